/** Longest label, in characters. */
export const MAX_LABEL = 80;

/** The words before a colon, a dash or the end of a first short sentence, or all of a short text; empty where there is no label. */
export function leadOf(text: string): string {
  const lead = firstWords(text);
  // "1. Widen" and "S - Strengths" begin with no label of their own.
  if (lead.length > MAX_NUMBER || IS_NAME.test(lead) || !NUMBER.test(lead)) return lead;
  return firstWords(text.slice(lead.length).replace(/^[^\p{L}\p{N}]+/u, ''));
}

/** What numbers a label, and the longest of it in UTF-16 units: "step 12" between three signs on each side. */
const NUMBER = /^\W{0,3}(?:\d{1,2}|\p{L}|step \d{1,2})\W{0,3}$/iu;
const MAX_NUMBER = 20;
/** Two letters none of what {@link NUMBER} finds begins with; most labels do. */
const IS_NAME = /^(?:[a-rt-z][a-z]|s[a-su-z])/i;

/** What stands before the first mark that ends a label, if it is no longer than {@link MAX_LABEL} characters. */
function firstWords(text: string): string {
  const head = text.slice(0, MAX_LABEL + 2);
  let limit = MAX_LABEL;
  for (let at = 0; at <= limit; at++) {
    if (at === head.length) return head;
    const code = head.charCodeAt(at);
    if (MAY_END[code] === 0) continue;
    if (code === LINE_FEED) return '';
    if (code >= FIRST_SURROGATE) {
      if ((head.codePointAt(at) ?? 0) <= 0xffff) continue;
      // One character of two units.
      at++;
      limit++;
    } else if (at > 0 && endsLabel(head, at, code)) return head.slice(0, at);
  }
  return '';
}

const LINE_FEED = 10;
const SPACE = 32;
const COLON = 58;
const FIRST_SURROGATE = 0xd800;

/** Whether a UTF-16 unit of ASCII ends a label with what stands behind it, or makes one impossible. */
const MAY_END = new Uint8Array(0x80);
for (const mark of '\n:.?! ') MAY_END[mark.charCodeAt(0)] = 1;

/** Whether a label ends here: before a colon and a space or the end, a dash between spaces, the end of a sentence. */
function endsLabel(text: string, at: number, code: number): boolean {
  const next = text.charCodeAt(at + 1);
  if (code === COLON) return next === SPACE || at + 1 === text.length;
  if (code !== SPACE) return next === SPACE;
  let end = at + 1;
  while (isDash(text.charCodeAt(end))) end++;
  return end > at + 1 && text.charCodeAt(end) === SPACE;
}

/** Whether a UTF-16 unit is a hyphen or a dash, short or long. */
function isDash(code: number): boolean {
  return code === 0x2d || code === 0x2013 || code === 0x2014;
}
