import { createHash } from 'node:crypto';
import type { Tool } from '@modelcontextprotocol/client';
import { canonicalJson } from '../canonical-json';
import { oneLine } from '../result';

/** A hash of all that a server says of each tool, by the tool's name. */
export type ToolFingerprints = Readonly<Record<string, string>>;

/** Most tools that are told apart; a server with more is compared by the first ones. */
const MAX_TOOLS = 500;
/** Most tools that a sentence names of each sort. */
const MAX_NAMED = 3;

/** The fingerprints of a server's tools. A description that changes is what a poisoned tool looks like, so it is in them. */
export function fingerprints(tools: readonly Tool[]): ToolFingerprints {
  return Object.fromEntries(
    tools
      .slice(0, MAX_TOOLS)
      .map(({ name, ...said }) => [
        oneLine(name),
        createHash('sha256').update(canonicalJson(said)).digest('hex').slice(0, 16),
      ]),
  );
}

/** A sentence that says what is other than before, or null where nothing is. */
export function toolsChange(before: ToolFingerprints, now: ToolFingerprints): string | null {
  const added = Object.keys(now).filter((name) => before[name] === undefined);
  const gone = Object.keys(before).filter((name) => now[name] === undefined);
  const changed = Object.keys(now).filter((name) => before[name] !== undefined && before[name] !== now[name]);
  const parts = [
    ...named(added, 'is new', 'are new'),
    ...named(gone, 'is gone', 'are gone'),
    ...named(changed, 'is described differently', 'are described differently'),
  ];
  return parts.length > 0 ? `Its tools are others than before: ${parts.join('; ')}.` : null;
}

function named(names: readonly string[], one: string, several: string): readonly string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, MAX_NAMED).map((name) => `"${name}"`);
  const rest = names.length - shown.length;
  const list = [...shown, ...(rest > 0 ? [`${rest} more`] : [])];
  const last = list.pop();
  return [list.length > 0 ? `${list.join(', ')} and ${last} ${several}` : `${last} ${one}`];
}
