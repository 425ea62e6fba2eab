/** Numbers as every surface writes them. */

/** A duration: "0.4 ms", "312 ms", "4.5 s". */
export function formatMs(value: number): string {
  if (value >= 1_000) return `${(value / 1_000).toFixed(value % 1_000 === 0 ? 0 : 1)} s`;
  if (value === 0) return '0 ms';
  return value < 99.95 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`;
}

/** A count with its noun: "1 place", "1,240 words". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** How often something was sent to whom: "9 times to sequential and once to context7". */
export function sentTo(disclosures: readonly { readonly server: string }[]): string {
  const counts = new Map<string, number>();
  for (const { server } of disclosures) counts.set(server, (counts.get(server) ?? 0) + 1);
  const each = [...counts].map(([server, count]) => `${count === 1 ? 'once' : `${count} times`} to ${server}`);
  return enumerated(each);
}

/** "a", "a and b", "a, b and c". */
export function enumerated(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
