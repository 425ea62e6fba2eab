import type { CacheStatistics, LevelStatistics } from '../engine/cache/statistics';
import { counted, formatBytes, formatTable } from '../engine/format';

type Namespace = CacheStatistics['namespaces'][number]['namespace'];

const LEVELS: Readonly<Record<LevelStatistics['level'], string>> = {
  memory: 'memory',
  redis: 'shared (Redis)',
  sqlite: 'this machine (SQLite)',
};

const PLACES: Readonly<Record<LevelStatistics['level'], string>> = {
  memory: 'in memory',
  redis: 'shared',
  sqlite: 'on this machine',
};

const TITLES: Readonly<Record<Namespace, string>> = {
  reviews: 'Reviews',
  enhancements: 'Answers of servers',
  detections: 'Detections',
  patterns: 'Compiled frameworks',
  packs: 'Packs of frameworks',
  inventories: 'Frameworks in files',
};

/** A kind of what is kept, and how much of it there is. */
export interface HeldRow {
  readonly namespace: Namespace;
  readonly title: string;
  /** Whether a shared level has it, where there is one. */
  readonly isShared: boolean;
  readonly held: string;
}

/** How much of each kind is kept, on every level that has some of it. */
export function heldRows({ levels, namespaces }: CacheStatistics): readonly HeldRow[] {
  return namespaces.map(({ namespace, isShared }) => {
    const held = heldOf(levels, namespace).map(
      ({ level, entries, bytes }) =>
        `${number(entries)} ${PLACES[level]}${bytes === null ? '' : ` (${formatBytes(bytes)})`}`,
    );
    return { namespace, title: TITLES[namespace], isShared, held: held.join(', ') || 'Nothing' };
  });
}

function heldOf(levels: readonly LevelStatistics[], namespace: Namespace) {
  return levels.flatMap(({ level, held }) =>
    held
      .filter((one) => one.namespace === namespace && one.entries > 0)
      .map(({ entries, bytes }) => ({ level, entries, bytes })),
  );
}

/** The statistics as a person reads them: Markdown whose tables are aligned and narrow, so that its source is as good. */
export function cacheReport(statistics: CacheStatistics): string {
  const { levels, namespaces } = statistics;
  const problems = levels.flatMap(({ level, problem }) => (problem === null ? [] : [`- ${LEVELS[level]}: ${problem}`]));
  const held = namespaces.flatMap(({ namespace }) =>
    heldOf(levels, namespace).map(({ level, entries, bytes }) => [
      TITLES[namespace],
      LEVELS[level],
      number(entries),
      bytes === null ? '-' : formatBytes(bytes),
    ]),
  );
  return `${[
    '# Cache',
    'What was served since this window was opened, and what is kept now. Levels are asked from left to right; one that is away is passed over.',
    formatTable(['', ...levels.map(({ level }) => LEVELS[level])], levelRows(levels)),
    ...(problems.length > 0 ? [problems.join('\n')] : []),
    '## By kind',
    formatTable(
      ['kind', 'hits', 'misses', 'made anew'],
      namespaces.map(({ namespace, hits, misses, computations }) => [
        TITLES[namespace],
        ...[hits, misses, computations].map(number),
      ]),
    ),
    '## Kept now',
    held.length > 0 ? formatTable(['kind', 'level', 'values', 'size'], held, 2) : 'Nothing.',
  ].join('\n\n')}\n`;
}

/** What is told of every level, a row for each fact. */
function levelRows(levels: readonly LevelStatistics[]): readonly (readonly string[])[] {
  const facts: Readonly<Record<string, (level: LevelStatistics) => string>> = {
    hits: ({ hits }) => number(hits),
    misses: ({ misses }) => number(misses),
    values: ({ entries }) => number(entries),
    size: ({ bytes }) => (bytes === null ? '-' : formatBytes(bytes)),
    'at most': ({ maxBytes }) => (maxBytes === null ? '-' : formatBytes(maxBytes)),
    'pushed out': ({ evictions }) => number(evictions),
    oldest: ({ oldestMs }) => (oldestMs === null ? '-' : formatAge(oldestMs)),
  };
  return [
    ['state', ...levels.map(({ state }) => state)],
    ...Object.entries(facts).map(([name, fact]) => [
      name,
      ...levels.map((level) => (level.state === 'off' ? '-' : fact(level))),
    ]),
  ];
}

function number(value: number | null): string {
  return value === null ? '-' : value.toLocaleString('en');
}

function formatAge(ms: number): string {
  if (ms < 60_000) return counted(Math.round(ms / 1_000), 'second');
  if (ms < 3_600_000) return counted(Math.round(ms / 60_000), 'minute');
  return ms < 86_400_000 ? counted(Math.round(ms / 3_600_000), 'hour') : counted(Math.round(ms / 86_400_000), 'day');
}
