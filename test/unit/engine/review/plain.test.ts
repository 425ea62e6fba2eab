import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Outline } from '../../../../src/engine/review/outline';
import { plainOutline } from '../../../../src/engine/review/plain';

describe('The outline of a plain text', () => {
  it('has headings underlined, overlined or after equals signs', () => {
    assert.deepEqual(
      headings(plainOutline('=====\nTitle\n=====\n\nPart\n----\n\ntext\n\nOther\n-----\n\nSmaller\n~~~~~~~')),
      [
        [1, 'Title'],
        [2, 'Part'],
        [2, 'Other'],
        [3, 'Smaller'],
      ],
    );
    assert.deepEqual(headings(plainOutline('= Title\n\n== Part\n\ntext')), [
      [1, 'Title'],
      [2, 'Part'],
    ]);
  });

  it('has paragraphs between empty lines and items with their depth', () => {
    const { paragraphs, items } = plainOutline(
      'First line\nsecond line.\n\n* one\n** two\n* three\n  goes on\n\n. first step\n',
    );
    assert.deepEqual(
      paragraphs.map(({ text }) => text),
      ['First line second line.'],
    );
    assert.deepEqual(
      items.map(({ text, depth, ordered }) => [depth, ordered, text]),
      [
        [0, false, 'one'],
        [1, false, 'two'],
        [0, false, 'three goes on'],
        [0, true, 'first step'],
      ],
    );
  });

  it('leaves listings, directives, attributes and comments out', () => {
    const text = [
      ':author: nobody',
      '[source,python]\n----\nprint("no.")\n----',
      '.. code-block:: python\n\n   print("no.")',
      'An example::\n\n    literal text.',
      '|===\n|cell. |cell.\n|===',
      '// a comment.',
      'The end.',
    ].join('\n\n');
    assert.deepEqual(
      plainOutline(text).sentences.map((sentence) => sentence.text),
      ['An example::', 'The end.'],
    );
  });
});

function headings(outline: Outline): [number, string][] {
  return outline.headings.map(({ depth, text }) => [depth, text]);
}
