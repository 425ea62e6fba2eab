import type { Line } from './lines';

const MARKER = /^([-*+]|\d{1,9}[.)])(?:\s+|$)/;

/** Elements whose tag begins an HTML block (CommonMark 0.31, 4.6, condition 6), declarations and instructions. */
export const HTML_BLOCK =
  /^<(?:[!?]|\/?(?:address|article|aside|base|blockquote|body|center|col|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[\s/>]|$))/i;

/** `---`, `* * *` and the like. */
export const RULE = /^([-*_])[ \t]*(?:\1[ \t]*){2,}$/;

/** The marker of an item; most lines begin with a letter. */
export function markerOf(content: string): RegExpExecArray | null {
  return content.charCodeAt(0) < 64 ? MARKER.exec(content) : null;
}

/** Whether a line ends the code that a fence began. */
export function isFenceEnd(content: string, fence: string): boolean {
  return content.length >= fence.length && content === fence.charAt(0).repeat(content.length);
}

/** A heading's end without closing marks and without an anchor in curly brackets. */
export function headingEnd(line: Line): number {
  const content = line.content.replace(/\s\{#[^{}]{1,100}\}$/, '').trimEnd();
  const closing = /(?<=\s)#+$/.exec(content)?.[0].length ?? 0;
  return line.contentStart + content.length - closing;
}

/** Where the text begins after a byte order mark and YAML front matter. */
export function frontMatterEnd(source: string): number {
  const start = source.charCodeAt(0) === 0xfeff ? 1 : 0;
  const opening = /^---[ \t]*(?:\r\n|\n|\r)/.exec(source.slice(start, start + 64));
  if (!opening) return start;
  const closing = /^(?:---|\.\.\.)[ \t]*$/m;
  const from = start + opening[0].length;
  const found = closing.exec(source.slice(from, from + 20_000));
  return found ? from + found.index + found[0].length : start;
}
