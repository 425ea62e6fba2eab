import type { Line } from '../lines';
import type { Excerpt } from './model-review';

/** Bytes of one line that are shown at most; the rest is cut. */
export const MAX_LINE_BYTES = 600;
/** Lines before and after a finding that say what it is about, at most, and only of its own paragraph. */
const CONTEXT_LINES = 3;
/** Lines of one place that are shown at most: a whole table can be one. */
const MAX_PLACE_LINES = 12;
/** Share of the room that the beginning of a long document gets, which says what it is about; all of it where nothing was found. */
const BEGINNING = 0.15;

/** Where something was found, by lines counted from 1. */
interface Place {
  readonly first: number;
  readonly last: number;
}

/**
 * The parts of a document that a model needs in order to judge what was found in it: the whole of a short one; of a longer one
 * its beginning, the surroundings of each place in their order, and the headings, as far as there is room.
 * @param places the weightiest first
 * @param headings lines, counted from 1
 * @param room in bytes of UTF-8
 */
export function excerptsOf(
  lines: readonly Line[],
  places: readonly Place[],
  headings: readonly number[],
  room: number,
): Excerpt[] {
  const taken = new Set<number>();
  let left = room;
  const take = (line: number, limit = 0): boolean => {
    const text = lines[line - 1];
    if (!text || taken.has(line)) return text !== undefined;
    const bytes = lineBytes(text, line);
    if (left - bytes < limit) return false;
    left -= bytes;
    taken.add(line);
    return true;
  };
  const whole = lines.reduce((sum, line, index) => sum + lineBytes(line, index + 1), 0);
  const reserve = whole <= room || places.length === 0 ? 0 : room * (1 - BEGINNING);
  for (let line = 1; line <= lines.length && take(line, reserve); line++);
  for (const place of places) for (const line of around(lines, place)) take(line);
  for (const line of headings) take(line);
  return runs(lines, taken);
}

/** With the empty line that may come along between it and the next. */
function lineBytes({ text }: Line, number: number): number {
  return Math.min(Buffer.byteLength(text), MAX_LINE_BYTES) + 2 * `L${number + 1}| \n`.length;
}

/** The lines of a place, then those beside it that belong to its paragraph. */
function around(lines: readonly Line[], { first, last }: Place): number[] {
  const length = Math.min(last - first + 1, MAX_PLACE_LINES);
  const own = Array.from({ length }, (_, index) => first + index);
  const before = paragraphFrom(lines, first - 1, -1);
  return [...own, ...before, ...paragraphFrom(lines, last + 1, 1)];
}

function paragraphFrom(lines: readonly Line[], from: number, step: 1 | -1): number[] {
  const found: number[] = [];
  for (let line = from; found.length < CONTEXT_LINES && lines[line - 1]?.content; line += step) found.push(line);
  return found;
}

/** Neighbours together, and those that only an empty line lies between; none begins or ends with such. */
function runs(lines: readonly Line[], taken: ReadonlySet<number>): Excerpt[] {
  const found: { first: number; last: number }[] = [];
  const isEmpty = (line: number): boolean => lines[line - 1]?.content === '';
  for (const line of [...taken].sort((a, b) => a - b)) {
    if (isEmpty(line)) continue;
    const run = found.at(-1);
    let before = line - 1;
    while (run && before > run.last && isEmpty(before) && (taken.has(before) || before === line - 1)) before--;
    if (run && before === run.last) run.last = line;
    else found.push({ first: line, last: line });
  }
  return found;
}
