import type { CacheStatistics, LevelStatistics } from '../engine/cache/statistics';
import { counted, formatBytes, formatTable } from '../engine/format';

type Namespace = CacheStatistics['namespaces'][number]['namespace'];

const LEVELS: Readonly<Record<LevelStatistics['level'], string>> = {
  memory: 'memory',
  redis: 'shared (Redis)',
  sqlite: 'this machine (SQLite)',
};

const TITLES: Readonly<Record<Namespace, string>> = {
  reviews: 'Reviews',
  enhancements: 'Answers of servers',
  detections: 'Detections',
  patterns: 'Compiled frameworks',
  packs: 'Packs of frameworks',
};

/** A kind of what is kept, and how much of it there is. */
export interface HeldRow {
  readonly namespace: Namespace;
  readonly title: string;
  readonly held: string;
}

/** How much of each kind is kept, on every level that has some of it. */
export function heldRows({ levels, namespaces }: CacheStatistics): readonly HeldRow[] {
  return namespaces.map(({ namespace }) => {
    const held = levels.flatMap(({ level, held }) => {
      const found = held.find((one) => one.namespace === namespace);
      return found ? [`${LEVELS[level]}: ${counted(found.entries, 'value')}, ${formatBytes(found.bytes)}`] : [];
    });
    return { namespace, title: TITLES[namespace], held: held.join(' · ') || 'Nothing' };
  });
}

/** The statistics as a person reads them: Markdown whose tables are aligned, so that its source is as good. */
export function cacheReport(statistics: CacheStatistics): string {
  const { levels, namespaces } = statistics;
  return `# Cache

What was served since this window was opened, and what is kept now. Levels are asked from the top down; a level that is away is
passed over.

${formatTable(
  ['level', 'state', 'hits', 'misses', 'values', 'size', 'at most', 'pushed out', 'oldest'],
  levels.map((level) => [
    LEVELS[level.level],
    level.state,
    number(level.hits),
    number(level.misses),
    number(level.entries),
    bytes(level.bytes),
    bytes(level.maxBytes),
    number(level.evictions),
    level.oldestMs === null ? '-' : formatAge(level.oldestMs),
  ]),
)}
${levels.flatMap(({ level, problem }) => (problem === null ? [] : [`\n- ${LEVELS[level]}: ${problem}`])).join('')}
## By kind

${formatTable(
  ['kind', 'hits', 'misses', 'made', 'kept'],
  heldRows(statistics).map(({ namespace, title, held }) => {
    const counts = namespaces.find((one) => one.namespace === namespace);
    return [title, number(counts?.hits ?? 0), number(counts?.misses ?? 0), number(counts?.computations ?? 0), held];
  }),
)}
`;
}

function number(value: number | null): string {
  return value === null ? '-' : value.toLocaleString('en');
}

function bytes(value: number | null): string {
  return value === null ? '-' : formatBytes(value);
}

function formatAge(ms: number): string {
  if (ms < 60_000) return counted(Math.round(ms / 1_000), 'second');
  if (ms < 3_600_000) return counted(Math.round(ms / 60_000), 'minute');
  return ms < 86_400_000 ? counted(Math.round(ms / 3_600_000), 'hour') : counted(Math.round(ms / 86_400_000), 'day');
}
