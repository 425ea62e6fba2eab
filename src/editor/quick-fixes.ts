import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Analysis } from '../engine/analysis';
import type { Finding } from '../engine/review/review';
import { CONFIGURE_RULE, SHOW_FINDINGS } from './commands';
import { isEditable, rangeOf, resourceOf } from './documents';
import { SOURCE } from './finding-diagnostics';
import { fixEdit } from './fixes';

/** How a comment is written in a kind of text, where it is not as in HTML. */
const COMMENTS: Readonly<Record<string, readonly [before: string, after: string]>> = {
  asciidoc: ['// ', ''],
  restructuredtext: ['.. ', '\n'],
  mdx: ['{/* ', ' */}'],
};

/** What can be done about a finding where it stands: mend it, silence it here, turn its rule off, read on in the panel. */
export class QuickFixes implements vscode.CodeActionProvider {
  static readonly metadata: vscode.CodeActionProviderMetadata = {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  };

  /** @param latest the latest analysis of a document */
  constructor(private readonly latest: (document: vscode.TextDocument) => Analysis | undefined) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const analysis = this.latest(document);
    if (analysis?.version !== document.version) return [];
    const ours = diagnostics.filter(({ source }) => source === SOURCE);
    if (ours.length === 0) return [];
    const editable = await isEditable(document);
    if (analysis.version !== document.version) return [];
    return ours.flatMap((diagnostic) => {
      const finding = analysis.findings.find(
        (one) => one.rule === diagnostic.code && rangeOf(document, one).isEqual(diagnostic.range),
      );
      return finding ? actionsFor(document, finding, diagnostic, editable) : [];
    });
  }
}

function actionsFor(
  document: vscode.TextDocument,
  finding: Finding,
  diagnostic: vscode.Diagnostic,
  editable: boolean,
): vscode.CodeAction[] {
  const action = (title: string): vscode.CodeAction => {
    const made = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    made.diagnostics = [diagnostic];
    return made;
  };
  const actions: vscode.CodeAction[] = [];
  if (editable && finding.fix) {
    const mend = action(finding.fix.title);
    mend.edit = fixEdit(document, finding.fix);
    mend.isPreferred = true;
    actions.push(mend);
  }
  const silence = editable ? silencing(document, finding) : null;
  if (silence) {
    const here = action(l10n.t('Silence {0} here', finding.rule));
    here.edit = silence;
    actions.push(here);
  }
  if (vscode.workspace.getWorkspaceFolder(resourceOf(document.uri))) {
    const off = action(l10n.t('Turn off {0} for this folder', finding.rule));
    off.command = { command: CONFIGURE_RULE, title: off.title, arguments: [document.uri, finding.rule] };
    actions.push(off);
  }
  const more = action(l10n.t('Show all findings'));
  more.command = { command: SHOW_FINDINGS, title: more.title };
  return [...actions, more];
}

/** Whether a document is a text that is reviewed and has comments, by which a finding can be silenced. */
export function hasComments({ languageId }: vscode.TextDocument): boolean {
  return TEXTS.has(languageId);
}

/** A comment above what the finding stands in; null where the text has no comments. */
export function silencing(document: vscode.TextDocument, { rule, start }: Finding): vscode.WorkspaceEdit | null {
  if (!hasComments(document)) return null;
  const at = blockStart(document, document.positionAt(start).line);
  const [before, after] = COMMENTS[document.languageId] ?? ['<!-- ', ' -->'];
  const indent = /^\s*/.exec(document.lineAt(at).text)?.[0] ?? '';
  const edit = new vscode.WorkspaceEdit();
  const comment = `${indent}${before}framework-director-disable-next-line ${rule}${after}\n`;
  edit.insert(document.uri, new vscode.Position(at, 0), comment);
  return edit;
}

/** Kinds of text that are reviewed and have comments; plain text has none. */
const TEXTS = new Set(['markdown', 'mdx', 'quarto', 'rmd', 'asciidoc', 'restructuredtext']);

/** The line on which the paragraph, item or table begins that a line is part of. */
function blockStart(document: vscode.TextDocument, line: number): number {
  const text = (at: number): string => document.lineAt(at).text.trim();
  const isTable = text(line).startsWith('|');
  let first = line;
  while (first > 0 && !begins(text(first), isTable) && text(first - 1) !== '') {
    if (isTable && !text(first - 1).startsWith('|')) break;
    first--;
  }
  return first;
}

/** Whether a line is a block's first whatever stands above it. */
function begins(text: string, isTable: boolean): boolean {
  return !isTable && /^(?:[-*+] |\d{1,9}[.)] |#{1,6} )/.test(text);
}
