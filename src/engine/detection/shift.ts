import type { Span } from '../document';
import type { Detection, Evidence } from './detection';

/** What an edit does to what stands behind it: offsets from `from` on move by `shift`, their lines by `lineShift`. */
export interface Move {
  readonly from: number;
  readonly shift: number;
  readonly lineShift: number;
}

/** A detection whose evidence no edit touched, where the edits moved it; they apply in their order. */
export function moved(detection: Detection, moves: readonly Move[]): Detection {
  if (moves.length === 0) return detection;
  let { evidence, versionSpan } = detection;
  for (const move of moves) {
    if (move.shift === 0 && move.lineShift === 0) continue;
    const first = evidence.findIndex((piece) => isMoved(piece, move));
    if (first >= 0) evidence = evidence.map((piece, at) => (at < first ? piece : movedEvidence(piece, move)));
    if (versionSpan && versionSpan.start >= move.from) versionSpan = movedSpan(versionSpan, move);
  }
  return evidence === detection.evidence && versionSpan === detection.versionSpan
    ? detection
    : { ...detection, evidence, versionSpan };
}

/** A file's name stands nowhere in the text. */
function isMoved({ kind, start }: Evidence, { from }: Move): boolean {
  return kind !== 'file' && start >= from;
}

function movedEvidence(piece: Evidence, move: Move): Evidence {
  if (!isMoved(piece, move)) return piece;
  const { signal, kind, text, start, end, line, place } = piece;
  return { signal, kind, text, start: start + move.shift, end: end + move.shift, line: line + move.lineShift, place };
}

function movedSpan({ start, end }: Span, { shift }: Move): Span {
  return { start: start + shift, end: end + shift };
}
