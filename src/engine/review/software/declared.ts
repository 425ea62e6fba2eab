import type { Manifest } from '../../catalog/framework';
import { manifestEntry } from '../../detection/usage/manifests';
import type { SourceDocument, Span } from '../../document';
import { isCommented, scopeOf } from './scopes';

/** An entry of a manifest, at the span of its name. */
export interface Declared extends Span {
  readonly name: string;
  readonly manifest: Manifest;
  /** As the text writes it, or null where the entry names none. */
  readonly version: string | null;
  readonly versionSpan: Span | null;
  readonly scope: Scope;
}

/**
 * What an entry is for: what runs, what it is built and tested with, what versions it sets for other places to use; `other` is what
 * must not be judged, for it admits or replaces what others bring along.
 */
export type Scope = 'runtime' | 'development' | 'managed' | 'other';

/** Names of entries; one that ends with `*` stands for any rest. */
export class Names<T> {
  readonly #exact = new Map<string, T>();
  readonly #open: (readonly [string, T])[] = [];

  constructor(manifest: Manifest, names: Iterable<readonly [string, T]>) {
    for (const [name, value] of names) {
      const spelt = spelling(manifest, name);
      if (spelt.endsWith('*')) this.#open.push([spelt.slice(0, -1), value]);
      else this.#exact.set(spelt, value);
    }
  }

  /** What stands for a name in its registry's spelling. */
  get(spelt: string): T | undefined {
    return this.#exact.get(spelt) ?? this.#open.find(([start]) => spelt.startsWith(start))?.[1];
  }
}

/** The entries of a kind whose names are among these, in the order of the text, with what stands for each. */
export function* declaredIn<T>(
  document: SourceDocument,
  manifest: Manifest,
  names: Names<T>,
): Generator<Declared & { readonly value: T }> {
  const { text, languageId, fileName } = document;
  const isJson = manifest === 'npm' || manifest === 'composer';
  for (const token of text.matchAll(isJson ? KEY : manifest === 'cargo' ? WORD : TOKEN)) {
    const whole = { start: token.index, end: token.index + token[0].length };
    for (const { start, end } of isJson ? [whole] : stretches(token.index, token[0])) {
      const value = names.get(spelling(manifest, text.slice(start, end)));
      if (value === undefined) continue;
      const entry = manifestEntry(manifest, fileName, languageId, text, start, end);
      if (!entry || isCommented(text, start, fileName)) continue;
      const { version, span: versionSpan } = resolved(text, entry);
      const scope = scopeOf(document, manifest, start);
      yield { name: text.slice(start, end), manifest, start, end, version, versionSpan, scope, value };
      break;
    }
  }
}

const KEY = /(?<=")[@\w][\w./-]*(?="\s{0,8}:)/g;
const WORD = /[A-Za-z_][\w-]*/g;
const TOKEN = /[A-Za-z@_][\w.@/:+-]*/g;

/** The stretches of a token that can be a name: with and without a version, a registry or a group beside it. */
function stretches(offset: number, token: string): Span[] {
  const starts = [0];
  const ends = [token.length];
  for (let at = 1; at < token.length; at++) {
    const sign = token.charAt(at);
    if (sign === ':' || sign === '/') starts.push(at + 1);
    if (sign === ':' || sign === '@' || /^\/v\d/.test(token.slice(at, at + 3))) ends.push(at);
  }
  return starts.flatMap((start) =>
    ends.filter((end) => end > start).map((end) => ({ start: offset + start, end: offset + end })),
  );
}

/** A name as its registry compares it: PEP 503 and NuGet fold case, and PyPI joints too. */
function spelling(manifest: Manifest, name: string): string {
  if (manifest === 'pypi') return name.toLowerCase().replace(/[-_.]+/g, '-');
  return manifest === 'nuget' ? name.toLowerCase() : name;
}

interface Versioned {
  readonly version: string | null;
  readonly span: Span | null;
}

/** The entry with the version that a property of a POM stands for, where the same file has it. */
function resolved(text: string, { version, span }: Versioned): Versioned {
  const property = version && /^\$\{([\w.-]+)\}$/.exec(version)?.[1];
  if (!property) return { version, span };
  const opening = `<${property}>`;
  const at = text.indexOf(opening);
  const value = at < 0 ? null : /^\s*([\w.-]+)\s*</d.exec(text.slice(at + opening.length, at + opening.length + 80));
  const found = value?.indices?.[1];
  if (!value?.[1] || !found) return { version, span };
  const start = at + opening.length;
  return { version: value[1], span: { start: start + found[0], end: start + found[1] } };
}
