import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cacheReport, heldRows } from '../../../src/editor/cache-report';
import type { CacheStatistics, LevelStatistics } from '../../../src/engine/cache/statistics';

const NOTHING = { evictions: 0, entries: null, bytes: null, maxBytes: null, oldestMs: null, held: [] } as const;

const MEMORY: LevelStatistics = {
  ...{ level: 'memory', state: 'on', problem: null, hits: 1_204, misses: 31, evictions: 2, entries: 3, bytes: 2_400 },
  ...{ maxBytes: 16_777_216, oldestMs: 125_000, held: [{ namespace: 'reviews', entries: 3, bytes: 2_400 }] },
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
    { namespace: 'reviews', isShared: true, hits: 1_208, misses: 27, computations: 27 },
    { namespace: 'enhancements', isShared: true, hits: 0, misses: 0, computations: 0 },
  ],
};

describe('The report on the cache', () => {
  it('says how every level does, and why one is away', () => {
    const report = cacheReport(STATISTICS);
    assert.deepEqual(report.split('\n').slice(4, 16), [
      '|            |    memory | shared (Redis) | this machine (SQLite) |',
      '| ---------- | --------: | -------------: | --------------------: |',
      '| state      |        on |           away |                    on |',
      '| hits       |     1,204 |              0 |                     4 |',
      '| misses     |        31 |              0 |                    27 |',
      '| values     |         3 |              - |                     1 |',
      '| size       |      2 KB |              - |                  8 KB |',
      '| at most    |     16 MB |              - |                 64 MB |',
      '| pushed out |         2 |              0 |                     0 |',
      '| oldest     | 2 minutes |              - |               2 hours |',
      '',
      '- shared (Redis): Nothing listens at its address.',
    ]);
  });

  it('says nothing of a level that is off but that', () => {
    const off: LevelStatistics = { ...REDIS, state: 'off', problem: null };
    const report = cacheReport({ ...STATISTICS, levels: [MEMORY, off, SQLITE] });
    assert.match(report, /^\| state +\| +on \| +off \| +on \|$/m);
    assert.match(report, /^\| hits +\| +1,204 \| +- \| +4 \|$/m);
  });

  it('says what is kept, a row for each kind and level', () => {
    const report = cacheReport(STATISTICS);
    assert.match(report, /^\| Reviews +\| 1,208 \| +27 \| +27 \|$/m);
    assert.deepEqual(report.split('\n').slice(-6), [
      '',
      '| kind    | level                 | values |      size |',
      '| ------- | --------------------- | -----: | --------: |',
      '| Reviews | memory                |      3 |      2 KB |',
      '| Reviews | this machine (SQLite) |      1 | 812 bytes |',
      '',
    ]);
    const nothing = STATISTICS.levels.map((level) => ({ ...level, held: [] }));
    assert.match(cacheReport({ ...STATISTICS, levels: nothing }), /^## Kept now\n\nNothing\.\n$/m);
  });

  it('has tables that are narrow, and no more than one empty line in a row', () => {
    const large = { entries: 1_234_567, bytes: 999 * 1_048_576, evictions: 9_876_543, oldestMs: 86_400_000 * 30 };
    const levels = [MEMORY, REDIS, SQLITE].map((level) => ({
      ...{ ...level, ...large, hits: 12_345_678, misses: 12_345_678, maxBytes: 4_096 * 1_048_576 },
      held: [{ namespace: 'enhancements', entries: 1_234_567, bytes: 999 * 1_048_576 }],
    }));
    const report = cacheReport({ ...STATISTICS, levels });
    for (const line of report.split('\n').filter((one) => one.startsWith('|')))
      assert.ok(line.length <= 80, `${line.length}: ${line}`);
    assert.doesNotMatch(report, /\n\n\n/);
  });

  it('says of each kind how much of it there is, and where', () => {
    assert.deepEqual(
      heldRows(STATISTICS).map(({ title, held }) => `${title}: ${held}`),
      ['Reviews: 3 in memory (2 KB), 1 on this machine (812 bytes)', 'Answers of servers: Nothing'],
    );
  });
});
