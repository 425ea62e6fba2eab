import type { Span } from '../document';
import type { Example, ExpressionSignal, Framework, Pack } from './framework';
import type { WrittenRule } from './persona';

/** Packs of a user's own: what is read and what comes of it. Light, for surfaces import it. */

/** How the name of every pack file ends. */
export const PACK_SUFFIX = '.frameworks.json';
export const MAX_PACK_BYTES = 1_048_576;
/** Most packs that are used at a time. */
export const MAX_PACKS = 100;
export const MAX_ALL_BYTES = 4 * MAX_PACK_BYTES;
/** Most names, wordings and signals of all packs together: what comes with a workspace must not take seconds to compile. */
export const MAX_ALL_SIGNALS = 40_000;

/** A pack as it was found. */
export interface PackText {
  /** Where it was found: a uri or a path, unique among those that are read together. */
  readonly origin: string;
  readonly text: string;
}

/** What is wrong with a pack, at its place in the text. An error takes its framework out of use, a warning nothing. */
export interface PackProblem extends Span {
  /** One sentence that says what is wrong and what to do. */
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** What came of reading a pack. */
export interface PackReport {
  readonly origin: string;
  /** What of it is used; null where it cannot be read at all. */
  readonly pack: Pack | null;
  /** In the order of the text. */
  readonly problems: readonly PackProblem[];
}

/** How a framework was found in an example. */
export interface Found {
  readonly standing: 'mentioned' | 'applied';
  /** Ids of the elements that were found. */
  readonly elements: readonly string[];
  readonly version: string | null;
}

/** What reading needs of detection, which lies above the catalogue. */
export interface PackChecks {
  /** Looks for a framework, with no other in the catalogue. */
  readonly find: (framework: Framework, example: Example) => Found | null;
  /** Why a framework cannot be looked for, in a sentence; null where it can. */
  readonly unusable: (framework: Framework) => string | null;
  /** Why a regular expression is refused, as the end of a sentence; null where it is not. */
  readonly refuse: (signal: ExpressionSignal) => Promise<string | null>;
  /** Ids of the personas that are there without packs. */
  readonly personas: ReadonlySet<string>;
  /** Whether a rule fires in a Markdown text. */
  readonly fires: (rule: WrittenRule, text: string) => boolean;
  /** Whether words, or characters of code, stand in nearly every text. */
  readonly isTooCommon: (text: string, form: 'phrase' | 'literal') => boolean;
}
