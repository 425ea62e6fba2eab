import type { Framework, ImportForm, Manifest, NameSignal, UsageSignal } from '../catalog/framework';
import { lazily } from '../lazily';
import { FOLDED_MANIFESTS } from './manifests';
import { compilePhrase, formsOf, type Phrase, phraseWords } from './phrase';
import { fold, hashOf, wordEnd } from './words';

/** A signal made ready for the scan. */
export type Pattern = PhrasePattern | LiteralPattern;

interface PatternBase {
  /** Index of its framework in the catalogue. */
  readonly framework: number;
  /** As evidence shows it: `name`, `element:widen-options`, `import:react`. */
  readonly signal: string;
}

/** Words in prose. */
export interface PhrasePattern extends PatternBase {
  readonly form: 'phrase';
  readonly kind: 'name' | 'element';
  readonly text: string;
  /** The compiled phrase; compiled when its anchor is met for the first time, as most never are. */
  readonly phrase: () => Phrase;
  /** True for names that never count alone, and for elements that are everyday words. */
  readonly weak: boolean;
  /** Id of the element, '' for a name. */
  readonly element: string;
}

/** Characters in code. */
export interface LiteralPattern extends PatternBase {
  readonly form: 'literal';
  readonly kind: 'import' | 'dependency' | 'symbol';
  readonly text: string;
  /** True where case and `-`, `_`, `.` make no difference. */
  readonly loose: boolean;
  /** True where the name may go on: `spring-boot-starter*`. */
  readonly open: boolean;
  readonly importForm: ImportForm | null;
  readonly manifest: Manifest | null;
  readonly languages: readonly string[] | null;
  /** Place among the framework's signals; its pack names the one that matters most first. */
  readonly rank: number;
}

/** A pattern under one of its words. For a phrase `at` is the slot of that word, for a literal its offset. */
export interface Anchor {
  readonly pattern: Pattern;
  readonly at: number;
}

/** A catalogue made ready for the scan: every pattern under the hash of its rarest word. */
export interface Index {
  readonly frameworks: readonly Framework[];
  readonly anchors: ReadonlyMap<number, readonly Anchor[]>;
  /** One bit per hash, so that most words cost one look. */
  readonly bits: Uint32Array;
  /** File names that tell, as regular expressions without repetition inside repetition. */
  readonly files: readonly { readonly framework: number; readonly signal: string; readonly name: RegExp }[];
}

/** Bits of the filter: 2^16, so that about 3,000 words leave 19 of 20 unknown words at one look. */
const BIT_COUNT = 65_536;

/**
 * Compiles a catalogue.
 * @param anchors what {@link anchorsOf} found for these very frameworks at an earlier time, or null to find it now
 * @throws Error for a signal that has no word to find it by: a bug of its pack
 */
export function compile(frameworks: readonly Framework[], anchors: readonly number[] | null = null): Index {
  const patterns = frameworks.flatMap(patternsOf);
  const list = anchors ?? anchorsOf(frameworks);
  const byHash = new Map<number, Anchor[]>();
  const bits = new Uint32Array(BIT_COUNT / 32);
  for (let index = 0; index < list.length; index += 3) {
    const [hash = 0, pattern = 0, at = 0] = [list[index], list[index + 1], list[index + 2]];
    const anchor = { pattern: patterns[pattern] as Pattern, at };
    const held = byHash.get(hash);
    if (held) held.push(anchor);
    else byHash.set(hash, [anchor]);
    bits[bitWord(hash)] = (bits[bitWord(hash)] ?? 0) | (1 << (hash & 31));
  }
  return { frameworks, anchors: byHash, bits, files: frameworks.flatMap(fileNames) };
}

/** The words by which the patterns of a catalogue are found, three numbers each: the word's hash, the pattern, its place in it. */
export function anchorsOf(frameworks: readonly Framework[]): number[] {
  const patterns = frameworks.flatMap(patternsOf);
  const places = patterns.map(placesOf);
  const frequency = wordFrequency(places);
  return patterns.flatMap((pattern, index) => {
    const { at, forms } = rarest(pattern, places[index] ?? [], frequency);
    return forms.flatMap((form) => [hashOf(form), index, at]);
  });
}

/** Where in the filter the bit of a hash lies. */
export function bitWord(hash: number): number {
  return (hash >>> 5) & (BIT_COUNT / 32 - 1);
}

function patternsOf(framework: Framework, index: number): Pattern[] {
  const names = framework.names.map((name): Pattern => namePattern(name, index));
  if (framework.kind === 'software')
    return [...names, ...framework.signals.flatMap((signal, rank) => literalPattern(signal, index, rank))];
  const elements = framework.elements.flatMap((element) => {
    const pattern = (wording: string, weak: boolean): Pattern => ({
      form: 'phrase',
      kind: 'element',
      framework: index,
      signal: `element:${element.id}`,
      element: element.id,
      text: wording,
      phrase: lazily(() => compilePhrase(wording, false)),
      weak,
    });
    return [
      ...(element.distinct ?? []).map((wording) => pattern(wording, false)),
      ...(element.everyday ?? []).map((wording) => pattern(wording, true)),
    ];
  });
  return [...names, ...elements];
}

function namePattern(name: NameSignal, framework: number): PhrasePattern {
  const oneWord = !/[\s_-]/.test(name.text.trim());
  const keepsCase = name.case === 'exact' || (name.case === undefined && oneWord && /\p{Lu}/u.test(name.text));
  return {
    form: 'phrase',
    kind: 'name',
    framework,
    signal: 'name',
    element: '',
    text: name.text,
    phrase: lazily(() => compilePhrase(name.text, keepsCase)),
    weak: name.ambiguous === true,
  };
}

function literalPattern(signal: UsageSignal, framework: number, rank: number): LiteralPattern[] {
  const base = {
    form: 'literal',
    framework,
    rank,
    importForm: null,
    manifest: null,
    languages: null,
    loose: false,
    open: false,
  } as const;
  if ('import' in signal) {
    const languages = signal.languages ?? null;
    return [
      {
        ...base,
        kind: 'import',
        signal: `import:${signal.import}`,
        text: signal.import,
        importForm: signal.as,
        languages,
      },
    ];
  }
  if ('dependency' in signal) {
    const open = signal.dependency.endsWith('*');
    const text = open ? signal.dependency.slice(0, -1) : signal.dependency;
    const loose = FOLDED_MANIFESTS.has(signal.in);
    const artifact = signal.in === 'maven' ? text.slice(text.indexOf(':') + 1) : text;
    return [
      {
        ...base,
        kind: 'dependency',
        signal: `dependency:${signal.dependency}`,
        text: artifact,
        manifest: signal.in,
        loose,
        open,
      },
    ];
  }
  if ('symbol' in signal) {
    return [
      {
        ...base,
        kind: 'symbol',
        signal: `symbol:${signal.symbol}`,
        text: signal.symbol,
        languages: signal.languages ?? null,
      },
    ];
  }
  return [];
}

function fileNames(framework: Framework, index: number): Index['files'] {
  if (framework.kind !== 'software') return [];
  return framework.signals.flatMap((signal) => {
    if (!('file' in signal)) return [];
    const escaped = signal.file.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace('*', '.*');
    return [{ framework: index, signal: `file:${signal.file}`, name: new RegExp(`^${escaped}$`) }];
  });
}

/** A word a pattern can be found by: its slot or offset, and the forms it takes. */
interface Place {
  readonly at: number;
  readonly word: string;
  readonly forms: readonly string[];
}

/** How many patterns have a word: the fewer, the better it is to find one by. */
function wordFrequency(places: readonly (readonly Place[])[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const { word } of places.flat()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return frequency;
}

/** Words so common in any text that a pattern is found by them only where it has no other. */
const COMMON = new Set(
  'a an and as at be by com core data for from github go in io is it js lib main my new no not of on or org the to use using with test app web value state system design model team time work'.split(
    ' ',
  ),
);

function rarest(pattern: Pattern, places: readonly Place[], frequency: ReadonlyMap<string, number>): Place {
  const cost = ({ word }: Place): number =>
    (frequency.get(word) ?? 0) + (COMMON.has(word) ? 1_000 : 0) + 8 / word.length;
  const [first, ...others] = places;
  if (!first) throw new Error(`The signal "${pattern.signal}" has no word to find it by.`);
  return others.reduce((best, place) => (cost(place) < cost(best) ? place : best), first);
}

function placesOf(pattern: Pattern): readonly Place[] {
  if (pattern.form === 'phrase') {
    const words = phraseWords(pattern.text);
    return words.map((word, at) => ({ at, word: word.word, forms: formsOf(word, at === words.length - 1) }));
  }
  const found: Place[] = [];
  for (let at = 0; at < pattern.text.length; at++) {
    if (fold(pattern.text.charCodeAt(at)) === 0) continue;
    const end = wordEnd(pattern.text, at);
    const word = pattern.text.slice(at, end).toLowerCase();
    if (!(pattern.open && end === pattern.text.length)) found.push({ at, word, forms: [word] });
    at = end;
  }
  return found;
}
