import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { DocumentState } from '../../../src/editor/tree/document-state';
import { ALL_FINDINGS } from '../../../src/editor/tree/filters';
import { type FindingsSource, findingsTree, noFindings } from '../../../src/editor/tree/finding-rows';
import { everyRow, outline, readState, rowAt, unreadState } from '../../support/tree-states';

const MEMO = `# Platform strategy

## Background

Everyone agrees that the platform is the right choice.

## Priorities

| Candidate | Reach | Impact | Confidence | Effort | RICE score |
|---|---|---|---|---|---|
| Portal | 600 | 1 | 80 % | 2 | 420 |
| Pipelines | 500 | 2 | 80 % | 2 | 400 |
| Secrets | 300 | 1 | 80 % | 2 | 120 |
`;

describe('the tree of findings', function () {
  this.timeout(20_000);
  let memo: DocumentState;
  let other: DocumentState;

  before(async () => {
    memo = await readState('memo.md', MEMO);
    other = await readState('docs/other.md', MEMO);
  });

  function source(more: Partial<FindingsSource> = {}): FindingsSource {
    const can: FindingsSource['can'] = () => ['silence'];
    const chosen = { filter: ALL_FINDINGS, grouping: 'severity', scope: 'document' } as const;
    return { document: memo, others: [other], ...chosen, can, ...more };
  }

  const tree = (more?: Partial<FindingsSource>) => findingsTree(source(more));

  const APPEAL = '“Everyone agrees” stands where evidence should.';

  it('gathers findings by how grave they are, the gravest first', () => {
    const lines = outline(tree());
    assert.deepEqual(
      lines.filter((line) => !line.startsWith(' ')),
      ['Errors | 1 finding', 'Warnings | 1 finding'],
    );
    assert.match(lines[1] ?? '', /^ {2}The RICE score of “Portal” is 240, not 420.* \| line 11 · /);
    assert.match(lines[3] ?? '', /^ {2}“Everyone agrees” stands .* \| line 5 · /);
  });

  it('gathers them by who asks, or leaves them in the order of the text', () => {
    const personas = tree({ grouping: 'persona' }).map(({ label }) => label);
    assert.deepEqual(personas.toSorted(), ['Business value', 'Engineering leadership']);
    const lines = tree({ grouping: 'line' });
    assert.deepEqual(
      lines.map(({ description }) => description?.split(' · ')[0]),
      ['line 5', 'line 11'],
    );
  });

  it('shows those of all open editors, where that is chosen', () => {
    assert.deepEqual(outline(tree({ scope: 'open', grouping: 'line' }), 0), [
      'memo.md | 2 findings',
      'other.md | docs · 2 findings',
    ]);
  });

  it('leads to the place, and offers what can be done there', () => {
    const finding = rowAt(tree(), 'Warnings', APPEAL);
    assert.deepEqual(finding.opens, { uri: memo.uri, range: [4, 0, 4, 15] });
    assert.ok(finding.can.includes('silence') && !finding.can.includes('fix'));
    const [rice] = rowAt(tree(), 'Errors').children?.() ?? [];
    assert.ok(rice);
    assert.ok(rice.can.includes('fix'));
    assert.match(rice.tooltip?.at(-1) ?? '', /^Fix: /);
  });

  it('says gravity, place, question and who asks to whom does not see the icon', () => {
    const { spoken } = rowAt(tree(), 'Warnings', APPEAL);
    assert.match(spoken, /^Warning, line 5: “Everyone agrees” .*\? Engineering leadership/);
  });

  it('keeps the id of a finding however it is laid out, and when the text before it changes', async () => {
    const ids = (rows: ReturnType<typeof tree>): string[] =>
      everyRow(rows).flatMap(({ id, can }) => (can.includes('finding') ? [id] : []));
    const known = ids(tree()).toSorted();
    assert.equal(new Set(known).size, 2);
    assert.deepEqual(ids(tree({ grouping: 'persona' })).toSorted(), known);
    const moved = await readState('memo.md', `First.\n\n${MEMO}`);
    assert.deepEqual(ids(tree({ document: moved })).toSorted(), known);
  });

  it('shows what the filter lets through', () => {
    assert.deepEqual(outline(tree({ filter: { ...ALL_FINDINGS, error: false } }), 0), ['Warnings | 1 finding']);
  });

  it('has no rows where there is nothing to show, and knows why', async () => {
    const half = memo.analysis && { ...memo, isRunning: true, analysis: { ...memo.analysis, reviewed: false } };
    const cases: readonly (readonly [Partial<FindingsSource>, string])[] = [
      [{ document: undefined }, 'noDocument'],
      [{ document: unreadState('memo.md') }, 'notAnalysed'],
      [{ document: half }, 'running'],
      [{ document: await readState('calm.md', 'Good morning.') }, 'nothingFound'],
      [{ filter: { error: false, warning: false, info: true } }, 'filtered'],
    ];
    for (const [more, why] of cases) {
      assert.equal(noFindings(source(more)), why);
      assert.deepEqual(tree(more), []);
    }
    assert.equal(noFindings(source({ document: undefined, scope: 'open' })), null);
  });
});
