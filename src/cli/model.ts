import type { Analysis } from '../engine/analysis';
import type { SourceDocument } from '../engine/document';
import type { Engine } from '../engine/engine';
import { UserError } from '../engine/errors';
import type { LanguageModel } from '../engine/review/model/language-model';
import type { ModelReview } from '../engine/review/model/model-review';

/** Where the key of an endpoint is looked for. */
export const MODEL_KEY_VARIABLE = 'FRAMEWORK_DIRECTOR_MODEL_KEY';

/** How long an endpoint may take to list its models. */
const LIST_MS = 10_000;

/**
 * The model that a person named on the command line, or the first that the endpoint lists.
 * @throws UserError one sentence, where it lists none or does not answer
 */
export async function modelToAsk(engine: Engine, url: string, name: string | undefined): Promise<LanguageModel> {
  const key = process.env[MODEL_KEY_VARIABLE];
  const endpoint = { url, ...(key && { key }) };
  if (name !== undefined) return engine.modelAt(endpoint, name);
  const [first] = await engine.modelsAt(endpoint, AbortSignal.timeout(LIST_MS));
  if (!first) throw new UserError(`${url} lists no model: load one there, or name one with --model.`);
  return first;
}

/** What a model says of a document, once it has said all. */
export async function lastWord(
  engine: Engine,
  document: SourceDocument,
  { findings }: Analysis,
  model: LanguageModel,
): Promise<ModelReview> {
  let latest: ModelReview | undefined;
  for await (const review of engine.askModel(document, findings, model)) latest = review;
  if (!latest) throw new Error('The question ended without a result.');
  return latest;
}
