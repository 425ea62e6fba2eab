import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { describe, it } from 'mocha';
import { analysisView, type ViewContext } from '../../../src/editor/panel-view';
import { type Analysis, AnalysisBuilder } from '../../../src/engine/analysis';
import type { Detection } from '../../../src/engine/detection/detection';
import type { Disclosure, Enhancement } from '../../../src/engine/enhancement/enhancement';
import { LOCAL_SERVER } from '../../../src/engine/enhancement/servers/definition';
import { budgetsOf } from '../../../src/engine/monitor/measurement';
import type { JointFinding } from '../../../src/engine/review/review';
import type { AnalysisView, Notice } from '../../../src/panel/protocol';
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

describe('the view of an analysis', () => {
  const OF_ANALYSIS: ViewContext = {
    title: 'memo.md',
    language: 'Markdown',
    text: DOCUMENT,
    budgets: budgetsOf({}),
    waiting: [],
    barred: [],
  };
  const blank = new AnalysisBuilder(DOCUMENT, 'review', 0).snapshot;
  const finding: JointFinding = {
    rule: 'executive-strategy/wrap-steps',
    persona: 'executive-strategy',
    severity: 'info',
    topic: 'evidence',
    message: '“Prepare to be wrong” is missing.',
    why: 'It is the one that will be missed.',
    question: 'What if it goes wrong?',
    line: 1,
    start: 3,
    end: 6,
    alsoBy: [],
    fix: { title: 'Insert “Prepare to be wrong”', edits: [{ start: 12, end: 12, text: '' }] },
  };
  const wrap = {
    ...detection('WRAP'),
    standing: 'applied',
    coverage: [
      { id: 'widen', name: 'Widen options', lines: [1] },
      { id: 'prepare', name: 'Prepare to be wrong', lines: [] },
      { id: 'distance', name: 'Attain distance', lines: [] },
    ],
  } as unknown as Detection;

  it('offers an insertion for a missing element where a finding has one, and for no other', () => {
    const view = analysisView({ ...blank, detections: [wrap], findings: [finding] }, OF_ANALYSIS);
    assert.deepEqual(
      view.frameworks[0]?.elements?.map((element) => (element.state === 'missing' ? element.insertion : element.name)),
      ['Widen options', { rule: finding.rule, start: 3, title: 'Insert “Prepare to be wrong”' }, null],
    );
  });

  it('says how much was read of a text that is too large', () => {
    const view = analysisView({ ...blank, truncated: true, words: 120_400 }, OF_ANALYSIS);
    assert.deepEqual(view.notices, [{ kind: 'cut', words: '120,400' }]);
  });

  it('says what became of a review that failed', () => {
    const review = { persona: 'finance', personaName: 'Finance', reason: '', findings: [], error: 'It took too long.' };
    assert.deepEqual(analysisView({ ...blank, reviews: [review] }, OF_ANALYSIS).notices, [
      { kind: 'failed', sentence: 'It took too long.' },
    ]);
  });

  it('says that servers are not started in a workspace that is not trusted, where there are any', () => {
    const barred = [{ server: 'wiki', sentence: 'It is not started.' }];
    const notices = (context: Partial<ViewContext>): readonly Notice[] =>
      analysisView(blank, { ...OF_ANALYSIS, ...context }).notices;
    assert.deepEqual(notices({ trusted: false, barred }), [{ kind: 'restricted' }]);
    assert.deepEqual(notices({ trusted: false }), []);
    assert.deepEqual(notices({ trusted: true, barred }), []);
  });

  it('is in the person’s language, numbers too', () => {
    l10n.config({ contents: readFileSync('l10n/bundle.l10n.de.json', 'utf8') });
    try {
      const view = analysisView({ ...blank, words: 1240, detectionMs: 2.1 }, OF_ANALYSIS);
      assert.equal(view.subtitle, 'Markdown · 1.240 Wörter · 0 Frameworks in 2,1 ms');
      assert.equal(view.disclosure, 'nichts hat diesen Rechner verlassen');
    } finally {
      l10n.config({ contents: {} });
    }
  });
});

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
