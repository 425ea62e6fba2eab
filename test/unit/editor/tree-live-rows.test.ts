import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { LiveRows } from '../../../src/editor/tree/live-rows';
import type { Row } from '../../../src/editor/tree/row';
import { ManualClock } from '../../support/manual-clock';

/** A row by its id and what it says, with those below it. */
type Plain = readonly [id: string, says: string, below?: readonly Plain[]];

function rowOf([id, says, below]: Plain): Row {
  return { id, label: says, spoken: says, can: [], ...(below && { children: () => below.map(rowOf) }) };
}

/** A tree that is seen, all of it unfolded. */
function seen(first: readonly Plain[], isUnfolded = true) {
  const clock = new ManualClock();
  const told: (readonly string[] | null)[] = [];
  let now = first;
  let builds = 0;
  const rows = new LiveRows(
    clock,
    () => {
      builds++;
      return now.map(rowOf);
    },
    (ids) => told.push(ids),
  );
  rows.setVisible(true);
  const unfold = (id?: string): unknown => rows.children(id).map((child) => unfold(child));
  if (isUnfolded) unfold();
  clock.advance(500);
  const become = (next: readonly Plain[]): void => {
    now = next;
    rows.refresh();
  };
  return { clock, told, rows, become, builds: () => builds };
}

const TREE: readonly Plain[] = [
  [
    'a',
    'A',
    [
      ['a1', 'A1'],
      ['a2', 'A2', [['a21', 'A21']]],
    ],
  ],
  ['b', 'B', [['b1', 'B1']]],
];

describe('the rows of a tree', () => {
  it('are asked for one level at a time', () => {
    const { rows } = seen(TREE, false);
    assert.deepEqual(rows.children(), ['a', 'b']);
    assert.equal(rows.row('a1'), undefined);
    assert.deepEqual(rows.children('a'), ['a1', 'a2']);
    assert.deepEqual([rows.row('a1')?.label, rows.parent('a1'), rows.parent('a')], ['A1', 'a', undefined]);
  });

  it('are said to have changed only where they did', () => {
    const { told, become, clock } = seen(TREE);
    become([
      [
        'a',
        'A',
        [
          ['a1', 'A1'],
          ['a2', 'A2', [['a21', 'other']]],
        ],
      ],
      ['b', 'B', [['b1', 'B1']]],
    ]);
    assert.deepEqual(told, [['a21']]);
    clock.advance(500);
    become([
      [
        'a',
        'A',
        [
          ['a1', 'A1'],
          ['a2', 'A2', []],
        ],
      ],
      ['b', 'other', [['b1', 'B1']]],
    ]);
    assert.deepEqual(told[1], ['a2', 'b']);
  });

  it('are told of by the row above them where some came, went or moved', () => {
    const { told, rows, become } = seen(TREE);
    become([
      ['a', 'A', [['a1', 'other']]],
      [
        'b',
        'B',
        [
          ['b1', 'B1'],
          ['a2', 'A2'],
        ],
      ],
    ]);
    assert.deepEqual(told, [['a', 'b']]);
    assert.deepEqual([rows.children('a'), rows.children('b')], [['a1'], ['b1', 'a2']]);
    assert.deepEqual([rows.parent('a2'), rows.row('a21')], ['b', undefined]);
  });

  it('are told of as a whole where the roots are others', () => {
    const { told, rows, become } = seen(TREE);
    become([['b', 'B', [['b1', 'B1']]]]);
    assert.deepEqual(told, [null]);
    assert.deepEqual(rows.children(), ['b']);
  });

  it('are not told of where nothing differs', () => {
    const { told, become } = seen(TREE);
    become(structuredClone(TREE));
    assert.deepEqual(told, []);
  });

  it('change at most twice a second, and come to what is true in the end', () => {
    const { told, rows, become, clock } = seen(TREE);
    const says = (text: string): readonly Plain[] => [
      ['a', text],
      ['b', 'B', [['b1', 'B1']]],
    ];
    become(says('1'));
    become(says('2'));
    clock.advance(400);
    become(says('3'));
    assert.equal(told.length, 1);
    clock.advance(100);
    assert.equal(told.length, 2);
    assert.equal(rows.row('a')?.label, '3');
    assert.ok(clock.isQuietFor(1_000_000));
  });

  it('do not change within half a second of when they are first seen, as VS Code would miss it', () => {
    const { told, rows, become, clock } = seen(TREE, false);
    rows.children();
    become([['c', 'C']]);
    assert.deepEqual(told, []);
    clock.advance(500);
    assert.deepEqual(told, [null]);
  });

  it('are not made while nobody sees them, and are made once when somebody does again', () => {
    const { told, rows, become, clock, builds } = seen(TREE);
    rows.setVisible(false);
    const before = builds();
    become([['c', 'C']]);
    become([['d', 'D']]);
    clock.advance(10_000);
    assert.deepEqual([builds() - before, told], [0, []]);
    rows.setVisible(true);
    assert.deepEqual([builds() - before, told, rows.children()], [1, [null], ['d']]);
  });

  it('are those that were made last, however they came to be', () => {
    const tree = fc.letrec<{ rows: readonly Plain[]; row: Plain }>((tie) => ({
      rows: fc.uniqueArray(tie('row'), { maxLength: 4, selector: ([id]) => id, depthIdentifier: 'tree' }),
      row: fc.tuple(
        fc.constantFrom('a', 'b', 'c', 'd'),
        fc.constantFrom('x', 'y'),
        fc.option(tie('rows'), { nil: undefined, depthIdentifier: 'tree', maxDepth: 3 }),
      ) as fc.Arbitrary<Plain>,
    })).rows;
    /** Ids are unique in all of a tree: each is prefixed with those above it. */
    const below = (rows: readonly Plain[], above = ''): readonly Plain[] =>
      rows.map(([id, says, more]): Plain => (more ? [above + id, says, below(more, above + id)] : [above + id, says]));
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 5 }), (trees) => {
        const { rows, become, clock } = seen([]);
        const shown = (id?: string): unknown =>
          rows.children(id).map((child) => [child, rows.row(child)?.label, shown(child)]);
        const wanted = (plain: readonly Plain[]): unknown =>
          plain.map(([id, says, more]) => [id, says, wanted(more ?? [])]);
        for (const next of trees.map((one) => below(one))) {
          become(next);
          clock.advance(500);
          assert.deepEqual(shown(), wanted(next));
        }
      }),
    );
  });
});
