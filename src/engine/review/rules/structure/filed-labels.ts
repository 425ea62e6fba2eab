import { keysOf } from './label-words';
import type { Label } from './labels';
import { eachFirstWord, hashOfFirst, type Name } from './names';

const NO_LABELS: readonly Label[] = [];

/** The labels of a text, filed under the words that their names may begin with. */
export class FiledLabels {
  readonly #filed = new Map<number, FiledLabel[]>();

  constructor(labels: readonly Label[]) {
    for (const label of labels) this.#file(new FiledLabel(label));
  }

  /** The labels with a name, in the order of the text. */
  named(name: Name): readonly Label[] {
    const filed = this.#filed.get(name.firstWord);
    if (!filed) return NO_LABELS;
    return filed.filter((one) => one.has(name)).map(({ label }) => label);
  }

  #file(one: FiledLabel): void {
    const file = (word: number): void => {
      const held = this.#filed.get(word);
      if (!held) this.#filed.set(word, [one]);
      else if (held.at(-1) !== one) held.push(one);
    };
    if (eachFirstWord(one.label.text, file)) return;
    for (const key of one.keys) file(hashOfFirst(key));
  }
}

/** A label with its names, which are read when one is asked for that begins as they may. */
class FiledLabel {
  #keys: readonly string[] | undefined;

  constructor(readonly label: Label) {}

  get keys(): readonly string[] {
    this.#keys ??= keysOf(this.label.text);
    return this.#keys;
  }

  has({ words, beginning }: Name): boolean {
    return this.keys.some((key) => key === words || (beginning !== null && key.startsWith(beginning)));
  }
}
