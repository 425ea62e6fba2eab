import type { Enhancer } from '../enhancer';
import { LOCAL_SERVER } from '../servers';

/** The catalogue's own guide to a framework, from our engine's server in this process. */
export const guide: Enhancer = {
  name: 'guide',
  server: LOCAL_SERVER,
  // It takes less time than a look into the cache, and an update of the catalogue must show at once.
  ttlMs: 0,
  accepts: () => true,
  request: ({ id }) => ({ tool: 'framework_guide', arguments: { framework: id } }),
};
