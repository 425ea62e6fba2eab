import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cacheReport, heldRows } from '../../../src/editor/cache-report';
import type { CacheStatistics, LevelStatistics } from '../../../src/engine/cache/statistics';

const NOTHING = { evictions: 0, entries: null, bytes: null, maxBytes: null, oldestMs: null, held: [] } as const;

const MEMORY: LevelStatistics = {
  ...{ level: 'memory', state: 'on', problem: null, hits: 1_204, misses: 31, evictions: 2, entries: 3, bytes: 2_400 },
  ...{ maxBytes: 16_000_000, oldestMs: 125_000, held: [{ namespace: 'reviews', entries: 3, bytes: 2_400 }] },
};

const REDIS: LevelStatistics = {
  ...{ level: 'redis', state: 'away', problem: 'Nothing listens at its address.', hits: 0, misses: 0 },
  ...NOTHING,
};

const SQLITE: LevelStatistics = {
  ...{ level: 'sqlite', state: 'on', problem: null, hits: 4, misses: 27, evictions: 0, entries: 1, bytes: 8_192 },
  ...{ maxBytes: 67_108_864, oldestMs: 7_200_000, held: [{ namespace: 'reviews', entries: 1, bytes: 812 }] },
};

const STATISTICS: CacheStatistics = {
  levels: [MEMORY, REDIS, SQLITE],
  namespaces: [
    { namespace: 'reviews', hits: 1_208, misses: 27, computations: 27 },
    { namespace: 'enhancements', hits: 0, misses: 0, computations: 0 },
  ],
};

describe('The report on the cache', () => {
  it('says how every level does, and why one is away', () => {
    const report = cacheReport(STATISTICS);
    assert.match(report, /^\| memory +\| on +\| 1,204 \| 31 +\| 3 +\| 2 KB \| 16\.0 MB \| 2 +\| 2 minutes \|$/m);
    assert.match(report, /^\| shared \(Redis\) +\| away +\| 0 +\| 0 +\| - +\| - +\| - +\| 0 +\| - +\|$/m);
    assert.match(report, /^- shared \(Redis\): Nothing listens at its address\.$/m);
  });

  it('is a table whose columns stand below each other', () => {
    const rows = cacheReport(STATISTICS)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    const [levels, kinds] = [rows.slice(0, 5), rows.slice(5)];
    for (const table of [levels, kinds])
      assert.equal(new Set(table.map((row) => row.length)).size, 1, table.join('\n'));
  });

  it('says of each kind how much of it there is, and where', () => {
    assert.deepEqual(
      heldRows(STATISTICS).map(({ title, held }) => `${title}: ${held}`),
      ['Reviews: memory: 3 values, 2 KB · this machine (SQLite): 1 value, 812 bytes', 'Answers of servers: Nothing'],
    );
  });
});
