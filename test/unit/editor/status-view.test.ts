import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { type Status, statusView, timeField } from '../../../src/editor/status-view';
import type { Analysis } from '../../../src/engine/analysis';
import { SourceDocument } from '../../../src/engine/document';
import { Engine } from '../../../src/engine/engine';
import { budgetsOf } from '../../../src/engine/monitor/measurement';
import type { PerformanceSnapshot, ServerPerformance } from '../../../src/engine/monitor/performance';
import { inProcessTransport } from '../../../src/server/server';

const WIKI: ServerPerformance = {
  name: 'wiki',
  standing: 'down',
  problem: 'It [ended](command:rm).',
  lastError: 'It [ended](command:rm).',
  calls: 1,
  failures: 1,
  p50Ms: null,
  p95Ms: null,
  breaker: 'closed',
  opened: 0,
  restarts: 0,
};

describe('the item in the status bar', () => {
  let analysis: Analysis;
  let performance: PerformanceSnapshot;

  before(async () => {
    const engine = new Engine({ storageFolder: null, localServer: inProcessTransport, log: () => undefined });
    const memo = new SourceDocument(
      'file:///memo.md',
      'markdown',
      1,
      'We follow Team Topologies and the OKR framework.',
    );
    for await (const one of engine.analyze(memo, { depth: 'review' })) analysis = one;
    performance = engine.performance();
    await engine.dispose();
  });

  const view = (what: Partial<Status> = {}) =>
    statusView({
      hasEditor: true,
      when: 'always',
      analysis,
      isBusy: false,
      performance,
      budgets: budgetsOf({}),
      ...what,
    });

  it('has one width, whatever its numbers', () => {
    const fields = [0, 0.04, 3.24, 42, 99.95, 312.449, 999.949, 999.95, 4_242, 123_456].map(timeField);
    assert.deepEqual(
      fields.map((field) => field.trim()),
      ['0.0', '0.0', '3.2', '42.0', '100.0', '312.4', '999.9', '1000', '4242', '9999'],
    );
    // A digit and a figure space are equally wide, and so are a full stop and a punctuation space.
    const widths = new Set(fields.map((field) => field.replaceAll(/[\d\u2007]/g, 'd').replaceAll(/[.\u2008]/g, 'p')));
    for (const width of widths) assert.deepEqual([width.length, width.replaceAll('p', '').length], [5, 4]);
  });

  it('tells the time of the detection and the number of frameworks, and that something is under way', () => {
    const { text, label, isWarning } = view();
    assert.equal(text, `$(telescope) ${timeField(analysis.detectionMs)} ms · \u20072`);
    assert.match(label, /^Framework Director, 2 frameworks, last detection /);
    assert.equal(isWarning, false);
    assert.match(view({ isBusy: true }).text, /^\$\(loading~spin\) /);
  });

  it('is hidden only without an editor or by its setting', () => {
    assert.equal(view({ analysis: undefined, performance: undefined }).isVisible, true);
    assert.equal(view({ hasEditor: false }).isVisible, false);
    assert.equal(view({ when: 'never' }).isVisible, false);
    assert.equal(view({ when: 'slow' }).isVisible, false);
    assert.equal(view({ when: 'slow', budgets: { ...budgetsOf({}), detection: 0 } }).isVisible, true);
    assert.equal(view({ when: 'slow', performance: { ...performance, servers: [WIKI] } }).isVisible, true);
  });

  it('warns of a breached budget and of a server that is down, and says why', () => {
    const alert = {
      id: 'budget review',
      kind: 'budget',
      operation: 'review',
      sinceMs: 0,
      value: 2_400,
      threshold: 2_000,
      sentence: 'The engine says it in English.',
    } as const;
    const { isWarning, tooltip, label } = view({ performance: { ...performance, alerts: [alert], servers: [WIKI] } });
    assert.equal(isWarning, true);
    assert.match(
      tooltip,
      /\$\(warning\) Review is slow\\: one in twenty of the last five minutes took 2\\\.4 s or longer/,
    );
    assert.match(label, /Review is slow: .+ and the budget is 2 s\., The server wiki is down: /);
    assert.equal(view({ performance: { ...performance, alerts: [{ ...alert, kind: 'hit-rate' }] } }).isWarning, false);
    for (const standing of ['up', 'idle', 'stopped'] as const) {
      assert.equal(view({ performance: { ...performance, servers: [{ ...WIKI, standing }] } }).isWarning, false);
    }
  });

  it('lists operations with their times, and links to our own commands and no other', () => {
    const { tooltip } = view({ performance: { ...performance, servers: [WIKI] } });
    assert.match(tooltip, /^\| Detection \| [\d.]+ ms \| [\d.]+ ms \| [\d.]+ ms \| 500 ms \| – \|$/m);
    assert.match(tooltip, /^wiki: down$/m);
    const links = [...tooltip.matchAll(/(?<!\\)\]\(command:([\w.]+)/g)].map((match) => match[1]);
    assert.deepEqual(links, [
      'frameworkDirector.openPanel',
      'frameworkDirector.showPerformanceReport',
      'frameworkDirector.showLog',
      'frameworkDirector.hideStatusBar',
    ]);
  });
});
