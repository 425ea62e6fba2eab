import type { SourceDocument } from './document';
import { formatMs } from './format';
import type { Monitor } from './monitor/monitor';
import type { AskOptions } from './review/model/ask';
import type { LanguageModel } from './review/model/language-model';
import type { ModelReview } from './review/model/model-review';
import type { ModelEndpoint } from './review/model/openai';
import type { Finding } from './review/review';

/** How an answer ended, as the outcome of a step. */
const OUTCOME = {
  running: 'partial',
  complete: 'ok',
  late: 'late',
  failed: 'failed',
  cancelled: 'aborted',
} as const;

/** Asks language models, measures how long they take, and loads what that needs when somebody first wants it. */
export class ModelReviews {
  /** @param log hears who was sent how much; nothing of what was sent or answered */
  constructor(
    private readonly monitor: Monitor,
    private readonly log: (line: string) => void,
  ) {}

  /** What a model says of a document, ever richer; the last review is no longer `running`. */
  async *ask(
    document: SourceDocument,
    findings: readonly Finding[],
    model: LanguageModel,
    options: AskOptions,
  ): AsyncGenerator<ModelReview, void, void> {
    const { askModel } = await import('./review/model/ask');
    for await (const review of askModel(document, findings, model, options)) {
      if (review.state !== 'running') this.#ended(review);
      yield review;
    }
  }

  /** A model by its name at an endpoint, which is not asked yet. */
  async at(endpoint: ModelEndpoint, name: string): Promise<LanguageModel> {
    return (await import('./review/model/openai')).modelAt(endpoint, name);
  }

  /**
   * The models that an endpoint lists.
   * @throws UserError one sentence, where it does not
   */
  async listed(endpoint: ModelEndpoint, signal: AbortSignal): Promise<readonly LanguageModel[]> {
    return (await import('./review/model/openai')).modelsAt(endpoint, signal);
  }

  #ended({ model, state, ms, sent }: ModelReview): void {
    const startMs = this.monitor.now() - ms;
    this.monitor.record({ operation: 'model', label: model.name, startMs, durationMs: ms, outcome: OUTCOME[state] });
    this.log(`${model.name} (${model.place}) was sent ${sent?.bytes ?? 0} bytes: ${state} after ${formatMs(ms)}.`);
  }
}
