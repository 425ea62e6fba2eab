import type { Span } from '../../../document';
import { matches } from '../../matches';
import { parseQuantity } from '../quantity';
import { SCALES } from '../scales';

/** An amount with its unit as a sentence states it, at its span within the sentence. */
export interface StatedAmount extends Span {
  readonly value: number;
  /** A currency's code, `%`, or the singular of what is counted. */
  readonly unit: string;
  /** The most by which rounding may have moved the value. */
  readonly rounding: number;
}

const CURRENCIES: Readonly<Record<string, string>> = {
  '€': 'EUR',
  euro: 'EUR',
  $: 'USD',
  dollar: 'USD',
  '£': 'GBP',
  pound: 'GBP',
};
const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const COUNTED =
  'days?|weeks?|months?|years?|hours?|minutes?|people|persons|employees|engineers?|developers?|teams?|squads?|FTEs?|customers|users|services|seats|licen[cs]es|sites|servers|countries|shops|stores|vendors|applications|systems';

const DIGITS = "\\d[\\d.,']{0,14}";
const SCALE = '(k|K|M|m|mn|bn|thousand|million|billion)';
const SIGN = '[€$£]|(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|AUD|CAD)\\b';
/** An amount of money, a share, or a count of something. Groups with names would take longer to fill than an amount to find. */
const AMOUNT = new RegExp(
  [
    `(${SIGN}) ?(${DIGITS})(?: ?${SCALE}\\b)?`,
    `(${DIGITS}) ?(?:${SCALE}\\b ?)?([€£]|(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds)\\b)`,
    `(${DIGITS}) ?(?:%|per ?cent\\b)`,
    `(${DIGITS}|${NUMBERS.join('|')})[ -](${COUNTED})\\b`,
  ].join('|'),
  'gu',
);

/** What stands before the middle of a number or name. */
const INSIDE = /[\p{L}\d.,-]/u;

/** The amounts of money, shares and counts that a sentence states, in its order. */
export function amountsIn(text: string): StatedAmount[] {
  const found: StatedAmount[] = [];
  for (const one of matches(text, AMOUNT)) {
    const { index: start } = one;
    const [match, before, money, scaled, money2, scaled2, after, share, count, counted] = one;
    const digits = money ?? money2 ?? share ?? count ?? '';
    const number = numberOf(digits);
    if (!number || (!before && start > 0 && INSIDE.test(text.charAt(start - 1)))) continue;
    const scale = SCALES[(scaled ?? scaled2 ?? '').toLowerCase()] ?? 1;
    const sign = before ?? after;
    const unit = sign ? currencyOf(sign) : share ? '%' : singular(counted ?? '');
    const trailing = /[.,]$/.test(match) ? 1 : 0;
    found.push({
      start,
      end: start + match.length - trailing,
      value: number.value * scale,
      unit,
      rounding: number.rounding * scale,
    });
  }
  return found;
}

function numberOf(digits: string): { readonly value: number; readonly rounding: number } | null {
  const word = NUMBERS.indexOf(digits);
  return word >= 0 ? { value: word, rounding: 0 } : parseQuantity(digits.replace(/[.,']$/, ''));
}

function currencyOf(sign: string): string {
  return CURRENCIES[singular(sign)] ?? sign;
}

/** The singular of a regular plural, in lower case. */
export function singular(word: string): string {
  const lower = word.toLowerCase();
  return lower.length > 3 && /[^su]s$/.test(lower) ? lower.slice(0, -1) : lower;
}
