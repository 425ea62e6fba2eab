import type { Block, Table } from '../outline';
import { parseQuantity, type Quantity } from './quantity';

/** Index of the first column whose header matches, or -1. */
export function columnOf(table: Table, name: RegExp): number {
  const { header } = table;
  // Asked of every table by dozens of rules.
  for (let column = 0; column < header.length; column++) if (name.test((header[column] as Block).text)) return column;
  return -1;
}

/** The text of a cell; empty where the row is too short. */
export function cellText(row: readonly Block[], column: number): string {
  return row[column]?.text.trim() ?? '';
}

/** The number in a cell, or null. */
export function cellQuantity(row: readonly Block[], column: number): Quantity | null {
  return parseQuantity(cellText(row, column));
}

/** What a row is about: its first cell that is neither empty nor a number, so that a column of ranks is passed over. */
export function rowName(row: readonly Block[]): string {
  for (let column = 0; column < row.length; column++) {
    const text = cellText(row, column);
    if (text !== '' && !NUMBERED.test(text)) return text;
  }
  return '';
}

const NUMBERED = /^#?\d+[.)]?$/;

/** Whether a cell says nothing: empty, a dash, or a promise to say it later. */
export function isBlank(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === '' || (mayBeBlank(trimmed) && BLANK.test(trimmed));
}

/** Whether a text begins as one does that says nothing; most say something, and this tells soonest. */
export function mayBeBlank(text: string): boolean {
  return text !== '' && MAY_BEGIN_BLANK.includes(text.charAt(0));
}

const BLANK =
  /^(?:|[-–—?.]+|tb[dca]|t\.b\.d\.?|n\/?a|none|nobody|open|unassigned|unknown|to be (?:decided|defined|determined|agreed|named|confirmed))$/i;
/** How {@link BLANK} begins. */
const MAY_BEGIN_BLANK = '-–—?.tnouTNOU';
