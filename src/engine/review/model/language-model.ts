import { UserError } from '../../errors';

/** A language model, wherever it runs. */
export interface LanguageModel {
  /** The same for one model at one place, today and tomorrow. */
  readonly id: string;
  /** Its name for people; untrusted text. */
  readonly name: string;
  /** Where what it is asked goes, for people: "127.0.0.1:11434", "copilot, by way of the editor". */
  readonly place: string;
  /** Most tokens it takes in, where that is known. */
  readonly maxInputTokens?: number;
  /**
   * Asks, and yields the answer in pieces of any size as they come. An empty piece says that the model is at work.
   * The first piece is waited for as long as the signal allows.
   * @throws UserError one sentence, where there is no answer or not all of it; {@link NothingSent} where nothing has left
   */
  ask(prompt: string, options: { readonly signal: AbortSignal }): AsyncIterable<string>;
}

/** A model could not be asked, and nothing has left for it. */
export class NothingSent extends UserError {
  readonly nothingSent = true;
}

/** Whether an error says that nothing has left; by a mark, for each bundle has this class of its own. */
export function isNothingSent(error: unknown): boolean {
  return error instanceof UserError && 'nothingSent' in error && error.nothingSent === true;
}
