/** Ends what it stands for; calling it again does nothing. */
export interface Disposable {
  dispose(): void;
}

/** A tiny typed event, shaped like VS Code's so that surfaces can subscribe without an adapter. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  readonly event = (listener: (value: T) => void): Disposable => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
