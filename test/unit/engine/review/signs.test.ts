import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import type { Block } from '../../../../src/engine/review/outline';
import { personas } from '../../../../src/engine/review/personas';
import type { RuleContext } from '../../../../src/engine/review/rule';
import { type Sign, signsOf } from '../../../../src/engine/review/words/signs';
import { vocabulary } from '../../../../src/engine/review/words/vocabulary';
import { type Matcher, WordIndex } from '../../../../src/engine/review/words/word-index';
import { pairs } from '../../../review/corpus';
import { contextOf } from '../../../support/reviewing';

describe('The words without which an expression cannot match', () => {
  const cases: readonly (readonly [RegExp, readonly string[] | null])[] = [
    [/\b(?:must|has to) (?:\p{L}+ )?be (?:followed|appl\w+)\b/iu, ['followed appl*']],
    [/\b(?:must|ought) (?:\p{L}+ )?be (?:followed|appl\w+)\b/iu, ['followed appl* with must ought']],
    [/\b(?:costs?|double (?:\w+ )?(?:blind|check))\b/i, ['cost costs', 'double with blind check']],
    [/\borgani[sz]ations?\b/i, ['organisation organisations organization organizations']],
    [/\bend-of-Life\b/, ['life']],
    [/\b\d{1,3} ?(?:%|percent\b)/, ['% percent with #']],
    [/\b[1-4] of 20\d\d/, ['#']],
    [/[€$] ?\d/, ['€ $']],
    [/^(?:a )?total\b/i, ['total']],
    [/\b(?:certain|sure)(?!\w)(?= that)/, ['certain sure']],
    [/(?<![\p{L}\d.])May(?![\p{L}\d])/u, ['may']],
    [/\b(?:costs?|.{0,9})\b/, null],
    [/reduction/, null],
    [/\bno\w*/, null],
    [/\b(?!never)(?:ab)?\b/, null],
    [/\b[a-z]ear\b/, null],
  ];
  for (const [expression, expected] of cases) {
    it(`of ${expression.source} are ${expected ? expected.join(', ') : 'not known'}`, () => {
      const signs = signsOf(expression);
      const told = signs?.map((all) => all.map(written).join(' with ')) ?? null;
      assert.deepEqual(told, expected);
    });
  }

  it('rule out no place at which any rule of the board would fire', () => {
    const written = readdirSync('test/accuracy/documents', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'));
    const measured = pairs().flatMap(({ good, flawed }) => [good.text, flawed.text]);
    const rules = personas.flatMap((persona) => persona.rules);
    const examples = rules.flatMap(({ mustFire, mustNotFire }) => [...mustFire, ...mustNotFire]);
    for (const text of [...written, ...measured, ...examples]) {
      const context = contextOf(text);
      const everywhere = withoutSigns(context);
      for (const rule of rules) assert.deepEqual([...rule.check(context)], [...rule.check(everywhere)], rule.id);
    }
  }).timeout(120_000);
});

function written({ words, beginnings, number }: Sign): string {
  const marks = beginnings.map((beginning) => `${beginning}*`);
  return [...words.map((id) => vocabulary()[id]), ...marks, ...(number ? ['#'] : [])].join(' ');
}

/** A text in which every place may match every expression. */
function withoutSigns({ document, detections, outline }: RuleContext): RuleContext {
  return { document, detections, outline, words: new AllPlaces(outline) };
}

class AllPlaces extends WordIndex {
  override mayMatch(...[, kinds]: Parameters<WordIndex['mayMatch']>): readonly Block[] {
    return super.mayMatch([/(?:)/], kinds);
  }

  override matcher(expression: RegExp): Matcher {
    return ({ text: whole }, text = whole) => expression.test(text);
  }
}
