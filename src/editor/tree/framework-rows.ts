import * as l10n from '@vscode/l10n';
import type { Detection, ElementCoverage, Evidence } from '../../engine/detection/detection';
import { localNumber } from '../words';
import { placesText } from './counts';
import type { DocumentState } from './document-state';
import type { FrameworkFilter } from './filters';
import { limited, moreInPanel, type PlainRange, type Row, type RowIcon } from './row';

/** Longest text of a place, in characters. */
const MOST_TEXT = 120;
/** How much of a line stands before the place in it, in characters, so that the place is seen in a narrow side bar, too. */
const MOST_BEFORE = 16;

/** The detections a filter lets through. */
export function shownBy(filter: FrameworkFilter, { kind, standing }: Pick<Detection, 'kind' | 'standing'>): boolean {
  return filter[kind] && (filter.mentioned || standing === 'applied');
}

/** The frameworks of a document, each with its elements and places, as rows below one. */
export function frameworkRows(document: DocumentState, filter: FrameworkFilter, parent: string): readonly Row[] {
  const found = (document.analysis?.detections ?? []).filter((detection) => shownBy(filter, detection));
  return limited(found, (detection) => frameworkRow(detection, document, parent), moreInPanel(parent, document.uri));
}

function frameworkRow(detection: Detection, document: DocumentState, parent: string): Row {
  const { name, kind, evidence, version } = detection;
  const id = `${parent}/${detection.id}`;
  const description = [standingText(detection), version, coverageText(detection)].filter(Boolean).join(' · ');
  const [first] = evidence;
  return {
    id,
    label: name,
    description,
    icon: frameworkIcon(detection),
    tooltip: tooltipOf(detection, description),
    spoken: `${name}, ${kindText(kind)}, ${description}`,
    can: ['copy', 'details', ...(first ? (['go'] as const) : [])],
    ...(first && { opens: { uri: document.uri, range: document.text.range(first) } }),
    subject: { uri: document.uri, text: name },
    children: () => partRows(detection, document, id),
  };
}

/** A framework's elements and then what else names it, or all its places where it has no elements to tell of. */
function partRows(detection: Detection, document: DocumentState, parent: string): readonly Row[] {
  const { coverage, evidence } = detection;
  if (coverage === null || detection.standing === 'mentioned') return placeRows(evidence, document, parent);
  const named = evidence.filter(({ kind }) => kind !== 'element');
  const elements = coverage.map((element) => elementRow(element, detection, document, parent));
  if (named.length === 0) return elements;
  const id = `${parent}/named`;
  const label = l10n.t('By its name');
  const description = placesText(onePerLine(named).length);
  return [
    ...elements,
    {
      ...{ id, label, description, icon: { name: 'tag' }, spoken: `${label}, ${description}`, can: [] },
      children: () => placeRows(named, document, id),
    },
  ];
}

function elementRow(
  { id, name, lines }: ElementCoverage,
  framework: Detection,
  document: DocumentState,
  parent: string,
): Row {
  const row = `${parent}/element:${id}`;
  const places = framework.evidence.filter(({ signal }) => signal === `element:${id}`);
  const [first] = places;
  const isPresent = lines.length > 0;
  const description = isPresent ? placesText(onePerLine(places).length) : l10n.t('missing');
  return {
    id: row,
    label: name,
    description,
    icon: isPresent ? PRESENT : MISSING,
    tooltip: [
      name,
      isPresent ? l10n.t('An element of {0} that the text has', framework.name) : missingText(framework.name),
    ],
    spoken: `${name}, ${description}`,
    can: ['copy', 'details', ...(first ? (['go'] as const) : [])],
    ...(first && { opens: { uri: document.uri, range: document.text.range(first) } }),
    subject: { uri: document.uri, text: name },
    ...(isPresent && { children: () => placeRows(places, document, row) }),
  };
}

function missingText(framework: string): string {
  return l10n.t('An element of {0} for which the text has no evidence', framework);
}

/** Places by their lines, the evidence marked in them. */
function placeRows(evidence: readonly Evidence[], document: DocumentState, parent: string): readonly Row[] {
  return limited(
    onePerLine(evidence),
    (piece, at) => placeRow(piece, document, `${parent}/${at}`),
    moreInPanel(parent, document.uri),
  );
}

function placeRow(piece: Evidence, document: DocumentState, id: string): Row {
  const range = document.text.range(piece);
  const { label, marks } = inItsLine(document.text.line(range[0]), range);
  const line = lineText(range[0]);
  return {
    ...{ id, label, marks, description: line, spoken: `${line}: ${label}`, can: ['go', 'copy'] },
    opens: { uri: document.uri, range },
    subject: { uri: document.uri, text: piece.text },
  };
}

/** A place with what stands around it in its line, and where in that it is. */
export function inItsLine(
  line: string,
  [startLine, start, endLine, end]: PlainRange,
): { readonly label: string; readonly marks: readonly (readonly [number, number])[] } {
  const indent = line.length - line.trimStart().length;
  const from = start - indent > MOST_BEFORE ? wordFrom(line, start - MOST_BEFORE, start - 1) : indent;
  const before = from > indent ? '…' : '';
  const text = before + line.slice(from).trimEnd().replaceAll('\t', ' ');
  const label = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT - 1)}…` : text;
  const at = start - from + before.length;
  const until = Math.min(label.length, endLine === startLine ? end - from + before.length : label.length);
  return { label, marks: until > at ? [[at, until]] : [] };
}

/** Where the first whole word begins between two offsets; the first of these where there is none. */
function wordFrom(line: string, from: number, until: number): number {
  const blank = line.indexOf(' ', from);
  return blank < 0 || blank >= until ? from : blank + 1;
}

/** "line 12", from a line counted from 0. */
export function lineText(line: number): string {
  return l10n.t('line {0}', localNumber(line + 1));
}

function tooltipOf({ name, reasons, confidence, kind }: Detection, description: string): readonly string[] {
  const share = String(Math.min(99, Math.round(confidence * 100)));
  const why = reasons.length === 0 ? [] : [`${sentenceCase(reasons.join('; '))}.`];
  return [name, `${sentenceCase(kindText(kind))} · ${description}`, ...why, l10n.t('Certain to {0} %', share)];
}

/** The shape tells the kind, the colour the standing; the words beside it say both. */
export function frameworkIcon({ kind, standing }: Pick<Detection, 'kind' | 'standing'>): RowIcon {
  const color = standing === 'applied' ? 'testing.iconPassed' : 'testing.iconUnset';
  return { name: kind === 'strategy' ? 'compass' : 'package', color };
}

export function kindText(kind: Detection['kind']): string {
  return kind === 'strategy' ? l10n.t('strategic framework') : l10n.t('software framework');
}

/** "applied", or "used" of what one builds with. */
export function standingText({ kind, standing }: Pick<Detection, 'kind' | 'standing'>): string {
  if (standing === 'mentioned') return l10n.t('mentioned');
  return kind === 'software' ? l10n.t('used') : l10n.t('applied');
}

/** "3 of 4 elements", of a framework that is applied and has some. */
function coverageText({ coverage, standing }: Detection): string {
  if (coverage === null || standing === 'mentioned') return '';
  return elementsText(coverage.filter(({ lines }) => lines.length > 0).length, coverage.length);
}

export function elementsText(present: number, of: number): string {
  return l10n.t('{0} of {1} elements', present, of);
}

const PRESENT: RowIcon = { name: 'pass', color: 'testing.iconPassed' };
const MISSING: RowIcon = { name: 'circle-large-outline', color: 'testing.iconQueued' };

function onePerLine(evidence: readonly Evidence[]): Evidence[] {
  const lines = new Set<number>();
  return evidence.filter(({ line }) => !lines.has(line) && lines.add(line));
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
