/** A number as it is written in a table's cell or a sentence. */
export interface Quantity {
  /** Per cent stay per cent: "80 %" is 80. */
  readonly value: number;
  readonly percent: boolean;
  /** Half a unit of the last written place: the most by which rounding may have moved the value. */
  readonly rounding: number;
  /** The currency's sign or code, or an empty string. */
  readonly currency: string;
  /** Digits written after the decimal point. */
  readonly decimals: number;
  /** `k`, `M` or `bn` as written, or an empty string. */
  readonly suffix: string;
}

const SUFFIXES: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, m: 1e6, bn: 1e9, B: 1e9 };

const CELL =
  /^[~≈]? ?(?<sign>[-−+]?)(?<before>[€$£¥]|[A-Z]{3} ?)? ?(?<digits>\d[\d.,' \u00A0\u202F’]{0,24})(?<rest>.{0,24})$/u;

/** Most numbers are nothing but digits, perhaps with commas and a sign of per cent, and need no further look. */
const PLAIN = /^(\d{1,15}|[1-9]\d{0,2}(?:,\d{3}){1,4})( ?%)?$/;
const NUMBER = { rounding: 0.5, currency: '', decimals: 0, suffix: '' } as const;

/** Reads a cell that holds one number and perhaps its unit; null for words, ranges and anything else. */
export function parseQuantity(text: string): Quantity | null {
  if (!mayBeQuantity(text)) return null;
  const plain = PLAIN.exec(text);
  if (plain)
    return { ...NUMBER, value: Number((plain[1] as string).replaceAll(',', '')), percent: plain[2] !== undefined };
  const groups = CELL.exec(text.trim())?.groups;
  if (!groups?.digits) return null;
  const number = parseDigits(groups.digits);
  if (!number) return null;
  const rest =
    /^ ?(?<suffix>bn|[kKMB](?![a-z])|m(?= ?[€$£]|$))? ?(?<percent>%|percent|per cent)? ?(?<after>[€$£¥])?(?<unit>[^\d]*)$/.exec(
      groups.rest ?? '',
    )?.groups;
  if (!rest) return null;
  const currency = (groups.before ?? rest.after ?? '').trim();
  const suffix = rest.suffix === 'm' && !currency ? '' : (rest.suffix ?? '');
  const unit = SUFFIXES[suffix] ?? 1;
  const sign = groups.sign === '-' || groups.sign === '−' ? -1 : 1;
  return {
    value: sign * number.value * unit,
    percent: rest.percent !== undefined,
    rounding: (unit * 10 ** -number.decimals) / 2,
    currency,
    decimals: number.decimals,
    suffix,
  };
}

/** Whether a text may be a number: no word in small letters is, and neither is anything without a digit. */
function mayBeQuantity(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57) return true;
  return !(first >= 97 && first <= 122) && /\d/.test(text);
}

/**
 * Reads digits with separators. A comma or point before exactly three digits separates thousands when it can (comma), or when
 * there are several of it; the last separator otherwise begins the decimals.
 */
function parseDigits(text: string): { readonly value: number; readonly decimals: number } | null {
  const digits = text
    .trim()
    .replaceAll(/[' \u00A0\u202F’]/g, '')
    .replace(/[.,]$/, '');
  const mark = decimalMark(digits);
  const [whole, fraction = '', ...more] = mark ? digits.split(mark) : [digits];
  if (more.length > 0) return null;
  const value = Number(`${(whole ?? '').replaceAll(/[.,]/g, '')}.${fraction || '0'}`);
  return Number.isFinite(value) ? { value, decimals: fraction.length } : null;
}

/** The sign that begins the decimals of a number without spaces, or null. */
export function decimalMark(digits: string): '.' | ',' | null {
  const comma = digits.lastIndexOf(',');
  const point = digits.lastIndexOf('.');
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
  if (comma >= 0) return /^[1-9]\d{0,2}(,\d{3})+$/.test(digits) ? null : ',';
  if (point >= 0) return /^[1-9]\d{0,2}(\.\d{3}){2,}$/.test(digits) ? null : '.';
  return null;
}

/** What a suffix multiplies by: 1,000 for "12k". */
export function unitOf({ suffix }: Quantity): number {
  return SUFFIXES[suffix] ?? 1;
}

/** A computed value, written the way the stated one is. */
export function formatLike(value: number, like: Quantity): string {
  const unit = unitOf(like);
  const places = Math.min(
    2,
    Math.max(like.decimals, Number.isInteger(round(value / unit, 2)) ? 0 : Math.abs(value / unit) < 10 ? 2 : 1),
  );
  const number = formatOf(places).format(round(value / unit, places));
  const before = /^[€$£¥]$/.test(like.currency) ? like.currency : like.currency ? `${like.currency} ` : '';
  return `${before}${number}${like.suffix}${like.percent ? ' %' : ''}`;
}

/** Made once for each number of places: making one takes longer than all else that a table costs. */
const formats = new Map<number, Intl.NumberFormat>();

function formatOf(places: number): Intl.NumberFormat {
  const format = formats.get(places) ?? new Intl.NumberFormat('en-GB', { maximumFractionDigits: places });
  formats.set(places, format);
  return format;
}

/** Whether a stated value is the computed one, rounded as written or to half a per cent. */
export function agrees(stated: Quantity, computed: number): boolean {
  return Math.abs(stated.value - computed) <= Math.max(stated.rounding, Math.abs(computed) * 0.005) + 1e-9;
}

function round(value: number, places: number): number {
  const unit = 10 ** places;
  return Math.round((value + Number.EPSILON) * unit) / unit;
}
