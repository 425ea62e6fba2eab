import type { Analysis } from '../analysis';
import type { Detection } from '../detection/detection';
import type { SourceDocument } from '../document';
import type { Enhancement } from '../enhancement/enhancement';
import { LOCAL_SERVER } from '../enhancement/servers/definition';
import { counted, enumerated, formatMs, formatShare } from '../format';
import { type Budgets, budgetsOf } from '../monitor/measurement';
import { timeline } from '../monitor/timeline';
import { type Citation, doubtsOf, type ModelReview } from '../review/model/model-review';
import { visible } from '../review/model/visible';
import type { JointFinding, Review } from '../review/review';
import type {
  Contents,
  EnhancementPart,
  ExportContext,
  FindingPart,
  FrameworkPart,
  ModelPart,
  PersonaPart,
  ReviewPart,
  StepPart,
} from './parts';

/** Line numbers of one framework, element or answer that are listed. */
const MOST_LINES = 20;
/** UTF-16 units of what a server says that are passed on, and of what stands at a place. */
const MOST_TEXT = 20_000;
const MOST_QUOTE = 160;

/** What an analysis says to people, in the order in which they want to know it. */
export function contentsOf(analysis: Analysis, context: ExportContext): Contents {
  const { detections, words, languageId, detectionMs, depth, truncated } = analysis;
  return {
    title: `Analysis of ${line(context.name)}`,
    facts: [
      line(languageId),
      counted(words, 'word'),
      `${counted(detections.length, 'framework')} found in ${formatMs(detectionMs)}`,
    ],
    notices: [
      ...(truncated ? ['Only the beginning was read: the text is larger than the time for it.'] : []),
      ...(analysis.complete ? [] : ['The analysis was not finished: more may follow.']),
    ],
    frameworks: detections.map(frameworkPart),
    review: depth === 'detect' ? null : reviewPart(analysis, context.document),
    model: context.model ? modelPart(context.model, analysis.version) : null,
    enhancements: depth === 'enhance' ? enhancementParts(analysis) : null,
    steps: stepParts(analysis, context.budgets ?? budgetsOf({})),
    sent: [...analysis.disclosures, ...(context.sent ?? [])].map(({ sent, server }) => line(`${sent} to ${server}`)),
    maker: `Framework Director ${VERSION}`,
  };
}

function frameworkPart(detection: Detection): FrameworkPart {
  const { name, kind, standing, version, confidence, coverage, evidence, reasons } = detection;
  const elements = standing === 'applied' ? (coverage ?? []) : [];
  const present = elements.filter(({ lines }) => lines.length > 0);
  return {
    name: line(name),
    standing: [
      kind === 'strategy' ? 'strategic framework' : 'software framework',
      standing === 'applied' && kind === 'software' ? 'used' : standing,
      ...(version === null ? [] : [`version ${line(version)}`]),
      `confidence ${formatShare(confidence)}`,
    ].join(', '),
    coverage: elements.length > 0 ? { present: present.length, of: elements.length } : null,
    present: present.map((element) => `${line(element.name)} (${placesText(element.lines)})`),
    missing: elements.filter(({ lines }) => lines.length === 0).map((element) => line(element.name)),
    places: placesText(evidence.map((piece) => piece.line)),
    reasons: reasons.map(line),
  };
}

function reviewPart({ reviews, joint, findings }: Analysis, document: SourceDocument): ReviewPart {
  const parts = (persona: string): FindingPart[] =>
    findings.filter((one) => one.persona === persona).map((one) => findingPart(one, reviews, document));
  const asked = reviews.map(({ persona, personaName, reason, error }) => ({
    name: line(personaName),
    reason: line(reason),
    findings: parts(persona),
    problem: error === undefined ? null : line(error),
  }));
  const isSilent = ({ findings, problem }: PersonaPart): boolean => findings.length === 0 && problem === null;
  return {
    recommendation: joint.recommendation && line(joint.recommendation.message),
    personas: asked.filter((one) => !isSilent(one)),
    silent: asked.filter(isSilent).map(({ name, reason }) => `${name} (${reason})`),
    conflicts: joint.conflicts.map(({ message, question, up, down }) => ({
      message: line(message),
      question: line(question),
      places: placesText([up.line, down.line]),
    })),
  };
}

function findingPart(finding: JointFinding, reviews: readonly Review[], document: SourceDocument): FindingPart {
  const { severity, message, question, why, rule, alsoBy, start, end } = finding;
  const last = document.lineAt(Math.max(start, end - 1));
  const name = (id: string): string => reviews.find(({ persona }) => persona === id)?.personaName ?? id;
  return {
    severity,
    place: last > finding.line ? `lines ${finding.line}–${last}` : `line ${finding.line}`,
    quote: cut(line(document.slice({ start, end: Math.min(end, start + 4 * MOST_QUOTE) })), MOST_QUOTE),
    message: line(message),
    question: line(question),
    why: line(why),
    others: alsoBy.length === 0 ? '' : `Also asked by ${line(enumerated(alsoBy.map(name)))}.`,
    rule: line(rule),
  };
}

function modelPart({ model, version, ms, points, text, error, remark }: ModelReview, now: number): ModelPart {
  const older =
    version === now ? null : 'It was asked about an earlier version of the text; lines are those of that one.';
  return {
    title: line(`Asked of ${model.name} (${model.place}, ${formatMs(ms)})`),
    points: points.map((point) => ({
      question: line(point.question),
      reason: line([point.reason, doubtsOf(point)].filter((one) => one !== '').join(' ')),
      places: placesText(point.citations.flatMap(linesOf)),
    })),
    text: points.length === 0 ? lines(text) : '',
    notices: [error, remark, older].filter((one) => one !== null).map(line),
  };
}

function linesOf({ first, last }: Citation): number[] {
  return Array.from({ length: Math.min(last - first, MOST_LINES) + 1 }, (_, index) => first + index);
}

/** Each by itself, but those that failed for one reason together. */
function enhancementParts({ enhancements, detections }: Analysis): EnhancementPart[] {
  const names = new Map(detections.map(({ id, name }) => [id, name]));
  const about = ({ framework }: Enhancement): string =>
    framework === null ? 'The document' : (names.get(framework) ?? framework);
  const groups = new Map<unknown, Enhancement[]>();
  for (const one of enhancements) {
    const key = one.error === undefined ? one : JSON.stringify([one.server, one.enhancer, one.outcome, one.error]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const took = formatMs(Math.max(...group.map(({ ms }) => ms)));
    return [
      {
        about: line(group.map(about).join(', ')),
        source: line(`${first.enhancer}, ${originOf(first)}, ${first.outcome}, ${took}`),
        text: lines(first.error ?? first.text ?? ''),
        isAnswer: first.error === undefined,
      },
    ];
  });
}

/** Whose the text is: what a server has only taken down remains ours. */
function originOf({ server, recorded }: Enhancement): string {
  if (recorded) return `our own, ${recorded.steps} of ${recorded.of} steps recorded by ${server}`;
  return server === LOCAL_SERVER ? 'on this machine' : `from ${server}`;
}

function stepParts({ timings }: Analysis, budgets: Budgets): StepPart[] {
  return timeline(timings).map(({ operation, label, durationMs, outcome }) => ({
    step: line(label ? `${operation}: ${label}` : operation),
    took: formatMs(durationMs),
    budget: formatMs(budgets[operation]),
    outcome: durationMs > budgets[operation] ? `${outcome}, over its budget` : outcome,
  }));
}

/** "line 3", "lines 3, 5 and 9", "lines 1, 2, 3 and 40 more"; each line once. */
function placesText(numbers: readonly number[]): string {
  const distinct = [...new Set(numbers)].sort((a, b) => a - b);
  if (distinct.length === 0) return '';
  const shown = distinct.slice(0, MOST_LINES).map(String);
  const more = distinct.length - shown.length;
  return `${distinct.length === 1 ? 'line' : 'lines'} ${enumerated(more > 0 ? [...shown, `${more} more`] : shown)}`;
}

/** A text on one line, with nothing in it that nobody sees. */
function line(text: string): string {
  return visible(text).replace(/\s+/g, ' ').trim().toWellFormed();
}

/** A text of several lines, of a length that people read. */
function lines(text: string): string {
  const seen = visible(text).trim().toWellFormed();
  return seen.length > MOST_TEXT
    ? `${seen.slice(0, MOST_TEXT).toWellFormed()}\n(The rest is left out: it is too long.)`
    : seen;
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text;
}
