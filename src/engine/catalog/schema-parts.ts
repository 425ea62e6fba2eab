import { z } from 'zod';

/** What schemas of packs are made of. Messages are the ends of sentences that begin with the place. */

export const NOT_TEXT = 'must be a text: put it in double quotes';
export const NOT_LIST = 'must be a list: put it in square brackets';
export const NOT_OBJECT = 'must be an object: put it in braces';
export const EMPTY = 'is empty: write something there or remove it';

/** Longest phrase, in characters. */
const MAX_PHRASE_CHARS = 200;

export const text = z.string(NOT_TEXT).min(1, EMPTY);

export const id = z
  .string(NOT_TEXT)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'must be in kebab-case: small letters, digits and single hyphens, such as "two-pizza-team"',
  );

export const phrase = text
  .max(MAX_PHRASE_CHARS, `is longer than ${MAX_PHRASE_CHARS} characters: shorten it`)
  .regex(/^\S+( \S+)*$/, 'must be words with single spaces between them: remove the other blanks');

export function list<T extends z.ZodType>(item: T, max?: number): z.ZodArray<T> {
  const any = z.array(item, NOT_LIST);
  return max === undefined ? any : any.max(max, `has more than ${max} entries: leave some out`);
}

export function oneOf<T extends string>(values: readonly [T, ...T[]]): z.ZodEnum<{ [value in T]: value }> {
  return z.enum(values, `must be one of ${quotedList(values)}`);
}

export function object<S extends z.ZodRawShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  return z.strictObject(shape, { error: (issue) => (issue.code === 'invalid_type' ? NOT_OBJECT : undefined) });
}

export function quotedList(values: readonly string[]): string {
  return `${values
    .slice(0, -1)
    .map((value) => `"${value}"`)
    .join(', ')} or "${values.at(-1)}"`;
}
