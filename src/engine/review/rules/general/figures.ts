import type { Block, Outline } from '../../outline';
import type { RuleContext } from '../../rule';
import type { WordIndex } from '../../words/word-index';
import { parseQuantity } from '../quantity';
import { comparable } from './comparable';

/** A figure that a text states of the whole: of its revenue, its people, its data. */
export interface Figure {
  readonly block: Block;
  /** What it is of, with the time it holds for. */
  readonly key: string;
  readonly value: number;
  readonly rounding: number;
  readonly written: string;
  /** Who has it, where people are counted; empty where it is "there are" or "we have". */
  readonly whose: string;
}

const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, k: 1e3, million: 1e6, m: 1e6, billion: 1e9, bn: 1e9 };
const NUMBER = '[€$£]? ?(?<digits>\\d[\\d.,]*)(?: (?<scale>thousand|million|billion))?';
const WHEN = '(?: last year| in the (?:first|second|third) year| in (?:19|20)\\d\\d| this year)?';
const OF_ALL = "(?:^|[.,;(] ?|\\b(?:our|the|with|total|annual|yearly|year|of|and|a|its|year['’]s) )";
/** "Revenue was 84 million", "with a revenue of 92 million last year". */
const SALES_OF = new RegExp(
  `${OF_ALL}(?<noun>revenue|turnover|profit|headcount)${WHEN} (?:of|is|was|comes to|came to|amounts to|amounted to|reached|stands at|stood at) ${NUMBER}(?! ?%)`,
  'i',
);
/** "Which makes 3 million of revenue". */
const OF_SALES = new RegExp(
  `\\b(?:makes?|gives?|is|was|are|yields?|means) ${NUMBER}(?: euros?| dollars?)? (?:of|in) (?<noun>revenue|turnover|profit)\\b`,
  'i',
);
/** "The department has 60 employees", "there are 54 employees". */
const PEOPLE =
  /(?<whose>\b(?:department|company|organi[sz]ation|firm|team|group|division|unit|it|we|there) )(?:now |currently )?(?:has|have|employs?|are|counts?) (?:now |currently )?(?<digits>\d[\d.,]*) (?<noun>employees|people|staff|developers|engineers|members)\b/i;
/** "The data comes to 40 TB", "with its 60 TB of data". */
const DATA = /(?<digits>\d[\d.,]*) ?(?<noun>GB|TB|PB)\b/u;
const NOW = /\b(?:today|currently|now|at present|at the moment|as of today)\b/i;
const TIME = /\blast year\b|\b(?:first|second|third) year\b|\b(?:19|20)\d\d\b|\bthis year\b|\bQ[1-4]\b/gi;
const HEDGED =
  /\b(?:if|would|could|might|target|goal|plan(?:ned)?|compared|option|scenario|case|per|each|from|between|instead|or)\b/i;

const FIGURES = [SALES_OF, OF_SALES, PEOPLE, DATA];

/** Pairs of figures of one thing in sections that speak of one thing, the later first. */
export function* otherFigures({ outline, words }: RuleContext): Generator<readonly [Figure, Figure]> {
  const byKey = new Map<string, Figure[]>();
  for (const block of words.mayMatch(FIGURES)) {
    if (!/\d/.test(block.text) || block.text.endsWith('?')) continue;
    const figure = figureIn(block, words);
    if (!figure) continue;
    const same = byKey.get(figure.key) ?? [];
    const other = same.find((one) => isOther(outline, one, figure));
    if (other) yield [figure, other];
    if (same.length < 4) byKey.set(figure.key, [...same, figure]);
  }
}

function figureIn(block: Block, words: WordIndex): Figure | null {
  const { text } = block;
  const found = (form: RegExp): RegExpExecArray | null => (words.matcher(form)(block) ? form.exec(text) : null);
  const money = found(SALES_OF) ?? found(OF_SALES);
  const people = money ? null : found(PEOPLE);
  const data = money || people || !NOW.test(text) || !/\bdata\b/i.test(text) ? null : found(DATA);
  const match = money ?? people ?? data;
  const { digits = '', scale = '', noun = '', whose = '' } = match?.groups ?? {};
  const number = match && !HEDGED.test(match[0]) ? parseQuantity(digits.replace(/[.,]$/, '')) : null;
  if (!match || !number) return null;
  const times = money ? [...new Set(text.match(TIME)?.map((time) => time.toLowerCase()))].sort().join(' ') : 'now';
  // Revenue of no time is that of any year.
  if (times === '' || (people && HEDGED.test(text))) return null;
  const unit = SCALES[scale.toLowerCase()] ?? 1;
  const owner = whose.trim().toLowerCase();
  return {
    block,
    key: `${noun.toLowerCase()}/${times}`,
    value: number.value * unit,
    rounding: number.rounding * unit,
    written: [digits.replace(/[.,]$/, ''), scale].filter(Boolean).join(' '),
    whose: ['it', 'we', 'there'].includes(owner) ? '' : owner,
  };
}

function isOther(outline: Outline, one: Figure, other: Figure): boolean {
  if (Math.abs(one.value - other.value) <= Math.max(one.rounding, other.rounding) + 1e-9) return false;
  if (one.whose && other.whose && one.whose !== other.whose) return false;
  const [a, b] = [one.block.section, other.block.section];
  // People and data are counted of one thing within one section only.
  return other.key.endsWith('/now') ? a === b : comparable(outline, a, b);
}
