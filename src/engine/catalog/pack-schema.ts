import { z } from 'zod';
import type { ImportForm, Manifest, NameLanguage } from './framework';
import {
  EMPTY,
  id,
  list,
  NOT_LIST,
  NOT_OBJECT,
  NOT_TEXT,
  object,
  oneOf,
  phrase,
  quotedList,
  text,
} from './schema-parts';

/**
 * What a framework of a user's pack must look like. `pack.schema.json`, relaxed by `user-pack.patch.json`, says the same to
 * editors; `pack-schema.test.ts` holds the two to one verdict. Messages are the ends of sentences that begin with the place.
 */

export const MAX_FRAMEWORKS = 2_000;

/** Most names, elements, signals of one framework. */
const MAX_PARTS = 1_000;

const link = z.string(NOT_TEXT).regex(/^https:\/\/\S+$/, 'must be an address that begins with https://');

const name = object({
  text: phrase,
  ambiguous: z.boolean('must be true or false, without quotes').optional(),
  case: oneOf(['exact', 'fold']).optional(),
  language: oneOf<NameLanguage>(['de', 'es', 'fr', 'pt', 'ja']).optional(),
});

const element = object({
  id,
  name: text,
  distinct: list(phrase, MAX_PARTS).optional(),
  everyday: list(phrase, MAX_PARTS).optional(),
  formal: list(phrase, MAX_PARTS).optional(),
});

const someLanguages = list(z.string(NOT_TEXT)).min(1, EMPTY).optional();

/** Each kind of signal by the property that tells it. */
const SIGNALS = {
  import: object({
    import: text,
    as: oneOf<ImportForm>(['quoted', 'dotted', 'header', 'call']),
    languages: someLanguages,
  }),
  dependency: object({
    dependency: text,
    in: oneOf<Manifest>([
      'npm',
      'pypi',
      'maven',
      'gradle',
      'gem',
      'composer',
      'gomod',
      'cargo',
      'nuget',
      'hex',
      'pub',
      'swiftpm',
      'clojars',
      'hackage',
      'cran',
      'julia',
      'cocoapods',
      'cpan',
      'conan',
      'vcpkg',
      'shards',
      'docker',
      'actions',
      'helm',
      'terraform',
    ]),
  }),
  symbol: object({
    symbol: text,
    languages: list(text).optional(),
    files: list(text).min(1, EMPTY).optional(),
  }),
  file: object({ file: text }),
  command: object({ command: text }),
  expression: object({
    expression: text.max(500, 'is longer than 500 characters: shorten it'),
    around: z.string(NOT_TEXT).min(3, 'must be three characters at least: take more of what every match contains'),
    languages: someLanguages,
  }),
} as const;

/** A union's own complaint would be about all kinds at once; this one is about the kind that was meant. */
const signal = z.unknown().superRefine((value, context) => {
  const kinds = Object.keys(SIGNALS) as (keyof typeof SIGNALS)[];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    context.addIssue({ code: 'custom', message: NOT_OBJECT });
    return;
  }
  const kind = kinds.find((key) => Object.hasOwn(value, key));
  if (!kind) {
    context.addIssue({
      code: 'custom',
      message: `says nothing to look for: give it one of ${quotedList(kinds)}`,
    });
    return;
  }
  // Strict objects name the keys they do not know, which an issue of another code would lose.
  for (const issue of SIGNALS[kind].safeParse(value).error?.issues ?? [])
    context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
});

const EXAMPLE = { text, language: text.optional(), fileName: text.optional() };
const mustMatch = list(
  object({
    ...EXAMPLE,
    standing: oneOf(['mentioned', 'applied']),
    elements: list(text).optional(),
    version: z.string(NOT_TEXT).optional(),
  }),
);

function uniqueIds(): z.ZodArray<typeof id> {
  return list(id).refine((ids) => new Set(ids).size === ids.length, 'names a framework twice: remove one of the two');
}

const BASE = {
  id,
  name: text,
  category: text.optional(),
  source: text.optional(),
  guide: text.optional(),
  questions: list(text).optional(),
  names: list(name, MAX_PARTS).min(1, EMPTY),
  related: uniqueIds().optional(),
  competing: uniqueIds().optional(),
  links: list(link).optional(),
  mustMatch: mustMatch.optional(),
  mustNotMatch: list(object(EXAMPLE)).optional(),
};

/** A framework of each kind. */
export const frameworkSchemas = {
  strategy: object({ ...BASE, kind: z.literal('strategy'), elements: list(element, MAX_PARTS).optional() }),
  software: object({ ...BASE, kind: z.literal('software'), signals: list(signal, MAX_PARTS).optional() }),
} as const;

/** A pack, its frameworks and personas aside, which are read one by one. */
export const packSchema = object({
  $schema: z.string(NOT_TEXT).optional(),
  name: text,
  frameworks: z.array(z.unknown(), NOT_LIST),
  personas: z.array(z.unknown(), NOT_LIST).optional(),
});
