import type { Analysis } from '../engine/analysis';
import type { Span } from '../engine/document';

/**
 * The evidence that a person comes to next, from where the cursor is; from the last to the first and back. Undefined where there is
 * none.
 * @param at offset of the cursor; evidence that it stands in is left
 * @param step 1 towards the end, -1 towards the beginning
 */
export function evidenceBeside({ detections }: Analysis, at: number, step: 1 | -1): Span | undefined {
  const spans = detections.flatMap(({ evidence }) => evidence).toSorted((a, b) => a.start - b.start || a.end - b.end);
  if (step === 1) return spans.find(({ start }) => start > at) ?? spans[0];
  return spans.findLast(({ end }) => end < at) ?? spans.at(-1);
}
