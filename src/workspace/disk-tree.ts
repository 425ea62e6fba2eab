import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { GitIgnore } from './git-ignore';
import type { FileTree } from './walk';

/** How far above a folder the top of its repository is looked for. */
const MOST_LEVELS = 40;
/** A larger `.gitignore` is no list of patterns. */
const MAX_RULES_CHARACTERS = 1_000_000;

/** The files below a folder of this machine. It is read without waiting, for it is meant for threads that have nothing else to do. */
export function diskTree(root: string): FileTree {
  return {
    entries: async (folder) =>
      readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
        const isFolder = entry.isDirectory();
        return isFolder || entry.isFile() ? [{ name: entry.name, isFolder }] : [];
      }),
    text: async (path) => textOf(join(root, path)),
  };
}

/**
 * What Git ignores in a folder by what stands above it, as where somebody opens a part of a repository. Where Git ignores all of the
 * folder nothing of that holds, for whoever opened it wants to see it.
 */
export function ignoredAbove(root: string): GitIgnore {
  const top = topOfRepository(root);
  if (top === null || top === root) return GitIgnore.none();
  const above = relative(top, root).split(sep);
  let rules = GitIgnore.none(above.join('/'));
  const outside = textOf(join(top, '.git/info/exclude'));
  if (outside !== null) rules = rules.withFile('', outside);
  for (let level = 0; level < above.length; level++) {
    const folder = above.slice(0, level);
    const text = textOf(join(top, ...folder, '.gitignore'));
    if (text !== null) rules = rules.withFile(folder.join('/'), text);
  }
  return rules.ignores('') ? GitIgnore.none() : rules;
}

function topOfRepository(root: string): string | null {
  let folder = root;
  for (let level = 0; level < MOST_LEVELS; level++) {
    if (existsSync(join(folder, '.git'))) return folder;
    const parent = dirname(folder);
    if (parent === folder) return null;
    folder = parent;
  }
  return null;
}

function textOf(file: string): string | null {
  try {
    const text = readFileSync(file, 'utf8');
    return text.length > MAX_RULES_CHARACTERS ? null : text;
  } catch {
    return null;
  }
}
