import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { analysisView, type ViewContext } from '../../../src/editor/panel-view';
import { type Analysis, AnalysisBuilder } from '../../../src/engine/analysis';
import type { Disclosure, Enhancement } from '../../../src/engine/enhancement/enhancement';
import { LOCAL_SERVER } from '../../../src/engine/enhancement/servers/definition';
import { budgetsOf } from '../../../src/engine/monitor/measurement';
import type { AnalysisView } from '../../../src/panel/protocol';
import { documentOf } from '../../support/detect';
import { detection } from '../../support/engine-port';

const DOCUMENT = documentOf('We use WRAP.');

function viewOf(
  enhancements: readonly Enhancement[],
  disclosures: readonly Disclosure[] = [],
  barred: ViewContext['barred'] = [],
): AnalysisView {
  const analysis: Analysis = {
    ...new AnalysisBuilder(DOCUMENT, 'enhance', 0).snapshot,
    detections: [detection('WRAP'), detection('OKR')],
    enhancements,
    disclosures,
  };
  return analysisView(analysis, {
    title: 'memo.md',
    language: 'Markdown',
    text: DOCUMENT,
    budgets: budgetsOf({ enhancement: 1_500 }),
    waiting: [],
    barred,
  });
}

const enhancement = (more: Partial<Enhancement>): Enhancement => {
  return { server: LOCAL_SERVER, enhancer: 'guide', framework: 'wrap', outcome: 'ok', ms: 80, text: 'Text.', ...more };
};

const rowsOf = (...enhancements: Enhancement[]): string[] =>
  viewOf(enhancements).enhancements.map(
    ({ server, subject, text, detail }) => `${server} | ${subject} | ${text} | ${detail}`,
  );

describe('the view of enhancements', () => {
  it('gathers what one server says of several frameworks, and names them', () => {
    assert.deepEqual(rowsOf(enhancement({}), enhancement({ framework: 'okr', text: 'More.', ms: 120 })), [
      'guide | WRAP, OKR | WRAP: Text.\n\nOKR: More. | 120 ms · local',
    ]);
  });

  it('calls our own reasoning over the document ours', () => {
    assert.deepEqual(rowsOf(enhancement({ enhancer: 'reasoning', framework: null })), [
      'reasoning | the document | Text. | 80.0 ms · ours',
    ]);
  });

  it('calls it ours, too, where a server has taken it down, and says how much', () => {
    const recorded = { steps: 7, of: 9 };
    assert.deepEqual(rowsOf(enhancement({ server: 'thoughts', enhancer: 'sequential', framework: null, recorded })), [
      'sequential | the document | Text. | 80.0 ms · ours, recorded by thoughts 7/9',
    ]);
  });

  it('names the server that others are from, or the cache', () => {
    assert.deepEqual(
      rowsOf(
        enhancement({ server: 'docs', enhancer: 'context7' }),
        enhancement({ server: 'docs', enhancer: 'context7', framework: 'okr', outcome: 'cached' }),
      ),
      ['context7 | WRAP | Text. | 80.0 ms · docs', 'context7 | OKR | Text. | 80.0 ms · cached'],
    );
  });

  it('says in the place of a server that may not be started why that is', () => {
    const [row] = viewOf([], [], [{ server: 'wiki', sentence: 'Trust this workspace.' }]).enhancements;
    assert.deepEqual([row?.server, row?.outcome, row?.text], ['wiki', 'barred', 'Trust this workspace.']);
  });

  it('says what was sent, in a line of its own each where it is much', () => {
    const sent = (server: string, at: number): Disclosure => ({ server, sent: `{"query":"${at}"}` });
    assert.equal(viewOf([]).disclosure, 'nothing left this machine');
    assert.equal(viewOf([], [sent('docs', 1)]).disclosure, 'sent: {"query":"1"} to docs');
    assert.equal(
      viewOf([], [sent('thoughts', 1), sent('docs', 2), sent('thoughts', 3), sent('thoughts', 4)]).disclosure,
      `sent 3 times to thoughts and once to docs
{"query":"1"} to thoughts
{"query":"2"} to docs
{"query":"3"} to thoughts
{"query":"4"} to thoughts`,
    );
  });
});

describe('the view of times', () => {
  it('names the budget that the person wants', () => {
    assert.equal(viewOf([]).budget, 'budget 1.5 s');
  });
});
