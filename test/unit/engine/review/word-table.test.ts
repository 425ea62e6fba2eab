import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { tokensOf } from '../../../../src/engine/review/words/tokens';
import { WordTable } from '../../../../src/engine/review/words/word-table';

/** What words are made of and what ends them; letters of both cases, apostrophes of both kinds, and what is cut otherwise. */
const SIGNS = [..."abABéÉ1.,'’%€ -_…İßΣ字"];

describe('The words of several texts by their numbers', () => {
  it('are those of each text, and each has one number however it is written', () => {
    const text = fc.array(fc.constantFrom(...SIGNS), { maxLength: 12 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        const table = new WordTable();
        const { numbers, ends } = table.read(texts);
        const words = texts.map((_, index) =>
          Array.from(numbers.slice(ends[index - 1] ?? 0, ends[index]), (number) => table.words[number]),
        );
        assert.deepEqual(words, texts.map(tokensOf));
        assert.equal(new Set(table.words).size, table.words.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are found again by a word, and other words are not', () => {
    const table = new WordTable();
    const words = Array.from({ length: 10_000 }, (_, index) => `w${index}x`);
    table.read([words.join(' '), 'The Team’s État']);
    for (const word of [...words, 'the', "team's", 'état']) {
      assert.equal(table.words[table.numberOf(word)], word);
    }
    for (const other of ['w10000x', 'team', '']) assert.equal(table.numberOf(other), -1, other);
  });
});
