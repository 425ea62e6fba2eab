import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { printed } from '../../../src/cli/print';
import { type Analysis, AnalysisBuilder } from '../../../src/engine/analysis';
import type { Disclosure, Enhancement } from '../../../src/engine/enhancement/enhancement';
import { budgetsOf } from '../../../src/engine/monitor/measurement';
import { documentOf } from '../../support/detect';
import { detection } from '../../support/engine-port';
import { measurement } from '../../support/measurements';

/** The lines from a title to the next empty one. */
function section(title: string, more: Partial<Analysis>): string[] {
  const analysis: Analysis = {
    ...new AnalysisBuilder(documentOf('We use WRAP.'), 'enhance', 0).snapshot,
    detections: [detection('WRAP'), detection('OKR')],
    ...more,
  };
  const lines = printed('memo.md', analysis, budgetsOf({ detection: 100 })).split('\n');
  const start = lines.indexOf(title);
  return lines.slice(start, lines.indexOf('', start));
}

const enhancement = (more: Partial<Enhancement>): Enhancement => {
  return { server: 'docs', enhancer: 'context7', framework: 'wrap', outcome: 'ok', ms: 80, ...more };
};

describe('what the terminal prints of enhancements', () => {
  it('is a line for each framework, and all of what is said of the document', () => {
    const enhancements = [
      enhancement({ text: 'One.\nTwo.' }),
      enhancement({ framework: null, enhancer: 'reasoning', text: 'OKR carries it.\n\n1. First.\n   2. Second.' }),
    ];
    assert.deepEqual(section('Enhancements', { enhancements }), [
      'Enhancements',
      '  + context7 (docs, 80.0 ms) WRAP: One.',
      '  + reasoning (docs, 80.0 ms) the document: OKR carries it.',
      '      1. First.',
      '         2. Second.',
    ]);
  });

  it('tells a reason once for all that failed by it', () => {
    const failed = { outcome: 'failed', error: 'It is down.' } as const;
    const enhancements = [
      enhancement(failed),
      enhancement({ ...failed, framework: 'okr', ms: 120 }),
      enhancement({ ...failed, error: 'It has nothing.' }),
    ];
    assert.deepEqual(section('Enhancements', { enhancements }).slice(1), [
      '  - context7 (docs, 120 ms) WRAP, OKR: It is down.',
      '  - context7 (docs, 80.0 ms) WRAP: It has nothing.',
    ]);
  });

  it('is what was sent, on lines of their own where it is much', () => {
    const sent = (server: string): Disclosure => ({ server, sent: '{"query":"WRAP"}' });
    const line = '    {"query":"WRAP"} to';
    assert.deepEqual(section('  Sent: {"query":"WRAP"} to docs.', { disclosures: [sent('docs')] }).length, 1);
    assert.deepEqual(
      section('  Sent 3 times to docs and once to wiki:', {
        disclosures: [sent('docs'), sent('docs'), sent('wiki'), sent('docs')],
      }).slice(1),
      [`${line} docs`, `${line} docs`, `${line} wiki`, `${line} docs`],
    );
  });
});

describe('what the terminal prints of times', () => {
  it('is each step beside the time it was to take, which may be shorter than ours', () => {
    assert.deepEqual(section('Where the time went', { timings: [measurement({ durationMs: 2 })] }).slice(1), [
      '  detection  2.0 ms  of 100 ms  ok',
    ]);
  });
});
