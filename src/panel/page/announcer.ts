import type { After } from './delay';

/** Milliseconds without another result before one is said: while somebody types, the results of every pause follow each other. */
const SETTLED_MS = 800;

/** Has the result of an analysis said once it stands, and only where it says something else than before. */
export class Announcer {
  #said = '';
  #cancel: (() => void) | undefined;

  /** @param say puts a sentence where screen readers hear it */
  constructor(
    private readonly say: (sentence: string) => void,
    private readonly after: After,
  ) {}

  /** @param result in a sentence; null while it is under way */
  show(result: string | null): void {
    this.#cancel?.();
    if (result === null || result === this.#said) return;
    this.#cancel = this.after(SETTLED_MS, () => {
      this.#said = result;
      this.say(result);
    });
  }
}
