import type { Analysis } from '../engine/analysis';
import type { Span } from '../engine/document';

/** The places of evidence that are marked in an editor, each once, in the order of the text. */
export interface EvidenceMarks {
  readonly applied: readonly Span[];
  /** Of frameworks that are named in passing, where nothing of an applied one stands. */
  readonly mentioned: readonly Span[];
  /** Whether there are more places than may be marked, so that these are only those around what is seen. */
  readonly isCut: boolean;
}

/**
 * Which places are marked.
 * @param seen the spans that the editor shows
 * @param most places that are marked at most; those nearest to what is seen stay
 */
export function evidenceMarks({ detections }: Analysis, seen: readonly Span[], most: number): EvidenceMarks {
  const places = new Map<string, { readonly span: Span; readonly isApplied: boolean }>();
  for (const { standing, evidence } of detections) {
    const isApplied = standing === 'applied';
    for (const { start, end } of evidence) {
      // A file name is evidence that stands nowhere in the text.
      if (start === end) continue;
      const key = `${start}:${end}`;
      if (isApplied || !places.has(key)) places.set(key, { span: { start, end }, isApplied });
    }
  }
  const all = [...places.values()];
  const isCut = all.length > most;
  const nearest = isCut ? all.toSorted((a, b) => distance(a.span, seen) - distance(b.span, seen)).slice(0, most) : all;
  const ordered = nearest.toSorted((a, b) => a.span.start - b.span.start);
  const spans = (isApplied: boolean): Span[] =>
    ordered.filter((place) => place.isApplied === isApplied).map(({ span }) => span);
  return { applied: spans(true), mentioned: spans(false), isCut };
}

/** Characters between a span and the nearest that is seen; 0 within one. */
function distance({ start, end }: Span, seen: readonly Span[]): number {
  return Math.min(...seen.map((one) => Math.max(0, one.start - end, start - one.end)));
}
