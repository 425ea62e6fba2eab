import { SourceDocument, type Span } from '../document';
import { lazily } from '../lazily';
import { normalForm } from './normal-form';
import { markupOf, outlineOf } from './parse';
import type { Fired, Persona, Review, RuleContext, RuleDetection } from './review';
import { firedRules, reviewOf } from './reviewer';

/** Longest message of a rule that is believed when it comes from a store. */
const MAX_MESSAGE = 1_000;
/** Most rules that fired of one persona, as its review has. */
const MAX_FIRED = 50;

/**
 * A document as rules see it: its text in a normal form, and which frameworks stand in it. What fires depends on nothing else, so
 * texts that differ in white space and marks alone share it; only the places differ, and are found again by the way back.
 */
export class ReviewedText {
  /** All that the rules see, in one text; null where no rule can fire. */
  readonly content: string | null;
  readonly #context: () => RuleContext;
  readonly #original: (span: Span) => Span;
  readonly #length: number;

  constructor(
    private readonly document: SourceDocument,
    detections: readonly RuleDetection[],
  ) {
    const markup = markupOf(document);
    const form = markup === null ? UNREAD : normalForm(document.text, markup);
    const seen = detections.map(({ id, kind, standing }) => ({ id, kind, standing }));
    const standings = seen.map(({ id, standing }) => `${id} ${standing}`).sort();
    this.content = markup === null ? null : `${markup}\n${standings.join()}\n${form.text}`;
    this.#length = form.text.length;
    this.#original = form.original;
    this.#context = lazily(() => {
      const normal = new SourceDocument('', document.languageId, 0, form.text);
      return { document: normal, outline: outlineOf(normal), detections: seen };
    });
  }

  /** The rules of a persona that fire. Reads the text when the first persona asks. */
  fired(persona: Persona): readonly Fired[] {
    return this.content === null ? [] : firedRules(persona, this.#context());
  }

  /** The review that they make of this document. */
  review(persona: Persona, fired: readonly Fired[]): Review {
    return reviewOf(persona, fired, this.document, this.#original);
  }

  /** Whether a value can be what {@link fired} returns, wherever it comes from. */
  isFired(persona: Persona, value: unknown): value is readonly Fired[] {
    return Array.isArray(value) && value.length <= MAX_FIRED && value.every((one) => this.#isOne(persona, one));
  }

  #isOne({ rules }: Persona, value: unknown): boolean {
    if (typeof value !== 'object' || value === null) return false;
    const { rule, message, start, end } = value as Readonly<Record<string, unknown>>;
    return (
      rules.some(({ id }) => id === rule) &&
      typeof message === 'string' &&
      message.length <= MAX_MESSAGE &&
      Number.isInteger(start) &&
      Number.isInteger(end) &&
      0 <= Number(start) &&
      Number(start) <= Number(end) &&
      Number(end) <= this.#length
    );
  }
}

const UNREAD = { text: '', original: (span: Span): Span => span };
