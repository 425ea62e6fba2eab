import ignore from 'ignore';

/** Whether names that differ in case are one, as Git takes them where the file system does. */
const IGNORES_CASE = process.platform === 'win32' || process.platform === 'darwin';

/**
 * What Git ignores in one folder: the rules of all its `.gitignore` files from the top of the repository down to here, the last of
 * which to match decides. Folders below without a file of their own share it.
 */
export class GitIgnore {
  private constructor(
    private readonly rules: ignore.Ignore | null,
    /** From the top of the repository to where paths are counted from: empty, or with a `/` at its end. */
    private readonly above: string,
  ) {}

  /** No rules. @param above the way from the top of the repository to the folder from which paths are counted */
  static none(above = ''): GitIgnore {
    return new GitIgnore(null, above === '' ? '' : `${above}/`);
  }

  /**
   * The same with the rules of one more file.
   * @param folder that the file is in, from the top of the repository on; empty for the top itself
   */
  withFile(folder: string, text: string): GitIgnore {
    const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const patterns = folder === '' ? lines : lines.map((line) => below(folder, line));
    const rules = ignore({ ignorecase: IGNORES_CASE });
    if (this.rules) rules.add(this.rules);
    return new GitIgnore(rules.add(patterns.filter((line) => line !== '' && !line.startsWith('#'))), this.above);
  }

  /** The same with the rules of one more file in a folder, counted as all paths are. */
  withFileBelow(folder: string, text: string): GitIgnore {
    return this.withFile(`${this.above}${folder}`.replace(/\/$/, ''), text);
  }

  /** Whether a path is ignored: that of a folder ends with `/`. */
  ignores(path: string): boolean {
    return this.rules?.ignores(`${this.above}${path}`) ?? false;
  }
}

/** A line of a folder's file, as one of the file at the top would say it. */
function below(folder: string, line: string): string {
  if (line.trim() === '' || line.startsWith('#')) return '';
  const isNegative = line.startsWith('!');
  const pattern = isNegative ? line.slice(1) : line;
  const isAnchored = /\/(?=.*[^\s/])/.test(pattern);
  const literal = folder.replace(/[\\*?[]/g, '\\$&');
  return `${isNegative ? '!' : ''}/${literal}/${isAnchored ? pattern.replace(/^\//, '') : `**/${pattern}`}`;
}
