import type { Analysis } from '../engine/analysis';
import type { Detection } from '../engine/detection/detection';
import type { Disclosure, Enhancement } from '../engine/enhancement/enhancement';
import { enumerated, formatMs as ms, sentTo } from '../engine/format';
import type { Budgets, Measurement } from '../engine/monitor/measurement';
import { timeline } from '../engine/monitor/timeline';
import type { ModelReview } from '../engine/review/model/model-review';
import type { Finding, JointReview, Review } from '../engine/review/review';
import { paint, type Style, title } from './paint';
import { modelLines } from './print-model';

/** How many lines of evidence are listed for one framework. */
const MOST_LINES = 8;
/** How many messages to servers stand in one sentence. */
const MOST_SENT = 3;

/**
 * An analysis as text for a terminal.
 * @param budgets what its steps were to take
 * @param review what a language model says, where one was asked
 */
export function printed(file: string, analysis: Analysis, budgets: Budgets, review?: ModelReview): string {
  const lines = [
    `${paint('bold', file)}  ${paint('dim', `${analysis.words.toLocaleString('en')} words, ${analysis.languageId}, ${ms(analysis.detectionMs)}`)}`,
  ];
  if (analysis.truncated) lines.push('Only the beginning was read: the text is larger than the time for it.');
  lines.push('', title('Frameworks'), ...frameworks(analysis.detections));
  if (analysis.depth !== 'detect') {
    lines.push('', title('What a reviewer would ask'), ...asked(analysis.joint, analysis.reviews));
    for (const { error } of analysis.reviews) if (error) lines.push(`  ${error}`);
  }
  if (review) lines.push('', ...modelLines(review));
  if (analysis.depth === 'enhance') lines.push('', title('Enhancements'), ...enhancements(analysis));
  const sent = [...analysis.disclosures, ...(review?.sent ? [review.sent] : [])];
  lines.push(
    '',
    title('Where the time went'),
    ...timings(timeline(analysis.timings), budgets),
    '',
    `  ${disclosure(sent)}`,
  );
  return `${lines.join('\n')}\n\n`;
}

function frameworks(detections: readonly Detection[]): string[] {
  if (detections.length === 0) return ['  None that this catalogue knows.'];
  return detections.flatMap((detection) => {
    const { name, kind, standing, version, coverage, evidence } = detection;
    const tag = standing === 'applied' && kind === 'software' ? 'used' : standing;
    const head = `  ${paint('bold', name)} ${paint('dim', [tag, version].filter(Boolean).join(' · '))}`;
    const places = [...new Set(evidence.map(({ line }) => line))];
    const more = places.length > MOST_LINES ? ' …' : '';
    const where = `    ${places.length === 1 ? 'line' : 'lines'} ${places.slice(0, MOST_LINES).join(', ')}${more}`;
    if (!coverage || standing === 'mentioned') return [head, where];
    const present = coverage.filter(({ lines }) => lines.length > 0);
    const missing = coverage.filter(({ lines }) => lines.length === 0).map((element) => element.name);
    const rest = missing.length > 0 ? `; missing: ${missing.join(', ')}` : '';
    return [head, where, `    ${present.length} of ${coverage.length} elements${rest}`];
  });
}

/** The recommendation, then every question with whose it is, then where the board disagrees. */
function asked({ findings, conflicts, recommendation }: JointReview, reviews: readonly Review[]): string[] {
  if (findings.length === 0) return ['  Nothing.'];
  const name = (id: string): string => reviews.find(({ persona }) => persona === id)?.personaName ?? id;
  return [
    ...(recommendation ? [`  ${paint('bold', recommendation.message)}`, ''] : []),
    ...findings.flatMap(({ severity, message, question, line, persona, alsoBy }) => [
      `  ${paint(SEVERITY_STYLE[severity], severity.padEnd(7))} line ${line}: ${message}`,
      `          ${paint('dim', `${enumerated([persona, ...alsoBy].map(name))}: ${question}`)}`,
    ]),
    ...conflicts.flatMap(({ message, question }) => ['', `  ${message}`, `          ${paint('dim', question)}`]),
  ];
}

const SEVERITY_STYLE: Readonly<Record<Finding['severity'], Style>> = { info: 'blue', warning: 'yellow', error: 'red' };

function enhancements({ enhancements: found, detections }: Analysis): string[] {
  if (found.length === 0) return ['  None.'];
  const names = new Map(detections.map(({ id, name }) => [id, name]));
  const about = ({ framework }: Enhancement): string =>
    framework === null ? 'the document' : (names.get(framework) ?? framework);
  return alike(found).flatMap((group) => {
    const [{ server, enhancer, framework, outcome, text = '', error }] = group;
    const [first = '', ...more] = text.split('\n').filter((line) => line !== '');
    // Of each framework a line, for they are many; what is said of the document is there to be read.
    const said = error ?? (framework !== null && first.length > 88 ? `${first.slice(0, 87)}…` : first);
    const took = ms(Math.max(...group.map((one) => one.ms)));
    const mark = outcome === 'ok' || outcome === 'cached' ? '+' : '-';
    const cached = outcome === 'cached' ? ', cached' : '';
    const head = `  ${mark} ${enhancer} (${server}, ${took}${cached}) ${paint('bold', group.map(about).join(', '))}: ${said}`;
    return framework === null ? [head, ...more.map((line) => `      ${line}`)] : [head];
  });
}

/** Each by itself, but those that failed for one reason together. */
function alike(found: readonly Enhancement[]): [Enhancement, ...Enhancement[]][] {
  const groups = new Map<unknown, [Enhancement, ...Enhancement[]]>();
  for (const one of found) {
    const key = one.error === undefined ? one : JSON.stringify([one.server, one.enhancer, one.outcome, one.error]);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

function timings(steps: readonly Measurement[], budgets: Budgets): string[] {
  const rows = steps.map(({ operation, label, durationMs, outcome }) => [
    label && operation === 'review' ? `review: ${label}` : label ? `enhancement: ${label}` : operation,
    ms(durationMs),
    `of ${ms(budgets[operation])}`,
    outcome,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map(
    ([what = '', took = '', budget = '', outcome = '']) =>
      `  ${what.padEnd(widths[0] ?? 0)}  ${took.padStart(widths[1] ?? 0)}  ${budget.padStart(widths[2] ?? 0)}  ${outcome}`,
  );
}

/** What left, word for word; on lines of their own where there is much of it. */
function disclosure(disclosures: readonly Disclosure[]): string {
  if (disclosures.length === 0) return 'Nothing left this machine.';
  const each = disclosures.map(({ server, sent }) => `${sent} to ${server}`);
  if (each.length <= MOST_SENT) return `Sent: ${each.join('; ')}.`;
  return [`Sent ${sentTo(disclosures)}:`, ...each.map((one) => `    ${one}`)].join('\n');
}
