import { sentence } from '../engine/errors';
import { type Exclusion, excluder } from './exclusions';
import { GitIgnore } from './git-ignore';

/** An entry of a folder. What is neither a file nor a folder, such as a link, is left out: what it leads to may lie anywhere. */
export interface Entry {
  readonly name: string;
  readonly isFolder: boolean;
}

/** A tree of files, wherever it lies; paths are counted from its root, with `/` between their parts. */
export interface FileTree {
  /** The entries of a folder; the root is empty. */
  entries(folder: string): Promise<readonly Entry[]>;
  /** A small text, such as a `.gitignore`; null where it cannot be read. */
  text(path: string): Promise<string | null>;
}

/** What is found in a tree. */
export interface Walked {
  /** Paths of files. */
  readonly files: readonly string[];
  /** A folder that could not be looked into, and why, in a sentence. */
  readonly problem?: { readonly path: string; readonly problem: string };
}

/** How many files are handed on at a time. */
const MOST_AT_ONCE = 256;

/**
 * The files of a tree without what Git ignores and what is excluded: the files of a folder first, then its folders, each by name, so
 * that the same come first every time. What is left out is never looked into.
 * @param ignored what holds at the root already, from above it
 */
export async function* walk(
  tree: FileTree,
  exclusions: readonly Exclusion[],
  ignored: GitIgnore = GitIgnore.none(),
): AsyncGenerator<Walked> {
  const isExcluded = excluder(exclusions);
  let files: string[] = [];
  const folders: { readonly path: string; readonly ignored: GitIgnore }[] = [{ path: '', ignored }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const { path } = folder;
    const entries = await entriesOf(tree, path);
    if (typeof entries === 'string') {
      yield { files, problem: { path, problem: entries } };
      files = [];
      continue;
    }
    const names = new Set(entries.map(({ name }) => name));
    const rules = await rulesIn(tree, path, names, folder.ignored);
    const below: typeof folders = [];
    for (const { name, isFolder } of [...entries].sort(byName)) {
      const whole = path + name;
      if (name === '.git' || isExcluded(whole, names) || rules.ignores(isFolder ? `${whole}/` : whole)) continue;
      if (isFolder) below.push({ path: `${whole}/`, ignored: rules });
      else files.push(whole);
    }
    folders.push(...below.reverse());
    while (files.length >= MOST_AT_ONCE) yield { files: files.splice(0, MOST_AT_ONCE) };
  }
  if (files.length > 0) yield { files };
}

async function entriesOf(tree: FileTree, path: string): Promise<readonly Entry[] | string> {
  try {
    return await tree.entries(path);
  } catch (error) {
    return `The folder cannot be read: ${sentence(error)}`;
  }
}

/** What Git ignores in a folder, with what it says itself. */
async function rulesIn(tree: FileTree, path: string, names: ReadonlySet<string>, above: GitIgnore): Promise<GitIgnore> {
  let rules = above;
  for (const file of ['.git/info/exclude', '.gitignore']) {
    const text = names.has(file.split('/', 1)[0] ?? '') ? await tree.text(path + file) : null;
    if (text !== null && text.trim() !== '') rules = rules.withFileBelow(path, text);
  }
  return rules;
}

function byName(one: Entry, other: Entry): number {
  if (one.name === other.name) return 0;
  return one.name < other.name ? -1 : 1;
}
