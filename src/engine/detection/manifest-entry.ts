/** An entry of a manifest found at a dependency's name; `version` as the text writes it. */
export interface Entry {
  readonly version: string | null;
}

/** How far around a name its entry is looked at. */
export const REACH = 300;

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

/** A version that is written out; one that stands for a variable tells nothing. */
export function literalVersion(version: string | undefined): string | null {
  return version === undefined || version.includes('$') ? null : version;
}
