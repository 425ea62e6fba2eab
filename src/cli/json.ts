import type { Analysis } from '../engine/analysis';
import type { Detection, Evidence, Standing } from '../engine/detection/detection';
import type { Enhancement } from '../engine/enhancement/enhancement';
import type { Operation } from '../engine/monitor/measurement';
import type { LanguageModel } from '../engine/review/model/language-model';
import type { ModelReview } from '../engine/review/model/model-review';
import type { Conflict, JointFinding, Recommendation, Review } from '../engine/review/review';

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
  readonly findings: readonly FindingRecord[];
  /** `framework` is null where one is about the whole file; `recorded` is there where a server took our reasoning down. */
  readonly enhancements: readonly Enhancement[];
  /** Who was asked, and why. */
  readonly board: readonly Pick<Review, 'persona' | 'reason'>[];
  readonly conflicts: readonly Pick<Conflict, 'axis' | 'message' | 'question'>[];
  readonly recommendation: Pick<Recommendation, 'verdict' | 'message'> | null;
  /** What a language model says; there where one was asked. */
  readonly model?: ModelRecord;
}

export type ModelRecord = Pick<LanguageModel, 'name' | 'place'> &
  Pick<ModelReview, 'state' | 'points' | 'text' | 'error' | 'remark' | 'sent'>;

/** `alsoBy` are the personas whose findings were merged into this one; `fix` is there where the rule can mend it. */
export type FindingRecord = Pick<
  JointFinding,
  'rule' | 'persona' | 'severity' | 'message' | 'start' | 'end' | 'line' | 'question' | 'alsoBy' | 'fix'
>;

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

/**
 * An analysis in the form of the contract.
 * @param review what a language model says, where one was asked
 */
export function analysisRecord(file: string, analysis: Analysis, review?: ModelReview): AnalysisRecord {
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
    findings: analysis.findings.map(findingRecord),
    enhancements: analysis.enhancements.map((enhancement) => ({ ...enhancement, ms: rounded(enhancement.ms) })),
    board: analysis.reviews.map(({ persona, reason }) => ({ persona, reason })),
    conflicts: analysis.joint.conflicts.map(({ axis, message, question }) => ({ axis, message, question })),
    recommendation: analysis.joint.recommendation && {
      verdict: analysis.joint.recommendation.verdict,
      message: analysis.joint.recommendation.message,
    },
    ...(review && { model: modelRecord(review) }),
  };
}

function findingRecord(finding: JointFinding): FindingRecord {
  const { rule, persona, severity, message, start, end, line, question, alsoBy, fix } = finding;
  return { rule, persona, severity, message, start, end, line, question, alsoBy, ...(fix && { fix }) };
}

function modelRecord({ model, state, points, text, error, remark, sent }: ModelReview): ModelRecord {
  return { name: model.name, place: model.place, state, points, text, error, remark, sent };
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
