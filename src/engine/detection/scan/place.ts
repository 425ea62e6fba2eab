import type { Place } from '../detection';
import type { Window } from '../text/window';
import { UNITS } from '../text/words';
import { Zone, type ZoneKind } from '../zones/zone-list';

const SPACE = 32;
const TAB = 9;
const BAR = 124;
const HASH = 35;
const EQUALS = 61;
const MORE = 62;
/** How far back the beginning of a line is looked for: headings, labels and cells are short. */
const LONGEST_LEAD = 160;
/** Marks and numbers before a label take no more room. */
const LONGEST_MARKS = 40;

/** Where a match stands in the form of the document, and whether it is what its heading, label or cell is about. */
export interface Standpoint {
  readonly place: Place;
  readonly structural: boolean;
}

const PROSE: Standpoint = { place: 'prose', structural: false };
const COMMENT: Standpoint = { place: 'comment', structural: false };
const CODE: Standpoint = { place: 'code', structural: false };
const HEADING: Standpoint = { place: 'heading', structural: true };
const IN_HEADING: Standpoint = { place: 'heading', structural: false };
const LABEL: Standpoint = { place: 'label', structural: true };
const CELL: Standpoint = { place: 'cell', structural: true };

/** Looks at the line around a match: in a heading, as a label, alone in a table cell, or in the run of the text. */
export function standpointOf(window: Window, start: number, end: number, zone: ZoneKind): Standpoint {
  if (zone === Zone.comment) return COMMENT;
  if (zone !== Zone.prose && zone !== Zone.quote && zone !== Zone.frontMatter) return CODE;
  const { text, units } = window;
  window.findLine(start);
  const { lineStart } = window;
  if (start - lineStart > LONGEST_LEAD) return PROSE;
  if (isMidSentence(units, start)) return isHeading(window, lineStart, end) ? IN_HEADING : PROSE;
  if (isColumn(window, lineStart, start, end)) return CELL;
  if (units[start - 1] === MORE) return tagged(text, start, end);
  if (isHeading(window, lineStart, end)) {
    return beginsHeading(text.slice(lineStart, start)) ? HEADING : IN_HEADING;
  }
  let mark = start - 1;
  while (mark >= lineStart && isCellMark(units[mark] as number)) mark--;
  if (mark >= lineStart && units[mark] === BAR) {
    const tail = text.slice(end, end + 48);
    return CELL_TAIL.test(tail) ? CELL : CELL_LABEL_TAIL.test(tail) ? LABEL : PROSE;
  }
  if (start - lineStart > LONGEST_MARKS || !LABEL_LEAD.test(text.slice(lineStart, start))) return PROSE;
  return LABEL_TAIL.test(text.slice(end, end + 24)) && !isListed(text, lineStart, start, end) ? LABEL : PROSE;
}

const CELL_TAIL = /^[ \t*_`"]*(?:\([^|\n]{0,20})?(?:\||\r?$|\r?\n)/;

/** A cell may begin with a label: `| **Strengths**: price |`. */
const CELL_LABEL_TAIL = /^[*_]{0,2}(?:[ \t]*\([^)\n]{0,16}\))?(?::|[*_]{1,2}[ \t])/;

/**
 * Whether a match is a column of its own in a table made of white space, of three at least: two are as often a key and its text, or
 * a command and what it does.
 */
function isColumn({ text, units }: Window, lineStart: number, start: number, end: number): boolean {
  const before = units[start - 1];
  if (start === lineStart || (before !== TAB && (before !== SPACE || units[start - 2] !== SPACE))) return false;
  const lead = text.slice(lineStart, start);
  if (!COLUMN_LEAD.test(lead) || !COLUMN_TAIL.test(text.slice(end, end + 48))) return false;
  return COLUMN_TWICE.test(lead) || COLUMN_MORE.test(text.slice(end, end + 48));
}

const COLUMN_LEAD = /(?:\S(?:\t| {2,})|^ {8,})$/;
const COLUMN_TWICE = /(?:\t| {2,})\S.*(?:\t| {2,})$/;
const COLUMN_MORE = /^[^\n]*?(?:\t| {2,})\S/;
/** What follows a column: a unit perhaps, then the gap before the next one, or the end of the line. */
const COLUMN_TAIL = /^(?:\/\w{1,8}| \([^()\n]{1,16}\))?(?:\t| {2,}|[ \t]*\r?(?:\n|$))/;

/** What a tag right before a match makes of it. */
function tagged(text: string, start: number, end: number): Standpoint {
  const tag = TAG.exec(text.slice(Math.max(0, start - LONGEST_TAG), start))?.[1]?.toLowerCase();
  if (tag === undefined) return PROSE;
  if (/^h\d$/.test(tag)) return HEADING;
  if (!/^\s*(?:\([^()<\n]{0,16}\)\s*)?(?:<|:)/.test(text.slice(end, end + 24))) return PROSE;
  return tag === 'td' || tag === 'th' ? CELL : LABEL;
}

const LONGEST_TAG = 80;
const TAG = /<(h[1-6]|t[dh]|dt|li|b|strong|summary|caption|figcaption)\b[^<>]*>$/i;

function isCellMark(code: number): boolean {
  return code === SPACE || code === TAB || code === 42 || code === 95 || code === 96 || code === 34;
}

/** Whether a match in a heading is what the heading begins with, so that the section is about it. */
function beginsHeading(lead: string): boolean {
  return /^[ \t]*(?:(?:#{1,6}|={1,6}|\*{1,6})[ \t]+)?(?:(?:step|phase|\d{1,2}(?:\.\d{1,2})*[.):]?|[a-z][.)])[ \t]+){0,2}[*_`"“(]*$/i.test(
    lead,
  );
}

/**
 * Whether what stands right before a match, a small letter and a space, is enough to know that no heading, label or cell is about
 * it: what {@link standpointOf} would find out at twenty times the price. "Step" and "phase" may stand before what a heading is about.
 */
export function isMidSentence(units: Uint16Array, start: number): boolean {
  if (start < 2 || units[start - 1] !== SPACE || !isSmallLetter(units[start - 2] as number)) return false;
  const last = units[start - 2] as number;
  return !(last === 112 || (last === 101 && start > 3 && units[start - 3] === 115)); // "step", "phase"
}

const LABEL_LEAD = /^[ \t>]*(?:(?:[-*+•]|\d{1,2}[.)])[ \t]+)?(?:\[[ x]\][ \t]+)?[*_"“]*$/;
const LABEL_TAIL =
  /^[*_"”]*(?:[ \t]*(?:\([^)\n]{0,16}\)|（[^）\n]{0,16}）))?(?:[ \t]*[:：][*_]*|\.[*_]{1,2}(?:\s|$)|[ \t]+[-–—][ \t]|[*_]{1,2}(?:\s|$)|\.?[ \t]*\r?(?:\n|$))/;

/** Whether a word that is alone on its line, without any mark, is followed by another: a list of words labels nothing. */
function isListed(text: string, lineStart: number, start: number, end: number): boolean {
  return (
    /^[ \t]*$/.test(text.slice(lineStart, start)) &&
    /^[ \t]*\r?\n[ \t]*[\w'’-]{1,40}[ \t]*\r?(?:\n|$)/.test(text.slice(end, end + 96))
  );
}

/** ATX (`#`), AsciiDoc (`=`) and underlined headings. */
function isHeading(window: Window, lineStart: number, end: number): boolean {
  const { text, units } = window;
  let at = lineStart;
  while (units[at] === SPACE && at < lineStart + 3) at++;
  let sign = units[at] as number;
  if (sign === HASH || (sign === EQUALS && at === lineStart)) {
    let run = at;
    while (units[run] === sign) run++;
    if (run - at <= 6 && (units[run] === SPACE || units[run] === TAB)) return true;
  }
  while (units[at] === SPACE || units[at] === TAB) sign = units[++at] as number;
  if (sign === 45 || sign === 42 || sign === 43 || sign === BAR || sign === 62) return false;
  window.findLine(end);
  const next = window.lineEnd;
  if (next === window.length || !isUnderline(units[next + 1] as number) || next > end + 100) return false;
  if (text.slice(end, next).includes('|')) return false;
  return /^(?:={3,}|-{3,}|~{3,}|\^{3,})[ \t]*(?:\r?\n|$)/.test(text.slice(next + 1, next + 1 + LONGEST_LEAD));
}

function isUnderline(code: number): boolean {
  return code === EQUALS || code === 45 || code === 126 || code === 94;
}

/** Whether a match is cut out of something longer that is no prose: a path, an address, an identifier, a flag. */
export function isPartOfIdentifier(units: Uint16Array, start: number, end: number): boolean {
  const before = start > 0 ? (units[start - 1] as number) : 0;
  const after = units[end] as number;
  if (before === 64 || before === 36) return true; // @name, $name
  const isWordBefore = start > 1 && (UNITS[units[start - 2] as number] as number) !== 0;
  if (before === 95 && isWordBefore) return true; // snake_case
  if (after === 95 && (UNITS[units[end + 1] as number] as number) !== 0) return true;
  if (before === 46 && isWordBefore) return true; // a.name
  if (after === 46 && isSmallLetter(units[end + 1] as number)) return true; // name.js, name.config
  return (after === 40 && units[end + 1] === 41) || after === 64; // name(), name@1
}

function isSmallLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
