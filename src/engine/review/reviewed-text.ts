import { SourceDocument, type Span } from '../document';
import { lazily } from '../lazily';
import { ruleContext } from './context';
import { normalForm } from './normal-form';
import { markupOf } from './parse';
import type { Review } from './review';
import type { ReviewSettings } from './review-settings';
import { firedRules, reviewOf } from './reviewer';
import type { Fired, Persona, RuleContext, RuleDetection } from './rule';
import { type Seat, seatsOf } from './seats';
import { type IsSilent, silencesIn } from './suppressions';

/** Longest message of a rule that is believed when it comes from a store. */
const MAX_MESSAGE = 1_000;
/** Most rules that fired of one persona, as its review has. */
const MAX_FIRED = 50;
/** Most edits of a fix, and characters of one, that are believed when they come from a store. */
const MAX_EDITS = 50;
const MAX_EDIT = 4_000;

/** Who was asked, as a cache keeps it. */
export type KeptSeat = { readonly persona: string; readonly reason: string };

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
  readonly #isSilent: () => IsSilent;

  constructor(
    private readonly document: SourceDocument,
    detections: readonly RuleDetection[],
  ) {
    const markup = markupOf(document);
    const form = markup === null ? UNREAD : normalForm(document.text, markup);
    const standings = detections.map(({ id, standing, present }) => `${id} ${standing} ${present.join(' ')}`).sort();
    this.content = markup === null ? null : `${markup}\n${standings.join()}\n${form.text}`;
    this.#length = form.text.length;
    this.#original = form.original;
    this.#isSilent = lazily(() => silencesIn(document));
    this.#context = lazily(() => {
      const normal = new SourceDocument('', document.languageId, 0, form.text);
      return ruleContext(normal, detections);
    });
  }

  /** Who has something to say about it. Reads the text. */
  seats(personas: readonly Persona[]): readonly Seat[] {
    return this.content === null ? [] : seatsOf(personas, this.#context());
  }

  /** The rules of a persona that fire. Reads the text when the first persona asks. */
  fired(persona: Persona): readonly Fired[] {
    return this.content === null ? [] : firedRules(persona, this.#context());
  }

  /** The review that they make of this document. */
  review(seat: Seat, fired: readonly Fired[], settings: ReviewSettings): Review {
    const isSilent = this.#isSilent();
    return reviewOf(seat, fired, { document: this.document, original: this.#original, settings, isSilent });
  }

  /** Whether a value can be what {@link fired} returns, wherever it comes from. */
  isFired(persona: Persona, value: unknown): value is readonly Fired[] {
    return Array.isArray(value) && value.length <= MAX_FIRED && value.every((one) => this.#isOne(persona, one));
  }

  #isOne({ rules }: Persona, value: unknown): boolean {
    if (!isRecord(value)) return false;
    const { rule, message, fix } = value;
    return (
      rules.some(({ id }) => id === rule) &&
      isText(message, MAX_MESSAGE) &&
      this.#isSpan(value) &&
      (fix === undefined || this.#isFix(fix))
    );
  }

  #isFix(value: unknown): boolean {
    return (
      isRecord(value) &&
      isText(value.title, MAX_MESSAGE) &&
      Array.isArray(value.edits) &&
      value.edits.length <= MAX_EDITS &&
      value.edits.every((edit) => isRecord(edit) && isText(edit.text, MAX_EDIT) && this.#isSpan(edit))
    );
  }

  #isSpan({ start, end }: Readonly<Record<string, unknown>>): boolean {
    return (
      Number.isInteger(start) &&
      Number.isInteger(end) &&
      0 <= Number(start) &&
      Number(start) <= Number(end) &&
      Number(end) <= this.#length
    );
  }
}

const UNREAD = { text: '', original: (span: Span): Span => span };

/** Whether a value can be a list of who was asked, wherever it comes from. */
export function isSeats(value: unknown): value is readonly KeptSeat[] {
  return (
    Array.isArray(value) &&
    value.every((one) => isRecord(one) && isText(one.persona, MAX_MESSAGE) && isText(one.reason, MAX_MESSAGE))
  );
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
