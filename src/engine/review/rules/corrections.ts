import type { Span } from '../../document';
import { replacement } from '../fixes';
import type { Fix } from '../review';
import type { RuleContext } from '../rule';
import { agrees, decimalMark, parseQuantity, unitOf } from './quantity';

/** Digits after the decimal point that a corrected number may have. */
const MAX_DECIMALS = 4;
const DIGITS = /\d(?:[\d.,' \u00A0\u202F’]{0,30}\d)?/u;

/** Writes the right number where a wrong one stands; `text` is how the wrong one reads, and its style is kept. Null where that cannot be done. */
export function correction(context: RuleContext, place: Span, text: string, value: number): { fix?: Fix } {
  const right = rewritten(text, value);
  const at = context.document.slice(place).indexOf(text);
  if (right === null || at < 0) return {};
  const start = place.start + at;
  return { fix: replacement(`Write “${right}”`, { start, end: start + text.length }, right) };
}

/** A number with another value and the sign, unit, separators and, if they suffice, decimals it had; null where there is no number. */
export function rewritten(text: string, value: number): string | null {
  const stated = parseQuantity(text);
  const digits = DIGITS.exec(text)?.[0];
  if (!stated || digits === undefined) return null;
  const scaled = Math.abs(value) / unitOf(stated);
  const mark = decimalMark(digits.replaceAll(/[' \u00A0\u202F’]/g, ''));
  const group = [...digits].find((sign) => !/\d/.test(sign) && sign !== mark) ?? '';
  for (let places = stated.decimals; places <= Math.max(MAX_DECIMALS, stated.decimals); places++) {
    const [whole = '', fraction = ''] = scaled.toFixed(places).split('.');
    const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, group);
    const point = mark ?? (group === '.' ? ',' : '.');
    const number = fraction === '' ? grouped : `${grouped}${point}${fraction}`;
    const written = signed(
      text.replace(digits, () => number),
      value < 0,
    );
    const again = parseQuantity(written);
    if (again && agrees(again, value)) return written;
  }
  return null;
}

function signed(text: string, isNegative: boolean): string {
  const plain = text.replace(/^([~≈]? ?)[-−+]/u, '$1');
  return isNegative ? `-${plain}` : plain;
}

/** Puts a sign to be filled in into a cell that says nothing. */
export function blankFilled(cell: Span | undefined): { fix?: Fix } {
  return cell
    ? { fix: replacement('Leave room for the answer in its cell', cell, cell.start === cell.end ? ' … ' : '…') }
    : {};
}
