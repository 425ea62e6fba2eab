import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { fileCache } from '../../../support/file-cache';
import { isTold } from '../../../support/stored-values';

/** How long processes share the file, in seconds, and how often a writer is killed; more of both by hand. */
const SECONDS = Number(process.env.CACHE_TEST_SECONDS ?? 6);
const KILLS = Number(process.env.CACHE_TEST_KILLS ?? 20);
const PROGRAM = resolve('dist/test/support/programs/cache-user.js');

interface Seen {
  readonly writes: number;
  readonly reads: number;
  readonly hits: number;
  readonly wrong: number;
  readonly log: readonly string[];
}

describe('One cache file in several windows', function () {
  this.timeout(SECONDS * 2_000 + KILLS * 2_000 + 30_000);
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'framework-director-windows-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives eight processes that write and read it only what was written, and no error', async () => {
    const seen = await Promise.all(Array.from({ length: 8 }, () => useFor(SECONDS * 1_000)));
    assert.deepEqual(
      seen.flatMap(({ log }) => log),
      [],
    );
    assert.equal(sum(seen, 'wrong'), 0);
    // Far more than the processes wrote themselves: they read each other's.
    assert.ok(sum(seen, 'hits') > sum(seen, 'reads') / 2, JSON.stringify(seen));
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('broken')),
      [],
    );
  });

  it(`opens after a writer was killed, ${KILLS} times over, with nothing in it that was not written`, async () => {
    let read = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const child = spawn(process.execPath, [PROGRAM, folder, '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = new Promise((end) => child.once('exit', end));
      await new Promise((begun) => child.stdout.once('data', begun));
      await delay(100 + Math.random() * 150);
      child.kill('SIGKILL');
      await ended;
      read += await readAll();
    }
    assert.ok(read > KILLS * 20, `${read} values read`);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('broken')),
      [],
    );
  });

  async function useFor(ms: number): Promise<Seen> {
    const child = spawn(process.execPath, [PROGRAM, folder, String(ms)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    const code = await new Promise((end) => child.once('close', end));
    assert.equal(code, 0);
    return JSON.parse(output);
  }

  /** How many values there are; all of them are right. */
  async function readAll(): Promise<number> {
    const log: string[] = [];
    const cache = fileCache(folder, log);
    let read = 0;
    for (let at = 0; at < 200; at++) {
      const key = `key-${at}`;
      const value = await cache.get('reviews', key, (one): one is unknown => one !== undefined);
      if (value === undefined) continue;
      read++;
      assert.ok(isTold(key)(value), JSON.stringify(value).slice(0, 100));
    }
    await cache.close();
    assert.deepEqual(log, []);
    return read;
  }
});

function sum(seen: readonly Seen[], what: 'reads' | 'hits' | 'wrong'): number {
  return seen.reduce((all, one) => all + one[what], 0);
}
