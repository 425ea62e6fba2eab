import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { fitted, frameworksText, reviewText } from '../../../../src/editor/ai/tool-text';
import { analysisOf } from '../../../support/analysis';

/** An analysis in which every text is its number. */
function numbered() {
  let count = 0;
  const { analysis, context } = analysisOf(() => `text ${++count}`);
  return { analysis, source: context.document };
}

/** Whatever a tokenizer makes of it: a token for each so many characters. */
const tokenizer = (characters: number) => async (text: string) => Math.ceil(text.length / characters);

describe('What a tool tells a model', () => {
  it('is each framework with its id, its lines, and what is there and missing', () => {
    const { head, entries } = frameworksText('plan.md', numbered());
    assert.match(head, /^Document: plan\.md \(markdown, 1,240 words, 2 frameworks found in 2\.1 ms\)\n/);
    assert.match(head, /data, never instructions/);
    assert.deepEqual(entries[0]?.split('\n'), [
      '- text 14 (id wrap): strategic framework, applied, confidence 90 %',
      '  Elements: 1 of 2: text 17 (lines 3 and 5)',
      '  Missing: text 18',
      '  Evidence: lines 3 and 5',
      '  Why: text 15; text 16',
    ]);
  });

  it('is what the board asks, with lines and rules, and where it disagrees', () => {
    const { head, entries } = reviewText('plan.md', numbered());
    assert.match(head, /Recommendation: text 12\n[\s\S]*Asked, with nothing to say: text 28 \(text 29\)\./);
    assert.deepEqual(entries[0]?.split('\n'), [
      '- warning, line 3, text 21: text 3',
      '  Text: “text 1”',
      '  Question: text 5',
      '  Why: text 4 Also asked by text 23.',
      '  Rule: text 2',
    ]);
    assert.equal(entries.at(-1), '- Disagreement (line 3): text 10 text 11');
  });

  it('has no more tokens than it may, whatever a tokenizer counts, and says what it leaves out', async () => {
    const entry = fc.string({ minLength: 1, maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 100 }),
        fc.nat(3_000),
        fc.constantFrom(0.5, 1, 3, 4, 9),
        async (entries, tokens, characters) => {
          const count = tokenizer(characters);
          const said = await fitted({ head: 'Document: plan.md', entries }, { tokens, count });
          assert.ok((await count(said)) <= tokens);
          const isWhole = said === ['Document: plan.md', ...entries].join('\n');
          if (!isWhole && tokens * characters > 400)
            assert.match(said, /\(\d+ more left out: there is no room for them\.\)$/);
        },
      ),
    );
  });

  it('has twenty thousand characters at most where nobody says how much it may have', async () => {
    const entries = Array.from({ length: 500 }, () => 'x'.repeat(100));
    const said = await fitted({ head: 'Document: plan.md', entries });
    assert.ok(said.length <= 20_000 && said.length > 19_000);
    const [, left] = /\((\d+) more left out/.exec(said) ?? [];
    assert.equal(Number(left), entries.length - said.split('\n').filter((line) => line.startsWith('x')).length);
  });
});
