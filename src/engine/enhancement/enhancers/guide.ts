import type { Enhancer } from '../enhancer';
import { LOCAL_SERVER } from '../servers/definition';

const TTL_MS = 24 * 3_600_000;

/** The catalogue's own guide to each framework, from our engine's server in this process. */
export const guide: Enhancer = {
  name: 'guide',
  server: LOCAL_SERVER,
  turns: ({ detections }) =>
    detections.map(({ id }) => ({
      framework: id,
      // Bound to the catalogue's hash, so that an update shows at once.
      run: async (ask) => ({
        text: await ask({ tool: 'framework_guide', arguments: { framework: id }, ttlMs: TTL_MS }),
      }),
    })),
};
