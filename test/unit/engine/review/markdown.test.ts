import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { SourceDocument } from '../../../../src/engine/document';
import type { Block, Outline } from '../../../../src/engine/review/outline';
import { outlineOf } from '../../../../src/engine/review/parse';

describe('The outline of a Markdown text', () => {
  it('has headings of both forms with their ranks, without their marks', () => {
    const { headings } = read(
      'Title\n=====\n\nPart\n---\n\n### A *bold* [move](https://example.org) ###\n\n#### Named {#anchor}\n\n#no heading',
    );
    assert.deepEqual(
      headings.map(({ text, depth }) => [depth, text]),
      [
        [1, 'Title'],
        [2, 'Part'],
        [3, 'A bold move'],
        [4, 'Named'],
      ],
    );
  });

  it('says under which heading each block stands', () => {
    const { paragraphs, items, tables } = read('before\n\n# One\n\nfirst\n\n## Two\n\n- second\n\n| a |\n|---|\n| b |');
    assert.deepEqual(
      [...paragraphs, ...items, ...tables].map(({ section }) => section),
      [-1, 0, 1, 1],
    );
  });

  it('spans the words it gives', () => {
    const text =
      '# Title\r\n\r\nA plain line of words.\r\n\r\n- An *item* with `code`\r\n  and a second line\r\n\r\n| x | y |\r\n|---|---|\r\n| 1 | two words |';
    const { headings, paragraphs, items, tables } = read(text);
    const written = [...headings, ...paragraphs, ...items, ...(tables[0]?.rows[0] ?? [])].map(({ start, end }) =>
      text.slice(start, end),
    );
    assert.deepEqual(written, [
      'Title',
      'A plain line of words.',
      'An *item* with `code`\r\n  and a second line',
      '1',
      'two words',
    ]);
  });

  it('reads emphasis, links, entities and escapes as a reader sees them', () => {
    const [paragraph] = read(
      'A **bold**_, quick_ [link](https://example.org/a_(b) "title") &amp; \\*star\\* ![picture](x.png)snake_case_name 2 * 3 * 4',
    ).paragraphs;
    assert.equal(paragraph?.text, 'A bold, quick link & *star* snake_case_name 2 * 3 * 4');
  });

  it('reads a line break inside a paragraph as a space', () => {
    assert.equal(read('one\n  two  \nthree\\\nfour').paragraphs[0]?.text, 'one two three four');
  });

  it('knows the depth and kind of list items, their tasks and their continuation', () => {
    const { items, paragraphs } = read(
      '- one\n  goes on\n  - [x] two\n    1. three\n\n  aside\n- four\n\n2. five\n\nafter',
    );
    assert.deepEqual(
      items.map(({ text, depth, ordered }) => [depth, ordered, text]),
      [
        [0, false, 'one goes on'],
        [1, false, 'two'],
        [2, true, 'three'],
        [0, false, 'four'],
        [0, true, 'five'],
      ],
    );
    assert.deepEqual(texts(paragraphs), ['aside', 'after']);
  });

  it('reads tables with and without outer pipes, escaped pipes and empty cells', () => {
    const { tables } = read(
      'before\n\na | b\n:-- | --:\none \\| two |\n\n| c | d |\n|---|---|\n|  | **x** | ignored |',
    );
    assert.deepEqual(
      tables.map(({ header, rows }) => [texts(header), ...rows.map(texts)]),
      [
        [['a', 'b'], ['one | two']],
        [
          ['c', 'd'],
          ['', 'x'],
        ],
      ],
    );
  });

  it('leaves code, quotations, HTML, footnotes, definitions and front matter out', () => {
    const outline = read(
      [
        '---\ntitle: Front matter.\n---',
        '```js\n# not a heading\n- not an item\n```',
        '> A quotation. It goes\non without a mark.',
        '<div>\nHTML text.\n</div>',
        '<!-- a\n\ncomment -->',
        '[^1]: A footnote.\n    It goes on.',
        '[a]: https://example.org',
        '    indented code.',
        '---',
        'Words[^1].',
      ].join('\n\n'),
    );
    assert.deepEqual(texts(outline.sentences), ['Words.']);
    assert.deepEqual([...outline.headings, ...outline.items, ...outline.tables], []);
  });

  it('goes on after a fence that is indented in a list and ends with its own marks only', () => {
    const outline = read('- item\n\n  ````\n  ```\n  # no\n  ````\n\n- next\n\n# Yes');
    assert.deepEqual([texts(outline.items), texts(outline.headings)], [['item', 'next'], ['Yes']]);
  });
});

describe('The sentences of an outline', () => {
  it('end at full stops and not at abbreviations, decimals or versions', () => {
    const text =
      'Costs fell, e.g. by 3.5 % vs. May. See No. 5 and v1.2.3 of Node.js! “Really?” Dr. Who agrees... or not. The end';
    assert.deepEqual(texts(read(text).sentences), [
      'Costs fell, e.g. by 3.5 % vs. May.',
      'See No. 5 and v1.2.3 of Node.js!',
      '“Really?”',
      'Dr. Who agrees... or not.',
      'The end',
    ]);
  });

  it('leave inline code and addresses out, and stand where they are written', () => {
    const text = 'Use `a. B` *always*. See https://example.org/a.b. Done.';
    const { sentences } = read(text);
    assert.deepEqual(texts(sentences), ['Use … always.', 'See ….', 'Done.']);
    assert.deepEqual(
      sentences.map(({ start, end }) => text.slice(start, end)),
      ['Use `a. B` *always*.', 'See https://example.org/a.b.', 'Done.'],
    );
  });

  it('come from paragraphs and items in the order of the text, not from headings and tables', () => {
    const { sentences } = read('# A heading.\n\nOne. Two.\n\n- Three.\n\n| Four. |\n|---|\n| Five. |\n\nSix.');
    assert.deepEqual(texts(sentences), ['One.', 'Two.', 'Three.', 'Six.']);
  });
});

describe('Any text', () => {
  const languages = ['markdown', 'plaintext', 'asciidoc', 'restructuredtext'];
  const marks = fc.constantFrom(
    ...[
      '# ',
      '- ',
      '1. ',
      '> ',
      '```',
      '|',
      '---',
      '\n',
      '\r\n',
      '\r',
      '\n\n',
      '    ',
      '\t',
      '*',
      '_',
      '[',
      '](',
      ')',
      '![',
      '<',
      '>',
      '`',
      '\\',
      '&amp;',
      'https://',
      '. ',
      '::',
      '==',
      '\u{1F600}',
      '\uFEFF',
      'A',
      'word',
    ],
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(marks, { maxLength: 60 }).map((parts) => parts.join('')),
  );

  it('gives blocks inside the document, in order, and never throws', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...languages), (text, language) => {
        const outline = read(text, language);
        for (const blocks of [outline.headings, outline.paragraphs, outline.items, outline.tables, outline.sentences]) {
          let last = 0;
          for (const { start, end, section } of blocks) {
            assert.ok(last <= start && start < end && end <= text.length);
            assert.ok(-1 <= section && section < outline.headings.length);
            last = start;
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('is spanned exactly where it has no marks', () => {
    const word = fc.stringMatching(/^[a-zé]{1,8}$/);
    const line = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `The ${words.join(' ')}`);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const text = lines.join('\n\n');
        const { paragraphs } = read(text);
        assert.deepEqual(texts(paragraphs), lines);
        for (const { start, end, text: words } of paragraphs) assert.equal(text.slice(start, end), words);
      }),
    );
  });

  it('of a megabyte is read in time that grows with its length, whatever it consists of', function () {
    this.timeout(60_000);
    for (const part of ['> ', '- a\n  - b\n', ']', '[](', '**a ', '`a``', '|a|b|\n|-|-|\n', '<a ', 'A. ']) {
      const startedMs = performance.now();
      read(part.repeat(900_000 / part.length));
      assert.ok(
        performance.now() - startedMs < 6_000,
        `${JSON.stringify(part)} took ${Math.round(performance.now() - startedMs)} ms`,
      );
    }
  });

  it('that is code, or longer than anybody reviews, has an empty outline', () => {
    assert.deepEqual(read('# comment', 'python').headings, []);
    assert.deepEqual(read('# Title\n'.repeat(200_000)).headings, []);
  });
});

function read(text: string, languageId = 'markdown'): Outline {
  return outlineOf(new SourceDocument('untitled:text', languageId, 1, text));
}

function texts(blocks: readonly Block[]): string[] {
  return blocks.map(({ text }) => text);
}
