import { createHash } from 'node:crypto';
import type { TieredCache } from './cache/tiered-cache';
import type { Catalog } from './catalog/catalog';
import type { WrittenPersona, WrittenRule } from './catalog/persona';
import { Detector } from './detection/detect';
import type { Detection } from './detection/detection';
import { prebuilt } from './detection/patterns/prebuilt';
import { SourceDocument } from './document';
import { sentence } from './errors';
import { lazily } from './lazily';
import type { Measurement, Outcome } from './monitor/measurement';
import { type Measured, type Monitor, Stopwatch } from './monitor/monitor';
import type { BoardChecks } from './own-packs';
import { ruleContext, ruleDetection } from './review/context';
import { jointReview } from './review/joint';
import { boardWith, personas } from './review/personas';
import type { Review, Reviewed } from './review/review';
import { DEFAULT_REVIEW_SETTINGS, type ReviewSettings } from './review/review-settings';
import { isSeats, type KeptSeat, ReviewedText } from './review/reviewed-text';
import type { Fired, Persona } from './review/rule';
import type { Seat } from './review/seats';
import { joined, softwareReview, softwareRulesOf, withSoftware } from './review/software/software-review';
import type { TeamReport } from './review/team/team-configuration';
import { ruleFrom } from './review/written/rule-from';

/** How long a review is served from the cache: the persona responses' time to live. */
const REVIEW_TTL_MS = 3_600_000;

/** What reviews need of the program. */
export interface ReviewsOptions {
  readonly cache?: { readonly reviewTtlMs?: number };
  /** Hears what a log should keep; never the document's text. */
  readonly log: (line: string) => void;
}

/** What is reviewed, and what the reviews rest on beside it. */
export interface ReviewRequest {
  readonly document: SourceDocument;
  readonly detections: readonly Detection[];
  readonly basis: {
    /** The marks of the packs in use, so that what rests on one can be forgotten with it. */
    readonly packs: string;
    /** Of everything else that decides what fires: the rules and the catalogue. */
    readonly hash: string;
  };
  readonly review?: ReviewSettings | Promise<ReviewSettings> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Hears how long all of it took together, once it is made. */
  readonly onJoint?: (measurement: Measurement) => void;
}

/** One review as it was made, with how long that took; without where it failed. */
export interface MadeReview {
  readonly review: Review;
  readonly measurement?: Measurement;
}

/** Reviews of documents by whoever has something to say about them, kept by what their rules see. */
export class Reviews {
  /** Who may be asked: those of this engine, and those of the packs in use. */
  #board: readonly Persona[] = personas;

  constructor(
    private readonly cache: TieredCache,
    private readonly monitor: Monitor,
    private readonly options: ReviewsOptions,
  ) {}

  /** Who may be asked, in the order in which they speak. */
  get board(): readonly Persona[] {
    return this.#board;
  }

  /** Asks these beside the built-in personas, and none of those before. */
  setPersonas(more: readonly WrittenPersona[]): void {
    this.#board = boardWith(more);
  }

  /** Reads what a team wants of reviews: what is good of it, and what is wrong with it. */
  async readTeam(text: string): Promise<TeamReport> {
    const { readTeam } = await import('./review/team/read-team');
    const rules = ruleIds(this.#board);
    return readTeam(text, { personas: this.#board.map(({ id }) => id), rules });
  }

  /** The reviews of a document, made now, and what they say together. */
  now(
    document: SourceDocument,
    detections: readonly Detection[],
    settings: ReviewSettings = DEFAULT_REVIEW_SETTINGS,
  ): Reviewed {
    const text = new ReviewedText(document, detections.map(ruleDetection));
    const written = this.#seated(settings, text).map((seat) => text.review(seat, text.fired(seat.persona), settings));
    const reviews = withSoftware(written, softwareReview(document, detections, this.#board, settings));
    return { reviews, joint: jointReview(reviews) };
  }

  /** The reviews of a document one after another, from the cache where they are there. */
  async *of({ document, detections, basis, review, signal, onJoint }: ReviewRequest): AsyncGenerator<MadeReview> {
    const settings = (await review) ?? DEFAULT_REVIEW_SETTINGS;
    const watch = new Stopwatch(this.monitor.now);
    // Whoever takes no more of it has ended it.
    let outcome: Outcome = 'aborted';
    try {
      const text = watch.busy(() => new ReviewedText(document, detections.map(ruleDetection)));
      const key = watch.busy(() => keyOf(text, basis));
      const seats = await this.#seats(text, key, settings, watch);
      const software = watch.busy(() => this.#software(document, detections, settings));
      // What the reader of the analysis does meanwhile is no part of the review.
      watch.stop();
      if (software && !seats.some(({ persona }) => persona.id === software.persona)) yield { review: software };
      const made: MadeReview[] = [];
      for (const seat of seats) {
        if (signal?.aborted) return;
        watch.goOn();
        const one = await this.#reviewOrFailure(seat, text, key, settings, software);
        watch.stop();
        made.push(one);
        yield one;
      }
      outcome = jointOutcome(made);
    } catch (error) {
      outcome = 'failed';
      throw error;
    } finally {
      watch.stop();
      const { startMs, elapsedMs: durationMs, busyMs } = watch;
      onJoint?.(this.monitor.record({ operation: 'joint-review', label: '', startMs, durationMs, outcome, busyMs }));
    }
  }

  /** What the rules for software find, made anew: that costs less than a look into a store. */
  #software(document: SourceDocument, detections: readonly Detection[], settings: ReviewSettings): Review | null {
    try {
      return softwareReview(document, detections, this.#board, settings);
    } catch (error) {
      this.options.log(`The review of software failed: ${error instanceof Error ? error.stack : String(error)}`);
      return null;
    }
  }

  /**
   * Who reviews a text: whom the settings name, or who has something to say about it, which is kept like what they say, for
   * finding it out reads the text.
   */
  async #seats(
    text: ReviewedText,
    key: string | null,
    settings: ReviewSettings,
    watch: Stopwatch,
  ): Promise<readonly Seat[]> {
    if (key === null || settings.personas) return watch.busy(() => this.#seated(settings, text));
    const kept = await this.#kept('seats', key, isSeats, () =>
      watch.busy(() =>
        text.seats(this.#board).map(({ persona, reason }): KeptSeat => ({ persona: persona.id, reason })),
      ),
    );
    return kept.value.flatMap(({ persona: id, reason }) => {
      const persona = this.#board.find((one) => one.id === id);
      return persona ? [{ persona, reason }] : [];
    });
  }

  /** The personas that settings name, or those who have something to say. */
  #seated({ personas: ids }: ReviewSettings, text: ReviewedText): readonly Seat[] {
    if (!ids) return text.seats(this.#board);
    const named = this.#board.filter(({ id }) => ids.includes(id));
    return named.map((persona) => ({ persona, reason: 'the settings name it' }));
  }

  async #reviewOrFailure(
    seat: Seat,
    text: ReviewedText,
    key: string | null,
    settings: ReviewSettings,
    software: Review | null,
  ): Promise<MadeReview> {
    try {
      const { value, measurement } = await this.#reviewBy(seat, text, key, settings);
      return { review: joined(value, software), measurement };
    } catch (error) {
      const { id, name } = seat.persona;
      this.options.log(`The review by ${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
      const said = `This review failed: ${sentence(error)}`;
      return { review: { persona: id, personaName: name, reason: seat.reason, findings: [], error: said } };
    }
  }

  /** @param key under which what fires is kept; null where nothing can, and looking it up would cost more */
  #reviewBy(seat: Seat, text: ReviewedText, key: string | null, settings: ReviewSettings): Promise<Measured<Review>> {
    const { persona } = seat;
    return this.monitor.measure('review', persona.id, async (step) => {
      if (key === null) return text.review(seat, [], settings);
      const isValid = (kept: unknown): kept is readonly Fired[] => text.isFired(persona, kept);
      const { value, cached } = await this.#kept(persona.id, key, isValid, () => step.busy(() => text.fired(persona)));
      if (cached) step.outcome = 'cached';
      return step.busy(() => text.review(seat, value, settings));
    });
  }

  #kept<T>(
    part: string,
    key: string,
    isValid: (value: unknown) => value is T,
    compute: () => T,
  ): Promise<{ readonly value: T; readonly cached: boolean }> {
    const ttlMs = this.options.cache?.reviewTtlMs ?? REVIEW_TTL_MS;
    return this.cache.compute('reviews', `${part}:${key}`, { ttlMs, isValid, compute });
  }
}

/** Under which what fires in a text is kept; null where nothing can. */
function keyOf({ content }: ReviewedText, basis: ReviewRequest['basis']): string | null {
  return content === null ? null : `${basis.packs}:${sha256(`${basis.hash}\n${content}`)}`;
}

function jointOutcome(made: readonly MadeReview[]): Outcome {
  if (made.some(({ review }) => review.error !== undefined)) return 'partial';
  return made.length > 0 && made.every(({ measurement }) => measurement?.outcome === 'cached') ? 'cached' : 'ok';
}

/** What the reading of packs needs of the built-in board: which ids are taken, and whether a rule fires in an example. */
export function boardChecks(builtIn: Catalog): BoardChecks {
  const detector = lazily(() => new Detector(builtIn, prebuilt));
  return {
    personas: new Set(personas.map(({ id }) => id)),
    rules: new Set(ruleIds(personas)),
    fires: (rule: WrittenRule, text) => {
      const document = new SourceDocument('untitled:example.md', 'markdown', 0, text);
      const context = ruleContext(document, detector().detect(document).detections.map(ruleDetection));
      for (const _ of ruleFrom(rule).check(context)) return true;
      return false;
    },
  };
}

/** All rules of a board, those for software with them. */
function ruleIds(board: readonly Persona[]): string[] {
  return board.flatMap((persona) => [...persona.rules, ...softwareRulesOf(persona)].map(({ id }) => id));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
