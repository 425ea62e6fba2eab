import { applyEdits, findNodeAtLocation, modify, type ParseError, parseTree } from 'jsonc-parser';
import type { Span } from '../document';
import { UserError } from '../errors';
import type { Example, Framework, FrameworkKind, UsageSignal } from './framework';
import type { Found } from './user-pack';
import { complete, type Written } from './written';

/** Text that somebody selected to make a framework of. */
export interface Selection extends Example {
  readonly language: string;
  readonly fileName: string;
}

/** What a draft needs to know of the catalogue. */
export interface DraftPorts {
  readonly isTaken: (id: string) => boolean;
  readonly find: (framework: Framework, example: Example) => Found | null;
}

/** A pack's text with a framework more. */
export interface Extended {
  readonly text: string;
  /** Where the new framework stands in it. */
  readonly framework: Span;
}

const MAX_PHRASE_CHARS = 200;
const MAX_NAME_WORDS = 8;
const MAX_ELEMENTS = 200;
/** More than a person selects to name something. */
const MAX_SELECTION_CHARS = 20_000;
const MAX_EXAMPLE_CHARS = 4_000;

/**
 * A framework made of a selection: words become its name, a list or headings its elements, an import its signal, and the
 * selection itself the first example.
 * @throws UserError where the selection holds no word
 */
export function draftFramework(selected: Selection, kind: FrameworkKind, { isTaken, find }: DraftPorts): Written {
  const selection = { ...selected, text: selected.text.slice(0, MAX_SELECTION_CHARS) };
  const { name, ...parts } = kind === 'strategy' ? strategyParts(selection.text) : softwareParts(selection);
  if (name === '') throw new UserError('Select the words, the list or the import that the framework is to be made of.');
  const draft = { id: freeId(name, isTaken), name, kind, ...parts } as Written;
  const example = exampleOf(selection, kind);
  const usual = kind === 'strategy' ? 'mentioned' : 'applied';
  const standing = find(complete(draft, ''), example)?.standing ?? usual;
  return { ...draft, mustMatch: [{ ...example, standing }], mustNotMatch: [] };
}

/**
 * Adds a framework at the end of a pack, in the pack's own formatting.
 * @param text the pack's; null or blank for a new one
 * @param name what a new pack is called
 * @throws UserError where the text is no pack
 */
export function addToPack(text: string | null, framework: Written, name: string): Extended {
  const isNew = text === null || text.trim() === '';
  const extended = isNew ? `${JSON.stringify({ name, frameworks: [framework] }, null, 2)}\n` : extend(text, framework);
  const list = findNodeAtLocation(parseTree(extended) ?? missing(), ['frameworks'])?.children ?? [];
  const { offset, length } = list.at(-1) ?? missing();
  return { text: extended, framework: { start: offset, end: offset + length } };
}

function extend(text: string, framework: Written): string {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors);
  const list = root && findNodeAtLocation(root, ['frameworks']);
  if (errors.length > 0 || root?.type !== 'object' || (list && list.type !== 'array'))
    throw new UserError('The pack cannot be read: mend the problems that are shown in it first.');
  const unit = /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const last = list?.children?.at(-1);
  if (!list || !last) {
    const formattingOptions = { insertSpaces: !unit.startsWith('\t'), tabSize: unit.length, eol };
    return applyEdits(text, modify(text, ['frameworks'], [framework], { formattingOptions }));
  }
  // The library would format what stands before, too.
  const indent = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(0, last.offset))?.[1] ?? unit.repeat(2);
  const content = `,${eol}${indent}${JSON.stringify(framework, null, unit).replaceAll('\n', eol + indent)}`;
  return applyEdits(text, [{ offset: last.offset + last.length, length: 0, content }]);
}

function missing(): never {
  throw new Error('The framework that was added is not in the pack.');
}

interface Parts {
  readonly name: string;
  readonly names: Framework['names'];
}

/** A line of a list or a heading, and its words. */
const ITEM = /^(\s*)(#{1,6}|[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.+)$/;

function strategyParts(text: string): Parts & { readonly elements: readonly object[] } {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const items = lines.map((line) => {
    const [, indent = '', mark = '', words = ''] = ITEM.exec(line) ?? [];
    // Headings lie above list items, and by their level above each other.
    return {
      level: mark.startsWith('#') ? mark.length : 100 + indent.length,
      words: label(words),
      isItem: mark !== '',
    };
  });
  const [first, ...rest] = items;
  const top = Math.min(...rest.filter(({ isItem }) => isItem).map(({ level }) => level));
  const isTitled = first !== undefined && rest.length > 0 && (!first.isItem || first.level < top);
  const level = isTitled ? top : Math.min(top, first?.isItem ? first.level : top);
  const parts = (isTitled ? rest : items).filter((item) => item.isItem && item.level === level && item.words !== '');
  const isList = parts.length > 1;
  const elements = isList ? elementsOf(parts.map(({ words }) => words)) : [];
  const title = isTitled || !isList ? phrase(lines[0] ?? '') : '';
  const name = title || phrase(parts.map(({ words }) => words).join(' '));
  return { name, names: [{ text: name }], elements };
}

function elementsOf(names: readonly string[]): object[] {
  const ids: string[] = [];
  return names.slice(0, MAX_ELEMENTS).map((name) => {
    const id = freeId(name, (taken) => ids.includes(taken));
    ids.push(id);
    return { id, name, everyday: [name] };
  });
}

function softwareParts({ text, language, fileName }: Selection): Parts & { readonly signals: readonly UsageSignal[] } {
  const line = text.split(/\r?\n/).find((one) => /\p{L}/u.test(one)) ?? '';
  const signal = imported(text, language) ??
    dependency(line, fileName) ?? { symbol: line.trim().slice(0, MAX_PHRASE_CHARS) };
  const [said = ''] = Object.values(signal);
  const name = phrase(String(said).replace(/[^\p{L}\p{N}.+#-]+/gu, ' '));
  // A module is often called by a word of every day.
  const ambiguous = /^[a-z]+$/.test(name);
  return { name, names: [{ text: name, ...(ambiguous && { ambiguous }) }], signals: name === '' ? [] : [signal] };
}

/** The first import of a text as a signal, as wide as one project is: the package, not the module within. */
function imported(text: string, language: string): UsageSignal | null {
  for (const line of text.split(/\r?\n/)) {
    const header = /^\s*#\s*(?:include|import)\s*[<"]([\w-]+)/.exec(line)?.[1];
    if (header) return { import: header, as: 'header' };
    const quoted =
      /(?:^|[^\w.])(?:from|import|require|export|part|use)\b[^"'`]{0,200}["'`]([^"'`\s]+)["'`]/.exec(line)?.[1] ??
      (language === 'go' ? /^\s*(?:[\w.]+\s+)?"([\w.-]+\/[^"\s]+)"\s*$/.exec(line)?.[1] : undefined);
    if (quoted && !/^[./]/.test(quoted)) return { import: packageOf(quoted), as: 'quoted' };
    const called = /^\s*(?:library|requireNamespace|require)\(\s*([\w.]+)/.exec(line)?.[1];
    if (called) return { import: called, as: 'call' };
    const dotted = DOTTED.exec(line)?.[1];
    if (dotted) return { import: namespaceOf(dotted, language), as: 'dotted' };
  }
  return null;
}

const DOTTED =
  /^\s*(?:pub\s+)?(?:import|from|using|use|open|alias|extern crate)\s+(?:static\s+|qualified\s+)?([\p{L}_][\w]*(?:(?:\.|::|\\)[\p{L}_]\w*)*)/u;

/** `@acme/ui/button` → `@acme/ui`; `github.com/acme/kit/log` → `github.com/acme/kit`; `react-dom/client` → `react-dom`. */
function packageOf(module: string): string {
  const parts = module.split('/');
  const length = module.startsWith('@') ? 2 : /^[\w-]+\.[\w.-]+$/.test(parts[0] ?? '') ? 3 : 1;
  return parts.slice(0, length).join('/');
}

/** `org.acme.kit.Client` → `org.acme.kit`, where names are as long as domains; elsewhere the first part. */
function namespaceOf(module: string, language: string): string {
  const parts = module.split(/\.|::|\\/);
  if (!/^(?:java|kotlin|scala|groovy|csharp|fsharp|vb)$/.test(language)) return parts[0] ?? module;
  const packages =
    language.endsWith('sharp') || language === 'vb'
      ? parts.slice(0, 2)
      : parts.filter((part) => !/^\p{Lu}/u.test(part));
  return packages.join('.') || module;
}

function dependency(line: string, fileName: string): UsageSignal | null {
  const name = fileName === 'package.json' ? /^\s*"(@?[\w./-]+)"\s*:\s*"/.exec(line)?.[1] : undefined;
  return name ? { dependency: name, in: 'npm' } : null;
}

function exampleOf({ text, language, fileName }: Selection, kind: FrameworkKind): Example {
  const example = { text: text.slice(0, MAX_EXAMPLE_CHARS), ...(language !== 'markdown' && { language }) };
  return kind === 'software' && language.startsWith('json') ? { ...example, fileName } : example;
}

/** What an item says before its explanation: "Widen options: at least two" is about "Widen options". */
function label(words: string): string {
  return phrase(words.replace(/[*_`]/g, '').split(/:(?:\s|$)|\s[–—-]\s|\s\(/, 1)[0] ?? '');
}

/** Words as packs write them: single spaces, no markup, none of the signs that mean something in a phrase. */
function phrase(text: string): string {
  const words = text
    .replace(/^\s*(?:#{1,6}|[-*+•]|\d{1,3}[.)])\s+/, '')
    .replace(/[*_`~]/g, ' ')
    .replace(/[:;,.!?]+(?=\s|$)/g, '')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => word.slice(0, MAX_PHRASE_CHARS - 1));
  let kept = '';
  for (const word of words.slice(0, MAX_NAME_WORDS)) {
    if (kept.length + word.length >= MAX_PHRASE_CHARS) break;
    kept = kept === '' ? word : `${kept} ${word}`;
  }
  return kept;
}

/** The name in kebab-case; with a number where that is taken. */
function freeId(name: string, isTaken: (id: string) => boolean): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const id = plain || 'framework';
  if (!isTaken(id)) return id;
  for (let number = 2; ; number++) if (!isTaken(`${id}-${number}`)) return `${id}-${number}`;
}
