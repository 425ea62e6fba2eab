/** Takes what a source yields as fast as it comes, and holds it until somebody wants it. */
export class Ahead<T> {
  readonly #held: T[] = [];
  readonly #filling: Promise<void>;
  #isEnded = false;
  #wake: () => void = () => undefined;

  constructor(source: AsyncIterable<T>) {
    this.#filling = this.#fill(source).finally(() => {
      this.#isEnded = true;
      this.#wake();
    });
    // Whoever waits for more hears of a failure.
    this.#filling.catch(() => undefined);
  }

  /** Whether the source has ended. */
  get isEnded(): boolean {
    return this.#isEnded;
  }

  /** Whether it has, and everything was taken. */
  get isDone(): boolean {
    return this.#isEnded && this.#held.length === 0;
  }

  /** The next that is held; undefined where nothing is. */
  take(): T | undefined {
    return this.#held.shift();
  }

  /** Resolves when there is more than there was, or the source ends; after its end never. @throws what ended the source */
  async more(): Promise<undefined> {
    if (this.#isEnded) {
      await this.#filling;
      return new Promise(() => undefined);
    }
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    if (this.#isEnded) await this.#filling;
    return undefined;
  }

  async #fill(source: AsyncIterable<T>): Promise<void> {
    for await (const one of source) {
      this.#held.push(one);
      this.#wake();
    }
  }
}
