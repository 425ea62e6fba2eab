import type { Span } from '../../document';
import type { LiteralPattern } from '../patterns/patterns';
import { fold } from '../text/words';
import { speaks } from '../zones/languages';
import { Zone, type ZoneList } from '../zones/zone-list';
import { commandEnd } from './commands';
import { matchAround } from './expressions';
import { isFileNamed } from './file-names';
import { importAt } from './imports';
import { type Entry, UNVERSIONED, versioned } from './manifest-entry';
import { manifestEntry } from './manifests';

/** A use of a framework in code or in a manifest; `span` is where its version stands. */
export interface Usage extends Span, Entry {}

/**
 * Checks whether the characters of a pattern stand at `start` of the list's window, in the form the pattern says.
 * @param zone the index of the zone they stand in
 */
export function usageAt(
  list: ZoneList,
  zone: number,
  pattern: LiteralPattern,
  start: number,
  documentName: string,
): Usage | null {
  const kind = list.kinds[zone];
  if (start < 0 || kind === Zone.inlineCode || (kind === Zone.comment && pattern.importForm === null)) return null;
  const { text } = list.window;
  let end = start + pattern.text.length;
  if (!spells(text, start, pattern)) return null;
  if (pattern.open) while (end < text.length && isNamePart(text.charCodeAt(end))) end++;
  if (!bounded(text, start, end, pattern.text)) return null;
  const language = list.languages[zone] ?? '';
  const fileName = list.embedded[zone] ? '' : documentName;
  if (pattern.manifest) {
    const entry = manifestEntry(pattern.manifest, fileName, language, text, start, end);
    return entry && { start, end, ...entry };
  }
  if (pattern.operands) {
    const stretch = { language, fileName, code: kind === Zone.code || kind === Zone.string };
    end = commandEnd(text, start, end, pattern.operands, stretch);
    return end < 0 ? null : { start, end, ...UNVERSIONED };
  }
  if (pattern.languages !== null && !speaks(pattern.languages, language)) return null;
  if (pattern.files && !pattern.files.some((name) => isFileNamed(name, fileName))) return null;
  if (pattern.importForm) {
    const found = importAt(text, pattern.importForm, language, start, end);
    const stands = found && (found.noted ? kind === Zone.comment : isCodeAt(list, zone, found.statement));
    return stands ? { start, end, ...found.entry } : null;
  }
  if (!isCodeAt(list, zone, start) && !(kind === Zone.frontMatter && pattern.languages === null)) return null;
  if (pattern.expression) {
    const match = matchAround(pattern.expression(), text, start, end);
    return match && { ...match, ...UNVERSIONED };
  }
  return { start, end, ...assignedVersion(text, end) };
}

/** The version a setting is given right behind its name: `required_version = "~> 1.9"`. */
function assignedVersion(text: string, end: number): Entry {
  return versioned(/^\s*[=:]\s*["']([~^<>=]{0,2}\s?\d[^"'\n]{0,40})["']/d.exec(text.slice(end, end + 80)), end);
}

/** Whether a statement or a symbol begins in code: in a zone of code, or at the very quote that opens a string. */
function isCodeAt(list: ZoneList, zone: number, at: number): boolean {
  let index = zone;
  while (index > 0 && (list.starts[index] ?? 0) > at) index--;
  const kind = list.kinds[index];
  return kind === Zone.code || (kind === Zone.string && list.starts[index] === at);
}

/** Whether the characters of a pattern stand at an offset. */
export function spells(text: string, start: number, pattern: LiteralPattern): boolean {
  if (!pattern.loose) return text.startsWith(pattern.text, start);
  for (let at = 0; at < pattern.text.length; at++) {
    const one = text.charCodeAt(start + at);
    const other = pattern.text.charCodeAt(at);
    if (one !== other && fold(one) !== fold(other)) return false;
    if (fold(other) === 0 && one !== other && !(isJoint(one) && isJoint(other))) return false;
  }
  return true;
}

/** `-`, `_` and `.`, which package names of some registries use alike. */
function isJoint(code: number): boolean {
  return code === 45 || code === 46 || code === 95;
}

function isNamePart(code: number): boolean {
  return fold(code) !== 0 || isJoint(code);
}

/** Whether a literal that begins or ends with a word is not part of a longer word there. */
function bounded(text: string, start: number, end: number, literal: string): boolean {
  const wordy = (code: number): boolean => fold(code) !== 0 || code === 95 || code === 36;
  if (wordy(literal.charCodeAt(0)) && start > 0 && wordy(text.charCodeAt(start - 1))) return false;
  return !(wordy(literal.charCodeAt(literal.length - 1)) && wordy(text.charCodeAt(end)));
}
