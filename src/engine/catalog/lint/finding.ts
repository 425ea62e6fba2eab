import type { Example, Examples, Framework } from '../framework';
import type { Found } from '../user-pack';

/** What is looked at: signals two frameworks share, signals that add nothing, signals that are never found, data. */
export type Check = 'overlap' | 'shadowed' | 'unmatched' | 'data';

/** Where in a framework something stands, as keys and indexes from the framework on. */
export type PathInFramework = readonly (string | number)[];

/** Something of a framework that is wrong, or may be. */
export interface LintFinding {
  readonly check: Check;
  /** An error is wrong whatever was meant; a warning is for a person to judge. */
  readonly severity: 'error' | 'warning';
  /** Id of the framework. */
  readonly framework: string;
  readonly path: PathInFramework;
  /** One sentence that says what is wrong and what to do. */
  readonly message: string;
}

/** A framework to check; without examples where they were left out of what is built. */
export type Linted = Framework & Partial<Examples>;

/** What the checks need of detection, which lies above the catalogue. */
export interface LintPorts {
  /** Looks for a framework, with no other in the catalogue. */
  readonly find: (framework: Framework, example: Example) => Found | null;
  /** Ids of the frameworks found in a text, with all of them in the catalogue. */
  readonly idsIn: (text: string) => readonly string[];
  /** How often a word is met in technical text, as a number without a unit; 0 for a word that is rare. */
  readonly commonness: (word: string) => number;
  /** The language of a file, by its name. */
  readonly languageOf: (fileName: string) => string;
  /** Whether a file has a name, one `*` in which stands for any run of characters. */
  readonly isFileNamed: (name: string, fileName: string) => boolean;
}

/** Whether one of two frameworks says that they belong together: by growing out of the other, or by competing with it. */
export function areDeclared(one: Framework, other: Framework): boolean {
  const names = (framework: Framework, id: string): boolean =>
    framework.related?.includes(id) === true || framework.competing?.includes(id) === true;
  return names(one, other.id) || names(other, one.id);
}
