/** Longest name that is compared: no name of ours is near as long. */
const MAX_LENGTH = 80;

/** The name that somebody most likely meant, or undefined where none is near: within a third of its letters. */
export function nearest(written: string, names: readonly string[]): string | undefined {
  if (written.length > MAX_LENGTH) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const name of names) {
    const distance = editDistance(written.toLowerCase(), name);
    if (distance < least && distance <= Math.max(1, Math.floor(name.length / 3))) [best, least] = [name, distance];
  }
  return best;
}

/** How many letters must be changed, added or left out to make one text of the other (Levenshtein 1965). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
