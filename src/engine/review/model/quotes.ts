import { lazily } from '../../lazily';
import type { Line } from '../lines';

/** Quotes of one point that are looked for. */
const MAX_QUOTES = 8;

/** Words between quotation marks of several scripts; single ones are apostrophes as often as not. */
const QUOTE = /“([^”\n]{2,300})”|„([^“”\n]{2,300})[“”]|«([^»\n]{2,300})»|「([^」\n]{2,300})」|"([^"\n]{2,300})"/g;

/** Tells which words that a model puts between quotation marks stand in the document. */
export class Quotes {
  readonly #document: () => { readonly text: string };
  /** What was looked for already: an answer is read many times as it grows. */
  readonly #known = new Map<string, boolean>();

  constructor(lines: readonly Line[]) {
    this.#document = lazily(() => ({ text: leveled(lines.map(({ text }) => text).join('\n')) }));
  }

  /** What a text quotes and the document does not have, each once; case, white space, dashes and emphasis count for nothing. */
  unfound(text: string): string[] {
    const quotes = [...text.matchAll(QUOTE)].map((match) => match.slice(1).find((one) => one !== undefined) ?? '');
    return [...new Set(quotes)].slice(0, MAX_QUOTES).filter((quote) => {
      const stands = this.#known.get(quote) ?? this.#stands(quote);
      this.#known.set(quote, stands);
      return !stands;
    });
  }

  /** Each part of it, where something is left out between them. */
  #stands(quote: string): boolean {
    return quote
      .split(/…|\.{3}|\[[^\]]*\]/)
      .map((part) => leveled(part).replace(/^[\s.,;:!?]+|[\s.,;:!?]+$/g, ''))
      .every((part) => this.#document().text.includes(part));
  }
}

function leveled(text: string): string {
  return text.toLowerCase().replace(/[*_`]/g, '').replace(/[’‘]/g, "'").replace(/[‐-―]/g, '-').replace(/\s+/g, ' ');
}
