import { matches } from '../../matches';
/** A length of time as a text writes it. */
export interface Duration {
  readonly seconds: number;
  /** Half a unit of the last written place, in seconds. */
  readonly rounding: number;
  readonly text: string;
  readonly index: number;
}

const SECONDS: readonly (readonly [RegExp, number])[] = [
  [/^s(?:ec(?:ond)?s?)?$/i, 1],
  [/^m(?:in(?:ute)?s?)?$/i, 60],
  [/^h(?:(?:ou)?rs?)?$/i, 3_600],
  [/^d(?:ays?)?$/i, 86_400],
  [/^w(?:eeks?)?$/i, 604_800],
];

const UNIT = '(?:seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)';
const PART = `\\d{1,6}(?:[.,]\\d{1,3})? ?-?${UNIT}(?![\\w%])`;
const DURATION = new RegExp(`(?<![\\w.,-])(?:${PART})(?:(?: |, | and )?(?:${PART})){0,3}`, 'gi');

/** The lengths of time of a text in their order: "43 minutes", "43.2 min", "43m 12s", "8 h 46 min". */
export function durationsIn(text: string): Duration[] {
  return Array.from(matches(text, DURATION), ({ 0: found, index }) => {
    let seconds = 0;
    let rounding = 0;
    for (const [, digits = '', unit = ''] of found.matchAll(new RegExp(`(\\d+(?:[.,]\\d+)?) ?-?(${UNIT})`, 'gi'))) {
      const size = sizeOf(unit);
      const [, decimals = ''] = digits.split(/[.,]/);
      // "2,000 minutes" are two thousand.
      const isThousands = digits.includes(',') && decimals.length === 3;
      seconds += Number(isThousands ? digits.replace(',', '') : digits.replace(',', '.')) * size;
      rounding = (size * 10 ** -(isThousands ? 0 : decimals.length)) / 2;
    }
    return { seconds, rounding, text: found, index };
  });
}

function sizeOf(unit: string): number {
  return SECONDS.find(([name]) => name.test(unit))?.[1] ?? 0;
}

/** A length of time in the unit, or units, that another is written in. */
export function durationLike(seconds: number, like: string): string {
  const units = Array.from(like.matchAll(/\d(?: ?-?)([a-z]+)/gi), ([, unit = '']) => unit);
  const spaced = /\d [a-z]/i.test(like) ? ' ' : '';
  if (units.length < 2) {
    const [unit = 'minutes'] = units;
    const value = seconds / sizeOf(unit);
    return `${trimmed(value)}${spaced}${unit}`;
  }
  let left = Math.round(seconds);
  const parts = units.map((unit, index) => {
    const size = sizeOf(unit);
    const value = index === units.length - 1 ? trimmed(left / size) : String(Math.floor(left / size));
    left %= size;
    return `${value}${spaced}${unit}`;
  });
  return parts.join(like.includes(' and ') ? ' and ' : ' ');
}

/** Three figures at most, without zeros at the end. */
function trimmed(value: number): string {
  const places = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return String(Number(value.toFixed(places)));
}
