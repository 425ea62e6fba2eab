/** One change to a list of children. `before` is the key that follows, or null at the end. */
type Step =
  | { readonly kind: 'remove'; readonly key: string }
  | { readonly kind: 'place'; readonly key: string; readonly before: string | null };

/**
 * The steps, in order, that turn the children `current` into `wanted`; both hold each key once.
 * As few as possible are moved, because a moved element may lose its focus: those on a longest increasing
 * subsequence of old positions stay where they are (patience sorting, Fredman 1975).
 * Placing goes from the end to the start, so that `before` always stands already.
 */
export function steps(current: readonly string[], wanted: readonly string[]): Step[] {
  const kept = new Set(wanted);
  const removed: Step[] = current.filter((key) => !kept.has(key)).map((key) => ({ kind: 'remove', key }));
  const survivors = current.filter((key) => kept.has(key));
  const positions = new Map(survivors.map((key, position) => [key, position]));
  const still = longestIncreasing(wanted.flatMap((key) => positions.get(key) ?? []));
  const placed: Step[] = [];
  let before: string | null = null;
  for (const key of wanted.toReversed()) {
    const position = positions.get(key);
    if (position === undefined || !still.has(position)) placed.push({ kind: 'place', key, before });
    before = key;
  }
  return [...removed, ...placed];
}

/** Pairs every item with its key; a key met again gets its number, so that all are distinct. */
export function keyed<T>(items: readonly T[], key: (item: T) => string): (readonly [string, T])[] {
  const met = new Map<string, number>();
  return items.map((item) => {
    const base = key(item);
    const times = (met.get(base) ?? 0) + 1;
    met.set(base, times);
    // The separator cannot stand in text that came from an editor, so no other item's key can equal this one.
    return [times === 1 ? base : `${base}\u0000${times}`, item] as const;
  });
}

/** The members of one longest increasing subsequence of distinct numbers, in O(n log n). */
function longestIncreasing(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const number of numbers) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? Number.POSITIVE_INFINITY) < number) low = middle + 1;
      else high = middle;
    }
    previous.set(number, ends[low - 1]);
    ends[low] = number;
  }
  const members = new Set<number>();
  for (let member = ends.at(-1); member !== undefined; member = previous.get(member)) members.add(member);
  return members;
}
