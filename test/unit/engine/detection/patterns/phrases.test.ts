import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { detectWith, documentOf, standingIn, strategy } from '../../../../support/detect';

const named = (text: string) => strategy({ names: [{ text }], elements: [] });

/** The texts found for a framework of this name, in order. */
function found(name: string, text: string): string[] {
  const [detection] = detectWith([named(name)], documentOf(text));
  return detection?.evidence.map((evidence) => evidence.text) ?? [];
}

describe('phrases', () => {
  it('are found as whole words only', () => {
    assert.deepEqual(found('value chain', 'Our value chain, devalue chains, value chaining.'), ['value chain']);
  });

  it('may have a plural at their end', () => {
    assert.deepEqual(found('decision record', 'Two decision records and one decision record.'), [
      'decision records',
      'decision record',
    ]);
  });

  it('are the same with hyphens, line breaks and emphasis between their words', () => {
    for (const text of [
      'a value-chain',
      'a value\nchain',
      'a **value** chain',
      'a value\r\n  chain',
      '// a value\n// chain',
    ]) {
      assert.equal(found('value chain', text).length, 1, JSON.stringify(text));
    }
  });

  it('end where a paragraph ends', () => {
    assert.deepEqual(found('value chain', 'We talk about value\n\nchain of command'), []);
  });

  it('keep the case of a single capitalised word and fold that of longer names', () => {
    assert.deepEqual(found('OKR', 'OKR okr OKRs Okr'), ['OKR', 'OKRs']);
    assert.deepEqual(found('Five Whys', 'five whys, FIVE WHYS'), ['five whys', 'FIVE WHYS']);
  });

  it('know typographic apostrophes', () => {
    assert.deepEqual(found("Conway's Law", "Conway’s Law and Conway's law"), ['Conway’s Law', "Conway's law"]);
  });

  it('need the punctuation that joins their words', () => {
    assert.deepEqual(found('Next.js', 'Next.js, next js, next. JS'), ['Next.js']);
  });

  it('inflect a word marked with a tilde, and leap over a gap', () => {
    const framework = strategy({
      names: [{ text: 'Test Method' }],
      elements: [{ id: 'widen', name: 'Widen', distinct: ['widen~ _ options'] }],
    });
    const [detection] = detectWith(
      [framework],
      documentOf('The Test Method: we widened our few options, widening options.'),
    );
    const elements = detection?.evidence.filter(({ kind }) => kind === 'element').map(({ text }) => text);
    assert.deepEqual(elements, ['widened our few options', 'widening options']);
  });

  it('are not looked for in code, links and identifiers', () => {
    for (const text of [
      '```\nvalue chain\n```',
      'see https://example.org/value-chain for it',
      '[link](value-chain.md)',
      'a `call(value chain)`',
    ]) {
      const framework = strategy({ names: [{ text: 'value chain', ambiguous: true }], elements: [] });
      assert.equal(standingIn(framework, text), undefined, text);
    }
    assert.deepEqual(found('Kano', 'import Kano from "x"; Kano.run(); my_Kano; @Kano; Kano()'), ['Kano']);
  });

  it('stand at exact offsets, whatever surrounds them', () => {
    const text = '𝒜 café – “Team Topologies” ✅';
    const [detection] = detectWith([named('Team Topologies')], documentOf(text));
    const [evidence] = detection?.evidence ?? [];
    assert.equal(text.slice(evidence?.start, evidence?.end), 'Team Topologies');
  });
});
