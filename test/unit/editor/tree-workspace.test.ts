import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ALL_FRAMEWORKS } from '../../../src/editor/tree/filters';
import { MOST_ROWS } from '../../../src/editor/tree/row';
import { type WorkspaceFile, type WorkspaceFiles, workspaceRow } from '../../../src/editor/tree/workspace-rows';
import type { FrameworkUse } from '../../../src/editor/workspace-inventory';
import { everyRow, outline, rowAt } from '../../support/tree-states';

const WRAP: FrameworkUse = {
  ...{ id: 'wrap', name: 'WRAP', kind: 'strategy', standing: 'applied', version: null, places: 4, line: 12 },
  coverage: { present: 3, of: 4 },
};
const REACT: FrameworkUse = {
  ...{ id: 'react', name: 'React', kind: 'software', standing: 'applied', version: '18.2', places: 1, line: 1 },
  coverage: null,
};

const file = (...frameworks: FrameworkUse[]): WorkspaceFile => ({ frameworks, problem: null });

const FILES: ReadonlyMap<string, WorkspaceFile> = new Map([
  ['file:///w/src/app.ts', file(REACT)],
  ['file:///w/plan.md', file(WRAP, { ...REACT, standing: 'mentioned', version: null, line: 3 })],
  ['file:///w/data.bin', { frameworks: [], problem: 'It is no text.' }],
]);

function workspace(more: Partial<WorkspaceFiles> = {}): WorkspaceFiles {
  return {
    state: 'complete',
    files: FILES,
    read: 1_240,
    message: null,
    pathOf: (uri) => uri.slice('file:///w/'.length),
    ...more,
  };
}

const BY_FRAMEWORK = { filter: ALL_FRAMEWORKS, grouping: 'framework' } as const;
const BY_FILE = { filter: ALL_FRAMEWORKS, grouping: 'file' } as const;

describe('the workspace in the tree', () => {
  it('shows each framework, the most used first, with its files', () => {
    assert.deepEqual(outline([workspaceRow(workspace(), BY_FRAMEWORK)]), [
      'Workspace | 2 frameworks · 1,240 files',
      '  React | 2 files · 1 × used',
      '    plan.md | line 3 · mentioned',
      '    app.ts | src · line 1 · used · 18.2',
      '  WRAP | 1 file · applied',
      '    plan.md | line 12 · applied · 3 of 4 elements',
      '  Not read to the end | 1 file',
      '    data.bin | It is no text.',
    ]);
  });

  it('shows each file with its frameworks, where that is chosen', () => {
    assert.deepEqual(outline([workspaceRow(workspace(), BY_FILE)]).slice(1, 6), [
      '  plan.md | 2 frameworks',
      '    WRAP | line 12 · applied · 3 of 4 elements',
      '    React | line 3 · mentioned',
      '  app.ts | src · 1 framework',
      '    React | line 1 · used · 18.2',
    ]);
  });

  it('leads to the first place in a file, and names the file for its icon', () => {
    const row = rowAt([workspaceRow(workspace(), BY_FRAMEWORK)], 'Workspace', 'WRAP', 'plan.md');
    assert.deepEqual(row.opens, { uri: 'file:///w/plan.md', range: [11, 0, 11, 0] });
    assert.deepEqual([row.icon, row.file], ['file', 'file:///w/plan.md']);
  });

  it('has each row once, however it is laid out', () => {
    for (const layout of [BY_FRAMEWORK, BY_FILE]) {
      const ids = everyRow([workspaceRow(workspace(), layout)]).map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
    }
  });

  it('shows what the filter lets through, and says where that is nothing', () => {
    const applied = {
      filter: { ...ALL_FRAMEWORKS, mentioned: false, strategy: false },
      grouping: 'framework',
    } as const;
    assert.deepEqual(outline([workspaceRow(workspace(), applied)]).slice(1, 3), [
      '  React | 1 file · used',
      '    app.ts | src · line 1 · used · 18.2',
    ]);
    const none = { filter: { strategy: false, software: false, mentioned: true }, grouping: 'file' } as const;
    assert.equal(outline([workspaceRow(workspace(), none)])[1], '  The filter hides what was found');
  });

  it('tells how far its analysis has come', () => {
    const empty = { files: new Map() };
    const told = (more: Partial<WorkspaceFiles>) =>
      outline([workspaceRow(workspace({ ...empty, ...more }), BY_FRAMEWORK)]);
    assert.deepEqual(told({ state: 'none', read: 0 }), ['Workspace', '  Not analyzed yet: analyze it now…']);
    assert.deepEqual(told({ state: 'running', read: 1 }), ['Workspace | 1 file so far', '  being analyzed…']);
    assert.deepEqual(told({ state: 'cancelled', read: 70 }), [
      'Workspace | cancelled after 70 files',
      '  No framework was found',
    ]);
  });

  it('offers to export what was found, and says why there is not all', () => {
    const can = (more: Partial<WorkspaceFiles>) => workspaceRow(workspace(more), BY_FRAMEWORK).can;
    assert.deepEqual(can({}), ['analyzeWorkspace', 'export']);
    assert.deepEqual(can({ state: 'none' }), ['analyzeWorkspace']);
    const { tooltip } = workspaceRow(workspace({ message: 'Only 50,000 files were read.' }), BY_FRAMEWORK);
    assert.deepEqual(tooltip, ['Workspace', '2 frameworks · 1,240 files', 'Only 50,000 files were read.']);
  });

  it('shows a bounded number of files, and says how many more there are', () => {
    const many = Array.from({ length: MOST_ROWS + 1_240 }, (_, at) => [`file:///w/${at}.ts`, file(REACT)] as const);
    const react = rowAt([workspaceRow(workspace({ files: new Map(many) }), BY_FRAMEWORK)], 'Workspace', 'React');
    const rows = react.children?.() ?? [];
    assert.deepEqual([rows.length, rows.at(-1)?.label], [MOST_ROWS + 1, '… and 1,240 more']);
    assert.deepEqual(rows.at(-1)?.opens, { command: 'frameworkDirector.exportInventory' });
  });
});
