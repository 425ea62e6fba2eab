import * as l10n from '@vscode/l10n';
import type { Analysis } from '../engine/analysis';
import type { Detection, Evidence } from '../engine/detection/detection';
import type { SourceDocument } from '../engine/document';
import type { Disclosure, Enhancement } from '../engine/enhancement/enhancement';
import { LOCAL_SERVER } from '../engine/enhancement/servers/definition';
import type { Budgets } from '../engine/monitor/measurement';
import { timeline } from '../engine/monitor/timeline';
import type { ModelReview } from '../engine/review/model/model-review';
import type { Conflict, JointFinding } from '../engine/review/review';
import type {
  AnalysisView,
  ConflictRow,
  ElementRow,
  EnhancementRow,
  FindingRow,
  FrameworkRow,
  Insertion,
  Notice,
  PlaceLink,
  TimingRow,
} from '../panel/protocol';
import { modelView } from './model-view';
import { cachedSteps, enumeration, frameworksIn, placeCount, sentCounts, wordCount } from './panel-words';
import { localMs, localNumber } from './words';

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
  /** Whether the workspace is trusted, so that servers may be started. */
  readonly trusted?: boolean;
  /** Why a later analysis failed, in a sentence. */
  readonly failure?: string | undefined;
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
  return {
    state: 'analysis',
    title: context.title,
    subtitle: [
      context.language,
      wordCount(analysis.words),
      frameworksIn(detections.length, localMs(analysis.detectionMs)),
    ].join(' · '),
    running: !analysis.complete,
    reviewed: analysis.reviewed,
    notices: notices(analysis, context),
    frameworks: detections.map((detection) => frameworkRow(detection, analysis, context)),
    findings: analysis.findings.map((finding) => findingRow(finding, analysis, context)),
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
      enhancements.length === 0
        ? ''
        : l10n.t('{0} of {1} · {2}', answered.length, enhancements.length, localMs(slowest)),
    timings: timingRows(analysis),
    budget: l10n.t('budget {0}', localMs(context.budgets[BUDGETS[analysis.depth]])),
    disclosure: disclosure([...analysis.disclosures, ...(context.sent ?? [])]),
    cached: cached === 0 ? '' : cachedSteps(cached, timings.length),
  };
}

/** The budget that an analysis of each depth has to keep. */
const BUDGETS = { detect: 'detection', review: 'review', enhance: 'enhancement' } as const;

function notices({ truncated, words, reviews }: Analysis, context: ViewContext): Notice[] {
  const failed = context.failure ?? reviews.find(({ error }) => error !== undefined)?.error;
  const isRestricted = context.trusted === false && context.barred.length > 0;
  return [
    ...(truncated ? [{ kind: 'cut', words: localNumber(words) } as const] : []),
    ...(failed === undefined ? [] : [{ kind: 'failed', sentence: failed } as const]),
    ...(isRestricted ? [{ kind: 'restricted' } as const] : []),
  ];
}

function frameworkRow(detection: Detection, analysis: Analysis, context: ViewContext): FrameworkRow {
  const { id, name, kind, standing, version, coverage, evidence, reasons } = detection;
  const word = standingWord(detection);
  return {
    id,
    name,
    kind,
    standing,
    tag: version === null ? word : `${word} · ${version}`,
    elements:
      coverage === null || standing === 'mentioned'
        ? null
        : coverage.map((element): ElementRow => {
            if (element.lines.length === 0)
              return { state: 'missing', name: element.name, insertion: insertionOf(element.name, analysis) };
            const pieces = onePerLine(evidence.filter(({ signal }) => signal === `element:${element.id}`));
            return { state: 'present', name: element.name, places: pieces.map((piece) => place(piece, context)) };
          }),
    count: placeCount(evidence.length),
    places: onePerLine(evidence).map((piece) => place(piece, context)),
    reasons,
  };
}

function standingWord({ standing, kind }: Detection): string {
  if (standing === 'mentioned') return l10n.t('mentioned');
  return kind === 'software' ? l10n.t('used') : l10n.t('applied');
}

/** The finding whose fix inserts an element: one that names it, "Insert the section “What follows from it”". */
function insertionOf(element: string, { findings }: Analysis): Insertion | null {
  const named = `“${element.toLowerCase()}”`;
  const found = findings.find(({ fix }) => fix?.title.startsWith('Insert') && fix.title.toLowerCase().includes(named));
  return found?.fix ? { rule: found.rule, start: found.start, title: found.fix.title } : null;
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
    others: alsoBy.length === 0 ? '' : l10n.t('Also asked by {0}', enumeration(alsoBy.map(name))),
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
    framework === null ? l10n.t('the document') : (names.get(framework) ?? framework);
  const groups = Map.groupBy(enhancements, ({ server, enhancer, outcome, error }) =>
    JSON.stringify([server, enhancer, outcome, error]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const texts = group.map((one) => (group.length === 1 ? (one.text ?? '') : `${subjectOf(one)}: ${one.text ?? ''}`));
    const ms = localMs(Math.max(...group.map((one) => one.ms)));
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
  if (recorded) return l10n.t('ours, recorded by {0} {1}/{2}', server, recorded.steps, recorded.of);
  if (outcome === 'cached') return l10n.t('cached');
  if (server !== LOCAL_SERVER) return server;
  return framework === null ? l10n.t('ours') : l10n.t('local');
}

/** What left, word for word; where it is much, the first line says how much. */
function disclosure(disclosures: readonly Disclosure[]): string {
  if (disclosures.length === 0) return l10n.t('nothing left this machine');
  const each = disclosures.map(({ sent, server }) => l10n.t('{0} to {1}', sent, server));
  if (each.length <= MOST_SENT) return l10n.t('sent: {0}', each.join('; '));
  return [l10n.t('sent {0}', sentCounts(disclosures)), ...each].join('\n');
}

function consentRow(server: string): EnhancementRow {
  const text = l10n.t('This server is not started before you allow it.');
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
    duration: durationMs === 0 && outcome === 'cached' ? l10n.t('cached') : localMs(durationMs),
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
