import type { Analysis } from '../analysis';
import type { Detection, Evidence, Standing } from '../detection/detection';
import type { Disclosure, Enhancement } from '../enhancement/enhancement';
import { budgetsOf, type Measurement, type Operation } from '../monitor/measurement';
import type { LanguageModel } from '../review/model/language-model';
import type { ModelReview } from '../review/model/model-review';
import type { Conflict, JointFinding, Recommendation, Review } from '../review/review';
import type { ExportContext } from './parts';

/** Grows when something is taken from the form or means something else; what is only added leaves it as it is. */
const SCHEMA = 1;

/**
 * The JSON form of one file's analysis, of exports and of `--json`: a contract with scripts outside the project.
 * Offsets are UTF-16 units, half-open; lines count from 1; times are milliseconds, 0 for a step that was not taken.
 */
export interface AnalysisRecord {
  readonly schema: typeof SCHEMA;
  readonly file: string;
  readonly languageId: string;
  readonly ms: {
    readonly detection: number;
    readonly review: number;
    readonly enhancement: number;
    readonly total: number;
  };
  readonly words: number;
  readonly truncated: boolean;
  readonly detections: readonly DetectionRecord[];
  readonly findings: readonly FindingRecord[];
  /** `framework` is null where one is about the whole file; `recorded` is there where a server took our reasoning down. */
  readonly enhancements: readonly Enhancement[];
  /** Who was asked, and why. */
  readonly board: readonly Pick<Review, 'persona' | 'personaName' | 'reason'>[];
  readonly conflicts: readonly Pick<Conflict, 'axis' | 'message' | 'question'>[];
  readonly recommendation: Pick<Recommendation, 'verdict' | 'message'> | null;
  /** Every step that was taken. */
  readonly steps: readonly StepRecord[];
  /** What left the machine. */
  readonly sent: readonly Disclosure[];
  /** What a language model says; there where one was asked. */
  readonly model?: ModelRecord;
}

export type StepRecord = Pick<Measurement, 'operation' | 'label' | 'startMs' | 'durationMs' | 'outcome'> & {
  readonly budgetMs: number;
};

export type ModelRecord = Pick<LanguageModel, 'name' | 'place'> &
  Pick<ModelReview, 'state' | 'points' | 'text' | 'error' | 'remark' | 'sent'>;

/** `alsoBy` are the personas whose findings were merged into this one; `fix` is there where the rule can mend it. */
export type FindingRecord = Pick<
  JointFinding,
  'rule' | 'persona' | 'severity' | 'message' | 'start' | 'end' | 'line' | 'question' | 'why' | 'alsoBy' | 'fix'
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

/** An analysis in the form of the contract. */
export function analysisRecord(
  analysis: Analysis,
  { name, model, sent = [], budgets = budgetsOf({}) }: Omit<ExportContext, 'document'>,
): AnalysisRecord {
  return {
    schema: SCHEMA,
    file: name,
    languageId: analysis.languageId,
    ms: {
      detection: rounded(analysis.detectionMs),
      review: rounded(total(analysis, 'review')),
      enhancement: rounded(Math.max(0, ...analysis.enhancements.map(({ ms }) => ms))),
      total: rounded(Math.max(0, ...analysis.timings.map(({ startMs, durationMs }) => startMs + durationMs))),
    },
    words: analysis.words,
    truncated: analysis.truncated,
    detections: analysis.detections.map(detectionRecord),
    findings: analysis.findings.map(findingRecord),
    enhancements: analysis.enhancements.map((enhancement) => ({ ...enhancement, ms: rounded(enhancement.ms) })),
    board: analysis.reviews.map(({ persona, personaName, reason }) => ({ persona, personaName, reason })),
    conflicts: analysis.joint.conflicts.map(({ axis, message, question }) => ({ axis, message, question })),
    recommendation: analysis.joint.recommendation && {
      verdict: analysis.joint.recommendation.verdict,
      message: analysis.joint.recommendation.message,
    },
    steps: analysis.timings.map(({ operation, label, startMs, durationMs, outcome }) => ({
      ...{ operation, label, startMs: rounded(startMs), durationMs: rounded(durationMs), outcome },
      budgetMs: budgets[operation],
    })),
    sent: [...analysis.disclosures, ...sent].map(({ server, sent }) => ({ server, sent })),
    ...(model && { model: modelRecord(model) }),
  };
}

function findingRecord(finding: JointFinding): FindingRecord {
  const { rule, persona, severity, message, start, end, line, question, why, alsoBy, fix } = finding;
  return { rule, persona, severity, message, start, end, line, question, why, alsoBy, ...(fix && { fix }) };
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
