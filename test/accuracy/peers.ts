import type { Catalog } from '../../src/engine/catalog/catalog';
import type { Framework } from '../../src/engine/catalog/framework';
import type { Finder } from './score';

/** What one hit is worth, the most that hits of one pattern are worth, and what must come together. */
const PER_HIT = 0.3;
const MOST_PER_PATTERN = 0.8;
const THRESHOLD = 0.7;

/**
 * Counts substrings: names and elements in small letters, wherever they stand, even inside words; 0.3 for each hit, 0.8 at most for
 * each pattern, 0.7 to be found. It knows no standing: what it finds is in use.
 */
export function substringCounter(catalog: Catalog): Finder {
  const patterns = catalog
    .from(0)
    .map((framework) => ({ id: framework.id, texts: new Set(namesAndElements(framework)) }));
  return ({ document }) => {
    const text = document.text.toLowerCase();
    const score = (pattern: string): number => Math.min(PER_HIT * (text.split(pattern).length - 1), MOST_PER_PATTERN);
    return patterns
      .filter(({ texts }) => [...texts].reduce((sum, pattern) => sum + score(pattern), 0) >= THRESHOLD)
      .map(({ id }) => ({ id, standing: 'applied' }));
  };
}

function namesAndElements(framework: Framework): string[] {
  const names = [framework.name, ...framework.names.map(({ text }) => text)];
  const elements =
    framework.kind === 'strategy'
      ? framework.elements.flatMap(({ name, distinct = [], everyday = [] }) => [name, ...distinct, ...everyday])
      : [];
  return [...names, ...elements].map((text) => text.toLowerCase().replaceAll('~', '').replaceAll('_', ' '));
}

/** Looks for names as whole words, whatever their case; one is enough. */
export function wholeWords(catalog: Catalog): Finder {
  const patterns = catalog.from(0).map(({ id, name, names }) => {
    const texts = [...new Set([name, ...names.map(({ text }) => text)])].map((text) =>
      text.replaceAll('~', '').replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    );
    return { id, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${texts.join('|')})(?![\\p{L}\\p{N}])`, 'iu') };
  });
  return ({ document }) =>
    patterns.filter(({ pattern }) => pattern.test(document.text)).map(({ id }) => ({ id, standing: 'applied' }));
}
