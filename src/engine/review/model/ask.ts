import { abortable, type Clock, deriveAbort, type Limit, systemClock } from '../../clock';
import type { SourceDocument } from '../../document';
import { sentence, UserError } from '../../errors';
import { formatMs } from '../../format';
import type { Finding } from '../review';
import { AnswerReader } from './answer';
import { isNothingSent, type LanguageModel } from './language-model';
import type { ModelReview, ModelReviewState, Sent } from './model-review';
import { promptOf } from './prompt';

/**
 * How long an answer is waited for, in milliseconds. The budgets of the analysis do not fit a model that writes: one on a
 * laptop takes seconds to read a prompt, and reads out ten words a second.
 */
const FIRST_MS = 30_000;
const WHOLE_MS = 120_000;

export interface AskOptions {
  /** A person's own question, which is answered in place of a review. */
  readonly question?: string | undefined;
  /** Ends the question; what has come until then stands. */
  readonly signal?: AbortSignal | undefined;
  /** Until the first piece of the answer, and between any two; {@link FIRST_MS} without one. */
  readonly firstMs?: number | undefined;
  /** Until the whole answer; {@link WHOLE_MS} without one. */
  readonly wholeMs?: number | undefined;
  readonly clock?: Clock;
}

/**
 * Asks a model to review a document, or what somebody wants to know of it, and yields ever richer reviews; the last one is no longer `running`. Never throws for what
 * the model or the way to it does: that is the review's error.
 * @param findings what rules found in it; the prompt is built from these and from the excerpts they need
 * @throws after a last review, whatever a model's adapter throws that is no UserError: a bug
 */
export async function* askModel(
  document: SourceDocument,
  findings: readonly Finding[],
  model: LanguageModel,
  { question, signal, firstMs = FIRST_MS, wholeMs = WHOLE_MS, clock = systemClock }: AskOptions,
): AsyncGenerator<ModelReview, void, void> {
  const startedMs = clock.now();
  const prompt = promptOf(document, findings, model, question);
  const reader = new AnswerReader(prompt.lines, prompt.excerpts, question === undefined ? 'review' : 'answer');
  let sent: Sent | null = null;
  const { id, name, place } = model;
  const review = (state: ModelReviewState, error: string | null, remark: string | null = null): ModelReview => {
    const [{ uri, version }, ms] = [document, clock.now() - startedMs];
    return {
      uri,
      version,
      model: { id, name, place },
      state,
      ...reader.read(state !== 'running'),
      sent,
      ms,
      remark,
      error,
    };
  };

  const leaving = new AbortController();
  const whole = deriveAbort(clock, signal ? AbortSignal.any([signal, leaving.signal]) : leaving.signal, wholeMs);
  const pause = deriveAbort(clock, whole.signal, firstMs);
  let pieces: AsyncIterator<string> | undefined;
  let isBegun = false;
  try {
    whole.signal.throwIfAborted();
    if (prompt.excerpts.length === 0)
      throw new UserError(
        `There is nothing to ask ${name} about: the document is empty, or the model takes in too little.`,
      );
    sent = prompt.sent;
    yield review('running', null);
    pieces = model.ask(prompt.text, { signal: pause.signal })[Symbol.asyncIterator]();
    let remark: string | null = null;
    while (remark === null) {
      const { done, value } = await abortable(pieces.next(), pause.signal);
      if (done) break;
      pause.renew();
      isBegun = true;
      if (!reader.push(value)) remark = 'The answer was longer than a review may be: the rest was not taken.';
      else if (value !== '') yield review('running', null);
    }
    if (reader.read(true).text === '') throw new UserError(`${name} had nothing to say: ask again, or another model.`);
    yield review('complete', null, remark);
  } catch (error) {
    if (isNothingSent(error)) sent = null;
    if (signal?.aborted) yield review('cancelled', 'The question was cancelled; what had come until then stands.');
    else if (whole.reached() || pause.reached())
      yield review('late', lateness(name, { whole, isBegun, firstMs, wholeMs }));
    else {
      yield review(
        'failed',
        error instanceof UserError ? sentence(error) : `Asking ${name} failed: ${sentence(error)}`,
      );
      if (!(error instanceof UserError)) throw error;
    }
  } finally {
    whole.release();
    pause.release();
    // Whoever stopped listening has the model stop, too; it may take its time over that.
    leaving.abort();
    pieces?.return?.().catch(() => undefined);
  }
}

interface Late {
  readonly whole: Limit;
  readonly isBegun: boolean;
  readonly firstMs: number;
  readonly wholeMs: number;
}

function lateness(name: string, { whole, isBegun, firstMs, wholeMs }: Late): string {
  const advice = 'ask a quicker model, or give it more time in the settings';
  if (whole.reached()) return `${name} had not finished after ${formatMs(wholeMs)}: ${advice}.`;
  if (isBegun) return `${name} wrote nothing more for ${formatMs(firstMs)}: ${advice}.`;
  return `${name} did not begin to answer within ${formatMs(firstMs)}: ${advice}.`;
}
