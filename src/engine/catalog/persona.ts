/** Personas and rules as packs write them. All phrases are of the packs' small language (see `NameSignal` in framework.ts), in which `#` stands for any number. */

export type Severity = 'info' | 'warning' | 'error';

/** What a finding is about; two personas that fire at one place about one topic ask one question. */
export const TOPICS = [
  'arithmetic',
  'order',
  'alternatives',
  'ownership',
  'evidence',
  'measure',
  'time',
  'cost',
  'risk',
  'scope',
  'structure',
  'people',
  'wording',
  'assumption',
  'currency',
] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * Which way an answer would pull a plan; findings that pull one plan both ways are a conflict between those who ask.
 * `speed` up is sooner, `scope` up is more, `spend` up is more money, `control` up is more rules.
 */
export interface Pull {
  readonly axis: 'speed' | 'scope' | 'spend' | 'control';
  readonly towards: 'up' | 'down';
}

/** Where words stand: the title, another heading, a sentence of a paragraph or an item, a cell of a table. */
export type PlaceKind = 'title' | 'heading' | 'sentence' | 'cell';

/** When a persona takes a seat: any of these is enough. All but `always` hold only for texts that weigh and decide. */
export interface Joins {
  /** At every text that is reviewed. */
  readonly always?: boolean;
  /** Categories of the catalogue, one of whose frameworks is applied. */
  readonly categories?: readonly string[];
  /** Frameworks, one of which is applied. */
  readonly frameworks?: readonly string[];
  /** Words of its field: one of them in a heading, or three different ones anywhere. */
  readonly words?: readonly string[];
  /** Words that make a heading one of another field: “error budget” is no matter of finance. */
  readonly except?: readonly string[];
}

/** A persona of a pack: a new one, or more rules for one that is there. */
export interface WrittenPersona {
  readonly id: string;
  readonly name: string;
  readonly lens: string;
  readonly joins: Joins;
  readonly rules: readonly WrittenRule[];
}

/**
 * A rule as data: what stands somewhere (`trigger`), what would answer it (`answer`), how many there should be (`count`). It
 * fires at a trigger that no answer is within reach of, or below which the count is wrong.
 */
export interface WrittenRule {
  /** `persona/what-is-wrong`. */
  readonly id: string;
  readonly severity: Severity;
  readonly topic: Topic;
  readonly pull?: Pull;
  /** Texts that weigh and decide, which is what it is when left out, or any text. */
  readonly texts?: 'deliberating' | 'any';
  /** Fires only where one of these frameworks is applied. */
  readonly frameworks?: readonly string[];
  /** Without one it fires at the title, or at what stands first. */
  readonly trigger?: WrittenTrigger;
  readonly answer?: WrittenAnswer;
  /** What states the flaw outright: no answer elsewhere in the text outweighs it. Without a `trigger`, the rule fires there alone. */
  readonly stated?: readonly WrittenStatement[];
  readonly count?: WrittenCount;
  /** At the first trigger of a text, which is what it is when left out, or at every one. */
  readonly fires?: 'once' | 'everywhere';
  /** One sentence; `{place}` is the heading, sentence or cell in quotation marks, `{words}` the phrase, `{count}` what was counted. */
  readonly message: string;
  readonly why: string;
  readonly question: string;
  readonly fix?: WrittenFix;
  readonly mustFire: readonly string[];
  readonly mustNotFire: readonly string[];
}

export interface WrittenTrigger {
  /** Sentences when left out. */
  readonly in?: readonly PlaceKind[];
  /** One of these stands there ... */
  readonly any: readonly string[];
  /** ... and one of these in the same place ... */
  readonly also?: readonly string[];
  /** ... and none of these. */
  readonly not?: readonly string[];
  /** Only where it is a theme of the text: in a heading, or in so many places. */
  readonly theme?: number;
}

/** Places that state what is wrong; sentences and cells unless it says otherwise. Where it is a cell, `also` may stand anywhere in its row. */
export interface WrittenStatement extends WrittenTrigger {
  /** As that of the rule. */
  readonly message: string;
}

export interface WrittenAnswer {
  /** `place` is the paragraph, item or row; `section` what stands under the same heading and below it. */
  readonly within: 'place' | 'section' | 'text';
  readonly any?: readonly string[];
  /** Answered, too, by a heading with one of these anywhere in the text. */
  readonly headings?: readonly string[];
}

/** What is counted under the heading that is the trigger. */
export interface WrittenCount {
  readonly of: 'items' | 'rows' | 'headings' | 'sentences';
  readonly min?: number;
  readonly max?: number;
}

export interface WrittenFix {
  readonly title: string;
  /** Markdown to insert. */
  readonly text: string;
  readonly at: 'section-end' | 'text-end';
}
