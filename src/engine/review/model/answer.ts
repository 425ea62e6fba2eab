import type { Line } from '../lines';
import { astrayLines, citedIn, knownOf, withoutCitations } from './citations';
import type { Citation, Excerpt, ModelPoint } from './model-review';
import { Quotes } from './quotes';
import { visible } from './visible';

/** UTF-16 units of an answer that are kept; a review in six points has a tenth of it. */
const MAX_ANSWER = 16_000;
/** UTF-16 units that a model may think aloud before it answers, which nobody is shown. */
const MAX_THOUGHTS = 200_000;
const MAX_POINTS = 12;
const MAX_QUESTION = 400;
const MAX_REASON = 1_200;

/** What an answer says so far. */
export interface Answer {
  readonly points: readonly ModelPoint[];
  readonly text: string;
  /** Each once, in the order of the text. */
  readonly citations: readonly Citation[];
}

/**
 * Reads an answer as it comes. A point begins with its number at the start of a line, or with a bullet where the first one did;
 * what is settled is not read again. Citations count only within the excerpts that were given; all that comes out is plain text.
 */
export class AnswerReader {
  readonly #quotes: Quotes;
  /** How much has come before the answer, in UTF-16 units, and what of it is still to be judged. */
  #thoughts = 0;
  #held = '';
  #thinking: 'maybe' | 'yes' | 'no' = 'maybe';
  #text = '';
  /** Where the point that is still being written begins in the text, and how it began; null before the first. */
  #open: { readonly start: number; readonly mark: Mark } | null = null;
  #settled: readonly ModelPoint[] = [];
  /** From where on a line may begin a point. */
  #looked = 0;

  /**
   * @param lines of the document, the first at index 0
   * @param excerpts the lines of it that the model was given
   * @param kind what was asked for: a review, of which twelve points are taken, or an answer, which may have any form
   */
  constructor(
    private readonly lines: readonly Line[],
    private readonly excerpts: readonly Excerpt[],
    private readonly kind: 'review' | 'answer' = 'review',
  ) {
    this.#quotes = new Quotes(lines);
  }

  /** Takes the next piece. Returns false once no more is taken: the answer has got too long. */
  push(piece: string): boolean {
    const said = this.#withoutThoughts(piece);
    const room = MAX_ANSWER - this.#text.length;
    this.#text += visible(said.slice(0, room));
    this.#settle();
    return said.length <= room && this.#settled.length < this.#mostPoints && this.#thoughts < MAX_THOUGHTS;
  }

  /**
   * What it says so far.
   * @param isWhole whether nothing follows; before that, a mark that is half written is held back
   */
  read(isWhole: boolean): Answer {
    const text = isWhole ? this.#text : this.#text.replace(HALF_WRITTEN, '');
    const points = [...this.#settled];
    if (this.#open && points.length < this.#mostPoints) {
      const point = this.#point(text.slice(this.#open.start));
      if (point) points.push(point);
    }
    const citations =
      this.kind === 'answer'
        ? knownOf(citedIn(text, this.lines, this.excerpts))
        : points.flatMap((point) => point.citations);
    return { points, text: text.trim(), citations: distinct(citations) };
  }

  get #mostPoints(): number {
    return this.kind === 'answer' ? Number.POSITIVE_INFINITY : MAX_POINTS;
  }

  /** Models that reason may write down how, in a block before the answer. */
  #withoutThoughts(piece: string): string {
    if (this.#thinking === 'no') return piece;
    this.#thoughts += piece.length;
    const text = this.#held + piece;
    if (this.#thinking === 'maybe') {
      const start = text.trimStart().slice(0, THINK.length);
      this.#thinking = start === THINK ? 'yes' : THINK.startsWith(start) ? 'maybe' : 'no';
      if (this.#thinking === 'no') return text;
    }
    const end = text.indexOf(THOUGHT);
    // Of thoughts only their end is looked for, which may come in two pieces.
    this.#held = this.#thinking === 'yes' ? text.slice(1 - THOUGHT.length) : text;
    if (this.#thinking === 'maybe' || end < 0) return '';
    this.#thinking = 'no';
    return text.slice(end + THOUGHT.length);
  }

  /** Reads the points that another one follows. */
  #settle(): void {
    for (;;) {
      const next = this.#nextStart();
      if (!next) return;
      if (this.#open) {
        const point = this.#point(this.#text.slice(this.#open.start, next.start));
        if (point) this.#settled = [...this.#settled, point];
      }
      this.#open = { start: next.end, mark: next.mark };
      this.#looked = next.end;
    }
  }

  #nextStart(): { readonly start: number; readonly end: number; readonly mark: Mark } | null {
    START.lastIndex = this.#looked;
    for (let match = START.exec(this.#text); match; match = START.exec(this.#text)) {
      const mark: Mark = match[1] === undefined ? 'bullet' : 'number';
      const { index } = match;
      if (!this.#open || mark === this.#open.mark) return { start: index, end: index + match[0].length, mark };
    }
    // The last line may become a beginning yet.
    this.#looked = Math.max(this.#looked, this.#text.lastIndexOf('\n') + 1);
    return null;
  }

  #point(text: string): ModelPoint | null {
    const cited = citedIn(text, this.lines, this.excerpts);
    const [first = '', ...rest] = withoutCitations(text)
      .split('\n')
      .map((line) => unmarked(line))
      .filter((line) => line !== '');
    const end = /[？؟]|\?(?=\s)/.exec(first);
    const question = end ? first.slice(0, end.index + 1) : first;
    const reason = [end ? first.slice(end.index + 1).trim() : '', ...rest].filter(Boolean).join(' ');
    if (question === '') return null;
    return {
      question: cut(question, MAX_QUESTION),
      reason: cut(reason, MAX_REASON),
      citations: distinct(knownOf(cited)),
      astray: astrayLines(cited),
      unfound: this.#quotes.unfound(`${question} ${reason}`),
    };
  }
}

type Mark = 'number' | 'bullet';

const THINK = '<think>';
const THOUGHT = '</think>';

/** How a point begins: "1. ", "2) ", "**3.** ", "### 4. ", or "- " and "* ". */
const START = /^(?:#{1,4} )?(?:\*\*|__)?(?:point )?(?:(\d{1,2})[.):](?:\*\*|__)?|[-*•])[ \t]+/gim;

/** At the end of what has come so far: a citation, or the number of the next point. */
const HALF_WRITTEN = /(?:[[(][ \t]?(?:L(?:ines?)?[\s\dL,;–—-]{0,40})?|\n[ \t]{0,3}[#*_]{0,4} ?\d{0,2}[.):]?)$/i;

/** What models write before a line though they were not asked to. */
const LABEL = /^(?:question|reason|why(?: it matters)?|because|lines?|cit(?:es|ed|ations?)|evidence|sources?)\s*:\s*/i;

/** A line without the marks of Markdown around it and labels before it. */
function unmarked(line: string): string {
  const bare = line
    .replace(/\*\*|__|`/g, '')
    .replace(/^\s*(?:[-*•>]|#{1,6})\s+/, '')
    .trim();
  const text = bare
    .replace(LABEL, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:?!])/g, '$1')
    .trim();
  return /[\p{L}\p{N}]/u.test(text) ? text : '';
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function distinct(citations: readonly Citation[]): Citation[] {
  const seen = new Map(citations.map((one) => [`${one.first}-${one.last}`, one]));
  return [...seen.values()].sort((a, b) => a.first - b.first || a.last - b.last);
}
