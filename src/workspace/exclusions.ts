import picomatch from 'picomatch';

/** A glob of what is left out, as in VS Code's `files.exclude`: of paths from the folder on, with `/` between their parts. */
export interface Exclusion {
  readonly glob: string;
  /** Leaves out a file only where one of this name stands beside it; `$(basename)` in it is the file's name without its ending. */
  readonly when?: string;
}

/** Whether a path is left out; what is in a folder that is left out is never asked for. */
export type IsExcluded = (path: string, siblings: ReadonlySet<string>) => boolean;

/** Matches globs as VS Code does: `*` stays within a part of a path and names that begin with a full stop are no exception. */
export function excluder(exclusions: readonly Exclusion[]): IsExcluded {
  const matchers = exclusions.map(({ glob, when }) => ({ matches: matcher(glob), when }));
  return (path, siblings) =>
    matchers.some(({ matches, when }) => matches(path) && (when === undefined || siblings.has(sibling(when, path))));
}

function matcher(glob: string): (path: string) => boolean {
  // A folder is meant by `build`, `build/` and `build/**` alike.
  const bare = glob.replace(/^\.?\//, '').replace(/\/(?:\*\*)?$/, '');
  // What picomatch knows beside VS Code's globs stands for itself.
  const plain = bare.replace(/[()]/g, '\\$&');
  return bare === '' ? () => false : picomatch(plain, { dot: true, noextglob: true, nonegate: true });
}

function sibling(when: string, path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ending = name.lastIndexOf('.');
  return when.replaceAll('$(basename)', () => (ending > 0 ? name.slice(0, ending) : name));
}
