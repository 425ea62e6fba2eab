import type { AnalysisView, FindingRow, FrameworkRow, PlaceLink, TimingRow } from '../protocol';

/** The findings, the gravest first; equals stay in their order. */
export function gravestFirst(findings: readonly FindingRow[]): FindingRow[] {
  const rank: Readonly<Record<FindingRow['severity'], number>> = { error: 0, warning: 1, info: 2 };
  return findings.toSorted((one, other) => rank[one.severity] - rank[other.severity]);
}

/** The findings of each persona, personas in the order of their first finding. */
export function byPersona(findings: readonly FindingRow[]): (readonly [string, readonly FindingRow[]])[] {
  const personas = new Set(findings.map((finding) => finding.persona));
  return [...personas].map((persona) => [persona, findings.filter((finding) => finding.persona === persona)]);
}

/** The `limit` steps that took longest, in their own order. */
export function longest(timings: readonly TimingRow[], limit: number): TimingRow[] {
  const chosen = new Set(timings.toSorted((one, other) => other.length - one.length).slice(0, limit));
  return timings.filter((timing) => chosen.has(timing));
}

/** "3 of 4 elements", with those that are missing named; an empty string where there are none to have. */
export function coverage(framework: FrameworkRow): string {
  if (!framework.elements || framework.elements.length === 0) return '';
  const missing = framework.elements.filter((element) => !element.present);
  const found = framework.elements.length - missing.length;
  const tail = missing.length > 0 ? `; missing: ${missing.map((element) => element.name).join(', ')}` : '';
  return `${found} of ${counted(framework.elements.length, 'element')}${tail}`;
}

/** "3 applied, 2 mentioned", without a part that is zero. */
export function standings(frameworks: readonly FrameworkRow[]): string {
  const applied = frameworks.filter((framework) => framework.standing === 'applied').length;
  const parts = [
    [applied, 'applied'],
    [frameworks.length - applied, 'mentioned'],
  ] as const;
  return parts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : [])).join(', ');
}

/** The places of a framework on lines where none of its elements stands. */
export function unclaimed(framework: FrameworkRow): readonly PlaceLink[] {
  const claimed = new Set((framework.elements ?? []).flatMap(({ places }) => places.map(({ label }) => label)));
  return framework.places.filter(({ label }) => !claimed.has(label));
}

/**
 * What a screen reader says when an analysis completes. It holds no durations: they differ every time, and
 * a summary that reads the same is not spoken again.
 */
export function summary(view: AnalysisView): string {
  const parts = [
    counted(view.frameworks.length, 'framework'),
    counted(view.findings.length, 'finding'),
    counted(view.enhancements.length, 'enhancement'),
  ];
  return `${view.title}: ${parts.join(', ')}.`;
}

/** "1 place", "2 places". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A share of the whole as a percentage for CSS, within its bounds whatever was sent. */
export function percent(share: number): string {
  return `${(Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0) * 100}%`;
}
