import * as l10n from '@vscode/l10n';
import type { CacheStatistics, LevelStatistics } from '../engine/cache/statistics';
import type { CacheRow, CacheView } from '../panel/performance-protocol';
import { heldIn, levelName } from './performance-words';
import { kindName, localBytes, localNumber, localShare } from './words';

const NONE = '–';

/** What analyses wait for where it is not kept. */
const WAITED_FOR: readonly string[] = ['reviews', 'enhancements'];

/** What the cache did and holds, by kind and by level, as the performance tab shows it. */
export function cacheView({ levels, namespaces }: CacheStatistics, isOn: boolean): CacheView {
  const waitedFor = namespaces.filter(({ namespace }) => WAITED_FOR.includes(namespace));
  const hits = sum(waitedFor.map((one) => one.hits));
  const asked = hits + sum(waitedFor.map((one) => one.misses));
  return {
    summary:
      asked === 0
        ? ''
        : l10n.t(
            '{0} of {1} reviews and answers were kept, {2}',
            localNumber(hits),
            localNumber(asked),
            share(hits, asked),
          ),
    notice: isOn ? null : l10n.t('The cache is switched off by the setting “frameworkDirector.cache.enabled”.'),
    kinds: namespaces.map((one) => ({
      ...counts(one.hits, one.misses),
      name: kindName(one.namespace),
      size: heldOf(levels, one.namespace) || l10n.t('nothing kept'),
      problem: '',
    })),
    levels: levels.map(levelRow),
  };
}

function levelRow(one: LevelStatistics): CacheRow {
  const { level, state, hits, misses, bytes, maxBytes, problem } = one;
  const name = levelName(level);
  if (state === 'off') {
    return { name, hits: NONE, misses: NONE, hitRate: NONE, size: l10n.t('off'), problem: '' };
  }
  const size = bytes === null ? NONE : localBytes(bytes);
  return {
    ...counts(hits, misses),
    name,
    size: maxBytes === null ? size : l10n.t('{0} of {1}', size, localBytes(maxBytes)),
    problem: problem ?? (state === 'away' ? l10n.t('It is away.') : ''),
  };
}

function counts(hits: number, misses: number): Pick<CacheRow, 'hits' | 'misses' | 'hitRate'> {
  return { hits: localNumber(hits), misses: localNumber(misses), hitRate: share(hits, hits + misses) };
}

function heldOf(levels: readonly LevelStatistics[], namespace: string): string {
  return levels
    .flatMap(({ level, held }) =>
      held
        .filter((one) => one.namespace === namespace && one.entries > 0)
        .map(({ entries, bytes }) => {
          const words = heldIn(level, localNumber(entries));
          return bytes === null ? words : `${words} (${localBytes(bytes)})`;
        }),
    )
    .join(', ');
}

function share(part: number, whole: number): string {
  return whole === 0 ? NONE : localShare(part / whole);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
