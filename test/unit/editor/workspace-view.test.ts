import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { FrameworkUse } from '../../../src/editor/workspace-inventory';
import { workspaceView } from '../../../src/editor/workspace-view';

const use = (id: string, standing: FrameworkUse['standing'] = 'applied'): FrameworkUse => ({
  ...{ id, name: id.toUpperCase(), kind: 'software', standing, version: null, places: 1, line: 1, coverage: null },
});

const files = (...all: readonly (readonly FrameworkUse[])[]) =>
  new Map(all.map((frameworks, at) => [`file:///${at}`, { frameworks }]));

describe('what the panel says of a workspace', () => {
  it('is nothing before anybody asked', () => {
    assert.equal(workspaceView({ state: 'none', files: new Map(), message: null }), null);
  });

  it('is how far it has come, and no framework yet', () => {
    const view = workspaceView({ state: 'running', files: new Map(), message: '3 of 20 files' });
    assert.deepEqual(view, { running: true, summary: '', message: '3 of 20 files', frameworks: [], more: 0 });
  });

  it('is the frameworks that most files use, as they are used at best', () => {
    const found = files([use('a', 'mentioned'), use('b')], [use('a')], [use('a', 'mentioned')], []);
    const view = workspaceView({ state: 'complete', files: found, message: null });
    assert.equal(view?.summary, '2 frameworks in 3 files');
    assert.deepEqual(
      view.frameworks.map(({ name, tag, count }) => [name, tag, count]),
      [
        ['A', 'used', '3 files'],
        ['B', 'used', '1 file'],
      ],
    );
  });

  it('is eight of them at most, and how many there are beside', () => {
    const found = files(Array.from({ length: 11 }, (_, at) => use(`f${at}`)));
    const view = workspaceView({ state: 'complete', files: found, message: null });
    assert.equal(view?.frameworks.length, 8);
    assert.equal(view.more, 3);
  });
});
