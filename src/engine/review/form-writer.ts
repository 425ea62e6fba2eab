import { lastUpTo } from '../sorted';
import type { NormalForm } from './normal-form';

/**
 * Gathers a normal form and where its parts come from. What goes on in it as it does in the source is one part, however many
 * calls wrote it: most of a text is as it should be.
 */
export class FormWriter {
  readonly #source: string;
  readonly #parts: string[] = [];
  /** Where each part comes from; within one, form and source go on alike. */
  readonly #origins: number[] = [];
  /** The stretch of the source that is not among the parts yet. */
  #from = 0;
  #end = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0 && this.#from === this.#end;
  }

  /** Goes on with a stretch of the source. */
  copy(start: number, end: number): void {
    if (start >= end) return;
    if (start !== this.#end) {
      this.#flush();
      this.#from = start;
    }
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
    this.#parts.push(text);
    this.#origins.push(origin);
    this.#from = origin + text.length;
    this.#end = this.#from;
  }

  finish(): NormalForm {
    this.#flush();
    const origins = this.#origins;
    const starts = startsOf(this.#parts);
    const originOf = (offset: number): number => {
      const part = lastUpTo(starts, offset);
      return (origins[part] ?? 0) + offset - (starts[part] ?? 0);
    };
    return {
      text: this.#parts.join(''),
      original: ({ start, end }) => {
        const from = originOf(start);
        return { start: from, end: end > start ? originOf(end - 1) + 1 : from };
      },
    };
  }

  #flush(): void {
    if (this.#from < this.#end) {
      this.#parts.push(this.#source.slice(this.#from, this.#end));
      this.#origins.push(this.#from);
    }
    this.#from = this.#end;
  }
}

/** Where each part begins when they stand one behind the other. */
function startsOf(parts: readonly string[]): Uint32Array {
  const starts = new Uint32Array(parts.length);
  for (let index = 1; index < parts.length; index++) {
    starts[index] = (starts[index - 1] ?? 0) + (parts[index - 1]?.length ?? 0);
  }
  return starts;
}
