import * as l10n from '@vscode/l10n';
import type { JointFinding, Severity } from '../../engine/review/review';
import { findingsText } from './counts';
import type { DocumentState } from './document-state';
import type { FindingFilter, FindingGrouping, FindingScope } from './filters';
import { lineText } from './framework-rows';
import { type Can, limited, more, moreInPanel, type Row, type RowIcon } from './row';

/** All that the tree of findings is made of. */
export interface FindingsSource {
  readonly document: DocumentState | undefined;
  /** The others that are open. */
  readonly others: readonly DocumentState[];
  readonly filter: FindingFilter;
  readonly grouping: FindingGrouping;
  readonly scope: FindingScope;
  /** What can be done with the findings of a document beside mending them. */
  readonly can: (uri: string) => readonly Can[];
}

/** Why there is nothing to show; package.json has the words for each. */
export type NoFindings = 'noDocument' | 'running' | 'notAnalysed' | 'nothingFound' | 'filtered';

/** Why there are no rows at all, so that the view says so in their place; null where there are some. */
export function noFindings({ document, others, filter, scope }: FindingsSource): NoFindings | null {
  const documents = [...(document ? [document] : []), ...(scope === 'open' ? others : [])];
  const findings = documents.flatMap(findingsOf);
  if (findings.some(({ severity }) => filter[severity])) return null;
  if (findings.length > 0) return 'filtered';
  if (!document) return 'noDocument';
  if (document.analysis?.reviewed) return 'nothingFound';
  return document.isRunning ? 'running' : 'notAnalysed';
}

/** The findings of this document, or of all that are open; by their gravity, by who asks, or in the order of the text. */
export function findingsTree(source: FindingsSource): readonly Row[] {
  if (noFindings(source)) return [];
  const { document, others, scope } = source;
  if (scope === 'document') return document ? groupedRows(document, source, `findings/${document.uri}`) : [];
  const documents = [...(document ? [document] : []), ...others];
  return limited(
    documents.filter((one) => shownIn(one, source).length > 0),
    (one) => documentRow(one, source),
    more('findings'),
  );
}

function documentRow(document: DocumentState, source: FindingsSource): Row {
  const { uri, name, folder } = document;
  const id = `findings/${uri}`;
  const count = findingsText(shownIn(document, source).length);
  const description = [folder, count].filter(Boolean).join(' · ');
  const path = folder === '' ? name : `${folder}/${name}`;
  return {
    ...{ id, label: name, description, icon: 'file', file: uri, tooltip: [name, path, count] },
    ...{ spoken: `${name}, ${description}`, can: ['analyze', 'details', 'copy'], unfolded: true },
    opens: { uri, range: null },
    subject: { uri, text: path },
    children: () => groupedRows(document, source, id),
  };
}

function groupedRows(document: DocumentState, source: FindingsSource, parent: string): readonly Row[] {
  const numbered = numbers(shownIn(document, source));
  if (source.grouping === 'line') return findingRows(numbered, document, source, parent);
  const groups = source.grouping === 'severity' ? bySeverity(numbered) : byPersona(numbered, document);
  return groups.map(({ key, label, icon, found }) => {
    const id = `${parent}/${key}`;
    const description = findingsText(found.length);
    return {
      ...{ id, label, description, icon, spoken: `${label}, ${description}`, can: [], unfolded: true },
      children: () => findingRows(found, document, source, id),
    };
  });
}

interface Numbered {
  readonly finding: JointFinding;
  /** Which of its rule's findings it is, in the order of the text. */
  readonly number: number;
}

interface Group {
  readonly key: string;
  readonly label: string;
  readonly icon: RowIcon;
  readonly found: readonly Numbered[];
}

function findingRows(
  found: readonly Numbered[],
  document: DocumentState,
  source: FindingsSource,
  parent: string,
): readonly Row[] {
  return limited(found, (one) => findingRow(one, document, source), moreInPanel(parent, document.uri));
}

/** The id leaves out the group, so that a row that comes to stand in another stays chosen. */
function findingRow({ finding, number }: Numbered, document: DocumentState, source: FindingsSource): Row {
  const { rule, start, severity, message, question, why, line, fix, alsoBy } = finding;
  const { uri } = document;
  const asks = [finding.persona, ...alsoBy].map((id) => personaName(id, document)).join(', ');
  const where = lineText(line - 1);
  const description = source.grouping === 'persona' ? where : `${where} · ${asks}`;
  return {
    id: `finding/${uri}/${rule}/${number}`,
    label: message,
    description,
    icon: SEVERITY_ICONS[severity],
    tooltip: [message, question, why, `${asks} · ${where} · ${rule}`, ...(fix ? [l10n.t('Fix: {0}', fix.title)] : [])],
    spoken: `${severityText(severity)}, ${where}: ${message} ${question} ${asks}`,
    can: ['finding', 'go', 'copy', 'details', ...(fix ? (['fix'] as const) : []), ...source.can(uri)],
    opens: { uri, range: document.text.range(finding) },
    subject: { uri, text: `${message} ${question}`, finding: { rule, start } },
  };
}

function bySeverity(found: readonly Numbered[]): readonly Group[] {
  return SEVERITIES.map((severity) => ({
    key: severity,
    label: severitiesText(severity),
    icon: SEVERITY_ICONS[severity],
    found: found.filter(({ finding }) => finding.severity === severity),
  })).filter((group) => group.found.length > 0);
}

/** Personas in the order in which the board speaks. */
function byPersona(found: readonly Numbered[], document: DocumentState): readonly Group[] {
  const personas = [...new Set(found.map(({ finding }) => finding.persona))];
  const order = (document.analysis?.reviews ?? []).map(({ persona }) => persona);
  return personas
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((persona) => ({
      key: `persona:${persona}`,
      label: personaName(persona, document),
      icon: { name: 'person' },
      found: found.filter(({ finding }) => finding.persona === persona),
    }));
}

function numbers(findings: readonly JointFinding[]): readonly Numbered[] {
  const counts = new Map<string, number>();
  return findings.map((finding) => {
    const number = counts.get(finding.rule) ?? 0;
    counts.set(finding.rule, number + 1);
    return { finding, number };
  });
}

function shownIn(document: DocumentState, { filter }: FindingsSource): readonly JointFinding[] {
  return findingsOf(document).filter(({ severity }) => filter[severity]);
}

/** Half of a board's findings would come and the rest jump in. */
function findingsOf({ analysis }: DocumentState): readonly JointFinding[] {
  return analysis?.reviewed ? analysis.findings : [];
}

function personaName(id: string, { analysis }: DocumentState): string {
  return analysis?.reviews.find(({ persona }) => persona === id)?.personaName ?? id;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

const SEVERITY_ICONS: Readonly<Record<Severity, RowIcon>> = {
  error: { name: 'error', color: 'problemsErrorIcon.foreground' },
  warning: { name: 'warning', color: 'problemsWarningIcon.foreground' },
  info: { name: 'info', color: 'problemsInfoIcon.foreground' },
};

export function severitiesText(severity: Severity): string {
  switch (severity) {
    case 'error':
      return l10n.t('Errors');
    case 'warning':
      return l10n.t('Warnings');
    case 'info':
      return l10n.t('Information');
  }
}

function severityText(severity: Severity): string {
  switch (severity) {
    case 'error':
      return l10n.t('Error');
    case 'warning':
      return l10n.t('Warning');
    case 'info':
      return l10n.t('Information');
  }
}
