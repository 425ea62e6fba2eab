import type { Analysis } from '../engine/analysis';
import type { Detection } from '../engine/detection/detection';
import type { Operation } from '../engine/monitor/measurement';

/** The `--json` form of an analysis: a contract with scripts outside the project. Offsets are UTF-16 units, half-open; lines count from 1. */
export function analysisRecord(file: string, analysis: Analysis): object {
  return {
    file,
    languageId: analysis.languageId,
    ms: {
      detection: rounded(analysis.detectionMs),
      review: rounded(total(analysis, 'review')),
      enhancement: rounded(Math.max(0, ...analysis.enhancements.map(({ ms }) => ms))),
      total: rounded(Math.max(0, ...analysis.timings.map(({ startMs, durationMs }) => startMs + durationMs))),
    },
    truncated: analysis.truncated,
    detections: analysis.detections.map(detectionRecord),
    findings: analysis.findings.map(({ rule, persona, severity, message, start, end, line }) => ({
      rule,
      persona,
      severity,
      message,
      start,
      end,
      line,
    })),
    enhancements: analysis.enhancements.map(({ server, enhancer, framework, outcome, ms, text, error }) => ({
      server,
      enhancer,
      framework,
      outcome,
      ms: rounded(ms),
      ...(text === undefined ? { error } : { text }),
    })),
  };
}

function detectionRecord({ id, name, kind, standing, confidence, version, coverage, evidence }: Detection): object {
  return {
    id,
    name,
    kind,
    standing,
    confidence,
    version,
    coverage: coverage && {
      present: coverage.filter(({ lines }) => lines.length > 0).map((element) => element.id),
      missing: coverage.filter(({ lines }) => lines.length === 0).map((element) => element.id),
    },
    evidence: evidence.map(({ signal, text, start, end, line }) => ({ signal, text, start, end, line })),
  };
}

function total(analysis: Analysis, operation: Operation): number {
  return analysis.timings
    .filter((timing) => timing.operation === operation)
    .reduce((sum, { durationMs }) => sum + durationMs, 0);
}

function rounded(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
