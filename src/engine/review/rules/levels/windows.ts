import { matches } from '../../matches';
/** A time over which a service level holds, in days; the shortest and the longest that its words can mean. */
export interface Window {
  readonly fewest: number;
  readonly most: number;
  readonly text: string;
}

const NAMED: Readonly<Record<string, readonly [number, number]>> = {
  day: [1, 1],
  week: [7, 7],
  month: [28, 31],
  quarter: [84, 92],
  year: [364, 366],
};
const ADVERBS: Readonly<Record<string, string>> = {
  daily: 'day',
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  annual: 'year',
  annually: 'year',
};
const NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, six: 6, twelve: 12 };
const WINDOW =
  /\b(?:(\d{1,3}|two|three|four|six|twelve)(?: |-)?(days?|d|weeks?|months?|quarters?|years?)(?:\b|-)|(?:(?:per|an?|each|every|any|calendar|rolling|one|this|the|trailing|in|over|\/) ?|\/)(day|week|month|quarter|year)\b|(daily|weekly|monthly|quarterly|yearly|annual(?:ly)?)\b)/gi;

/** The windows that a text names: "30 days", "28-day", "per month", "a quarter", "yearly". */
export function windowsIn(text: string): Window[] {
  return Array.from(matches(text, WINDOW), ([found, count = '1', unit = '', named = '', adverb = '']) => {
    const name = (unit || named || ADVERBS[adverb.toLowerCase()] || '').toLowerCase().replace(/s$/, '');
    const [fewest, most] = NAMED[name === 'd' ? 'day' : name] ?? [0, 0];
    const times = NUMBERS[count.toLowerCase()] ?? Number(count);
    return { fewest: fewest * times, most: most * times, text: found };
  });
}

/** The windows that are in use, for a text that names none. */
export const USUAL: readonly Window[] = Object.entries(NAMED).map(([text, [fewest, most]]) => ({ fewest, most, text }));
