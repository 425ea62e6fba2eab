import type { SourceDocument } from '../document';
import { linesOf } from './lines';

/** How a person tells the board in the text to be silent about a rule. */
const DIRECTIVE = /framework-director-(disable-next-line|disable|enable)\b[ \t]*([^\n\r]*)/;
const MARK = 'framework-director-';
/** How a line begins that is a block of its own, so that "next line" ends before it. */
const BEGINS = /^(?:[-*+•] |\d{1,9}[.)] |#{1,6} |={1,6} )/;
/** Most directives of a text that are heeded. */
const MAX_DIRECTIVES = 500;

/** Lines, counted from 1 and both included, on which some rules are silent. */
interface Silence {
  readonly first: number;
  last: number;
  /** Rules by id, or `persona/*`; all where it is null. */
  readonly rules: ReadonlySet<string> | null;
}

/** Whether a rule is told to be silent on a line, counted from 1. */
export type IsSilent = (rule: string, line: number) => boolean;

const NEVER: IsSilent = () => false;

/**
 * Reads what a text tells its reviewers: `framework-director-disable-next-line` in a comment, for what begins on the next line
 * (a paragraph, an item, a row's whole table; in code that one line), and `framework-director-disable` up to `framework-director-enable` or the end.
 * Rules are named behind it, by id or as `persona/*`; without a name all are meant.
 */
export function silencesIn(document: SourceDocument, reach: 'block' | 'line' = 'block'): IsSilent {
  if (!document.text.includes(MARK)) return NEVER;
  const silences = read(document.text, reach);
  return (rule, line) =>
    silences.some(({ first, last, rules }) => first <= line && line <= last && (rules === null || names(rules, rule)));
}

function names(rules: ReadonlySet<string>, rule: string): boolean {
  return rules.has(rule) || rules.has(`${rule.slice(0, rule.indexOf('/'))}/*`);
}

function read(text: string, reach: 'block' | 'line'): readonly Silence[] {
  const lines = linesOf(text).map(({ content }) => content);
  const silences: Silence[] = [];
  let open: Silence[] = [];
  for (const [index, content] of lines.entries()) {
    const directive = content.includes(MARK) ? DIRECTIVE.exec(content) : null;
    if (!directive || silences.length >= MAX_DIRECTIVES) continue;
    const line = index + 1;
    const rules = rulesIn(directive[2] ?? '');
    if (directive[1] === 'disable-next-line') {
      silences.push({ first: line, last: reach === 'line' ? line + 1 : blockEnd(lines, index + 1) + 1, rules });
    } else if (directive[1] === 'disable') {
      const silence: Silence = { first: line, last: Infinity, rules };
      silences.push(silence);
      open.push(silence);
    } else {
      const ends = (silence: Silence): boolean => rules === null || sameRules(silence.rules, rules);
      for (const silence of open.filter(ends)) silence.last = line;
      open = open.filter((silence) => !ends(silence));
    }
  }
  return silences;
}

/** The names in the rest of a directive's line; null where there are none. A reason may follow two hyphens. */
function rulesIn(rest: string): ReadonlySet<string> | null {
  const [listed = ''] = rest.replace(/(?:-->|\*\/).*$/, '').split(' -- ');
  const found = listed.split(/[\s,]+/).filter((name) => name.includes('/'));
  return found.length > 0 ? new Set(found) : null;
}

function sameRules(one: ReadonlySet<string> | null, other: ReadonlySet<string>): boolean {
  return one !== null && one.size === other.size && [...one].every((name) => other.has(name));
}

/** Index of the last line of what begins at a line. */
function blockEnd(lines: readonly string[], first: number): number {
  const isTable = lines[first]?.startsWith('|') ?? false;
  let last = first;
  for (let at = first + 1; at < lines.length; at++) {
    const content = lines[at] ?? '';
    if (content === '' || (isTable ? !content.startsWith('|') : BEGINS.test(content))) break;
    last = at;
  }
  return last;
}
