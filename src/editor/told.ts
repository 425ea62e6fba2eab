import * as vscode from 'vscode';
import { UserError } from '../engine/errors';

/** Runs a command. What a person can act on is said to them; the rest is a bug, of which VS Code tells. */
export async function told<T>(command: () => Promise<T>): Promise<T | undefined> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    void vscode.window.showErrorMessage(error.message);
    return undefined;
  }
}
