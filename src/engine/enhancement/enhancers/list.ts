import type { Enhancer } from '../enhancer';
import { type CustomMapping, enhancerOf, type ServerDefinition } from '../servers/definition';
import { context7 } from './context7';
import { custom } from './custom';
import { guide } from './guide';
import { reasoning } from './reasoning';
import { sequential } from './sequential';

/** All enhancers: our own, those that know a server's tools, and the user's mappings. */
export function enhancersFor(
  servers: readonly ServerDefinition[],
  mappings: readonly CustomMapping[],
): readonly Enhancer[] {
  const known = servers.flatMap((server) => {
    const make = BY_SERVER[enhancerOf(server)];
    return make ? [make(server.name)] : [];
  });
  return [guide, reasoning, ...known, ...mappings.map(custom)];
}

const BY_SERVER = { sequential, context7, none: undefined };
