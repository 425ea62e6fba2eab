import type { Span } from '../../../document';
import type { Hit } from '../../rule';
import { quote } from '../wording';
import type { DatedWords, Period } from './dates';

/** A part of a plan with the date it begins. */
export interface Phase extends Span {
  readonly name: string;
  readonly begins: DatedWords;
  readonly ends: DatedWords | null;
}

/** "Phase 2: ...", "M3 ...": what comes one after the other. Items of a backlog are numbered, too, but in no order of time. */
const NUMBERED = /^(?<kind>phase|stage|wave|milestone|iteration|sprint|increment|M(?=\d)) ?(?<number>\d{1,2})\b/i;

/** Whether a text begins as a numbered part of a plan does. */
export function isNumbered(text: string): boolean {
  return NUMBERED.test(text);
}

/** Whether a period has ended before another begins. */
export function isBefore(a: Period, b: Period): boolean {
  return a.last < b.first;
}

/** Where a numbered phase begins before the one with the number before it; the phases stand as the text has them. */
export function* numberedHits(phases: readonly (Phase | null)[]): Generator<Hit> {
  let last: { readonly phase: Phase; readonly kind: string; readonly number: number } | undefined;
  for (const phase of phases) {
    const groups = phase ? NUMBERED.exec(phase.name)?.groups : undefined;
    if (!phase || !groups) continue;
    const current = { phase, kind: (groups.kind ?? '').toLowerCase(), number: Number(groups.number) };
    if (
      last &&
      last.kind === current.kind &&
      current.number === last.number + 1 &&
      isBefore(phase.begins, last.phase.begins)
    ) {
      const { start, end, name, begins } = phase;
      const other = `${quote(last.phase.name)}, which it follows (${last.phase.begins.text})`;
      yield { start, end, message: `${quote(name)} is dated ${begins.text}, before ${other}.` };
    }
    last = current;
  }
}
