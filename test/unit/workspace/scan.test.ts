import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { Engine } from '../../../src/engine/engine';
import type { Exclusion } from '../../../src/workspace/exclusions';
import { type Progress, type Root, type ScannedFile, type Step, scan } from '../../../src/workspace/scan';
import { Threads } from '../../../src/workspace/threads';

const WORKER = resolve('dist/workspace-worker.js');
const FAULTY_WORKER = resolve('dist/test/support/programs/faulty-workspace-worker.js');

const MANIFEST = JSON.stringify({ dependencies: { react: '^19.0.0' } });

interface ScanSettings {
  readonly workerFile?: string;
  readonly exclusions?: readonly Exclusion[];
  readonly mostFiles?: number;
  readonly signal?: AbortSignal;
  readonly fileDeadlineMs?: number;
  readonly onStep?: (step: Step) => void;
}

describe('the analysis of a workspace', () => {
  let folder: string;
  let storage: string;
  let engine: Engine;
  const workers = new Set<Worker>();
  const started = (message: unknown): unknown => workers.add((message as { worker: Worker }).worker);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'framework-director-workspace-'));
    storage = mkdtempSync(join(tmpdir(), 'framework-director-storage-'));
    engine = engineOver(storage);
    workers.clear();
    subscribe('worker_threads', started);
  });

  afterEach(async () => {
    unsubscribe('worker_threads', started);
    await engine.dispose();
    for (const one of [folder, storage]) rmSync(one, { recursive: true, force: true });
  });

  function write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  }

  /** Everything that a scan of the folder found, in the order of paths, and how far it came. */
  async function scanned(
    settings: ScanSettings = {},
  ): Promise<{ files: ScannedFile[]; progress: Progress | undefined }> {
    const { workerFile = WORKER, exclusions = [], mostFiles = 1_000, fileDeadlineMs, onStep } = settings;
    const inventories = engine.inventories();
    const { packs, basis } = inventories;
    const threads = new Threads({
      workerFile,
      data: { packs, basis },
      most: 2,
      ...(fileDeadlineMs !== undefined && { fileDeadlineMs }),
    });
    const roots: readonly Root[] = [{ place: { path: folder }, exclusions }];
    const signal = settings.signal ?? new AbortController().signal;
    const files: ScannedFile[] = [];
    let progress: Progress | undefined;
    try {
      for await (const step of scan(roots, { workers: threads, inventories, mostFiles, signal })) {
        files.push(...step.found);
        progress = step.progress;
        onStep?.(step);
      }
    } finally {
      await threads.close();
    }
    return { files: files.sort((one, other) => (one.path < other.path ? -1 : 1)), progress };
  }

  /** Waits until every thread that was started has ended. */
  async function allEnded(): Promise<void> {
    for (const worker of workers) if (worker.threadId !== -1) await once(worker, 'exit');
  }

  const uses = (files: readonly ScannedFile[]): Record<string, string[]> =>
    Object.fromEntries(files.map(({ path, frameworks }) => [path, frameworks.map(({ id }) => id)]));

  it('finds the frameworks of every file, and counts the others', async () => {
    write({
      'web/package.json': MANIFEST,
      'app.py': 'import django\n',
      'empty.txt': '',
      'notes.md': 'Nothing here.\n',
    });
    const { files, progress } = await scanned();
    assert.deepEqual(uses(files), { 'app.py': ['django'], 'web/package.json': ['react'] });
    assert.deepEqual([progress?.read, progress?.known, progress?.isListed, progress?.isLimited], [4, 4, true, false]);
  });

  it('skips what is no text, and names files that are too large or cannot be read', async () => {
    write({
      'picture.png': Uint8Array.from([137, 80, 78, 71, 0, 0, 0, 13]),
      'huge.md': `${'React '.repeat(1_000_000)}\n`,
    });
    const { files, progress } = await scanned();
    assert.deepEqual(
      files.map(({ path, problem }) => [path, problem]),
      [['huge.md', 'The file is larger than 5 MB: open it to analyze it.']],
    );
    assert.equal(progress?.read, 2);
  });

  it('reads UTF-16 where a file says that it is', async () => {
    write({ 'package.json': Buffer.from(`\uFEFF${MANIFEST}`, 'utf16le') });
    assert.deepEqual(uses((await scanned()).files), { 'package.json': ['react'] });
  });

  it('tells of each use its version, its places, its line and its elements', async () => {
    write({ 'package.json': JSON.stringify({ name: 'a', dependencies: { react: '^19.0.0' } }, null, 2) });
    const [file] = (await scanned()).files;
    assert.deepEqual(file?.frameworks, [
      {
        id: 'react',
        name: 'React',
        kind: 'software',
        standing: 'applied',
        version: '^19.0.0',
        places: 1,
        line: 4,
        coverage: null,
      },
    ]);
  });

  it('leaves out what is excluded and what Git ignores', async () => {
    write({
      '.gitignore': 'out/\n',
      'out/package.json': MANIFEST,
      'node_modules/react/package.json': MANIFEST,
      '.git/package.json': MANIFEST,
      'package.json': MANIFEST,
    });
    const { files, progress } = await scanned({ exclusions: [{ glob: '**/node_modules' }] });
    assert.deepEqual(uses(files), { 'package.json': ['react'] });
    assert.equal(progress?.read, 2);
  });

  it('finds the frameworks of packs of the user’s own, and runs their expressions', async () => {
    const [report] = await engine.readPacks([{ origin: 'own', text: JSON.stringify(OWN_PACK) }]);
    assert.ok(report?.pack);
    engine.setPacks([report.pack]);
    write({ 'memo.md': 'We go the Acme Way.\n', 'main.js': 'const x = acmeBoot(7);\n' });
    const { files } = await scanned();
    assert.deepEqual(uses(files), { 'main.js': ['acme-boot'], 'memo.md': ['acme-way'] });
    assert.equal(files[1]?.frameworks[0]?.name, 'Acme Way');
  });

  it('reads so many files and no more, and says that there are others', async () => {
    write(
      Object.fromEntries(
        Array.from({ length: 20 }, (_, at) => [`${String(at).padStart(2, '0')}/a.py`, 'import django\n']),
      ),
    );
    const { files, progress } = await scanned({ mostFiles: 5 });
    assert.deepEqual([files.length, progress?.read, progress?.isLimited], [5, 5, true]);
    assert.equal(files.at(-1)?.path, '04/a.py');
  });

  describe('again', () => {
    it('computes nothing where nothing has changed', async () => {
      write({ 'package.json': MANIFEST, 'app.py': 'import django\n', 'notes.md': 'Nothing here.\n' });
      const first = await scanned();
      const second = await scanned();
      assert.deepEqual([first.progress?.kept, second.progress?.kept], [0, 3]);
      assert.deepEqual(second.files, first.files);
    });

    it('computes what has changed, and nothing else', async () => {
      write({ 'package.json': MANIFEST, 'app.py': 'import django\n', 'notes.md': 'Nothing here.\n' });
      await scanned();
      write({ 'app.py': 'import flask\n' });
      const { files, progress } = await scanned();
      assert.equal(progress?.kept, 2);
      assert.deepEqual(uses(files), { 'app.py': ['flask'], 'package.json': ['react'] });
    });

    it('knows a file by its content and its name, wherever it is moved to', async () => {
      write({ 'a/package.json': MANIFEST });
      await scanned();
      rmSync(join(folder, 'a'), { recursive: true });
      write({ 'b/package.json': MANIFEST, 'b/notes.json': MANIFEST });
      const { files, progress } = await scanned();
      assert.deepEqual([progress?.read, progress?.kept], [2, 1]);
      assert.ok(files.some(({ path }) => path === 'b/package.json'));
    });

    it('knows what an earlier window found', async () => {
      write({ 'package.json': MANIFEST });
      await scanned();
      await engine.dispose();
      engine = engineOver(storage);
      assert.equal((await scanned()).progress?.kept, 1);
    });

    it('looks anew where other packs are in use', async () => {
      write({ 'memo.md': 'We go the Acme Way.\n' });
      await scanned();
      const [report] = await engine.readPacks([{ origin: 'own', text: JSON.stringify(OWN_PACK) }]);
      assert.ok(report?.pack);
      engine.setPacks([report.pack]);
      const { files, progress } = await scanned();
      assert.deepEqual([uses(files), progress?.kept], [{ 'memo.md': ['acme-way'] }, 0]);
    });
  });

  describe('when something goes wrong', () => {
    it('gives up the file with which a thread ends, and no other', async () => {
      write({ 'a.py': 'import django\n', 'ends.md': 'React\n', 'z.py': 'import flask\n' });
      const { files, progress } = await scanned({ workerFile: FAULTY_WORKER });
      assert.deepEqual(uses(files), { 'a.py': ['django'], 'ends.md': [], 'z.py': ['flask'] });
      assert.match(files[1]?.problem ?? '', /^The file could not be analyzed, for the thread that read it ended: /);
      assert.equal(progress?.read, 3);
    });

    it('gives up the file of which nothing comes in time, and no other', async () => {
      write({ 'a.py': 'import django\n', 'hangs.md': 'React\n', 'z.py': 'import flask\n' });
      const { files } = await scanned({ workerFile: FAULTY_WORKER, fileDeadlineMs: 500 });
      assert.deepEqual(uses(files), { 'a.py': ['django'], 'hangs.md': [], 'z.py': ['flask'] });
      assert.equal(files[1]?.problem, 'The file was given up, for nothing came of it in time: open it to analyze it.');
    });

    it('ends with a sentence where threads end whatever they read', async () => {
      write(Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${at}/ends.md`, 'React\n'])));
      await assert.rejects(scanned({ workerFile: FAULTY_WORKER }), {
        name: 'UserError',
        message: /^The analysis was ended, for its threads end again and again: /,
      });
    });

    it('says so where the folder is gone', async () => {
      rmSync(folder, { recursive: true });
      const { files } = await scanned();
      assert.deepEqual(
        files.map(({ path, problem }) => [path, problem?.replace(/ENOENT.*/, 'ENOENT')]),
        [['', 'The folder cannot be read: ENOENT']],
      );
    });
  });

  it('ends all its threads when it is cancelled on the way', async () => {
    write(Object.fromEntries(Array.from({ length: 1_500 }, (_, at) => [`${at}.py`, `import django\nx = ${at}\n`])));
    const controller = new AbortController();
    let read = 0;
    const cancelled = scanned({
      mostFiles: 10_000,
      signal: controller.signal,
      onStep: ({ progress }) => {
        read = progress.read;
        if (read > 0) controller.abort();
      },
    });
    await assert.rejects(cancelled, { name: 'AbortError' });
    assert.ok(read > 0 && read < 1_500, `${read} files`);
    assert.ok(workers.size > 0);
    await allEnded();
  });

  it('ends all its threads at its end', async () => {
    write({ 'package.json': MANIFEST });
    await scanned();
    assert.ok(workers.size > 0);
    await allEnded();
  });

  it('reads files that lie elsewhere by what hands them over', async () => {
    const inventories = engine.inventories();
    const { packs, basis } = inventories;
    const threads = new Threads({ workerFile: WORKER, data: { packs, basis }, most: 1 });
    const files = new Map([
      ['package.json', MANIFEST],
      ['.gitignore', 'secret.py\n'],
      ['secret.py', 'import django\n'],
    ]);
    const tree = {
      entries: async () => [...files.keys()].map((name) => ({ name, isFolder: false })),
      text: async (path: string) => files.get(path) ?? null,
    };
    const read = async (path: string) => (path === '.gitignore' ? 'It went away.' : Buffer.from(files.get(path) ?? ''));
    const roots: readonly Root[] = [{ place: { tree, read }, exclusions: [] }];
    const found: ScannedFile[] = [];
    const signal = new AbortController().signal;
    for await (const step of scan(roots, { workers: threads, inventories, mostFiles: 10, signal }))
      found.push(...step.found);
    await threads.close();
    assert.deepEqual(uses(found), { '.gitignore': [], 'package.json': ['react'] });
    assert.equal(found.find(({ path }) => path === '.gitignore')?.problem, 'It went away.');
  });
});

const OWN_PACK = {
  name: 'Acme',
  frameworks: [
    { id: 'acme-way', name: 'Acme Way', kind: 'strategy', names: [{ text: 'Acme Way' }] },
    {
      id: 'acme-boot',
      name: 'Acme Boot',
      kind: 'software',
      names: [{ text: 'Acme Boot' }],
      signals: [{ expression: 'acmeBoot\\(\\d+\\)', around: 'acmeBoot' }],
    },
  ],
};

function engineOver(storageFolder: string): Engine {
  return new Engine({
    storageFolder,
    localServer: () => Promise.reject(new Error('No server.')),
    log: () => undefined,
  });
}
