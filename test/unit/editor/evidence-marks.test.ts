import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type EvidenceMarks, evidenceMarks } from '../../../src/editor/evidence-marks';
import { AnalysisBuilder } from '../../../src/engine/analysis';
import type { Detection, Evidence } from '../../../src/engine/detection/detection';
import type { Span } from '../../../src/engine/document';
import { documentOf } from '../../support/detect';
import { detection } from '../../support/engine-port';

const EMPTY = new AnalysisBuilder(documentOf(''), 'detect', 0).snapshot;

function evidence(start: number, end: number): Evidence {
  return { start, end, kind: 'name', signal: 'name', text: '', line: 1, place: 'prose' };
}

function marksOf(detections: readonly Detection[], seen: readonly Span[] = [], most = 2_000): EvidenceMarks {
  return evidenceMarks({ ...EMPTY, detections }, seen, most);
}

const starts = (spans: readonly Span[]): number[] => spans.map(({ start }) => start);

describe('the marks of evidence', () => {
  it('tell what is applied from what is mentioned, each place once and in the order of the text', () => {
    const { applied, mentioned, isCut } = marksOf([
      detection('OKR', { standing: 'mentioned', evidence: [evidence(10, 13), evidence(40, 43)] }),
      detection('WRAP', { evidence: [evidence(30, 34), evidence(10, 13)] }),
    ]);
    assert.deepEqual([starts(applied), starts(mentioned), isCut], [[10, 30], [40], false]);
  });

  it('leave out what stands nowhere in the text', () => {
    const { applied } = marksOf([detection('Docker', { evidence: [evidence(0, 0), evidence(3, 9)] })]);
    assert.deepEqual(starts(applied), [3]);
  });

  it('are bounded, and keep what is seen and what is near it', () => {
    const many = Array.from({ length: 100 }, (_, at) => evidence(at * 10, at * 10 + 5));
    const { applied, isCut } = marksOf([detection('OKR', { evidence: many })], [{ start: 500, end: 520 }], 5);
    assert.deepEqual([starts(applied), isCut], [[490, 500, 510, 520, 530], true]);
  });
});
