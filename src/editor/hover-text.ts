import * as l10n from '@vscode/l10n';
import type { Analysis } from '../engine/analysis';
import type { Detection, Evidence, SignalKind } from '../engine/detection/detection';
import type { Span } from '../engine/document';
import type { Enhancement } from '../engine/enhancement/enhancement';
import { LOCAL_SERVER } from '../engine/enhancement/servers/definition';
import type { JointFinding, Severity } from '../engine/review/review';

/** Lines a hover has at most, with its heading and its link. */
const MOST_LINES = 8;
/** Lines that are always there: the heading above, the link below. */
const FRAME_LINES = 2;
/** Characters of which a hover of VS Code's usual width and font shows one line; measured by `test/ui/hover.test.ts`. */
const LINE = 62;
/** More places of one framework than this are counted by detection, not listed. */
const MOST_PLACES = 200;

/** What a line of a hover is about, by which it gets its icon. */
export type HoverSubject = 'why' | 'coverage' | Severity | 'documentation' | 'others';

/** One line, or a few where it wraps; plain text that may come from documents, packs and servers. */
export interface HoverLine {
  readonly subject: HoverSubject;
  readonly text: string;
}

/** What a hover says of a place: {@link MOST_LINES} rendered lines at most. */
export interface HoverText {
  /** The evidence that it is about. */
  readonly span: Span;
  /** Id of the framework. */
  readonly framework: string;
  readonly name: string;
  /** "applied · 97 % sure" */
  readonly standing: string;
  readonly lines: readonly HoverLine[];
}

/**
 * What is known already of the evidence at an offset; undefined where there is none. Of several frameworks the most specific one is
 * explained, and the others are named.
 * @param isDiagnosed whether the editor shows findings where they stand, and so says them in the same hover
 */
export function hoverText(analysis: Analysis, offset: number, isDiagnosed: boolean): HoverText | undefined {
  const [first, ...rest] = evidenceAt(analysis, offset);
  if (!first) return undefined;
  const { detection, evidence } = first;
  const others = [...new Set(rest.map((one) => one.detection.name))].filter((name) => name !== detection.name);
  const passages: Passage[] = [
    { subject: 'why', text: why(detection, evidence), most: 2, turn: 3 },
    ...coverage(detection),
    ...finding(analysis, evidence, offset, isDiagnosed),
    ...documentation(analysis, detection),
    ...(others.length > 0
      ? [{ subject: 'others' as const, text: l10n.t('Here too: {0}.', others.join(', ')), most: 1, turn: 4 }]
      : []),
  ];
  return {
    span: evidence,
    framework: detection.id,
    name: cut(detection.name, LINE / 2),
    standing: standing(detection),
    lines: fitted(passages),
  };
}

/** A line before it is known how much room there is for it. */
interface Passage extends HoverLine {
  /** Rendered lines it may take at most. */
  readonly most: number;
  /** Whose turn it is to take the lines that are left; the lowest comes first. */
  readonly turn: number;
}

interface At {
  readonly detection: Detection;
  readonly evidence: Evidence;
}

/**
 * The evidence at an offset: the shortest, which is the most particular, first; of equal ones a framework's own name or use before an
 * element of another, then what is applied, then what is surer.
 */
function evidenceAt({ detections }: Analysis, offset: number): At[] {
  const length = ({ evidence }: At): number => evidence.end - evidence.start;
  const rank = ({ detection, evidence }: At): number =>
    2 * Number(evidence.kind !== 'element') + Number(detection.standing === 'applied') + detection.confidence;
  return detections
    .flatMap((detection) => detection.evidence.map((evidence) => ({ detection, evidence })))
    .filter(({ evidence }) => evidence.start <= offset && offset < evidence.end)
    .sort((a, b) => length(a) - length(b) || rank(b) - rank(a));
}

function standing({ standing, kind, version, confidence }: Detection): string {
  const word =
    standing === 'mentioned' ? l10n.t('mentioned') : kind === 'software' ? l10n.t('used') : l10n.t('applied');
  // No reading is certain.
  const sure = l10n.t('{0} % sure', Math.min(99, Math.round(confidence * 100)));
  return [word, version === null ? '' : cut(version, LINE / 4), sure].filter(Boolean).join(' · ');
}

/** What this place is, and what else there is. */
function why(detection: Detection, evidence: Evidence): string {
  const all = signals(detection).join(', ');
  const listed =
    detection.evidence.length < MOST_PLACES
      ? l10n.t('In all: {0}.', all)
      : l10n.t('In its first {0} places: {1}.', MOST_PLACES, all);
  return `${thisPlace(detection, evidence)} ${listed}`;
}

function thisPlace({ coverage }: Detection, { kind, signal, place }: Evidence): string {
  if (kind === 'element') {
    const element = coverage?.find(({ id }) => signal === `element:${id}`);
    return element ? l10n.t('This is its element “{0}”.', element.name) : l10n.t('This is one of its elements.');
  }
  if (kind === 'name' && place === 'heading') return l10n.t('This is its name, in a heading.');
  return PLACES[kind]();
}

const PLACES: Readonly<Record<Exclude<SignalKind, 'element'>, () => string>> = {
  name: () => l10n.t('This is its name.'),
  import: () => l10n.t('This imports it.'),
  dependency: () => l10n.t('This declares it as a dependency.'),
  symbol: () => l10n.t('This is one of its symbols.'),
  file: () => l10n.t('This is its file name.'),
  command: () => l10n.t('This calls its command.'),
  expression: () => l10n.t('This has its form.'),
};

/** How often each kind of signal was found, in words. */
function signals({ evidence }: Detection): string[] {
  const distinct = new Map<SignalKind, Set<string>>();
  for (const { kind, signal, start } of evidence) {
    const known = distinct.get(kind) ?? new Set();
    // An element counts once, however often it is spoken of.
    distinct.set(kind, known.add(kind === 'element' ? signal : String(start)));
  }
  return SIGNALS.flatMap(([kind, words]) => {
    const count = distinct.get(kind)?.size ?? 0;
    return count === 0 ? [] : [words(count)];
  });
}

const SIGNALS: readonly (readonly [SignalKind, (count: number) => string])[] = [
  ['name', (count) => (count === 1 ? l10n.t('its name once') : l10n.t('its name {0} times', count))],
  ['element', (count) => (count === 1 ? l10n.t('1 element') : l10n.t('{0} elements', count))],
  ['dependency', (count) => (count === 1 ? l10n.t('1 dependency') : l10n.t('{0} dependencies', count))],
  ['import', (count) => (count === 1 ? l10n.t('1 import') : l10n.t('{0} imports', count))],
  ['symbol', (count) => (count === 1 ? l10n.t('1 symbol') : l10n.t('{0} symbols', count))],
  ['command', (count) => (count === 1 ? l10n.t('1 command') : l10n.t('{0} commands', count))],
  ['expression', (count) => (count === 1 ? l10n.t('1 place of its form') : l10n.t('{0} places of its form', count))],
  ['file', () => l10n.t('its file name')],
];

/** Which elements there are and which are missing; only of what is applied, as nothing is missing where one is named in passing. */
function coverage({ coverage, standing }: Detection): Passage[] {
  if (!coverage || coverage.length === 0 || standing === 'mentioned') return [];
  const missing = coverage.filter(({ lines }) => lines.length === 0).map(({ name }) => name);
  const present = coverage.length - missing.length;
  const text =
    missing.length === 0
      ? l10n.t('None of its elements is missing.')
      : l10n.t('{0} of {1} elements; missing: {2}.', present, coverage.length, missing.join(', '));
  return [{ subject: 'coverage', text, most: 2, turn: 1 }];
}

/**
 * The gravest finding at the evidence. Where the editor says the same a line above, it says why that matters instead.
 */
function finding({ findings }: Analysis, evidence: Span, offset: number, isDiagnosed: boolean): Passage[] {
  const [gravest] = findings
    .filter(({ start, end }) => start < evidence.end && end > evidence.start)
    .sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);
  if (!gravest) return [];
  const isSaid = isDiagnosed && gravest.start <= offset && offset <= gravest.end;
  return [{ subject: gravest.severity, text: isSaid ? gravest.why : question(gravest), most: 2, turn: 0 }];
}

const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function question({ message, question }: JointFinding): string {
  return `${message} ${question}`;
}

/** The beginning of what a server said of the framework, outside ones before our own guide. */
function documentation({ enhancements }: Analysis, { id }: Detection): Passage[] {
  const told = enhancements.filter(({ framework, text }) => framework === id && text !== undefined);
  const best = told.find(({ server }) => server !== LOCAL_SERVER) ?? told[0];
  const snippet = best && firstProse(best);
  if (!best || !snippet) return [];
  const text = best.server === LOCAL_SERVER ? snippet : `${best.enhancer}: ${snippet}`;
  return [{ subject: 'documentation', text, most: 2, turn: 2 }];
}

/** More of a server's text than this is not looked at. */
const MOST_TEXT = 4_000;

/** The first line of prose: no heading, rule, address, list of fields, nor code. */
function firstProse({ text = '' }: Enhancement): string | undefined {
  let isCode = false;
  for (const line of text.slice(0, MOST_TEXT).split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode;
    else if (
      !isCode &&
      !/^\s*(?:#|[-=*_]{3,}\s*$|<|\w+:\s*\S*\s*$|\w+:\s*https?:)/.test(line) &&
      /\S+\s+\S+\s+\S/.test(line)
    )
      return line.trim();
  }
  return undefined;
}

/** Gives each passage a line, and those that need more the lines that are left. */
function fitted(passages: readonly Passage[]): HoverLine[] {
  let left = MOST_LINES - FRAME_LINES - passages.length;
  const more = new Map<Passage, number>();
  for (const passage of passages.toSorted((a, b) => a.turn - b.turn)) {
    const needed = Math.min(passage.most, Math.ceil(passage.text.length / LINE)) - 1;
    const given = Math.max(0, Math.min(needed, left));
    more.set(passage, given);
    left -= given;
  }
  return passages.map((passage) => {
    const { subject, text } = passage;
    return { subject, text: cut(text, LINE * (1 + (more.get(passage) ?? 0))) };
  });
}

/** A text in one line, at the end of a word where it is cut. */
function cut(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const head = line.slice(0, most - 1);
  const blank = head.lastIndexOf(' ');
  // Neither half a character nor a comma that nothing follows.
  return `${(blank > most / 2 ? head.slice(0, blank) : head).replace(/[\uD800-\uDBFF,;:.\s]+$/, '')}…`;
}
