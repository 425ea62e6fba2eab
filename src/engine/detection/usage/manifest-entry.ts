import type { Span } from '../../document';

/** An entry of a manifest found at a dependency's name. */
export interface Entry {
  /** As the text writes it, or null where the entry names none. */
  readonly version: string | null;
  /** Where the version stands in the text. */
  readonly span: Span | null;
}

/** An entry that names no version. */
export const UNVERSIONED: Entry = { version: null, span: null };

/** How far around a name its entry is looked at. */
export const REACH = 300;

/**
 * The entry whose version is the first of these groups that took part in a match.
 * @param match made by an expression with the `d` flag, on what stands at `offset` in the text
 */
export function versioned(match: RegExpExecArray | null, offset: number, ...groups: readonly number[]): Entry {
  for (const group of groups.length > 0 ? groups : [1]) {
    const at = match?.indices?.[group];
    const version = match?.[group]?.trimEnd();
    if (!at || !version) continue;
    const start = offset + at[0];
    return { version, span: { start, end: start + version.length } };
  }
  return UNVERSIONED;
}

/** The entry without its version where that stands for a variable, which tells nothing. */
export function literal(entry: Entry): Entry {
  return entry.version?.includes('$') ? UNVERSIONED : entry;
}

/** The line up to an offset, {@link REACH} characters at most. */
export function leadOf(text: string, start: number): string {
  let from = start;
  while (from > 0 && start - from < REACH && text.charCodeAt(from - 1) !== 10) from--;
  return text.slice(from, start);
}

/** What follows an offset, {@link REACH} characters at most. */
export function restOf(text: string, end: number): string {
  return text.slice(end, end + REACH);
}

/** What follows an offset in its line. */
export function lineRestOf(text: string, end: number): string {
  return restOf(text, end).split('\n', 1)[0] ?? '';
}
