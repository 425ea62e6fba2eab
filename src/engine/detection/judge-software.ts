import type { SignalKind } from './detection';
import type { Verdict } from './judge';
import type { Piece } from './piece';

/** Judges a software framework: one use is enough for applied, a name that can mean nothing else for mentioned. */
export function judgeSoftware(pieces: readonly Piece[], isNamedFile: boolean): Verdict | null {
  const kinds = new Set<SignalKind>();
  let named = false;
  for (const piece of pieces) {
    if (piece.pattern.kind === 'name') named ||= !isWeak(piece) || piece.enlisted;
    else kinds.add(piece.pattern.kind);
  }
  if (isNamedFile) kinds.add('file');
  if (kinds.size === 0 && !named) return null;
  const uses = [...kinds];
  const doubt = uses.reduce((rest, kind) => rest * (1 - USE_CERTAINTY[kind]), 1);
  const version = versionOf(pieces);
  return {
    standing: uses.length > 0 ? 'applied' : 'mentioned',
    confidence: uses.length > 0 ? 1 - doubt : 0.6,
    reasons: uses.length > 0 ? uses.map((kind) => USE_REASON[kind]) : ['named in the text, not used in it'],
    shown: pieces,
    version: version?.version ?? null,
    versionSpan: version?.versionSpan ?? null,
  };
}

function isWeak({ pattern }: Piece): boolean {
  return pattern.form === 'phrase' && pattern.weak;
}

/** The piece with the version of the dependency that the pack names first: of Vite itself before that of a plugin. */
function versionOf(pieces: readonly Piece[]): Piece | undefined {
  const rank = ({ pattern }: Piece): number => (pattern.form === 'literal' ? pattern.rank : 0);
  let best: Piece | undefined;
  for (const piece of pieces) if (piece.version !== null && (!best || rank(piece) < rank(best))) best = piece;
  return best;
}

/** How sure each kind of evidence makes us that a file uses a framework; the order is the one netlify's build-info uses. */
const USE_CERTAINTY = {
  name: 0,
  element: 0,
  dependency: 0.98,
  import: 0.97,
  symbol: 0.9,
  file: 0.9,
  command: 0.9,
  expression: 0.9,
} as const;
const USE_REASON = {
  name: 'named',
  element: 'an element',
  dependency: 'declared as a dependency',
  import: 'imported',
  symbol: 'its symbols are used',
  file: 'the file name is its own',
  command: 'called as a command',
  expression: 'its form is its own',
} as const;
