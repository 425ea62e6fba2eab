import type { Detection } from '../../detection/detection';
import type { Enhancer } from '../enhancer';
import type { CustomMapping } from '../servers';

/** A tool of the user's own, called as the setting says. */
export function custom(mapping: CustomMapping): Enhancer {
  return {
    name: mapping.tool,
    server: mapping.server,
    ttlMs: mapping.cacheSeconds * 1_000,
    accepts: ({ kind }) => mapping.for === 'all' || mapping.for === kind,
    request: (detection) => ({ tool: mapping.tool, arguments: filled(mapping.arguments, detection) }),
  };
}

/** The arguments with their placeholders replaced; a function, for `$&` in a name must stay as it is. */
function filled(args: CustomMapping['arguments'], { id, name }: Detection): Record<string, string> {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key,
      value.replace(/\$\{framework\.(name|id)\}/g, (_, field) => (field === 'name' ? name : id)),
    ]),
  );
}
