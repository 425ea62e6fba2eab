import * as l10n from '@vscode/l10n';
import type { CacheStatistics, LevelStatistics } from '../engine/cache/statistics';
import { formatTable } from '../engine/format';
import { kindName, localBytes, localNumber } from './words';

type Namespace = CacheStatistics['namespaces'][number]['namespace'];

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
        `${heldOn(level, number(entries))}${bytes === null ? '' : ` (${localBytes(bytes)})`}`,
    );
    return { namespace, title: kindName(namespace), isShared, held: held.join(', ') || l10n.t('Nothing') };
  });
}

function levelName(level: LevelStatistics['level']): string {
  switch (level) {
    case 'memory':
      return l10n.t('memory');
    case 'redis':
      return l10n.t('shared (Redis)');
    case 'sqlite':
      return l10n.t('this machine (SQLite)');
  }
}

function heldOn(level: LevelStatistics['level'], entries: string): string {
  switch (level) {
    case 'memory':
      return l10n.t('{0} in memory', entries);
    case 'redis':
      return l10n.t('{0} shared', entries);
    case 'sqlite':
      return l10n.t('{0} on this machine', entries);
  }
}

function stateWord(state: LevelStatistics['state']): string {
  switch (state) {
    case 'on':
      return l10n.t('on');
    case 'off':
      return l10n.t('off');
    case 'away':
      return l10n.t('away');
  }
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
  const problems = levels.flatMap(({ level, problem }) =>
    problem === null ? [] : [`- ${levelName(level)}: ${problem}`],
  );
  const held = namespaces.flatMap(({ namespace }) =>
    heldOf(levels, namespace).map(({ level, entries, bytes }) => [
      kindName(namespace),
      levelName(level),
      number(entries),
      bytes === null ? '-' : localBytes(bytes),
    ]),
  );
  return `${[
    `# ${l10n.t('Cache')}`,
    l10n.t(
      'What was served since this window was opened, and what is kept now. Levels are asked from left to right; one that is away is passed over.',
    ),
    formatTable(['', ...levels.map(({ level }) => levelName(level))], levelRows(levels)),
    ...(problems.length > 0 ? [problems.join('\n')] : []),
    `## ${l10n.t('By kind')}`,
    formatTable(
      [l10n.t('kind'), l10n.t('hits'), l10n.t('misses'), l10n.t('made anew')],
      namespaces.map(({ namespace, hits, misses, computations }) => [
        kindName(namespace),
        ...[hits, misses, computations].map(number),
      ]),
    ),
    `## ${l10n.t('Kept now')}`,
    held.length > 0
      ? formatTable([l10n.t('kind'), l10n.t('level'), l10n.t('values'), l10n.t('size')], held, 2)
      : l10n.t('Nothing.'),
  ].join('\n\n')}\n`;
}

/** What is told of every level, a row for each fact. */
function levelRows(levels: readonly LevelStatistics[]): readonly (readonly string[])[] {
  const facts: readonly (readonly [name: string, fact: (level: LevelStatistics) => string])[] = [
    [l10n.t('hits'), ({ hits }) => number(hits)],
    [l10n.t('misses'), ({ misses }) => number(misses)],
    [l10n.t('values'), ({ entries }) => number(entries)],
    [l10n.t('size'), ({ bytes }) => (bytes === null ? '-' : localBytes(bytes))],
    [l10n.t('at most'), ({ maxBytes }) => (maxBytes === null ? '-' : localBytes(maxBytes))],
    [l10n.t('pushed out'), ({ evictions }) => number(evictions)],
    [l10n.t('oldest'), ({ oldestMs }) => (oldestMs === null ? '-' : age(oldestMs))],
  ];
  return [
    [l10n.t('state'), ...levels.map(({ state }) => stateWord(state))],
    ...facts.map(([name, fact]) => [name, ...levels.map((level) => (level.state === 'off' ? '-' : fact(level)))]),
  ];
}

function number(value: number | null): string {
  return value === null ? '-' : localNumber(value);
}

function age(ms: number): string {
  if (ms < 60_000) {
    const seconds = Math.round(ms / 1_000);
    return seconds === 1 ? l10n.t('1 second') : l10n.t('{0} seconds', localNumber(seconds));
  }
  if (ms < 3_600_000) {
    const minutes = Math.round(ms / 60_000);
    return minutes === 1 ? l10n.t('1 minute') : l10n.t('{0} minutes', localNumber(minutes));
  }
  if (ms < 86_400_000) {
    const hours = Math.round(ms / 3_600_000);
    return hours === 1 ? l10n.t('1 hour') : l10n.t('{0} hours', localNumber(hours));
  }
  const days = Math.round(ms / 86_400_000);
  return days === 1 ? l10n.t('1 day') : l10n.t('{0} days', localNumber(days));
}
