import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { listFiles } from '../../../src/workspace/work';

describe('the files of a folder', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'framework-director-walk-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }

  const empty = (...paths: string[]): Record<string, string> => Object.fromEntries(paths.map((path) => [path, '']));

  async function files(below = '', globs: readonly string[] = []): Promise<string[]> {
    const found: string[] = [];
    const exclusions = globs.map((glob) => ({ glob }));
    for await (const walked of listFiles(join(folder, below), exclusions, () => undefined)) found.push(...walked.files);
    return found;
  }

  it('come first, then those of its folders, by name', async () => {
    write(empty('b.md', 'a.md', 'c/z.md', 'c/d/y.md', 'B.md'));
    assert.deepEqual(await files(), ['B.md', 'a.md', 'b.md', 'c/z.md', 'c/d/y.md']);
  });

  it('are listed without links, which may lead anywhere', async () => {
    write(empty('a/a.md'));
    symlinkSync(folder, join(folder, 'a/loop'));
    symlinkSync(join(folder, 'a/a.md'), join(folder, 'b.md'));
    assert.deepEqual(await files(), ['a/a.md']);
  });

  it('are listed without what is excluded, into which nobody looks', async () => {
    write(empty('a.md', 'vendor/a/b.md', 'src/vendor/a.md'));
    assert.deepEqual(await files('', ['vendor']), ['a.md', 'src/vendor/a.md']);
  });

  /** What the files say that Git ignores, and what is left; Git itself said what is left. */
  const IGNORED: readonly (readonly [
    what: string,
    ignores: Record<string, string>,
    paths: string[],
    left: string[],
  ])[] = [
    ['a name anywhere', { '.gitignore': 'out\n' }, ['out/a', 'src/out/a', 'src/outer'], ['src/outer']],
    ['folders only', { '.gitignore': 'out/\n' }, ['out/a', 'src/out'], ['src/out']],
    [
      'what is anchored',
      { '.gitignore': '/out\nsrc/gen\n' },
      ['out', 'a/out', 'src/gen/x', 'a/src/gen/x'],
      ['a/out', 'a/src/gen/x'],
    ],
    ['endings', { '.gitignore': '*.log\n# *.md\n\n' }, ['a.log', 'b/c.log', 'a.md'], ['a.md']],
    [
      'all but one',
      { '.gitignore': '*.log\n!keep.log\n' },
      ['a.log', 'keep.log', 'b/keep.log'],
      ['keep.log', 'b/keep.log'],
    ],
    ['nothing back from an ignored folder', { '.gitignore': 'out/\n!out/keep\n' }, ['out/keep', 'a'], ['a']],
    ['one back from a folder’s content', { '.gitignore': 'out/*\n!out/keep\n' }, ['out/keep', 'out/b'], ['out/keep']],
    ['stars between', { '.gitignore': 'a/**/z\n' }, ['a/z', 'a/b/c/z', 'z'], ['z']],
    ['escaped marks', { '.gitignore': '\\#a\n\\!b\n' }, ['#a', '!b', 'c'], ['c']],
    ['trailing spaces', { '.gitignore': 'a.md   \nb\\ \n' }, ['a.md', 'b ', 'b'], ['b']],
    [
      'what a folder says of itself',
      { 'a/.gitignore': 'x\n/y\nz/q\n' },
      ['a/x', 'a/b/x', 'a/y', 'a/b/y', 'a/z/q', 'x', 'y'],
      ['a/b/y', 'x', 'y'],
    ],
    [
      'what a folder takes back',
      { '.gitignore': '*.log\nlogs/\n', 'a/.gitignore': '!*.log\n!logs/\n' },
      ['x.log', 'a/x.log', 'a/logs/y', 'logs/y'],
      ['a/x.log', 'a/logs/y'],
    ],
    [
      'what a folder takes back with its anchor',
      { '.gitignore': '*.log\n', 'a/.gitignore': '!/x.log\n' },
      ['a/x.log', 'a/b/x.log'],
      ['a/x.log'],
    ],
    [
      'folders with marks in their names',
      { 'a[b]*/.gitignore': 'x\n' },
      ['a[b]*/x', 'ab/x', 'a[b]*/y'],
      ['a[b]*/y', 'ab/x'],
    ],
    ['line ends of Windows', { '.gitignore': 'out/\r\n*.log\r\n' }, ['out/a', 'b.log', 'c'], ['c']],
    ['what the repository excludes', { '.git/info/exclude': 'own.md\n' }, ['own.md', 'a/own.md', 'b'], ['b']],
  ];
  for (const [what, ignores, paths, left] of IGNORED) {
    it(`are listed without what Git ignores: ${what}`, async () => {
      spawnSync('git', ['init', '--quiet'], { cwd: folder });
      write({ ...empty(...paths), ...ignores });
      const found = (await files()).filter((path) => !path.endsWith('.gitignore'));
      assert.deepEqual(found.sort(), left.sort());
      const git = spawnSync('git', ['-c', 'core.quotePath=false', 'ls-files', '--others', '--exclude-standard', '-z'], {
        cwd: folder,
        encoding: 'utf8',
      });
      assert.deepEqual(
        git.stdout
          .split('\0')
          .filter((path) => path !== '' && !path.endsWith('.gitignore'))
          .sort(),
        left.sort(),
      );
    });
  }

  it('of a part of a repository are listed without what is ignored from above it', async () => {
    write({
      ...empty('app/web/out/a', 'app/web/b.log', 'app/web/gen/c', 'app/web/d.md', 'app/web/private'),
      '.git/info/exclude': 'private\n',
      '.gitignore': '*.log\n/app/web/gen\n',
      'app/.gitignore': 'out/\n',
    });
    assert.deepEqual(await files('app/web'), ['d.md']);
  });

  it('of a folder that Git ignores are all listed, for somebody opened it', async () => {
    write({ ...empty('out/a.md', 'out/b.log', '.git/HEAD'), '.gitignore': 'out/\n*.log\n' });
    assert.deepEqual(await files('out'), ['a.md', 'b.log']);
  });

  it('of a folder in no repository know nothing of what stands above it', async () => {
    write({ ...empty('app/a.log'), '.gitignore': '*.log\n' });
    assert.deepEqual(await files('app'), ['a.log']);
  });
});
