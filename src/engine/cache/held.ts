/** What one namespace has in a level. */
export interface Held {
  readonly namespace: string;
  readonly entries: number;
  /** Null where nobody counts them. */
  readonly bytes: number | null;
}

/** Adds up what keys hold, by their namespace: what comes before the first colon. */
export function heldBy(
  sizes: Iterable<readonly [key: string, bytes: number]>,
): readonly (Held & { readonly bytes: number })[] {
  const sums = new Map<string, Held & { readonly bytes: number }>();
  for (const [key, bytes] of sizes) {
    const namespace = key.slice(0, key.indexOf(':'));
    const { entries, bytes: sum } = sums.get(namespace) ?? { entries: 0, bytes: 0 };
    sums.set(namespace, { namespace, entries: entries + 1, bytes: sum + bytes });
  }
  return [...sums.values()];
}
