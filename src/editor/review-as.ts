import * as vscode from 'vscode';
import type { Engine } from '../engine/engine';
import type { Analyzer } from './analyzer';
import { isAnalysable } from './documents';

interface Choice extends vscode.QuickPickItem {
  readonly personas: readonly string[] | null;
}

const BOARD: Choice = {
  label: 'The board',
  description: 'as the text decides',
  iconPath: new vscode.ThemeIcon('organization'),
  personas: null,
};

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
  const choice = await vscode.window.showQuickPick([BOARD, ...personas], {
    title: 'Review as',
    placeHolder: 'Who should read this document?',
    matchOnDetail: true,
  });
  if (!choice) return false;
  analyzer.ask(document, choice.personas);
  return true;
}
