import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Block } from '../../../../src/engine/review/outline';
import { unquoted } from '../../../../src/engine/review/rules/wording';
import { Phrases } from '../../../../src/engine/review/words/phrases';
import { contextOf } from '../../../support/reviewing';

/** Few words, so that phrases often stand in texts: common ones and rare ones, inflected ones and numbers. */
const WORDS = ['we', 'the', 'plan', 'plans', 'planned', 'budget', 'approve', 'approved', '12', '7'];
const PARTS = [...WORDS, '_', '#', 'plan~', 'approve~'];

const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((words) => `${words.join(' ')}.`);
const phrase = fc
  .array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(' '))
  .filter((text) => /[^_ ]/.test(text));
const given = fc.record({
  title: sentence,
  sentences: fc.array(sentence, { minLength: 1, maxLength: 4 }),
  cells: fc.array(sentence, { minLength: 1, maxLength: 3 }),
  phrases: fc.array(phrase, { minLength: 1, maxLength: 4 }),
});

function textOf({
  title,
  sentences,
  cells,
}: {
  title: string;
  sentences: readonly string[];
  cells: readonly string[];
}): string {
  return [`# ${title}`, ...sentences, '| we |\n|---|', ...cells.map((cell) => `| ${cell} |`)]
    .join('\n\n')
    .replaceAll('|\n\n|', '|\n|');
}

describe('Phrases looked for in the words of a text', () => {
  it('are found in the places, and no others, in which a look at each place finds one', () => {
    fc.assert(
      fc.property(given, ({ phrases: texts, ...parts }) => {
        const { outline, words } = contextOf(textOf(parts));
        const cells = outline.tables.flatMap(({ header, rows }) => [header, ...rows].flat());
        const places = [...outline.headings, ...outline.sentences, ...cells];
        const stands = (phrases: Phrases) => places.filter(({ text }: Block) => phrases.test(unquoted(text)));
        const phrases = new Phrases(texts);
        const expected = stands(phrases).sort((a, b) => a.start - b.start);
        const found = words.find(phrases);
        assert.deepEqual(
          found.map(({ place }) => place.block),
          expected,
        );
        assert.equal(words.has(phrases), expected.length > 0);
        // Phrases that were looked for before are known when the words of a text are read.
        const again = contextOf(textOf(parts)).words.find(phrases);
        assert.deepEqual(
          again.map(({ place, words: said }) => [place.block, said]),
          found.map(({ place, words: said }) => [place.block, said]),
        );
        for (const { place, words: said } of found) {
          assert.ok(words.standsIn(place, phrases));
          // What is named is the first of the phrases that stands there.
          const first = texts.find((one) => new Phrases([one]).test(unquoted(place.block.text)));
          assert.ok(new Phrases([first ?? '']).test(said), `${said} is not “${first}”`);
        }
        const standing = texts.filter((one) => stands(new Phrases([one])).length > 0);
        const bare = standing.map((one) => one.replaceAll(/[~_]/g, '').replaceAll(/\s+/g, ' ').trim());
        assert.deepEqual(words.distinct(phrases, 2), [...new Set(bare)].slice(0, 2));
      }),
      { numRuns: 500 },
    );
  });

  it('are known apart from others that are written alike', () => {
    const said = (texts: readonly string[]) =>
      contextOf('# Harbour\n\nIts pilots wait.\n')
        .words.find(new Phrases(texts))
        .map(({ words }) => words);
    assert.deepEqual(said(['harbour\npilot']), []);
    assert.deepEqual(said(['harbour', 'pilot']), ['harbour', 'pilots']);
    assert.deepEqual(said(['pilot', 'ship']), ['pilots']);
  });
});
