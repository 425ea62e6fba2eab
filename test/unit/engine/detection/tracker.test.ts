import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { builtIn } from '../../../../src/engine/catalog/built-in';
import { Catalog } from '../../../../src/engine/catalog/catalog';
import { Detector } from '../../../../src/engine/detection/detect';
import type { DetectionResult } from '../../../../src/engine/detection/detection';
import { prebuilt } from '../../../../src/engine/detection/patterns/prebuilt';
import type { Edit } from '../../../../src/engine/detection/scan/blocks';
import { documentOf, strategy } from '../../../support/detect';

const detector = new Detector(new Catalog([], builtIn), prebuilt);
const NO_DEADLINE = Number.POSITIVE_INFINITY;
/** Sequences of edits for each text: with all of them, more than 10,000 edits. */
const RUNS = 60;

/** What a result says, without what it took. */
const told = ({ detections, words, truncated }: DetectionResult) => ({ detections, words, truncated });

function applied(text: string, { offset, length, text: inserted }: Edit): string {
  return text.slice(0, offset) + inserted + text.slice(offset + length);
}

/** Edits a document step by step and holds the result against that of the whole text, after each of them. */
function assertFollows(text: string, languageId: string, fileName: string, edits: readonly (readonly Edit[])[]): void {
  const tracker = detector.track(documentOf(text, languageId, fileName));
  tracker.update(NO_DEADLINE);
  let now = text;
  for (const [step, together] of edits.entries()) {
    for (const edit of together) {
      tracker.edit(edit);
      now = applied(now, edit);
    }
    assert.equal(tracker.slice(0, tracker.length), now);
    const full = detector.track(documentOf(now, languageId, fileName)).update(NO_DEADLINE);
    assert.deepEqual(told(tracker.update(NO_DEADLINE)), told(full), `after step ${step}: ${JSON.stringify(together)}`);
  }
}

/** Words and signs that open, close, name or join something. */
const PIECES = [
  'stream-aligned', 'team', 'Team', 'Topologies', 'Spring', 'Boot', 'value', 'chain', 'Objective', 'Strengths', '======', '---',
  'a', ' ', '\n', '\r\n', '\n\n', '```\n', '```ts\n', '~~~\n', '/*', '*/', '"""', "'", '"', '`', '<!--', '-->', '<script>', '</script>',
  '---\n', '# ', '| ', ' |', '> ', '](', '://', 'é', '🚀', '\ud83d', '日本語', 'SWOT', '分析', 'OKR', 'Objective: ', 'Key Result', 'RACI',
  'widen our options', 'reality-test', 'Strengths\n', 'Weaknesses\n', 'Opportunities', 'Threats', 'Team Topologies',
  'stream-aligned team', 'platform team', 'Flask', ', ', ' and ', 'Django', 'React', "import x from 'react'\n", 'import django\n',
  'from flask import Flask\n', '"react": "^18.0.0",\n', 'FROM node:20\n', '=== \n', '======\n', '<p>', '#', '//', '\u2028', '\0', '_', '.js',
  ]; // biome-ignore format: one list

const edit = (length: number): fc.Arbitrary<(size: number) => Edit> =>
  fc
    .record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(4) }, fc.nat(length)),
      text: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
        fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')),
        fc.string({ unit: 'binary', maxLength: 6 }),
      ),
    })
    .map(({ at, length: wanted, text }) => (size: number): Edit => {
      const offset = Math.floor(at * size);
      return { offset, length: Math.min(wanted, size - offset), text };
    });

function sized(text: string, makers: readonly ((size: number) => Edit)[]): Edit[][] {
  let now = text;
  return makers.map((make) => {
    const one = make(now.length);
    now = applied(now, one);
    return [one];
  });
}

/** A notebook with an output on one long line, and a cell whose source is one. */
function notebook(): string {
  const image = 'iVBORw0KGgo'.repeat(900);
  const cells = Array.from({ length: 3 }, (_, at) => [
    { cell_type: 'markdown', metadata: {}, source: ['# SWOT\n', 'Our "strengths"\n', 'We use Django.'] },
    {
      cell_type: 'code',
      metadata: {},
      outputs: [{ data: { 'image/png': image } }],
      source: ['import django\n', `x = ${at}`],
    },
    {
      cell_type: 'code',
      metadata: {},
      outputs: [],
      source: `import flask\n${'y = "OKR" + 1; import react\n'.repeat(400)}`,
    },
  ]);
  return JSON.stringify({ cells: cells.flat(), nbformat: 4 }, null, 1);
}

describe('a document followed through its edits', function () {
  this.timeout(120_000);
  const seeds: readonly (readonly [text: string, language: string, file: string])[] = [
    [readFileSync('samples/platform-strategy.md', 'utf8').repeat(6), 'markdown', 'memo.md'],
    [readFileSync('samples/platform-strategy.md', 'utf8').replaceAll('\n', '\r\n'), 'markdown', 'memo.md'],
    ['A stream-aligned\nteam\nand a platform\nteam\n=====\n'.repeat(150), 'markdown', 'lines.md'],
    [readFileSync('samples/service.py', 'utf8').repeat(3), 'python', 'service.py'],
    [readFileSync('samples/package.json', 'utf8'), 'json', 'package.json'],
    [readFileSync('src/extension.ts', 'utf8'), 'typescript', 'extension.ts'],
    [
      '<template>\n<p>SWOT</p>\n</template>\n<script>\nimport { ref } from "vue"\n</script>\n'.repeat(40),
      'vue',
      'a.vue',
    ],
    ['= Title\n\n[source,python]\n----\nimport django\n----\n\nWe use Django.\n'.repeat(60), 'asciidoc', 'a.adoc'],
    [
      'Title\n=====\n\n.. code-block:: python\n\n   import flask\n\nOKR and RACI::\n\n  x\n\n'.repeat(60),
      'restructuredtext',
      'a.rst',
    ],
    ['=head1 SWOT\n\nOKR\n\n=cut\n\nuse Mojolicious;\n\n'.repeat(80), 'perl', 'a.pl'],
    [notebook(), 'json', 'plot.ipynb'],
    [`x = "${'SWOT analysis, '.repeat(3_000)}"\n${'OKR '.repeat(3_000)}`, 'plaintext', 'long.txt'],
  ];

  for (const [text, languageId, fileName] of seeds) {
    it(`has the same result as a scan of its whole text (${fileName}, ${languageId}, ${text.length} characters)`, () => {
      const edits = fc.array(edit(400), { minLength: 5, maxLength: 30 });
      fc.assert(
        fc.property(edits, (makers) => assertFollows(text, languageId, fileName, sized(text, makers))),
        { numRuns: RUNS, endOnFailure: true },
      );
    });
  }

  it('has the same result where evidence stands everywhere', () => {
    // Few words in many orders, so that they meet: at the ends of lines, around edits.
    // Few words in many orders, so that they meet: at the ends of lines, around edits.
    const together = fc.constantFrom(
      ['stream-aligned', 'team'],
      ['Team', 'Topologies'],
      ['Spring', 'Boot', ', ', 'Flask'],
      ['Strengths', 'Weaknesses\n', '======\n', 'Threats'],
      ["import x from 'react'\n", '```\n', '/*'],
      PIECES,
    );
    const dense = fc
      .tuple(together, fc.shuffledSubarray(PIECES, { maxLength: 3 }))
      .chain(([few, more]) => {
        const piece = fc.constantFrom(...few, ...more, '\n', ' ');
        return fc.array(piece, { minLength: 600, maxLength: 1_500 });
      })
      .map((pieces) => pieces.join(''));
    const language = fc.constantFrom('markdown', 'html', 'typescript', 'python', 'asciidoc');
    fc.assert(
      fc.property(dense, language, fc.array(edit(40), { minLength: 10, maxLength: 40 }), (text, languageId, makers) => {
        assertFollows(text, languageId, 'dense', sized(text, makers));
      }),
      { numRuns: RUNS * 2, endOnFailure: true },
    );
  });

  it('has the same result where an edit takes evidence out of reach of the name, and back', () => {
    const elements = ['alpha', 'beta'].map((word) => ({ id: word, name: word, everyday: [word] }));
    const small = new Detector(
      new Catalog([{ name: 'test', frameworks: [strategy({ names: [{ text: 'Test Method' }], elements })] }]),
    );
    const filler = (length: number): string => 'and so it goes on and on, '.repeat(length / 26);
    const tracker = small.track(documentOf(`The Test Method:\n\n${filler(1_404)}\n\nan alpha and a beta`));
    const standing = (): string | undefined => tracker.update(NO_DEADLINE).detections[0]?.standing;
    const before = standing();
    tracker.edit({ offset: 700, length: 0, text: filler(260) });
    const apart = standing();
    tracker.edit({ offset: 700, length: 260, text: '' });
    assert.deepEqual([before, apart, standing()], ['applied', 'mentioned', 'applied']);
  });

  it('takes several edits at once', () => {
    const [text, languageId, fileName] = seeds[0] as (typeof seeds)[number];
    fc.assert(
      fc.property(fc.array(edit(200), { minLength: 2, maxLength: 25 }), (makers) => {
        assertFollows(text, languageId, fileName, [sized(text, makers).flat()]);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});
