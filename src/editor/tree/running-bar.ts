import * as vscode from 'vscode';

/** Work that takes less, in milliseconds, is never shown to be under way: the bar would only flash. */
const BUSY_AFTER_MS = 250;

/** VS Code's own bar of progress above a view, while it is seen and what it shows is being made. */
export class RunningBar implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  #timer: NodeJS.Timeout | undefined;
  #end: (() => void) | undefined;

  /**
   * @param onChanged fires when work may have begun or ended
   * @param isRunning whether it is under way
   */
  constructor(
    private readonly viewId: string,
    private readonly view: vscode.TreeView<string>,
    onChanged: vscode.Event<unknown>,
    private readonly isRunning: () => boolean,
  ) {
    this.#subscription = onChanged(() => this.#look());
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#end?.();
    this.#subscription.dispose();
  }

  #look(): void {
    if (!this.isRunning()) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#end?.();
      this.#end = undefined;
    } else if (!this.#end) this.#timer ??= setTimeout(() => this.#begin(), BUSY_AFTER_MS);
  }

  #begin(): void {
    this.#timer = undefined;
    if (!this.view.visible || !this.isRunning()) return;
    void vscode.window.withProgress({ location: { viewId: this.viewId } }, () => {
      return new Promise<void>((resolve) => {
        this.#end = resolve;
      });
    });
  }
}
