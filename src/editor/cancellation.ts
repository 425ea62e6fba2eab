import type * as vscode from 'vscode';

/** Runs work that a person or a model may take back, with a signal that says so. */
export async function withSignal<T>(
  token: vscode.CancellationToken,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const leaving = new AbortController();
  const listening = token.onCancellationRequested(() => leaving.abort());
  if (token.isCancellationRequested) leaving.abort();
  try {
    return await work(leaving.signal);
  } finally {
    listening.dispose();
  }
}
