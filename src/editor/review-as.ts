import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Engine } from '../engine/engine';
import type { Analyzer } from './analyzer';
import { isAnalysable } from './documents';

interface Choice extends vscode.QuickPickItem {
  readonly personas: readonly string[] | null;
}

/** Lets the user choose who reads a document, one persona or the board, and returns whether somebody was chosen. */
export async function chooseReviewer(
  document: vscode.TextDocument,
  analyzer: Analyzer,
  engine: () => Promise<Engine>,
): Promise<boolean> {
  if (!isAnalysable(document)) return false;
  const personas = (await engine()).board.map(
    ({ id, name, lens }): Choice => ({
      label: name,
      detail: lens,
      iconPath: new vscode.ThemeIcon('person'),
      personas: [id],
    }),
  );
  const board: Choice = {
    label: l10n.t('The board'),
    description: l10n.t('as the text decides'),
    iconPath: new vscode.ThemeIcon('organization'),
    personas: null,
  };
  const choice = await vscode.window.showQuickPick([board, ...personas], {
    title: l10n.t('Review as'),
    placeHolder: l10n.t('Who should read this document?'),
    matchOnDetail: true,
  });
  if (!choice) return false;
  analyzer.ask(document, choice.personas);
  return true;
}
