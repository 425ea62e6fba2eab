import { type Analysis, AnalysisBuilder } from '../../src/engine/analysis';
import { SourceDocument } from '../../src/engine/document';
import type { ExportContext } from '../../src/engine/export/parts';
import type { ModelReview } from '../../src/engine/review/model/model-review';
import { detection } from './engine-port';

/** How many texts {@link analysisOf} takes. */
export const TEXTS = 43;

/**
 * An analysis that has something of everything, with the texts in it that come from documents, packs, servers and models taken from
 * whoever asks for it. Twice the same texts make twice the same analysis.
 */
export function analysisOf(text: () => string): { readonly analysis: Analysis; readonly context: ExportContext } {
  const said = text();
  const document = new SourceDocument('file:///memo.md', 'markdown', 3, `# Plan\n\n${said}\n\nThe end.\n`);
  const place = { start: 8, end: 8 + said.length, line: 3 };
  const finding = (persona: string, alsoBy: readonly string[]) => ({
    ...{ rule: text(), persona, severity: 'warning', topic: 'risk', message: text(), why: text(), question: text() },
    ...place,
    alsoBy,
  });
  const findings = [finding('finance', ['security']), finding('security', [])] as const;
  const review = (persona: string, error?: string) => ({
    ...{ persona, personaName: text(), reason: text(), findings: [] },
    ...(error !== undefined && { error }),
  });
  const [up, down] = findings;
  const joint = {
    findings,
    conflicts: [{ axis: 'speed', up, down, message: text(), question: text() }],
    recommendation: { verdict: 'answer-first', message: text(), first: [up] },
  };
  const evidence = { signal: 'name', kind: 'name', text: text(), place: 'prose', ...place } as const;
  const analysis = {
    ...new AnalysisBuilder(document, 'enhance', 0).snapshot,
    ...{ complete: true, reviewed: true, words: 1_240, detectionMs: 2.1 },
    detections: [
      detection(text(), {
        id: 'wrap',
        reasons: [text(), text()],
        coverage: [
          { id: 'one', name: text(), lines: [3, 5] },
          { id: 'two', name: text(), lines: [] },
        ],
        evidence: [evidence, { ...evidence, line: 5 }],
      }),
      detection(text(), { id: 'react', kind: 'software', version: text(), evidence: [evidence] }),
    ],
    reviews: [review('finance'), review('security'), review('data', text()), review('vendor')],
    joint,
    findings,
    enhancements: [
      { server: text(), enhancer: text(), framework: 'wrap', outcome: 'ok', ms: 40, text: text() },
      { server: 'docs', enhancer: text(), framework: null, outcome: 'failed', ms: 900, error: text() },
    ],
    timings: [
      { operation: 'detection', label: '', startMs: 0, durationMs: 2.1, outcome: 'ok' },
      { operation: 'review', label: text(), startMs: 3, durationMs: 2_500, outcome: 'ok' },
    ],
    disclosures: [{ server: text(), sent: text() }],
  } as unknown as Analysis;
  return { analysis, context: { name: text(), document, model: modelReview(text), sent: [] } };
}

function modelReview(text: () => string): ModelReview {
  return {
    ...{ uri: 'file:///memo.md', version: 3, state: 'complete', text: '', citations: [], sent: null, ms: 4_200 },
    model: { id: 'm', name: text(), place: text() },
    points: [
      {
        question: text(),
        reason: text(),
        citations: [{ first: 3, last: 4, start: 8, end: 12, text: 'x' }],
        astray: [],
        unfound: [],
      },
    ],
    remark: text(),
    error: null,
  };
}
