import type { Span } from '../document';
import type { PackProblem } from './user-pack';

/** Most problems that are told of one pack. */
const MAX_PROBLEMS = 100;

/** A mistake that costs the pack something. */
export function error(message: string, span: Span): PackProblem {
  return { message, severity: 'error', ...span };
}

/** In the order of the text, and no more than anybody reads. */
export function inOrder(problems: readonly PackProblem[]): PackProblem[] {
  const sorted = problems.toSorted((a, b) => a.start - b.start);
  const next = sorted[MAX_PROBLEMS];
  if (!next) return sorted;
  const { start, end } = next;
  const more = `There are ${sorted.length - MAX_PROBLEMS} more problems from here on: mend those above first.`;
  return [...sorted.slice(0, MAX_PROBLEMS), error(more, { start, end })];
}
