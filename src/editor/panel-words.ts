import * as l10n from '@vscode/l10n';
import { localNumber } from './words';

/** "1 word", "1,240 words". */
export function wordCount(count: number): string {
  return count === 1 ? l10n.t('1 word') : l10n.t('{0} words', localNumber(count));
}

/** "1 framework in 2.1 ms", "5 frameworks in 2.1 ms". */
export function frameworksIn(count: number, duration: string): string {
  return count === 1 ? l10n.t('1 framework in {0}', duration) : l10n.t('{0} frameworks in {1}', count, duration);
}

/** "1 place", "6 places". */
export function placeCount(count: number): string {
  return count === 1 ? l10n.t('1 place') : l10n.t('{0} places', localNumber(count));
}

/** "2 of 9 steps from the cache". */
export function cachedSteps(cached: number, all: number): string {
  return all === 1 ? l10n.t('1 step from the cache') : l10n.t('{0} of {1} steps from the cache', cached, all);
}

/** "a", "a and b", "a, b and c". */
export function enumeration(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : l10n.t('{0} and {1}', words.slice(0, -1).join(', '), last);
}

/** How often something was sent to whom: "9 times to sequential and once to context7". */
export function sentCounts(disclosures: readonly { readonly server: string }[]): string {
  const counts = new Map<string, number>();
  for (const { server } of disclosures) counts.set(server, (counts.get(server) ?? 0) + 1);
  return enumeration(
    [...counts].map(([server, count]) =>
      count === 1 ? l10n.t('once to {0}', server) : l10n.t('{0} times to {1}', count, server),
    ),
  );
}
