import * as l10n from '@vscode/l10n';
import type { AnalysisView, ElementRow, FindingRow, FrameworkRow, PlaceLink, Severity, TimingRow } from '../protocol';
import { enhancementCount, findingCount, frameworkCount } from './words';

/** The findings, the gravest first; equals stay in their order. */
export function gravestFirst(findings: readonly FindingRow[]): FindingRow[] {
  const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
  return findings.toSorted((one, other) => rank[one.severity] - rank[other.severity]);
}

/** The findings in the order of the text. */
export function byLine(findings: readonly FindingRow[]): FindingRow[] {
  return findings.toSorted((one, other) => one.place.start - other.place.start);
}

/** The findings of each persona, personas in the order of their first finding. */
export function byPersona(findings: readonly FindingRow[]): (readonly [string, readonly FindingRow[]])[] {
  const personas = new Set(findings.map((finding) => finding.persona));
  return [...personas].map((persona) => [persona, findings.filter((finding) => finding.persona === persona)]);
}

/** How many findings there are of each severity. */
export function bySeverity(findings: readonly FindingRow[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The `limit` steps that took longest, in their own order. */
export function longest(timings: readonly TimingRow[], limit: number): TimingRow[] {
  const chosen = new Set(timings.toSorted((one, other) => other.length - one.length).slice(0, limit));
  return timings.filter((timing) => chosen.has(timing));
}

/** "3 of 4 elements; missing: prepare to be wrong". */
export function coverage(elements: readonly ElementRow[]): string {
  const missing = elements.filter(({ state }) => state === 'missing').map(({ name }) => name);
  const found = elements.length - missing.length;
  if (missing.length === 0) return l10n.t('{0} of {1} elements', found, elements.length);
  return l10n.t('{0} of {1} elements; missing: {2}', found, elements.length, missing.join(', '));
}

/** "3 applied, 2 mentioned", without a part that is zero. */
export function standings(frameworks: readonly FrameworkRow[]): string {
  const applied = frameworks.filter((framework) => framework.standing === 'applied').length;
  const mentioned = frameworks.length - applied;
  if (mentioned === 0) return applied === 0 ? '' : l10n.t('{0} applied', applied);
  if (applied === 0) return l10n.t('{0} mentioned', mentioned);
  return l10n.t('{0} applied, {1} mentioned', applied, mentioned);
}

/** The places of a framework on lines where none of its elements stands. */
export function unclaimed(framework: FrameworkRow): readonly PlaceLink[] {
  const claimed = new Set(
    (framework.elements ?? []).flatMap((element) =>
      element.state === 'present' ? element.places.map(({ label }) => label) : [],
    ),
  );
  return framework.places.filter(({ label }) => !claimed.has(label));
}

/** Whether a complete analysis has nothing to tell of the text. */
export function isBare({ running, reviewed, frameworks, findings }: AnalysisView): boolean {
  return !running && reviewed && frameworks.length === 0 && findings.length === 0;
}

/**
 * What a screen reader says when an analysis completes. It holds no durations: they differ every time, and
 * a summary that reads the same is not spoken again.
 */
export function summary(view: AnalysisView): string {
  const { frameworks, findings, enhancements } = view;
  const parts = [
    frameworkCount(frameworks.length),
    findingCount(findings.length),
    enhancementCount(enhancements.length),
  ];
  return `${view.title}: ${parts.join(', ')}.`;
}

/** A share of the whole as a percentage for CSS, within its bounds whatever was sent. */
export function percent(share: number): string {
  return `${(Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0) * 100}%`;
}
