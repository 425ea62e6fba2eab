import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { SourceDocument, type Span } from '../../src/engine/document';

/** The folder of the documents; everything runs from the project's root. */
const FOLDER = join('test', 'review', 'corpus');

const LANGUAGES: Readonly<Record<string, string>> = {
  '.md': 'markdown',
  '.adoc': 'asciidoc',
  '.rst': 'restructuredtext',
  '.txt': 'plaintext',
};

/** Something a reviewer should find in a flawed document, in the corpus' own words. */
export interface Flaw {
  /** What is wrong, in a sentence. */
  readonly flaw: string;
  /** What stands at the place; once in the document. */
  readonly quote: string;
  /** True for what is missing, or stands in several places: a finding anywhere in the document may name it. */
  readonly anywhere?: boolean;
  /** Ids of the rules that would rightly name it, the most natural first; none where no rule of the board is about it. */
  readonly rules: readonly string[];
  /** True where a rule named it first, and a reader of the finding agreed: it makes that finding fair, and no rule better. */
  readonly overlooked?: boolean;
}

/** Two documents of one kind, written apart from each other: a good one, and one with flaws. */
export interface Pair {
  readonly name: string;
  /** True for a pair that no rule is mended by: its flaws are counted, and never shown with what was missed. */
  readonly heldOut: boolean;
  readonly good: SourceDocument;
  readonly flawed: SourceDocument;
  readonly flaws: readonly Flaw[];
}

/** One pair in so many is held out. */
const HELD_OUT = 2;

/** The pairs of the corpus, by name. */
export function pairs(): Pair[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => pairOf(basename(file, '.json')));
}

/** The files of the corpus that belong to no pair. */
export function strayFiles(): string[] {
  const known = pairs().flatMap(({ name, good, flawed }) => [`${name}.json`, ...[good, flawed].map(fileName)]);
  return readdirSync(FOLDER).filter((file) => !known.includes(file));
}

export function fileName({ uri }: SourceDocument): string {
  return basename(uri);
}

/** Words of a text: runs of letters and digits with what joins them. */
export function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.,:/-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/**
 * Where a flaw stands: the sentence of its quote, or the whole line where that is a list item, a heading or a row of a table.
 * A finding that touches it stands there.
 */
export function placeOf({ quote }: Flaw, { text }: SourceDocument): Span {
  const at = text.indexOf(quote);
  const lineStart = text.lastIndexOf('\n', at) + 1;
  const lineEnd = endOf(text, '\n', at + quote.length);
  if (/^\s*(?:[|#=*.-]|\d+\.)/.test(text.slice(lineStart, lineEnd))) return { start: lineStart, end: lineEnd };
  const before = text.slice(lineStart, at).search(/(?:[.!?]["”)]?\s+)(?!.*[.!?]["”)]?\s)/);
  const after = text.slice(at + quote.length - 1, lineEnd).search(/[.!?]["”)]?(?:\s|$)/);
  return {
    start: before < 0 ? lineStart : lineStart + before + 1,
    end: after < 0 ? lineEnd : at + quote.length + after,
  };
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at;
}

function pairOf(name: string): Pair {
  const flaws = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Flaw[];
  return { name, heldOut: isHeldOut(name), good: documentOf(name, 'good'), flawed: documentOf(name, 'flawed'), flaws };
}

/** Decided by the name alone, so that a new pair moves no other. */
function isHeldOut(name: string): boolean {
  return (createHash('sha1').update(name).digest()[0] as number) % HELD_OUT === 0;
}

function documentOf(name: string, kind: 'good' | 'flawed'): SourceDocument {
  const found = readdirSync(FOLDER).filter((file) => file.startsWith(`${name}.${kind}.`));
  const [file, ...others] = found;
  if (file === undefined || others.length > 0)
    throw new Error(`${name} needs one ${kind} document, not ${found.length}.`);
  const languageId = LANGUAGES[extname(file)];
  if (languageId === undefined) throw new Error(`${file} is in no language of the corpus.`);
  return new SourceDocument(`file:///corpus/${file}`, languageId, 1, readFileSync(join(FOLDER, file), 'utf8'));
}
