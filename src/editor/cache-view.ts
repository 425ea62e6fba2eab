import * as l10n from '@vscode/l10n';
import type { CacheStatistics, LevelStatistics } from '../engine/cache/statistics';
import { formatBytes, formatShare } from '../engine/format';
import type { CacheRow, CacheView } from '../panel/protocol';
import type { Numbers } from './panel-words';
import { heldIn, levelName } from './performance-words';
import { kindName } from './words';

const NONE = '–';

/** What analyses wait for where it is not kept. */
const WAITED_FOR: readonly string[] = ['reviews', 'enhancements'];

/** What the cache did and holds, by kind and by level, as the performance tab shows it. */
export function cacheView({ levels, namespaces }: CacheStatistics, isOn: boolean, numbers: Numbers): CacheView {
  const waitedFor = namespaces.filter(({ namespace }) => WAITED_FOR.includes(namespace));
  const hits = sum(waitedFor.map((one) => one.hits));
  const asked = hits + sum(waitedFor.map((one) => one.misses));
  return {
    summary:
      asked === 0
        ? ''
        : l10n.t(
            '{0} of {1} reviews and answers were kept, {2}',
            numbers.format(hits),
            numbers.format(asked),
            share(hits, asked),
          ),
    notice: isOn ? null : l10n.t('The cache is switched off by the setting “frameworkDirector.cache.enabled”.'),
    kinds: namespaces.map((one) => ({
      ...counts(one.hits, one.misses, numbers),
      name: kindName(one.namespace),
      size: heldOf(levels, one.namespace, numbers) || l10n.t('nothing kept'),
      problem: '',
    })),
    levels: levels.map((level) => levelRow(level, numbers)),
  };
}

function levelRow(one: LevelStatistics, numbers: Numbers): CacheRow {
  const { level, state, hits, misses, bytes, maxBytes, problem } = one;
  const name = levelName(level);
  if (state === 'off') {
    return { name, hits: NONE, misses: NONE, hitRate: NONE, size: l10n.t('off'), problem: '' };
  }
  const size = bytes === null ? NONE : formatBytes(bytes);
  return {
    ...counts(hits, misses, numbers),
    name,
    size: maxBytes === null ? size : l10n.t('{0} of {1}', size, formatBytes(maxBytes)),
    problem: problem ?? (state === 'away' ? l10n.t('It is away.') : ''),
  };
}

function counts(hits: number, misses: number, numbers: Numbers): Pick<CacheRow, 'hits' | 'misses' | 'hitRate'> {
  return { hits: numbers.format(hits), misses: numbers.format(misses), hitRate: share(hits, hits + misses) };
}

function heldOf(levels: readonly LevelStatistics[], namespace: string, numbers: Numbers): string {
  return levels
    .flatMap(({ level, held }) =>
      held
        .filter((one) => one.namespace === namespace && one.entries > 0)
        .map(({ entries, bytes }) => {
          const words = heldIn(level, numbers.format(entries));
          return bytes === null ? words : `${words} (${formatBytes(bytes)})`;
        }),
    )
    .join(', ');
}

function share(part: number, whole: number): string {
  return whole === 0 ? NONE : formatShare(part / whole);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
