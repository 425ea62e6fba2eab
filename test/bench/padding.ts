import type { Framework } from '../../src/engine/catalog/framework';

/**
 * Frameworks that nobody has heard of, with a number of signals: copies of real ones with two letters of every word changed, so that
 * their words are as long and as alike as those of a real catalogue, and stand in no text.
 */
export function padding(frameworks: readonly Framework[], signals: number): Framework[] {
  const padded: Framework[] = [];
  let count = 0;
  for (let round = 0; count < signals; round++) {
    for (const framework of frameworks) {
      if (count >= signals) break;
      const names = framework.names.map(({ text }) => ({ text: changed(text, round) }));
      const elements =
        framework.kind === 'strategy'
          ? framework.elements.map(({ id, name, distinct = [], everyday = [] }) => ({
              id,
              name,
              everyday: [...distinct, ...everyday, name].map((text) => changed(text, round)),
            }))
          : [];
      const { category, source, guide, questions } = framework;
      const id = `padding-${padded.length}`;
      padded.push({ id, name: id, kind: 'strategy', category, source, guide, questions, names, elements });
      count += names.length + elements.reduce((sum, { everyday }) => sum + everyday.length, 0);
    }
  }
  return padded;
}

function changed(text: string, round: number): string {
  const letter = String.fromCharCode(97 + ((round * 7 + text.length) % 26));
  return text.replace(/[\p{L}\p{N}]+/gu, (word) => `${word.charAt(0)}${letter}q${word.slice(1)}`);
}
