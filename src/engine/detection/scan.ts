import type { SourceDocument, Span } from '../document';
import { commandEnd } from './commands';
import { bitWord, type Index } from './compile';
import { isFileNamed } from './file-names';
import { importAt } from './imports';
import { speaks } from './languages';
import { type Entry, UNVERSIONED, versioned } from './manifest-entry';
import { manifestEntry } from './manifests';
import type { LiteralPattern, Pattern, PhrasePattern } from './patterns';
import { matchPhrase } from './phrase';
import { fold, foldAt, HASH_SEED, hashStep } from './words';
import { type Expired, Zone, type ZoneKind, type Zones } from './zone-list';

/** A pattern found at a span. */
export interface Match {
  readonly pattern: Pattern;
  readonly start: number;
  readonly end: number;
  readonly zone: ZoneKind;
  readonly version: string | null;
  readonly versionSpan: Span | null;
  /** True for a name that other names of its list vouch for. */
  readonly enlisted?: boolean;
}

export interface Scan {
  /** In the order of the words they were found by. */
  readonly matches: readonly Match[];
  readonly truncated: boolean;
  readonly words: number;
}

/** More matches than this are more than anyone reads; the scan stops there and says so. */
const MOST_MATCHES = 20_000;
/** How many words are read between two looks at the clock. */
const STRIDE = 4_096;
/** No word of a pattern is longer; the rest of such a run of letters is skipped. */
const LONGEST_WORD = 64;

/** Finds every pattern of the index in one pass over the document's words. */
export function scan(document: SourceDocument, zones: Zones, compiled: Index, expired: Expired): Scan {
  const { text } = document;
  const { bits, anchors, first } = compiled;
  const matches: Match[] = [];
  let truncated = zones.end < text.length;
  let zone = 0;
  let words = 0;
  const { end } = zones;
  for (let at = 0; at < end; ) {
    let folded = foldAt(text, at);
    if (folded === 0) {
      at++;
      continue;
    }
    const start = at;
    const longest = Math.min(end, start + LONGEST_WORD);
    let hash = HASH_SEED;
    do {
      hash = hashStep(hash, folded);
      at++;
      folded = at < longest ? foldAt(text, at) : 0;
    } while (folded !== 0);
    if (at === longest) while (at < end && foldAt(text, at) !== 0) at++;
    if (++words % STRIDE === 0 && expired()) {
      truncated = true;
      break;
    }
    if (((bits[bitWord(hash)] ?? 0) & (1 << (hash & 31))) === 0) continue;
    const from = first.get(hash);
    if (from === undefined) continue;
    while ((zones.starts[zone + 1] ?? Number.POSITIVE_INFINITY) <= start) zone++;
    for (let index = from; anchors[index] === hash; index += 3) {
      const pattern = compiled.pattern(anchors[index + 1] as number);
      const match = verify(document, zones, zone, pattern, anchors[index + 2] as number, start, at);
      if (match) matches.push(match);
    }
    if (matches.length > MOST_MATCHES) {
      truncated = true;
      break;
    }
  }
  return { matches, truncated, words };
}

function verify(
  document: SourceDocument,
  zones: Zones,
  zone: number,
  pattern: Pattern,
  place: number,
  start: number,
  end: number,
): Match | null {
  const kind = zones.kinds[zone] ?? Zone.prose;
  return pattern.form === 'phrase'
    ? verifyPhrase(document.text, kind, pattern, place, start, end)
    : verifyLiteral(document, zones, zone, kind, pattern, start - place);
}

/** Words count in prose, and in what people write between code: comments. Names also count in inline code. */
function verifyPhrase(
  text: string,
  zone: ZoneKind,
  pattern: PhrasePattern,
  slot: number,
  start: number,
  end: number,
): Match | null {
  if (zone === Zone.code || zone === Zone.string || zone === Zone.link) return null;
  if (zone === Zone.quote && pattern.weak) return null;
  if (zone === Zone.inlineCode && (pattern.kind === 'element' || pattern.weak)) return null;
  const span = matchPhrase(text, pattern.phrase(), slot, start, end);
  if (!span || partOfIdentifier(text, span.start, span.end)) return null;
  return { pattern, start: span.start, end: span.end, zone, version: null, versionSpan: null };
}

/** Whether a match is cut out of something longer that is no prose: a path, an address, an identifier, a flag. */
function partOfIdentifier(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (before === 64 || before === 36) return true; // @name, $name
  if (before === 95 && fold(text.charCodeAt(start - 2)) !== 0) return true; // snake_case
  if (after === 95 && fold(text.charCodeAt(end + 1)) !== 0) return true;
  if ((before === 46 || before === 47) && fold(text.charCodeAt(start - 2)) !== 0 && before === 46) return true; // a.name
  if (after === 46 && isLowerWord(text, end + 1)) return true; // name.js, name.config
  return (after === 40 && text.charCodeAt(end + 1) === 41) || after === 64; // name(), name@1
}

function isLowerWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 97 && code <= 122;
}

function verifyLiteral(
  document: SourceDocument,
  zones: Zones,
  zone: number,
  kind: ZoneKind,
  pattern: LiteralPattern,
  start: number,
): Match | null {
  if (kind === Zone.inlineCode || (kind === Zone.comment && pattern.importForm === null)) return null;
  const { text } = document;
  let end = start + pattern.text.length;
  if (start < 0 || !same(text, start, pattern)) return null;
  if (pattern.open) while (end < text.length && isNamePart(text.charCodeAt(end))) end++;
  if (!bounded(text, start, end, pattern.text)) return null;
  const language = zones.languages[zone] ?? '';
  const match = ({ version, span }: Entry): Match => ({
    pattern,
    start,
    end,
    zone: kind,
    version,
    versionSpan: span,
  });
  const fileName = zones.embedded[zone] ? '' : document.fileName;
  if (pattern.manifest) {
    const entry = manifestEntry(pattern.manifest, fileName, language, text, start, end);
    return entry && match(entry);
  }
  if (pattern.operands) {
    const stretch = { language, fileName, code: kind === Zone.code || kind === Zone.string };
    end = commandEnd(text, start, end, pattern.operands, stretch);
    return end < 0 ? null : match(UNVERSIONED);
  }
  if (pattern.languages !== null && !speaks(pattern.languages, language)) return null;
  if (pattern.files && !pattern.files.some((name) => isFileNamed(name, fileName))) return null;
  if (pattern.importForm) {
    const found = importAt(text, pattern.importForm, language, start, end);
    const stands = found && (found.noted ? kind === Zone.comment : isCodeAt(zones, zone, found.statement));
    return stands ? match(found.entry) : null;
  }
  if (kind !== Zone.code && !(kind === Zone.frontMatter && pattern.languages === null)) return null;
  return match(assignedVersion(text, end));
}

/** The version a setting is given right behind its name: `required_version = "~> 1.9"`. */
function assignedVersion(text: string, end: number): Entry {
  return versioned(/^\s*[=:]\s*["']([~^<>=]{0,2}\s?\d[^"'\n]{0,40})["']/d.exec(text.slice(end, end + 80)), end);
}

/** Whether a statement begins in code: in a zone of code, or at the very quote that opens a string. */
function isCodeAt(zones: Zones, zone: number, at: number): boolean {
  let index = zone;
  while (index > 0 && (zones.starts[index] ?? 0) > at) index--;
  const kind = zones.kinds[index];
  return kind === Zone.code || (kind === Zone.string && zones.starts[index] === at);
}

function same(text: string, start: number, pattern: LiteralPattern): boolean {
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
