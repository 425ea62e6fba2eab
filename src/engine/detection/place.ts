import type { Place } from './detection';
import { Zone, type ZoneKind } from './zone-list';

const LINE_FEED = 10;
/** How far back the beginning of a line is looked for: headings, labels and cells are short. */
const LONGEST_LEAD = 160;

/** Where a match stands in the form of the document: in a heading, as a label, alone in a table cell, or in the run of the text. */
export function placeOf(text: string, start: number, end: number, zone: ZoneKind): Place {
  if (zone === Zone.comment) return 'comment';
  if (zone !== Zone.prose && zone !== Zone.quote && zone !== Zone.frontMatter) return 'code';
  const lead = leadOf(text, start);
  if (lead === null) return 'prose';
  if (isHeading(text, lead, end)) return 'heading';
  const tail = text.slice(end, end + 24);
  if (/\|[ \t*_`"]*$/.test(lead) && /^[ \t*_`"]*(?:\([^|\n]{0,20})?(?:\||\r?$|\r?\n)/.test(tail)) return 'cell';
  return LABEL_LEAD.test(lead) && LABEL_TAIL.test(tail) && !isListed(text, lead, end) ? 'label' : 'prose';
}

/** Whether a match in a heading is what the heading begins with, so that the section is about it. */
export function beginsHeading(text: string, start: number): boolean {
  const lead = leadOf(text, start);
  return (
    lead !== null &&
    /^[ \t]*(?:(?:#{1,6}|={1,6})[ \t]+)?(?:(?:step|phase|\d{1,2}(?:\.\d{1,2})*[.):]?|[a-z][.)])[ \t]+){0,2}[*_`"“(]*$/i.test(
      lead,
    )
  );
}

const LABEL_LEAD = /^[ \t>]*(?:(?:[-*+•]|\d{1,2}[.)])[ \t]+)?(?:\[[ x]\][ \t]+)?[*_"“]*$/;
const LABEL_TAIL =
  /^[*_"”]*(?:[ \t]*\([^)\n]{0,16}\))?(?:[ \t]*[:：][*_]*|[ \t]+[-–—][ \t]|[*_]{1,2}(?:\s|$)|\.?[ \t]*\r?(?:\n|$))/;

/** Whether a word that is alone on its line, without any mark, is followed by another: a list of words labels nothing. */
function isListed(text: string, lead: string, end: number): boolean {
  return /^[ \t]*$/.test(lead) && /^[ \t]*\r?\n[ \t]*[\w'’-]{1,40}[ \t]*\r?(?:\n|$)/.test(text.slice(end, end + 96));
}

/** The line up to the match, or null where it is longer than a lead can be. */
function leadOf(text: string, start: number): string | null {
  let from = start;
  while (from > 0 && text.charCodeAt(from - 1) !== LINE_FEED) {
    if (start - from >= LONGEST_LEAD) return null;
    from--;
  }
  return text.slice(from, start);
}

/** ATX (`#`), AsciiDoc (`=`) and underlined headings. */
function isHeading(text: string, lead: string, end: number): boolean {
  if (/^ {0,3}#{1,6}[ \t]/.test(lead) || /^={1,6}[ \t]/.test(lead)) return true;
  if (/^[ \t]*[-*+|>]/.test(lead)) return false;
  const rest = text.slice(end, end + LONGEST_LEAD);
  return /^[^\n|]{0,100}\r?\n(?:={3,}|-{3,}|~{3,}|\^{3,})[ \t]*(?:\r?\n|$)/.test(rest);
}
