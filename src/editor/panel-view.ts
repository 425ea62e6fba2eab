import type { Analysis } from '../engine/analysis';
import type { Detection, Evidence } from '../engine/detection/detection';
import type { SourceDocument } from '../engine/document';
import type { Disclosure, Enhancement } from '../engine/enhancement/enhancement';
import { LOCAL_SERVER } from '../engine/enhancement/servers/definition';
import { counted, enumerated, formatMs, sentTo } from '../engine/format';
import type { Budgets } from '../engine/monitor/measurement';
import { timeline } from '../engine/monitor/timeline';
import type { ModelReview } from '../engine/review/model/model-review';
import type { Conflict, JointFinding } from '../engine/review/review';
import type {
  AnalysisView,
  ConflictRow,
  EnhancementRow,
  FindingRow,
  FrameworkRow,
  PlaceLink,
  TimingRow,
} from '../panel/protocol';
import { modelView } from './model-view';

/** What the view needs beside the analysis. */
export interface ViewContext {
  readonly title: string;
  /** The language's name for people: "Markdown". */
  readonly language: string;
  readonly text: Pick<SourceDocument, 'slice' | 'lineAt' | 'text'>;
  /** What steps may take, as the person wants it. */
  readonly budgets: Budgets;
  /** What a language model says of the document, or of an older version of it. */
  readonly model?: ModelReview | undefined;
  /** What was sent to language models about it. */
  readonly sent?: readonly Disclosure[];
  /** Names of servers that wait for consent. */
  readonly waiting: readonly string[];
  /** Servers that nobody can allow here and now, and why. */
  readonly barred: readonly { readonly server: string; readonly sentence: string }[];
}

/** Longest quotation beside a place. */
const MOST_TEXT = 80;
/** How many messages to servers stand in one sentence. */
const MOST_SENT = 3;

/** An analysis as the panel shows it: every number formatted, every place a link. */
export function analysisView(analysis: Analysis, context: ViewContext): AnalysisView {
  const { detections, enhancements, timings, reviews, joint } = analysis;
  const cached = timings.filter(({ outcome }) => outcome === 'cached').length;
  const answered = enhancements.filter(({ outcome }) => outcome === 'ok' || outcome === 'cached');
  const slowest = Math.max(0, ...enhancements.map(({ ms }) => ms));
  const failed = reviews.find(({ error }) => error !== undefined);
  return {
    state: 'analysis',
    title: context.title,
    subtitle: [
      context.language,
      counted(analysis.words, 'word'),
      `${counted(detections.length, 'framework')} in ${formatMs(analysis.detectionMs)}`,
    ].join(' · '),
    running: !analysis.complete,
    reviewed: analysis.reviewed,
    notice: analysis.truncated
      ? 'Only the beginning of this text was read: it is larger than the time for it.'
      : (failed?.error ?? null),
    frameworks: detections.map((detection) => frameworkRow(detection, context)),
    findings: analysis.findings.map((finding) => findingRow(finding, analysis, context)),
    personas: counted(reviews.length, 'persona'),
    board: reviews.map(({ personaName: persona, reason, findings }) => ({
      persona,
      reason,
      findings: findings.length,
    })),
    advice: joint.recommendation && {
      verdict: joint.recommendation.verdict,
      message: joint.recommendation.message,
    },
    conflicts: joint.conflicts.map((conflict) => conflictRow(conflict, context)),
    model: context.model ? modelView(context.model, analysis.version, context.text) : null,
    enhancements: [...enhancementRows(analysis), ...context.waiting.map(consentRow), ...context.barred.map(barredRow)],
    enhancementSummary:
      enhancements.length === 0 ? '' : `${answered.length} of ${enhancements.length} · ${formatMs(slowest)}`,
    timings: timingRows(analysis),
    budget: `budget ${formatMs(context.budgets[analysis.depth === 'enhance' ? 'enhancement' : analysis.depth === 'review' ? 'review' : 'detection'])}`,
    disclosure: disclosure([...analysis.disclosures, ...(context.sent ?? [])]),
    cached: cached === 0 ? '' : `${cached} of ${counted(timings.length, 'step')} from the cache`,
  };
}

function frameworkRow(detection: Detection, context: ViewContext): FrameworkRow {
  const { id, name, kind, standing, version, coverage, evidence, reasons } = detection;
  const word = standing === 'applied' && kind === 'software' ? 'used' : standing;
  return {
    id,
    name,
    kind,
    standing,
    tag: version === null ? word : `${word} · ${version}`,
    elements:
      coverage === null || standing === 'mentioned'
        ? null
        : coverage.map((element) => ({
            name: element.name,
            present: element.lines.length > 0,
            places: onePerLine(evidence.filter(({ signal }) => signal === `element:${element.id}`)).map((piece) =>
              place(piece, context),
            ),
          })),
    count: counted(evidence.length, 'place'),
    places: onePerLine(evidence).map((piece) => place(piece, context)),
    reasons,
  };
}

function findingRow(finding: JointFinding, { reviews }: Analysis, context: ViewContext): FindingRow {
  const { rule, severity, message, question, why, alsoBy, fix } = finding;
  const name = (id: string): string => reviews.find(({ persona }) => persona === id)?.personaName ?? id;
  return {
    rule,
    severity,
    message,
    persona: name(finding.persona),
    question,
    why,
    others: alsoBy.length === 0 ? '' : `Also asked by ${enumerated(alsoBy.map(name))}`,
    fix: fix?.title ?? '',
    place: place(finding, context),
  };
}

function conflictRow({ message, question, up, down }: Conflict, context: ViewContext): ConflictRow {
  return { message, question, places: [up, down].map((finding) => place(finding, context)) };
}

/** One row for each server, enhancer and outcome, naming the frameworks it is about. */
function enhancementRows({ enhancements, detections }: Analysis): EnhancementRow[] {
  const names = new Map(detections.map(({ id, name }) => [id, name]));
  const subjectOf = ({ framework }: Enhancement): string =>
    framework === null ? 'the document' : (names.get(framework) ?? framework);
  const groups = Map.groupBy(enhancements, ({ server, enhancer, outcome, error }) =>
    JSON.stringify([server, enhancer, outcome, error]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const texts = group.map((one) => (group.length === 1 ? (one.text ?? '') : `${subjectOf(one)}: ${one.text ?? ''}`));
    const ms = formatMs(Math.max(...group.map((one) => one.ms)));
    return [
      {
        outcome: first.outcome,
        server: first.enhancer,
        subject: group.map(subjectOf).join(', '),
        text: first.error ?? texts.join('\n\n'),
        detail: `${ms} · ${origin(first)}`,
      },
    ];
  });
}

/** Whose the text is: what a server has only taken down remains ours. */
function origin({ server, framework, outcome, recorded }: Enhancement): string {
  if (recorded) return `ours, recorded by ${server} ${recorded.steps}/${recorded.of}`;
  if (outcome === 'cached') return 'cached';
  if (server !== LOCAL_SERVER) return server;
  return framework === null ? 'ours' : 'local';
}

/** What left, word for word; where it is much, the first line says how much. */
function disclosure(disclosures: readonly Disclosure[]): string {
  if (disclosures.length === 0) return 'nothing left this machine';
  const each = disclosures.map(({ sent, server }) => `${sent} to ${server}`);
  if (each.length <= MOST_SENT) return `sent: ${each.join('; ')}`;
  return [`sent ${sentTo(disclosures)}`, ...each].join('\n');
}

function consentRow(server: string): EnhancementRow {
  const text = 'This server is not started before you allow it.';
  return { outcome: 'consent', server, subject: '', text, detail: '' };
}

function barredRow({ server, sentence }: ViewContext['barred'][number]): EnhancementRow {
  return { outcome: 'barred', server, subject: '', text: sentence, detail: '' };
}

function timingRows(analysis: Analysis): TimingRow[] {
  const timings = timeline(analysis.timings);
  const end = Math.max(0.001, ...timings.map(({ startMs, durationMs }) => startMs + durationMs));
  return timings.map(({ operation, label, startMs, durationMs, outcome }) => ({
    label: label || operation,
    start: startMs / end,
    length: durationMs / end,
    duration: durationMs === 0 && outcome === 'cached' ? 'cached' : formatMs(durationMs),
    outcome,
  }));
}

function place(span: { readonly start: number; readonly end: number }, { text }: ViewContext): PlaceLink {
  const found = text.slice(span).replace(/\s+/g, ' ');
  return {
    label: String(text.lineAt(span.start)),
    text: found.length > MOST_TEXT ? `${found.slice(0, MOST_TEXT - 1)}…` : found,
    start: span.start,
    end: span.end,
  };
}

function onePerLine(evidence: readonly Evidence[]): Evidence[] {
  const lines = new Set<number>();
  return evidence.filter(({ line }) => !lines.has(line) && lines.add(line));
}
