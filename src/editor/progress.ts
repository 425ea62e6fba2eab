import * as vscode from 'vscode';

/** Nobody needs to be told of work that is done before they wonder. */
const UNTOLD_MS = 1_000;

/** Waits for work that is under way, and after a second says so, with a way to end it. */
export async function withLateProgress<T>(title: string, work: Promise<T>, cancel: () => void): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), UNTOLD_MS);
  });
  const ended = work.then(
    () => false,
    () => false,
  );
  const isLate = await Promise.race([late, ended]);
  clearTimeout(timer);
  if (!isLate) return work;
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_, token) => {
    token.onCancellationRequested(cancel);
    return work;
  });
}
