import type { SignalKind, Standing } from '../detection';
import { confidenceOf, type Features } from './confidence';
import type { Verdict } from './judge';
import type { Piece } from './piece';

/** Judges a software framework: one use is enough for applied, a name that can mean nothing else for mentioned. */
export function judgeSoftware(pieces: readonly Piece[], isNamedFile: boolean): Verdict | null {
  const { standing, features, uses } = weighSoftware(pieces, isNamedFile);
  if (!standing) return null;
  const version = versionOf(pieces);
  return {
    standing,
    confidence: confidenceOf(`software ${standing}`, features),
    reasons: uses.length > 0 ? uses.map((kind) => USE_REASON[kind]) : ['named in the text, not used in it'],
    shown: pieces,
    version: version?.version ?? null,
    versionSpan: version?.versionSpan ?? null,
  };
}

/** What was found for a software framework, and the standing it comes to. */
export interface WeighedSoftware {
  /** Null where the names could mean something else. */
  readonly standing: Standing | null;
  /** What the confidence is fitted on. */
  readonly features: Features;
  /** The kinds of evidence that the file uses it. */
  readonly uses: readonly UseKind[];
}

type UseKind = Exclude<SignalKind, 'name' | 'element'>;

/** Weighs the pieces for a software framework. */
export function weighSoftware(pieces: readonly Piece[], isNamedFile: boolean): WeighedSoftware {
  const uses = new Set<UseKind>();
  const signals = new Set<string>();
  let [certain, listed, names, version] = [false, false, 0, false];
  for (const piece of pieces) {
    version ||= piece.version !== null;
    if (piece.pattern.kind === 'name') {
      names++;
      certain ||= !isWeak(piece);
      listed ||= piece.enlisted;
    } else {
      uses.add(piece.pattern.kind as UseKind);
      signals.add(piece.pattern.signal);
    }
  }
  if (isNamedFile) uses.add('file');
  const features = {
    dependency: Number(uses.has('dependency')),
    import: Number(uses.has('import')),
    symbol: Number(uses.has('symbol')),
    file: Number(uses.has('file')),
    command: Number(uses.has('command')),
    expression: Number(uses.has('expression')),
    signals: Math.min(signals.size, MOST_COUNTED),
    version: Number(version),
    certain: Number(certain),
    listed: Number(listed),
    names: Math.min(names, MOST_COUNTED),
  };
  const standing = uses.size > 0 ? 'applied' : certain || listed ? 'mentioned' : null;
  return { standing, features, uses: [...uses] };
}

/** More signals or names than this make nobody surer. */
const MOST_COUNTED = 4;

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

const USE_REASON: Readonly<Record<UseKind, string>> = {
  dependency: 'declared as a dependency',
  import: 'imported',
  symbol: 'its symbols are used',
  file: 'the file name is its own',
  command: 'called as a command',
  expression: 'its form is its own',
};
