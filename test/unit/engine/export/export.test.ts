import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, it } from 'mocha';
import { exported } from '../../../../src/engine/export/export';
import { plain } from '../../../../src/engine/export/markdown';
import { visible } from '../../../../src/engine/review/model/visible';
import { analysisOf, TEXTS } from '../../../support/analysis';
import { readMarkup, tagsOf, textOf } from '../../../support/markup';

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number];

/** Texts that are markup somewhere. */
const MARKUP = [
  '<script>alert(1)</script>',
  '<img src=x onerror="alert(1)">',
  '</title></style></head><body>',
  '" onload="alert(1)',
  "'`$&amp;&#60;&lt;",
  '<!-- --> <![CDATA[ ]]> <?php ?>',
  '](command:workbench.action.quit)',
  '[x](https://example.com) ![x](y) [x]: y',
  '# a',
  '- a',
  '+ a',
  '1. a',
  '1) a',
  '> a',
  '---',
  '===',
  '***a*** __a__ ~~a~~ `a` ``',
  '| a | b |\n| - | - |',
  ':-: | :-:',
  '```\na\n```',
  '    indented',
  'https://example.com www.example.com someone@example.com',
  'a\\',
  '\\<b>',
  '$x$ $$y$$',
  '[^1] [ ] [x] a',
  'a  \nb\\\nc\n\n\nd',
  '&copy; & &x',
  '\u202ertl\u200b\u0000\u0007\ud800',
  '</div></article></section>',
];

const text = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom(...MARKUP) },
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.tuple(fc.constantFrom(...MARKUP), fc.constantFrom(...MARKUP)).map((two) => two.join(' ')),
  )
  .map((one) => (visible(one).trim() === '' ? 'x' : one));
const texts = fc.array(text, { minLength: TEXTS, maxLength: TEXTS });

/** Hands out texts one after the other. */
function from(list: readonly string[]): () => string {
  let at = 0;
  return () => {
    const one = list[at++];
    assert.ok(one !== undefined, 'there are as many texts as are asked for');
    return one;
  };
}

/** The same texts without anything in them that could be markup: an "x" for each line. */
function harmless(one: string): string {
  const lines = visible(one).trim().split('\n');
  return lines.map((line) => (line.trim() === '' ? '' : 'x')).join('\n');
}

function onOneLine(one: string): string {
  return visible(one).replace(/\s+/g, ' ').trim().toWellFormed();
}

function parsed(markdown: string): Node {
  // Without what makes links of e-mail addresses in finished text: no writer can prevent that.
  const mdast = gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension);
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: mdast });
}

/** The kinds of nodes, nested as they are. */
function shape(node: Node): unknown {
  return 'children' in node ? [node.type, node.children.map(shape)] : node.type;
}

function shownBy(node: Node): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(shownBy).join('') : '\n';
}

describe('An exported analysis', () => {
  it('is Markdown in which texts of others are text, whatever is in them', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const { analysis, context } = analysisOf(from(list));
        const neutral = analysisOf(from(list.map(harmless)));
        const document = parsed(exported('markdown', analysis, context));
        assert.deepEqual(shape(document), shape(parsed(exported('markdown', neutral.analysis, neutral.context))));
        const shown = shownBy(document);
        for (const { message, question } of analysis.findings) {
          assert.ok(shown.includes(onOneLine(message)), message);
          assert.ok(shown.includes(onOneLine(question)), question);
        }
      }),
    );
  });

  it('is HTML in which texts of others are text, whatever is in them', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const { analysis, context } = analysisOf(from(list));
        const neutral = analysisOf(from(list.map(harmless)));
        const page = readMarkup(exported('html', analysis, context));
        const withoutTitles = (tags: readonly string[]): string[] => tags.filter((tag) => !tag.startsWith('<meta '));
        const other = readMarkup(exported('html', neutral.analysis, neutral.context));
        assert.deepEqual(withoutTitles(tagsOf(page)), withoutTitles(tagsOf(other)));
        for (const { message } of analysis.findings) assert.ok(textOf(page).includes(onOneLine(message)), message);
      }),
    );
  });

  it('is JSON that says in which form it is, and holds texts as they are', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const { analysis, context } = analysisOf(from(list));
        const record = JSON.parse(exported('json', analysis, context));
        assert.equal(record.schema, 1);
        assert.deepEqual(
          record.findings.map(({ message }: { readonly message: string }) => message),
          analysis.findings.map(({ message }) => message),
        );
      }),
    );
  });

  it('is the same text for the same analysis', () => {
    const make = () => analysisOf(from(MARKUP.concat(MARKUP)));
    const [one, other] = [make(), make()];
    for (const format of ['markdown', 'html', 'json'] as const)
      assert.equal(exported(format, one.analysis, one.context), exported(format, other.analysis, other.context));
  });

  it('is Markdown that a person reads', () => {
    let count = 0;
    const { analysis, context } = analysisOf(() => `text ${++count}`);
    assert.equal(exported('markdown', analysis, context), readFileSync('test/unit/engine/export/analysis.md', 'utf8'));
  });

  it('is a page that has a language, a title and headings in order, loads nothing and runs nothing', () => {
    const { analysis, context } = analysisOf(() => 'x');
    const html = exported('html', analysis, context);
    const tags = tagsOf(readMarkup(html));
    assert.deepEqual(tags.slice(0, 3), ['<!DOCTYPE html>', '<html lang="en">', '<head>']);
    assert.match(html, /<title>Analysis of x<\/title>/);
    const levels = tags.flatMap((tag) => /^<h(\d)/.exec(tag)?.[1] ?? []).map(Number);
    assert.equal(levels[0], 1);
    assert.ok(levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1 && (at === 0 || level > 1)));
    assert.doesNotMatch(
      html,
      /<(?:script|img|iframe|object|link|a|form|base)\b|\bsrc=|\bhref=|url\(|@import|\son\w+=/i,
    );
    assert.match(html, /default-src 'none'; style-src 'unsafe-inline'/);
    assert.match(html, /prefers-color-scheme: dark[\s\S]*@media print/);
  });

  it('ends what a server says where nobody reads on', () => {
    const { analysis, context } = analysisOf(() => 'x'.repeat(30_000));
    const { html, markdown } = {
      html: exported('html', analysis, context),
      markdown: exported('markdown', analysis, context),
    };
    assert.match(html, /\(The rest is left out: it is too long\.\)/);
    assert.match(markdown, /\(The rest is left out: it is too long\.\)/);
  });
});

describe('A text that is written into Markdown', () => {
  it('is read back as it was, wherever it stands', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('', '- ', '> ', '  - ', '**a** (', '1. a '), (one, before) => {
        const [paragraph] = leaves(parsed(`${before}${plain(one)}`));
        assert.ok(paragraph);
        const said = one.replace(/\s+/g, ' ').trim();
        assert.ok(shownBy(paragraph).endsWith(said.replaceAll('\0', '\ufffd')), JSON.stringify([one, paragraph]));
      }),
      { numRuns: 1_000 },
    );
  });
});

/** The paragraphs of a document. */
function leaves(node: Node): Node[] {
  if (node.type === 'paragraph') return [node];
  return 'children' in node ? node.children.flatMap(leaves) : [];
}
