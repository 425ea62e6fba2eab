import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { SourceDocument } from '../../../../src/engine/document';
import { ruleContext } from '../../../../src/engine/review/context';
import { normalForm } from '../../../../src/engine/review/normal-form';
import { personas } from '../../../../src/engine/review/personas';
import type { Finding, Review } from '../../../../src/engine/review/review';
import { DEFAULT_REVIEW_SETTINGS } from '../../../../src/engine/review/review-settings';
import { ReviewedText } from '../../../../src/engine/review/reviewed-text';
import type { Fired, Persona, RuleDetection } from '../../../../src/engine/review/rule';
import { reviewWith } from '../../../support/reviewing';

/** Texts that differ in white space and marks alone. */
const ALIKE: Readonly<Record<string, readonly [string, string]>> = {
  'line ends': ['# One\r\n\r\nTwo.\r\n', '# One\n\nTwo.'],
  'empty lines': ['One.\n\n\n \nTwo.\n\n', 'One.\n\nTwo.'],
  'spaces in and behind lines': ['One  two\tthree.   \nFour.', 'One two three.\nFour.'],
  'the wrapping of paragraphs': ['One two\nthree four.', 'One two three four.'],
  'the wrapping of items': ['- One two\n  three.\n- Four.', '- One two three.\n- Four.'],
  'marks of bullets': ['* One\n* Two', '- One\n- Two'],
  emphasis: ['We **must** decide, _all_ of us: *now*.', 'We must decide, all of us: now.'],
  'widths of tables': ['| Name | Sum |\n|------|----:|\n| One  |   2 |', '|Name|Sum|\n|-|-:|\n|One|2|'],
  'lengths of underlines': ['Title\n=======', 'Title\n==='],
};

/** Texts that look alike and are not. */
const DIFFERENT: Readonly<Record<string, readonly [string, string]>> = {
  'a new paragraph': ['One.\n\nTwo.', 'One.\nTwo.'],
  'the end of an item': ['- One\n\nTwo', '- One\nTwo'],
  'lines of code': ['```\na\nb\n```', '```\na b\n```'],
  'front matter': ['---\ndate: 1\nowner: a\n---\n', '---\ndate: 1 owner: a\n---\n'],
  'bold numbers and lists': ['**1.** One', '1. One'],
  'code that looks like emphasis': ['Run `a *b* c`.', 'Run `a b c`.'],
  rules: ['One\n\n* * *\n\nTwo', 'One\n\n- * *\n\nTwo'],
};

describe('The normal form of a text', () => {
  for (const [what, [one, other]] of Object.entries(ALIKE)) {
    it(`is the same whatever ${what}`, () => {
      assert.equal(normalForm(one, 'markdown').text, normalForm(other, 'markdown').text);
    });
  }

  for (const [what, [one, other]] of Object.entries(DIFFERENT)) {
    it(`tells ${what}`, () => {
      assert.notEqual(normalForm(one, 'markdown').text, normalForm(other, 'markdown').text);
    });
  }

  it('finds every letter and every number again, in any text', () => {
    const piece = fc.constantFrom(
      ...'ab1 \t\r\n*_`|-=#~>[\\<.:“'.split(''),
      '**',
      '\n\n',
      '- ',
      '| a |',
      '\n```\n',
      '---\n',
      '2. ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        fc.constantFrom('markdown' as const, 'plain' as const),
        (pieces, markup) => {
          const source = pieces.join('');
          const { text, original } = normalForm(source, markup);
          let last = -1;
          for (let at = 0; at < text.length; at++) {
            const { start, end } = original({ start: at, end: at + 1 });
            assert.ok(start >= last, 'places go back');
            assert.equal(end, start + 1);
            if (/[a-z0-9]/.test(text.charAt(at))) {
              assert.equal(source.charAt(start), text.charAt(at));
              assert.ok(start > last, 'two letters at one place');
            }
            last = start;
          }
          assert.equal(text.replaceAll(/[^a-z0-9]/g, ''), source.replaceAll(/[^a-z0-9]/g, ''));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('takes time in proportion to the text, whatever it is made of', () => {
    for (const piece of ['*a ', '`', '` ``', '|', '   ', '_a_', '| ', 'a\n', '**a', '- ']) {
      const text = piece.repeat(Math.ceil(500_000 / piece.length));
      // A quadratic step would take minutes, and the test would end by its own limit.
      normalForm(text, 'markdown');
      normalForm(text.replaceAll('a ', 'a\n'), 'markdown');
    }
  });
});

describe('A review by way of the normal form', () => {
  it('is the one of the text as it was written, in real documents', () => {
    const folder = 'test/accuracy/documents/prose';
    const files = [...readdirSync(folder).map((name) => join(folder, name)), 'samples/platform-strategy.md'];
    let found = 0;
    for (const file of files) {
      const document = documentOf(readFileSync(file, 'utf8'), file.endsWith('.md') ? 'markdown' : 'plaintext');
      assert.deepEqual(throughForm(document), asWritten(document), file);
      found += asWritten(document).length;
    }
    assert.ok(found >= 8, `${found} findings`);
  });

  it('fires where rules say that it must', () => {
    for (const rule of personas.flatMap(({ rules }) => rules)) {
      for (const text of rule.mustFire) {
        const document = documentOf(text);
        const rules = throughForm(document).map((finding) => finding.rule);
        const expected = asWritten(document).map((finding) => finding.rule);
        assert.deepEqual(rules, expected, text);
      }
    }
  });

  it('is shared by two writings of one text, with every finding at its own place', () => {
    let shared = 0;
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 8 }), writing, writing, (blocks, one, other) => {
        const documents = [one, other].map((style) => documentOf(written(blocks, style)));
        const [first, second] = documents.map((document) => new ReviewedText(document, DECIDES)) as [
          ReviewedText,
          ReviewedText,
        ];
        assert.equal(first.content, second.content);
        for (const persona of personas) {
          const kept: unknown = JSON.parse(JSON.stringify(first.fired(persona)));
          assert.ok(second.isFired(persona, kept));
          const { findings } = reviewBy(second, persona, kept);
          assert.deepEqual(findings, reviewBy(second, persona, second.fired(persona)).findings);
          const document = documents[1] as SourceDocument;
          const plain = documentOf(written(blocks, [5]));
          const context = ruleContext(plain, DECIDES);
          const expected = reviewWith(persona, context).findings;
          assert.deepEqual(told(findings, document), told(expected, plain));
          for (const { start, line } of findings) assert.equal(line, document.lineAt(start));
          shared += findings.length;
        }
      }),
      { numRuns: 500 },
    );
    assert.ok(shared > 500, `${shared} findings compared`);
  });

  it('inserts lines behind the marks that close a block', () => {
    const source =
      '# Platform strategy\n\n## Decision\n\nWe use one platform, **from May on**\n\n## Status\n\nDraft.\n';
    const inserted = throughForm(documentOf(source)).flatMap(({ fix }) => fix?.edits ?? []);
    assert.ok(inserted.length > 0);
    for (const { start, end, text } of inserted) {
      if (start === end && text.startsWith('\n')) assert.match(source.slice(start), /^(?:\n|$)/);
    }
  });

  it('does not take anything else for what fired', () => {
    const text = new ReviewedText(documentOf('# Strategy\n\nEveryone agrees that we should move.'), DECIDES);
    const [persona] = personas;
    assert.ok(persona);
    const [fired] = text.fired(persona);
    assert.ok(fired && text.isFired(persona, [fired]));
    for (const wrong of [
      null,
      {},
      [null],
      [{ ...fired, rule: 'other/rule' }],
      [{ ...fired, start: -1 }],
      [{ ...fired, end: 1_000_000 }],
      [{ ...fired, start: fired.end + 1 }],
      [{ ...fired, start: 0.5 }],
      [{ ...fired, message: 5 }],
      [{ ...fired, message: 'x'.repeat(100_000) }],
      new Array(1_000).fill(fired),
    ])
      assert.ok(!text.isFired(persona, wrong), JSON.stringify(wrong).slice(0, 100));
  });
});

/** A strategic framework put to use, so that rules take the text for one that decides. */
const DECIDES: readonly RuleDetection[] = [
  { id: 'wrap', name: 'WRAP', kind: 'strategy', category: 'decision', standing: 'applied', present: [], missing: [] },
];

type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly sentences: readonly string[] }
  | { readonly kind: 'items'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly cells: readonly (readonly [string, string])[] };

const sentence = fc.constantFrom(
  'Everyone agrees that we should move to one platform.',
  'It was decided to freeze hiring until May.',
  'Teams with a platform deliver 40 % faster.',
  'Shared clusters will reduce infrastructure cost by 30 %.',
  'The move costs €420,000.',
  'Nothing is wrong with this sentence, nor with the next one.',
  'Obviously one vendor is the cheaper choice for all of us.',
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    text: fc.constantFrom('Decision', 'Risks', 'Platform strategy', 'Actions', 'Objectives'),
  }),
  fc.record({ kind: fc.constant('paragraph' as const), sentences: fc.array(sentence, { minLength: 1, maxLength: 4 }) }),
  fc.record({
    kind: fc.constant('items' as const),
    items: fc.array(fc.oneof(sentence, fc.constantFrom('The vendor leaves', 'Announce the paved road')), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    cells: fc.array(fc.tuple(fc.constantFrom('Reach', 'Total', 'Costs'), fc.constantFrom('12', '7', '19')), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
);

/** A way of writing: each number decides something in turn, over and over. */
const writing = fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 30 });

function written(blocks: readonly Block[], choices: readonly number[]): string {
  let turn = 0;
  const choose = (): number => choices[turn++ % choices.length] ?? 0;
  const eol = choose() % 2 === 0 ? '\n' : '\r\n';
  const bullet = '-*+'.charAt(choose() % 3);
  /** White space between words: one space, several, a new line; and words that are stressed. */
  const prose = (text: string, wraps: boolean): string => {
    const words = text.split(' ').map((word) => {
      const stress = ['**', '__', '_', '*'][choose()];
      return stress && /^[a-z]{3,}$/.test(word) ? `${stress}${word}${stress}` : word;
    });
    return words.reduce((line, word) => {
      const choice = choose();
      const breaks = wraps && choice > 8 && /^[a-zA-Z]/.test(word);
      return `${line}${breaks ? `${choice > 9 ? '  ' : ''}${eol}${choice > 10 ? '  ' : ''}` : choice === 0 ? '  ' : ' '}${word}`;
    });
  };
  const pad = (): string => ' '.repeat(choose() % 3);
  const print = (one: Block): string => {
    if (one.kind === 'heading') return `## ${one.text}`;
    if (one.kind === 'paragraph') return prose(one.sentences.join(' '), true);
    if (one.kind === 'items') return one.items.map((item) => `${bullet} ${prose(item, true)}`).join(eol);
    const rows = [['Name', 'Sum'], ['-'.repeat(1 + choose()), '-'.repeat(1 + choose())], ...one.cells];
    return rows.map((cells) => `|${cells.map((cell) => `${pad()}${cell}${pad()}`).join('|')}|`).join(eol);
  };
  return (
    blocks.map((one) => `${print(one)}${' '.repeat(choose() % 3)}`).join(eol.repeat(2 + (choose() % 3))) +
    eol.repeat(choose() % 3)
  );
}

function documentOf(text: string, languageId = 'markdown'): SourceDocument {
  return new SourceDocument('untitled:example', languageId, 1, text);
}

function throughForm(document: SourceDocument): Finding[] {
  const text = new ReviewedText(document, DECIDES);
  return personas.flatMap((persona) => reviewBy(text, persona, text.fired(persona)).findings);
}

function reviewBy(text: ReviewedText, persona: Persona, fired: readonly Fired[]): Review {
  return text.review({ persona, reason: '' }, fired, DEFAULT_REVIEW_SETTINGS);
}

function asWritten(document: SourceDocument): Finding[] {
  const context = ruleContext(document, DECIDES);
  return personas.flatMap((persona) => reviewWith(persona, context).findings);
}

/** Findings with the words they stand at, without white space and marks. */
function told(findings: readonly Finding[], document: SourceDocument): string[] {
  const words = (finding: Finding): string =>
    document
      .slice(finding)
      .replaceAll('|', ' ')
      .replaceAll(/[-+*_]/g, '')
      .replaceAll(/\s+/g, ' ');
  return findings.map((finding) => `${finding.rule}: ${finding.message} At: ${words(finding)}`);
}
