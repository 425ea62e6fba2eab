import type { Framework } from '../../catalog/framework';
import type { Span } from '../../document';
import type { Detection, Evidence, Standing } from '../detection';
import { judgeSoftware } from './judge-software';
import { judgeStrategy } from './judge-strategy';
import type { Piece } from './piece';

/** More places of one framework than this are counted, not listed. */
const MOST_PLACES = 200;

/** No reading is certain; three digits are told. */
const SUREST = 0.999;

/** What the judgement asks of a document: the text and the line of a place. */
export interface Places {
  slice(start: number, end: number): string;
  /** Counted from 1. */
  lineAt(offset: number): number;
}

/** What judging one framework came to. */
export interface Verdict {
  readonly standing: Standing;
  /** Between 0 and 1. */
  readonly confidence: number;
  /** The weightiest first. */
  readonly reasons: readonly string[];
  /** The pieces that count, in the order of the text. */
  readonly shown: readonly Piece[];
  readonly version: string | null;
  readonly versionSpan: Span | null;
}

/**
 * Judges one framework from the pieces of its evidence, in the order of the text; null where they do not convince.
 * @param file evidence from the document's name, where that tells
 */
export function judge(
  framework: Framework,
  pieces: readonly Piece[],
  file: Evidence | null,
  places: Places,
): Detection | null {
  const verdict =
    framework.kind === 'software' ? judgeSoftware(pieces, file !== null) : judgeStrategy(framework, pieces);
  if (!verdict) return null;
  const { id, name, kind, category } = framework;
  const { standing, version, versionSpan, shown } = verdict;
  const pieced = withoutNested(shown);
  const evidence = pieced.slice(0, MOST_PLACES).map((piece) => evidenceOf(piece, places));
  return {
    id,
    name,
    kind,
    category,
    standing,
    confidence: Math.min(SUREST, Math.round(verdict.confidence * 1_000) / 1_000),
    reasons:
      pieced.length > MOST_PLACES
        ? [...verdict.reasons, `the first ${MOST_PLACES} of ${pieced.length} places`]
        : verdict.reasons,
    version,
    versionSpan,
    coverage: framework.kind === 'strategy' ? coverageOf(framework, shown, places) : null,
    evidence: file ? [file, ...evidence] : evidence,
  };
}

/** One piece per place: of two that overlap under the same signal the longer, which comes first, stays. */
function withoutNested(pieces: readonly Piece[]): Piece[] {
  const kept: Piece[] = [];
  const ends = new Map<string, number>();
  for (const piece of pieces) {
    if ((ends.get(piece.pattern.signal) ?? -1) >= piece.end) continue;
    ends.set(piece.pattern.signal, piece.end);
    kept.push(piece);
  }
  return kept;
}

function coverageOf(
  { elements }: Extract<Framework, { kind: 'strategy' }>,
  shown: readonly Piece[],
  places: Places,
): Detection['coverage'] {
  if (elements.length === 0) return null;
  const lines = new Map<string, number[]>();
  for (const { pattern, start } of shown) {
    if (pattern.form !== 'phrase' || pattern.element === '') continue;
    const known = lines.get(pattern.element) ?? [];
    if (known.length < MOST_PLACES) lines.set(pattern.element, [...known, places.lineAt(start)]);
  }
  return elements.map(({ id, name }) => ({ id, name, lines: [...new Set(lines.get(id))] }));
}

function evidenceOf({ pattern, start, end, place }: Piece, places: Places): Evidence {
  return {
    signal: pattern.signal,
    kind: pattern.kind,
    text: places.slice(start, end),
    start,
    end,
    line: places.lineAt(start),
    place,
  };
}
