import type { Enhancer } from '../enhancer';
import { LOCAL_SERVER } from '../servers';

const TTL_MS = 24 * 3_600_000;

/** The catalogue's own guide to a framework, from our engine's server in this process. */
export const guide: Enhancer = {
  name: 'guide',
  server: LOCAL_SERVER,
  // Bound to the catalogue's hash, so that an update shows at once.
  ttlMs: TTL_MS,
  accepts: () => true,
  request: ({ id }) => ({ tool: 'framework_guide', arguments: { framework: id } }),
};
