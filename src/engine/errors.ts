/**
 * An error a person can act on: its message is one sentence that says what is wrong and what to do.
 * Everything else that is thrown is a bug and carries its cause.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  /** By the name, for each bundle has this class of its own, and what one throws another catches. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: a class made from this one inherits the method, and is meant itself
    if (this !== UserError) return super[Symbol.hasInstance](value);
    return value instanceof Error && value.name === 'UserError';
  }
}

/** The sentence to show for any thrown value: the message of an error, or the value as text. */
export function sentence(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.split('\n', 1)[0]?.trim();
  return line ? line : 'It failed without saying why.';
}
