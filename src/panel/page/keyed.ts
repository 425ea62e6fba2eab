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
