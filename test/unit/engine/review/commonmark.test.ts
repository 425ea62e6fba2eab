import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, it } from 'mocha';
import { markdownOutline } from '../../../../src/engine/review/markdown';
import type { Block } from '../../../../src/engine/review/outline';

/** Blocks as both readers give them: what they are, and their text. */
type Blocks = readonly (readonly ['heading' | 'paragraph' | 'item' | 'cell', string])[];

type Node = ReturnType<typeof fromMarkdown> | ReturnType<typeof fromMarkdown>['children'][number];

describe('The line reader and a full parser of CommonMark', () => {
  for (const file of ['samples/platform-strategy.md', 'samples/decision-record.md', ...manuals()]) {
    it(`read the same blocks in ${file}`, () => {
      const text = readFileSync(file, 'utf8');
      assert.deepEqual(byLines(text), byParser(text));
    });
  }
});

/** Manuals of packages we build with: between them they have every construct people write. */
function manuals(): string[] {
  return ['mocha', 'p-queue', 'fast-check', 'mdast-util-gfm', 'keyv', 'zod'].map((name) =>
    readme(`node_modules/${name}`),
  );
}

function readme(folder: string): string {
  for (const name of ['README.md', 'readme.md']) {
    try {
      readFileSync(`${folder}/${name}`);
      return `${folder}/${name}`;
    } catch {
      // The other spelling, then.
    }
  }
  throw new Error(`${folder} has no manual.`);
}

function byLines(text: string): Blocks {
  const { headings, paragraphs, items, tables } = markdownOutline(text);
  return ordered([
    ...headings.map((block) => ['heading', block] as const),
    ...paragraphs.map((block) => ['paragraph', block] as const),
    ...items.map((block) => ['item', block] as const),
    ...tables.flatMap(({ header, rows }) => [header, ...rows].flat().map((block) => ['cell', block] as const)),
  ]);
}

function byParser(text: string): Blocks {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return ordered([...blocksIn(tree, false)]);
}

function* blocksIn(
  node: Node,
  beginsItem: boolean,
): Generator<readonly [Blocks[number][0], Pick<Block, 'start' | 'text'>]> {
  if (node.type === 'blockquote' || node.type === 'footnoteDefinition' || !('children' in node)) return;
  const block = { start: node.position?.start.offset ?? 0, text: textOf(node) };
  if (node.type === 'heading') yield ['heading', block];
  else if (node.type === 'paragraph') yield [beginsItem ? 'item' : 'paragraph', block];
  else if (node.type === 'tableCell') yield ['cell', block];
  else
    for (const [index, child] of node.children.entries())
      yield* blocksIn(child, node.type === 'listItem' && index === 0);
}

/** The text a reader sees; pictures, tags and the marks of footnotes have none. */
function textOf(node: Node): string {
  if (
    node.type === 'image' ||
    node.type === 'imageReference' ||
    node.type === 'html' ||
    node.type === 'footnoteReference'
  )
    return '';
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function ordered(blocks: readonly (readonly [Blocks[number][0], Pick<Block, 'start' | 'text'>])[]): Blocks {
  return blocks
    .toSorted(([, a], [, b]) => a.start - b.start)
    .map(([kind, { text }]) => [kind, text.replaceAll(/\s+/g, ' ').trim()] as const)
    .filter(([, text]) => text !== '');
}
