import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Detection } from '../../engine/detection/detection';
import { enumerated } from '../../engine/format';
import type { Finding, JointFinding, Review } from '../../engine/review/review';
import { OPEN_PANEL } from '../commands';
import { plain } from '../markdown';
import type { Analysed } from '../models';

/** The parts of a chat's answer that we write. */
export type ChatStream = Pick<vscode.ChatResponseStream, 'markdown' | 'anchor' | 'reference' | 'progress' | 'button'>;

/** Frameworks and findings that one answer tells, and lines that one framework links to; the panel has all of them. */
const MOST_ROWS = 20;
const MOST_LINES = 5;

/** The frameworks of a document, each with links to its evidence. */
export function writeFrameworks(stream: ChatStream, name: string, { analysis, source }: Analysed): void {
  const { detections } = analysis;
  if (detections.length === 0) {
    stream.markdown(`${l10n.t('{0} uses no framework that the catalogue knows.', plain(name))}\n`);
    return;
  }
  stream.markdown(`${l10n.t('Frameworks in {0}:', plain(name))}\n\n`);
  for (const detection of detections.slice(0, MOST_ROWS)) {
    stream.markdown(`- **${plain(detection.name)}** (${described(detection).map(plain).join('; ')}) `);
    const starts = new Map(detection.evidence.map(({ line, start, end }) => [line, { start, end }]));
    for (const [line, span] of [...starts].slice(0, MOST_LINES)) {
      stream.anchor(locationOf(source, span), l10n.t('line {0}', line));
      stream.markdown(' ');
    }
    stream.markdown('\n');
  }
  writeMore(stream, detections.length);
}

/** What the board asks of a document: the recommendation, each finding with a link to its place, and where the board disagrees. */
export function writeReview(stream: ChatStream, name: string, analysed: Analysed): void {
  const { findings, joint, reviews } = analysed.analysis;
  if (findings.length === 0) {
    stream.markdown(`${l10n.t('The rules have nothing to ask of {0}.', plain(name))}\n`);
    return;
  }
  if (joint.recommendation) stream.markdown(`**${plain(joint.recommendation.message)}**\n\n`);
  for (const finding of findings.slice(0, MOST_ROWS)) writeFinding(stream, finding, reviews, analysed);
  for (const { message, question } of joint.conflicts)
    stream.markdown(`\n${l10n.t('The board disagrees: {0}', `${plain(message)} **${plain(question)}**`)}\n`);
  writeMore(stream, findings.length);
}

/** One finding with everything about it. */
export function writeFinding(
  stream: ChatStream,
  finding: JointFinding,
  reviews: readonly Review[],
  { source }: Analysed,
): void {
  const { message, question, why, severity, persona, alsoBy, line } = finding;
  const nameOf = (id: string): string => reviews.find((one) => one.persona === id)?.personaName ?? id;
  stream.markdown(`- ${SEVERITIES[severity]()}, `);
  stream.anchor(locationOf(source, finding), l10n.t('line {0}', line));
  const who = enumerated([persona, ...alsoBy].map(nameOf));
  stream.markdown(`: ${plain(message)} **${plain(question)}** ${plain(why)} *${plain(who)}*\n`);
}

const SEVERITIES: Readonly<Record<Finding['severity'], () => string>> = {
  error: () => l10n.t('Error'),
  warning: () => l10n.t('Warning'),
  info: () => l10n.t('Information'),
};

/** What is found of a framework, in a few words each: how it stands, its version, how much of it is there, what is missing. */
function described({ kind, standing, version, coverage }: Detection): string[] {
  const used = kind === 'software' ? l10n.t('used') : l10n.t('applied');
  const elements = standing === 'applied' ? (coverage ?? []) : [];
  const missing = elements.filter(({ lines }) => lines.length === 0).map((element) => element.name);
  return [
    standing === 'applied' ? used : l10n.t('mentioned'),
    ...(version === null ? [] : [version]),
    ...(elements.length > 0 ? [l10n.t('{0} of {1} elements', elements.length - missing.length, elements.length)] : []),
    ...(missing.length > 0 ? [l10n.t('missing: {0}', missing.join(', '))] : []),
  ];
}

function writeMore(stream: ChatStream, count: number): void {
  const rest = count - MOST_ROWS;
  if (rest > 0) stream.markdown(`\n${l10n.t('The panel shows {0} more.', rest)}\n`);
}

/** A way to everything that is known of the document. */
export function writePanelButton(stream: ChatStream): void {
  stream.button({ command: OPEN_PANEL, title: l10n.t('Open Panel') });
}

/** A span of a text where VS Code finds it again. */
export function locationOf(
  source: Analysed['source'],
  { start, end }: { readonly start: number; readonly end: number },
): vscode.Location {
  return new vscode.Location(
    vscode.Uri.parse(source.uri),
    new vscode.Range(positionOf(source, start), positionOf(source, end)),
  );
}

function positionOf(source: Analysed['source'], offset: number): vscode.Position {
  const before = source.text.slice(0, offset);
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  return new vscode.Position(source.lineAt(offset) - 1, offset - lineStart);
}
