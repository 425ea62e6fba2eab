import type { Selection } from './tiered-cache';

/** Whether a key is among those that are meant. */
export function selects({ namespace, pack }: Selection, key: string): boolean {
  return (namespace === undefined || key.startsWith(`${namespace}:`)) && (pack === undefined || key.includes(pack));
}
