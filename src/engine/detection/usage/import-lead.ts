import type { Entry } from './manifest-entry';

/** A module brought in. */
export interface Import {
  /** Where the statement begins; for a quoted module its quote, the one character that must not lie inside another string. */
  readonly statement: number;
  /** The version that the module's address names. */
  readonly entry: Entry;
  /** True for a directive that stands in a comment. */
  readonly noted: boolean;
}

/** How far back a statement is looked at. */
export const LONGEST_LEAD = 300;

/** The line up to an offset. */
export function lineLead(text: string, start: number): string {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - LONGEST_LEAD);
  return text.slice(from, start);
}

/**
 * The statement up to an offset, with the lines it began in where those end in a way that goes on: in a backslash, a comma or the
 * keyword itself. As long as the text it is made of.
 */
export function statementLead(text: string, start: number): string {
  let from = start - lineLead(text, start).length;
  while (from > 0 && text.charCodeAt(from - 1) === 10) {
    const previous = from < 2 ? 0 : text.lastIndexOf('\n', from - 2) + 1;
    if (start - previous > LONGEST_LEAD || !GOES_ON.test(text.slice(previous, from))) break;
    from = previous;
  }
  return text.slice(from, start).replace(/\\?\r?\n/g, (ending) => ' '.repeat(ending.length));
}

const GOES_ON = /(?:[\\,]|\b(?:import|using|use))[ \t]*\r?\n$/;
