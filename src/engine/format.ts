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

/** A share between 0 and 1: "62 %", "0.4 %". */
export function formatShare(share: number): string {
  const percent = share * 100;
  return `${percent > 0 && percent < 1 ? percent.toFixed(1) : Math.round(percent)} %`;
}

/** Bytes as people count them, and as the settings do, with 1,024 to a kilobyte: "312 bytes", "24 KB", "1.2 MB". */
export function formatBytes(value: number): string {
  if (value < 1_024) return counted(value, 'byte');
  if (value < 1_048_576) return `${Math.round(value / 1_024)} KB`;
  return `${(value / 1_048_576).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}

/**
 * A table of Markdown, the columns of which stand below each other.
 * @param texts how many columns are aligned to the left; those after them to the right, as numbers are
 */
export function formatTable(head: readonly string[], rows: readonly (readonly string[])[], texts = 1): string {
  const widths = head.map((_, at) => Math.max(4, ...[head, ...rows].map((row) => row[at]?.length ?? 0)));
  const cell = (text: string, at: number): string =>
    at < texts ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0);
  const line = (row: readonly string[]): string => `| ${row.map(cell).join(' | ')} |`;
  const rule = widths.map((width, at) => (at < texts ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
