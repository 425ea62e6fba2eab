import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Analyzer } from './analyzer';
import { isAnalysable, rangeOf } from './documents';
import { evidenceBeside } from './evidence-steps';

/** How long a panel that was opened may take to be told of. */
const OPENING_MS = 2_000;

/** VS Code has a command for each of the first eight groups of editors, and none that takes a number. */
const GROUPS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'];

/**
 * Goes to the evidence before or after the cursor, and shows what it stands for.
 * @param step 1 for the next, -1 for the one before
 */
export async function goToEvidence(analyzer: Pick<Analyzer, 'current'>, step: 1 | -1): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isAnalysable(editor.document)) return;
  const { document, selection } = editor;
  const analysed = await analyzer.current(document);
  if (!analysed) return;
  const at = document.offsetAt(step === 1 ? selection.start : selection.end);
  const span = evidenceBeside(analysed.analysis, at, step);
  if (!span) {
    vscode.window.setStatusBarMessage(l10n.t('No frameworks in this document.'), 5_000);
    return;
  }
  const range = rangeOf(document, span);
  // The cursor stands at the beginning, for a hover is about what comes after it.
  editor.selection = new vscode.Selection(range.end, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
}

/**
 * Gives the panel the keyboard, and opens it where it is not.
 * @param open shows the panel, without the keyboard
 */
export async function focusPanel(open: () => Promise<void>): Promise<void> {
  if (!panelTab()) await open();
  const tab = panelTab() ?? (await openedTab());
  const group = GROUPS[(tab?.group.viewColumn ?? 0) - 1];
  if (!tab || !group) return;
  await vscode.commands.executeCommand(`workbench.action.focus${group}EditorGroup`);
  if (!tab.isActive)
    await vscode.commands.executeCommand('workbench.action.openEditorAtIndex', tab.group.tabs.indexOf(tab));
}

function panelTab(): vscode.Tab | undefined {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.find(
    ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('frameworkDirector.panel'),
  );
}

/** The tab of a panel that was just opened, which extensions hear of a moment later. */
function openedTab(): Promise<vscode.Tab | undefined> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve(panelTab());
    };
    const timer = setTimeout(end, OPENING_MS);
    const subscription = vscode.window.tabGroups.onDidChangeTabs(() => panelTab() && end());
  });
}
