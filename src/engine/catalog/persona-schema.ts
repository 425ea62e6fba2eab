import { z } from 'zod';
import {
  type PlaceKind,
  type Pull,
  type Severity,
  TOPICS,
  type WrittenAnswer,
  type WrittenCount,
  type WrittenFix,
} from './persona';
import { id, list, NOT_TEXT, object, oneOf, phrase, text } from './schema-parts';

/**
 * What a persona of a user's pack must look like. `pack.schema.json` says the same to editors; `read-personas.test.ts` holds the two
 * to one verdict.
 */

export const MAX_PERSONAS = 50;
/** Most rules of one persona. */
const MAX_RULES = 200;
/** Most ways to state one flaw. */
const MAX_STATEMENTS = 20;
/** Most phrases of one list. */
const MAX_PHRASES = 500;
/** Longest sentence of a rule, and longest text of an example or a fix. */
const MAX_SENTENCE = 300;
const MAX_TEXT = 4_000;

const NOT_NUMBER = 'must be a whole number that is not negative';

/** A phrase that has a word or a number to look for. */
const words = phrase.regex(/[\p{L}\p{N}#%€$£]/u, 'has no word to look for: write one');
const phrases = list(words, MAX_PHRASES).min(1, 'is empty: add a phrase or leave it out');
const sentence = text.max(MAX_SENTENCE, `is longer than ${MAX_SENTENCE} characters: shorten it`);
const long = text.max(MAX_TEXT, `is longer than ${MAX_TEXT.toLocaleString('en')} characters: shorten it`);
const amount = z.number(NOT_NUMBER).int(NOT_NUMBER).min(0, NOT_NUMBER);

const trigger = {
  in: list(oneOf<PlaceKind>(['title', 'heading', 'sentence', 'cell']), 4).optional(),
  any: phrases,
  also: phrases.optional(),
  not: phrases.optional(),
  theme: amount.optional(),
};

const rule = object({
  id: z
    .string(NOT_TEXT)
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/,
      'must be the id of its persona, a slash and a name in kebab-case, such as "finance/no-reserve"',
    ),
  severity: oneOf<Severity>(['info', 'warning', 'error']),
  topic: oneOf([...TOPICS]),
  pull: object({
    axis: oneOf<Pull['axis']>(['speed', 'scope', 'spend', 'control']),
    towards: oneOf<Pull['towards']>(['up', 'down']),
  }).optional(),
  texts: oneOf<'deliberating' | 'any'>(['deliberating', 'any']).optional(),
  frameworks: list(id, MAX_PHRASES).optional(),
  trigger: object(trigger).optional(),
  stated: list(object({ ...trigger, message: sentence }), MAX_STATEMENTS).optional(),
  answer: object({
    within: oneOf<WrittenAnswer['within']>(['place', 'section', 'text']),
    any: phrases.optional(),
    headings: phrases.optional(),
  }).optional(),
  count: object({
    of: oneOf<WrittenCount['of']>(['items', 'rows', 'headings', 'sentences']),
    min: amount.optional(),
    max: amount.optional(),
  }).optional(),
  fires: oneOf<'once' | 'everywhere'>(['once', 'everywhere']).optional(),
  message: sentence,
  why: sentence,
  question: sentence,
  fix: object({
    title: sentence,
    text: long,
    at: oneOf<WrittenFix['at']>(['section-end', 'text-end']),
  }).optional(),
  mustFire: list(long, MAX_RULES).optional(),
  mustNotFire: list(long, MAX_RULES).optional(),
});

/** A persona; one that is there already needs its rules alone. */
export const personaSchema = object({
  id,
  name: sentence.optional(),
  lens: sentence.optional(),
  joins: object({
    always: z.boolean('must be true or false, without quotes').optional(),
    categories: list(text, MAX_PHRASES).optional(),
    frameworks: list(id, MAX_PHRASES).optional(),
    words: phrases.optional(),
    except: phrases.optional(),
  }).optional(),
  rules: list(rule, MAX_RULES).min(1, 'has no rules: add one'),
});
