import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Catalog } from '../../../../src/engine/catalog/catalog';
import { builtInPacks } from '../../../../src/engine/catalog/packs';
import { Detector } from '../../../../src/engine/detection/detect';
import { nativeExpression } from '../../../../src/engine/detection/usage/expressions';
import { documentOf, software } from '../../../support/detect';

describe('detection', function () {
  this.timeout(20_000);
  const detector = new Detector(new Catalog(builtInPacks), null, nativeExpression);

  it('ends for any text in any language, with evidence that lies in the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '```',
        '~~~js\n',
        '/*',
        '*/',
        '"""',
        "'",
        '"',
        '`',
        '<!--',
        '-->',
        '<script>',
        '---\n',
        '\r\n',
        '# ',
        '| ',
        '> ',
        '](',
        '://',
        '\u0000',
        '\ud800',
      ),
      fc.constantFrom(
        'SWOT',
        'Team Topologies',
        "import x from 'react'",
        'from django import x',
        '"react": "^1"',
        'Strengths',
      ),
    );
    const language = fc.constantFrom(
      'markdown',
      'plaintext',
      'html',
      'vue',
      'python',
      'typescript',
      'json',
      'lua',
      'nobody-knows',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), language, (pieces, languageId) => {
        const text = pieces.join('');
        for (const { evidence } of detector.detect(documentOf(text, languageId, 'package.json')).detections) {
          for (const { start, end, text: found, kind } of evidence) {
            if (kind !== 'file') assert.equal(text.slice(start, end), found);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('returns what it has, marked truncated, when its time is up', () => {
    let now = 0;
    const slow = new Detector(
      new Catalog([{ name: 'test', frameworks: [software({ names: [{ text: 'Vue.js' }] })] }]),
      null,
      undefined,
      () => {
        now += 100;
        return now;
      },
    );
    const text = `Vue.js ${'and so on '.repeat(200_000)} Vue.js`;
    const { detections, truncated } = slow.detect(documentOf(text));
    assert.equal(truncated, true);
    assert.equal(detections[0]?.evidence.length, 1);
  });

  it('ends before a text that is made of evidence for thousands of patterns at every word', () => {
    const names = Array.from({ length: 3_000 }, (_, at) => ({ text: `the word ${at}` }));
    const many = Array.from({ length: 3_000 }, (_, at) => software({ id: `f${at}`, names: [{ text: 'the' }] }));
    const slow = new Detector(new Catalog([{ name: 'test', frameworks: [software({ names }), ...many] }]));
    assert.equal(slow.detect(documentOf('the '.repeat(50_000))).truncated, true);
  });
});
