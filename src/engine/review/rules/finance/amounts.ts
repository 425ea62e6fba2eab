import { matches } from '../../matches';
import { parseQuantity } from '../quantity';
import { SCALES } from '../scales';

/** An amount of money in a text. */
export interface Amount {
  readonly value: number;
  /** Half a unit of the last written place. */
  readonly rounding: number;
  /** ISO code; "$" counts as US dollars. */
  readonly currency: string;
  readonly text: string;
  readonly index: number;
}

const CODES = 'EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|AUD|CAD|JPY|INR|CNY|BRL|NZD|SGD';
const SIGN = `(?:(?:US|A|AU|C|CA|NZ|S|HK)?\\$|[€£¥₹]|(?:${CODES}) ?)`;
const NUMBER = `[-−]?\\d(?:[\\d.,' \\u00A0\\u202F]{0,18}\\d)?`;
const SCALE = ` ?(?:k|K|M|m|mn|bn|B|thousand|million|billion)\\b`;
const AMOUNT = new RegExp(
  `(?<![\\w.,])(?:(?<before>${SIGN}) ?(?<d1>${NUMBER})(?<s1>${SCALE})?|(?<d2>${NUMBER})(?<s2>${SCALE})? ?(?<after>[€£]|(?:${CODES}|euros?|dollars?|pounds?)\\b))`,
  'g',
);
/** What every amount has; looked for first, as most texts have none. */
const MAY_BE_MONEY = new RegExp(`[€$£¥₹]|${CODES}|euro|dollar|pound`);
/** The signs and codes of currencies. */
export const CURRENCY = new RegExp(`[€$£¥₹]|\\b(?:${CODES})\\b`, 'g');
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  $: 'USD',
  US$: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  '£': 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  NZ$: 'NZD',
  S$: 'SGD',
  HK$: 'HKD',
};

/** The amounts of a text that name their currency, in their order. */
export function amountsIn(text: string): Amount[] {
  if (!MAY_BE_MONEY.test(text)) return [];
  return matches(text, AMOUNT).flatMap(({ 0: found, index, groups = {} }) => {
    const { before, after, d1, d2, s1, s2 } = groups;
    const quantity = parseQuantity(d1 ?? d2 ?? '');
    if (!quantity) return [];
    const scale = SCALES[(s1 ?? s2 ?? '').trim().toLowerCase()] ?? 1;
    const sign = (before ?? after ?? '').trim();
    const { value, rounding } = quantity;
    return [{ value: value * scale, rounding: rounding * scale, currency: SIGNS[sign] ?? sign, text: found, index }];
  });
}

/** A number in a cell, with or without currency; "(500)" is minus 500, as accountants write it. Null where there is none. */
export function cellAmount(text: string): { readonly value: number; readonly rounding: number } | null {
  const plain = text.trim();
  const inBrackets = /^\((.{1,30})\)$/.exec(plain)?.[1];
  const [amount, ...others] = amountsIn(inBrackets ?? plain);
  const read = amount && others.length === 0 ? amount : parseQuantity(inBrackets ?? plain);
  if (!read || ('percent' in read && read.percent)) return null;
  const isNegative = inBrackets !== undefined || /^[-−] ?(?:[€$£¥]|[A-Z]{3})/.test(plain);
  return { value: isNegative ? -Math.abs(read.value) : read.value, rounding: read.rounding };
}
