import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { keysOf } from '../../../../src/engine/review/rules/structure/label-words';
import { labels } from '../../../../src/engine/review/rules/structure/labels';
import { eachFirstWord, hashOfFirst, nameOf } from '../../../../src/engine/review/rules/structure/names';
import { contextOf } from '../../../support/reviewing';

describe('The names that a label holds', () => {
  it('are found in the order of the text, with what may stand behind them where it may', () => {
    const { outline } = contextOf(
      '# Plan\n\n## 2. Our risks\n\n- Costs and risks: both\n- Risks of the plan: none\n- The risk\n',
    );
    const named = (text: string) =>
      labels(outline)
        .named(nameOf(text))
        .map((label) => label.text);
    assert.deepEqual(named('risks'), ['2. Our risks', 'Costs and risks']);
    assert.deepEqual(named('risks*'), ['2. Our risks', 'Costs and risks', 'Risks of the plan']);
    assert.deepEqual(named('risk*'), ['The risk']);
    assert.deepEqual(named('plan*'), []);
  });

  it('begin with words that are found without reading the names', () => {
    const part = fc.constantFrom(
      ...['Risk', 'costs', 'the', 'Our', 'key', 'and', 'vs.', 'versus', 'step', 'iv', 'a', '12', '3', "don't", "'"],
      ...[' ', ' ', ' ', ' - ', ': ', '. ', ') ', ' (', ')', '/', ', ', '&', '-', '  '],
    );
    const text = fc.array(part, { maxLength: 10 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (label) => {
        const words = new Set<number>();
        assert.ok(eachFirstWord(label, (word) => words.add(word)));
        const asked = keysOf(label).filter((key) => /^[a-z]/.test(key));
        for (const key of asked) assert.ok(words.has(hashOfFirst(key)), `“${key}” in “${label}”`);
      }),
      { numRuns: 5_000 },
    );
  });

  it('are read where a text has other letters than those of ASCII', () => {
    const { outline } = contextOf('# Plan\n\n## Überblick / Risks\n\n## Won’t do\n');
    for (const name of ['risks', "won't*"]) assert.equal(labels(outline).named(nameOf(name)).length, 1);
  });
});
