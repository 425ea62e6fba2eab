/** How many files had been read at a time. */
export interface Sample {
  readonly atMs: number;
  readonly files: number;
}

/** How fast it goes, and how long it will go on. */
export interface Pace {
  /** Files in a second, of late; null before anything can be said. */
  readonly filesPerSecond: number | null;
  /** Milliseconds until the end; null before anything can be said, or where nobody knows how many files there are. */
  readonly leftMs: number | null;
}

/** The time that a rate is taken over, in milliseconds: kept files go by at another pace than those that are read. */
const WINDOW_MS = 4_000;
/** Before that much time no rate is told, for it would be that of the beginning. */
const LEAST_MS = 500;

/**
 * The pace of late.
 * @param samples in the order of time, the first from before anything was read
 * @param total how many files there are, or null where that is not known yet
 */
export function paceOf(samples: readonly Sample[], total: number | null): Pace {
  const last = samples.at(-1);
  if (!last) return { filesPerSecond: null, leftMs: null };
  const first = samples.findLast(({ atMs }) => atMs <= last.atMs - WINDOW_MS) ?? samples[0] ?? last;
  const spanMs = last.atMs - first.atMs;
  if (spanMs < LEAST_MS) return { filesPerSecond: null, leftMs: null };
  const filesPerSecond = ((last.files - first.files) * 1_000) / spanMs;
  const left = total === null ? null : Math.max(0, total - last.files);
  if (left === null || (filesPerSecond === 0 && left > 0)) return { filesPerSecond, leftMs: null };
  return { filesPerSecond, leftMs: left === 0 ? 0 : (left * 1_000) / filesPerSecond };
}

/** The samples that the pace still rests on, with one more. */
export function sampled(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const before = samples.findLastIndex(({ atMs }) => atMs <= sample.atMs - WINDOW_MS);
  const kept = samples.slice(Math.max(0, before));
  const last = kept.at(-1);
  // A few in a second are enough to tell it by.
  const isSoon = last !== undefined && kept.length > 1 && sample.atMs - (kept.at(-2)?.atMs ?? 0) < LEAST_MS / 2;
  return [...(isSoon ? kept.slice(0, -1) : kept), sample];
}
