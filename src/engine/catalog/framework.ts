import type { WrittenPersona } from './persona';

/** The data of the catalogue, as packs write it; `pack.schema.json` beside this file says the same to editors. */

/** What a framework is: a way to think, or a thing to build with. */
export type FrameworkKind = 'strategy' | 'software';

/** A JSON file of frameworks, and of personas and their rules. */
export interface Pack<F extends Framework = Framework> {
  readonly name: string;
  readonly frameworks: readonly F[];
  readonly personas?: readonly WrittenPersona[];
}

/** An entry of the catalogue. */
export type Framework = StrategyFramework | SoftwareFramework;

interface FrameworkBase {
  /** Kebab-case common name, unique in the catalogue; part of the `--json` contract. */
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** Author, work and year, or the project's own address. */
  readonly source: string;
  /** What it is and when it helps, in two sentences. */
  readonly guide: string;
  /** What someone who uses it should be able to answer. */
  readonly questions: readonly string[];
  /** What it is called in text. */
  readonly names: readonly NameSignal[];
  /** Ids of frameworks that go with it or grew out of it. */
  readonly related?: readonly string[];
  /** Ids of frameworks that answer the same question in another way. */
  readonly competing?: readonly string[];
  /** Addresses (https) where it is explained: its own page first. */
  readonly links?: readonly string[];
}

/** The tests every framework of a pack carries. They stay in the pack's file; what is built and run does not hold them. */
export interface Examples {
  readonly mustMatch: readonly MatchExample[];
  readonly mustNotMatch: readonly Example[];
}

export interface StrategyFramework extends FrameworkBase {
  readonly kind: 'strategy';
  readonly elements: readonly ElementSignal[];
}

export interface SoftwareFramework extends FrameworkBase {
  readonly kind: 'software';
  readonly signals: readonly UsageSignal[];
}

/**
 * A name or alias. A phrase is words; hyphen, space, one line break and emphasis between them are the same, and the last
 * word may be plural. `~` after a word stands for its inflections, `_` for up to two words in between.
 */
export interface NameSignal {
  readonly text: string;
  /** True where the words also mean something else (WRAP, flask, spring): such a name never counts alone. */
  readonly ambiguous?: boolean;
  /** `exact` keeps case; `fold` ignores it. Without it: exact for one word that has a capital, fold for the rest. */
  readonly case?: 'exact' | 'fold';
  /** The language of a translated name; it is looked for in every text all the same. */
  readonly language?: NameLanguage;
}

/** Languages that names are translated to. */
export type NameLanguage = 'de' | 'es' | 'fr' | 'pt' | 'ja';

/** A named part of a strategic framework, with the wordings it is known by (phrases, as in {@link NameSignal}). */
export interface ElementSignal {
  readonly id: string;
  readonly name: string;
  /** Wordings that say this element wherever they stand: "stream-aligned team". */
  readonly distinct?: readonly string[];
  /** Everyday words that say it only as a heading, a label or a table cell, or close to the framework's name: "Strengths". */
  readonly everyday?: readonly string[];
  /** Words too common to say it even close to the name: only as a heading, a label or a table cell ("Plan", "Must"). */
  readonly formal?: readonly string[];
}

/** How the use of a software framework shows in a file. */
export type UsageSignal =
  | ImportSignal
  | DependencySignal
  | SymbolSignal
  | FileSignal
  | CommandSignal
  | ExpressionSignal;

/** A module brought in, whatever the language's word for it is; matches the module and everything below it. */
export interface ImportSignal {
  readonly import: string;
  readonly as: ImportForm;
  /** Language ids it is looked for in; for modules whose name another language's registry also has. */
  readonly languages?: readonly string[];
}

/** The written form of an import; see `detection/imports.ts` for each. */
export type ImportForm = 'quoted' | 'dotted' | 'header' | 'call';

/** An entry of a manifest; a trailing `*` stands for any rest of the name. */
export interface DependencySignal {
  readonly dependency: string;
  readonly in: Manifest;
}

/** Kinds of manifest; see `detection/manifests.ts` for the files of each. */
export type Manifest =
  | 'npm'
  | 'pypi'
  | 'maven'
  | 'gradle'
  | 'gem'
  | 'composer'
  | 'gomod'
  | 'cargo'
  | 'nuget'
  | 'hex'
  | 'pub'
  | 'swiftpm'
  | 'clojars'
  | 'hackage'
  | 'cran'
  | 'julia'
  | 'cocoapods'
  | 'cpan'
  | 'conan'
  | 'vcpkg'
  | 'shards'
  | 'docker'
  | 'actions'
  | 'helm'
  | 'terraform';

/** Characters that stand in code, outside strings and comments: an annotation, a macro, a base class, a directive. */
export interface SymbolSignal {
  readonly symbol: string;
  /** Language ids it is looked for in; without them, any code. */
  readonly languages?: readonly string[];
  /** File names it is looked for in, one `*` in each for any run of characters; without them, any file. */
  readonly files?: readonly string[];
}

/** A program called in a script, a recipe, a build step or a terminal's transcript: `pytest`, `terraform apply`. */
export interface CommandSignal {
  readonly command: string;
}

/** A regular expression that must match in the line around a literal; for what no other signal can say. */
export interface ExpressionSignal {
  readonly expression: string;
  /** Whole words every match contains, in code; the expression runs only on the 256 characters around them, within their line. */
  readonly around: string;
  readonly languages?: readonly string[];
}

/** A file name that only this framework uses; one `*` stands for any run of characters. */
export interface FileSignal {
  readonly file: string;
}

/** A text with the language it is written in; Markdown where none is given. */
export interface Example {
  readonly text: string;
  readonly language?: string;
  readonly fileName?: string;
}

/** An example that must be detected, and how the framework stands in it. */
export interface MatchExample extends Example {
  readonly standing: 'mentioned' | 'applied';
  /** Ids of elements that must be found present. */
  readonly elements?: readonly string[];
  readonly version?: string;
}
