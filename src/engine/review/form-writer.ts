import type { NormalForm } from './normal-form';

/**
 * Gathers a normal form and where its parts come from. What goes on in it as it does in the source is one part, however many
 * calls wrote it: most of a text is as it should be, and each part costs a string and two numbers.
 */
export class FormWriter {
  readonly #source: string;
  readonly #parts: string[] = [];
  /** Where parts begin that come from elsewhere than the end of those before, here and in the source; within one both go on alike. */
  readonly #starts: number[] = [];
  readonly #origins: number[] = [];
  #length = 0;
  /** The stretch of the source that is not among the parts yet. */
  #from = 0;
  #end = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** Goes on with a stretch of the source. */
  copy(start: number, end: number): void {
    if (start >= end) return;
    if (start !== this.#end) {
      this.#flush();
      this.#from = start;
    }
    this.#place(start);
    this.#length += end - start;
    this.#end = end;
  }

  /** White space in place of that behind the last part. */
  join(text: string): void {
    if (this.#source.startsWith(text, this.#end)) this.copy(this.#end, this.#end + text.length);
    else this.put(text, this.#end);
  }

  /** Goes on with a text that stands for what begins at an offset of the source. */
  put(text: string, origin: number): void {
    this.#flush();
    this.#place(origin);
    this.#parts.push(text);
    this.#length += text.length;
    this.#end = origin + text.length;
    this.#from = this.#end;
  }

  finish(): NormalForm {
    this.#flush();
    const starts = this.#starts;
    const origins = this.#origins;
    const originOf = (offset: number): number => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return (origins[low] ?? 0) + offset - (starts[low] ?? 0);
    };
    return {
      text: this.#parts.join(''),
      original: ({ start, end }) => {
        const from = originOf(start);
        return { start: from, end: end > start ? originOf(end - 1) + 1 : from };
      },
    };
  }

  /** Keeps where the next character comes from, unless that follows from the one before. */
  #place(origin: number): void {
    const last = this.#starts.length - 1;
    const isKnown = last >= 0 && (this.#origins[last] ?? 0) - (this.#starts[last] ?? 0) === origin - this.#length;
    if (isKnown) return;
    this.#starts.push(this.#length);
    this.#origins.push(origin);
  }

  #flush(): void {
    if (this.#from < this.#end) this.#parts.push(this.#source.slice(this.#from, this.#end));
    this.#from = this.#end;
  }
}
