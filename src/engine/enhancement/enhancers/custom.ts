import type { Detection } from '../../detection/detection';
import type { Enhancer, Found } from '../enhancer';
import type { CustomMapping } from '../servers/definition';
import { softError } from './soft-errors';

/** Most characters of a document that are sent to a server that may have it. */
const MAX_DOCUMENT_CHARS = 100_000;

/** A tool of the user's own, called as the setting says. */
export function custom(mapping: CustomMapping): Enhancer {
  const { server, tool, for: kind } = mapping;
  const ttlMs = mapping.cacheSeconds * 1_000;
  return {
    name: tool,
    server,
    softError,
    turns: (found) =>
      found.detections
        .filter((detection) => kind === 'all' || kind === detection.kind)
        .map((detection) => ({
          framework: detection.id,
          run: async (ask) => ({ text: await ask({ tool, arguments: filled(mapping, detection, found), ttlMs }) }),
        })),
  };
}

/** The arguments with their placeholders replaced; a function, for `$&` in a name must stay as it is. */
function filled({ arguments: args }: CustomMapping, { id, name }: Detection, found: Found): Record<string, string> {
  const values: Readonly<Record<string, () => string>> = {
    'framework.id': () => id,
    'framework.name': () => name,
    'document.text': () => found.documentText().slice(0, MAX_DOCUMENT_CHARS),
  };
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key,
      value.replace(/\$\{([a-z.]+)\}/g, (whole, placeholder) => values[placeholder]?.() ?? whole),
    ]),
  );
}
