/** Ends what it stands for; calling it again does nothing. */
export interface Disposable {
  dispose(): void;
}

/** Calls the listener whenever it happens, until the subscription is disposed of. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** A tiny typed event, shaped like VS Code's so that surfaces can subscribe without an adapter. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  readonly event: Event<T> = (listener) => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
