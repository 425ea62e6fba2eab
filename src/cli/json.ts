import type { Analysis } from '../engine/analysis';
import type { Detection, Evidence, Standing } from '../engine/detection/detection';
import type { Enhancement } from '../engine/enhancement/enhancement';
import type { Operation } from '../engine/monitor/measurement';
import type { Finding } from '../engine/review/review';

/**
 * The `--json` form of one file's analysis: a contract with scripts outside the project.
 * Offsets are UTF-16 units, half-open; lines count from 1; times are milliseconds, 0 for a step that was not taken.
 */
export interface AnalysisRecord {
  readonly file: string;
  readonly languageId: string;
  readonly ms: {
    readonly detection: number;
    readonly review: number;
    readonly enhancement: number;
    readonly total: number;
  };
  readonly truncated: boolean;
  readonly detections: readonly DetectionRecord[];
  readonly findings: readonly Pick<Finding, 'rule' | 'persona' | 'severity' | 'message' | 'start' | 'end' | 'line'>[];
  /** `framework` is null where one is about the whole file; `recorded` is there where a server took our reasoning down. */
  readonly enhancements: readonly Enhancement[];
}

export interface DetectionRecord {
  readonly id: string;
  readonly name: string;
  readonly kind: 'strategy' | 'software';
  readonly standing: Standing;
  readonly confidence: number;
  readonly version: string | null;
  /** Ids of elements; null where the framework has none. */
  readonly coverage: { readonly present: readonly string[]; readonly missing: readonly string[] } | null;
  readonly evidence: readonly Pick<Evidence, 'signal' | 'text' | 'start' | 'end' | 'line'>[];
}

/** What is written for a file that cannot be analysed. */
export interface FailureRecord {
  readonly file: string;
  readonly error: string;
}

/** An analysis in the form of the contract. */
export function analysisRecord(file: string, analysis: Analysis): AnalysisRecord {
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
    enhancements: analysis.enhancements.map((enhancement) => ({ ...enhancement, ms: rounded(enhancement.ms) })),
  };
}

function detectionRecord(detection: Detection): DetectionRecord {
  const { id, name, kind, standing, confidence, version, coverage, evidence } = detection;
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

function total({ timings }: Analysis, operation: Operation): number {
  return timings
    .filter((timing) => timing.operation === operation)
    .reduce((sum, { durationMs }) => sum + durationMs, 0);
}

function rounded(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
