import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { DocumentState } from '../../../src/editor/tree/document-state';
import { ALL_FRAMEWORKS } from '../../../src/editor/tree/filters';
import { inItsLine } from '../../../src/editor/tree/framework-rows';
import { type FrameworksSource, frameworksTree, noFrameworks } from '../../../src/editor/tree/frameworks-tree';
import { MOST_ROWS } from '../../../src/editor/tree/row';
import { workspaceRow } from '../../../src/editor/tree/workspace-rows';
import { everyRow, outline, readState, rowAt, unreadState } from '../../support/tree-states';

const MEMO = `# One decision

We widened our options, reality-tested our assumptions, and attained some distance before deciding (WRAP).

An OKR is mentioned here.
`;
const APP = "import React from 'react';\n";

describe('the tree of frameworks', function () {
  this.timeout(20_000);
  let memo: DocumentState;
  let app: DocumentState;

  before(async () => {
    memo = await readState('docs/memo.md', MEMO);
    app = await readState('app.ts', APP, 'typescript');
  });

  function source(more: Partial<FrameworksSource> = {}): FrameworksSource {
    const files = { state: 'none', files: new Map(), read: 0, message: null, pathOf: (uri: string) => uri } as const;
    const workspace = workspaceRow(files, { filter: ALL_FRAMEWORKS, grouping: 'framework' });
    return { document: memo, others: [], workspace, hasWorkspace: false, filter: ALL_FRAMEWORKS, ...more };
  }

  it('shows of this document each framework with its elements, present and missing, and their places', () => {
    assert.deepEqual(outline([rowAt(frameworksTree(source()), 'This Document')]), [
      'This Document | memo.md',
      '  WRAP | applied · 3 of 4 elements',
      '    Widen options | 1 place',
      '      We widened our options, reality-tested our assumptions, and attained some distance before deciding (WRAP). | line 3',
      '    Reality-test assumptions | 1 place',
      '      …our options, reality-tested our assumptions, and attained some distance before deciding (WRAP). | line 3',
      '    Attain distance | 1 place',
      '      …and attained some distance before deciding (WRAP). | line 3',
      '    Prepare to be wrong | missing',
      '    By its name | 1 place',
      '      …deciding (WRAP). | line 3',
      '  OKR | mentioned',
      '    An OKR is mentioned here. | line 5',
    ]);
  });

  it('leads from a framework, an element and a place to where they stand in the text', () => {
    const tree = frameworksTree(source());
    const okr = { uri: memo.uri, range: [4, 3, 4, 6] };
    assert.deepEqual(rowAt(tree, 'This Document', 'OKR').opens, okr);
    assert.deepEqual(rowAt(tree, 'This Document', 'OKR', 'An OKR is mentioned here.').opens, okr);
    const wrap = rowAt(tree, 'This Document', 'WRAP', 'Widen options');
    assert.deepEqual(wrap.opens, { uri: memo.uri, range: [2, 3, 2, 22] });
    assert.equal(rowAt(tree, 'This Document', 'WRAP', 'Prepare to be wrong').opens, undefined);
  });

  it('marks in the line of a place what was found', () => {
    const [place] = rowAt(frameworksTree(source()), 'This Document', 'OKR').children?.() ?? [];
    assert.deepEqual(place?.marks, [[3, 6]]);
  });

  it('says in words all that icons and colours do', () => {
    const tree = frameworksTree(source());
    assert.equal(rowAt(tree, 'This Document', 'WRAP').spoken, 'WRAP, strategic framework, applied · 3 of 4 elements');
    assert.equal(rowAt(tree, 'This Document', 'WRAP', 'Prepare to be wrong').spoken, 'Prepare to be wrong, missing');
    assert.ok(everyRow(tree).every(({ spoken, label }) => spoken.includes(label)));
  });

  it('has each row once, by an id that stays when the text moves', async () => {
    const ids = everyRow(frameworksTree(source({ others: [app] }))).map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const moved = await readState('docs/memo.md', `A line before.\n\n${MEMO}`);
    assert.deepEqual(
      everyRow(frameworksTree(source({ document: moved, others: [app] }))).map(({ id }) => id),
      ids,
    );
  });

  it('shows the other open editors, with what is known of each', () => {
    const others = [app, unreadState('plan.md'), { ...unreadState('more.md'), isRunning: true }];
    assert.deepEqual(outline([rowAt(frameworksTree(source({ others })), 'Other Open Editors')]), [
      'Other Open Editors | 3',
      '  app.ts | 1 framework',
      '    React | used',
      "      …React from 'react'; | line 1",
      '  plan.md | not analyzed yet',
      '  more.md | being analyzed…',
    ]);
  });

  it('shows what the filter lets through', () => {
    const shown = (filter: FrameworksSource['filter']): readonly string[] =>
      outline(frameworksTree(source({ others: [app], filter })), 1);
    assert.deepEqual(shown({ ...ALL_FRAMEWORKS, mentioned: false }).slice(0, 2), [
      'This Document | memo.md',
      '  WRAP | applied · 3 of 4 elements',
    ]);
    assert.deepEqual(shown({ ...ALL_FRAMEWORKS, strategy: false }).slice(0, 4), [
      'This Document | memo.md',
      '  The filter hides what was found',
      'Other Open Editors | 1',
      '  app.ts | 1 framework',
    ]);
  });

  it('has no rows where there is nothing to show, and knows why', async () => {
    const nothing = { document: await readState('empty.md', 'Good morning.') };
    const cases: readonly (readonly [Partial<FrameworksSource>, string])[] = [
      [{ document: undefined }, 'noDocument'],
      [{ document: unreadState('memo.md') }, 'notAnalysed'],
      [{ document: { ...unreadState('memo.md'), isRunning: true } }, 'running'],
      [nothing, 'nothingFound'],
      [{ filter: { ...ALL_FRAMEWORKS, strategy: false } }, 'filtered'],
    ];
    for (const [more, why] of cases) {
      assert.equal(noFrameworks(source(more)), why);
      assert.deepEqual(frameworksTree(source(more)), []);
    }
    assert.equal(noFrameworks(source()), null);
    assert.equal(noFrameworks(source({ ...nothing, others: [app] })), null);
    assert.equal(noFrameworks(source({ ...nothing, hasWorkspace: true })), null);
  });

  it('offers to analyse what was not, where something else is shown', () => {
    const tree = frameworksTree(source({ document: unreadState('plan.md'), others: [app] }));
    const [offer] = rowAt(tree, 'This Document').children?.() ?? [];
    assert.deepEqual(
      [offer?.label, offer?.opens, offer?.subject],
      ['Not analyzed yet: analyze it now', { deed: 'analyze' }, { uri: 'file:///plan.md' }],
    );
  });

  it('says where only the beginning of a text was read', () => {
    const cut = memo.analysis && { ...memo, analysis: { ...memo.analysis, truncated: true } };
    assert.equal(
      outline(frameworksTree(source({ document: cut })), 1).at(3),
      '  Only the beginning of this text was read',
    );
  });

  it('shows a bounded number of places, and leads to the panel for the rest', () => {
    const [okr] = memo.analysis?.detections.filter(({ id }) => id === 'okr') ?? [];
    const [place] = okr?.evidence ?? [];
    assert.ok(memo.analysis && okr && place);
    const evidence = Array.from({ length: MOST_ROWS + 740 }, (_, line) => ({ ...place, line: line + 1 }));
    const many = { ...memo, analysis: { ...memo.analysis, detections: [{ ...okr, evidence }] } };
    const rows = rowAt(frameworksTree(source({ document: many })), 'This Document', 'OKR').children?.() ?? [];
    assert.equal(rows.length, MOST_ROWS + 1);
    const last = rows.at(-1);
    assert.deepEqual(
      [last?.label, last?.description, last?.opens],
      ['… and 740 more', 'in the panel', { deed: 'showDetails' }],
    );
  });
});

describe('a place in its line', () => {
  it('is shown without the indent, and from shortly before it where the line is long', () => {
    assert.deepEqual(inItsLine('    - our OKR', [0, 10, 0, 13]), { label: '- our OKR', marks: [[6, 9]] });
    const long = `${'x'.repeat(50)} OKR ${'y'.repeat(200)}`;
    const { label, marks } = inItsLine(long, [0, 51, 0, 54]);
    assert.equal(label.length, 120);
    assert.ok(label.startsWith('…x') && label.endsWith('y…'));
    assert.deepEqual(
      marks.map(([start, end]) => label.slice(start, end)),
      ['OKR'],
    );
  });

  it('is marked to the end of its line where it goes on in the next', () => {
    const { label, marks } = inItsLine('one team', [0, 4, 1, 6]);
    assert.deepEqual(
      marks.map(([start, end]) => label.slice(start, end)),
      ['team'],
    );
  });
});
