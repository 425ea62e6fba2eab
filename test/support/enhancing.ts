import { resolve } from 'node:path';
import { systemClock } from '../../src/engine/clock';
import {
  createEnhancement,
  type EnhancementCache,
  type EnhancementService,
  type EnhanceRequest,
} from '../../src/engine/enhancement/enhance';
import type { Disclosure, Enhancement } from '../../src/engine/enhancement/enhancement';
import type { Found } from '../../src/engine/enhancement/enhancer';
import type { ServerDefinition, StdioServer } from '../../src/engine/enhancement/servers/definition';
import { inProcessTransport } from '../../src/server/server';
import { enginePort } from './engine-port';
import { MARK } from './fault-servers';

/** A server of `test/support/servers` that one of our enhancers knows the tools of, under the name that says so. */
export function enhancingServer(
  name: 'sequential' | 'context7',
  env: Readonly<Record<string, string>> = {},
): StdioServer {
  const file = { sequential: 'thinking.mjs', context7: 'libraries.mjs' }[name];
  const args = [resolve('test/support/servers', file), MARK];
  return { type: 'stdio', name, command: process.execPath, args, env };
}

/** Enhancement with these servers and a cache in memory. */
export function enhancementBy(...servers: readonly ServerDefinition[]): EnhancementService {
  const kept = new Map<string, string>();
  const cache: EnhancementCache = { get: async (key) => kept.get(key), set: (key, text) => kept.set(key, text) };
  return createEnhancement({
    localTransport: () => inProcessTransport(enginePort),
    localHash: () => 'test',
    servers,
    mappings: [],
    isAllowed: () => true,
    cache,
  });
}

/** What one server contributed to what was found, asked for by a person, and what it was told. */
export interface Asked {
  readonly enhancements: readonly Enhancement[];
  /** The arguments of each call. */
  readonly sent: readonly Record<string, unknown>[];
}

/** Asks for everything once, and tells of one server. */
export async function askedOf(
  service: EnhancementService,
  server: string,
  found: Found,
  request: Partial<EnhanceRequest> = {},
): Promise<Asked> {
  const enhancements: Enhancement[] = [];
  const disclosures: Disclosure[] = [];
  const onDisclosure = (disclosure: Disclosure) => disclosures.push(disclosure);
  const all = { startedMs: systemClock.now(), priority: 'user', onDisclosure, ...request } as const;
  for await (const enhancement of service.enhance(found, all)) enhancements.push(enhancement);
  return {
    enhancements: enhancements.filter((one) => one.server === server),
    sent: disclosures.filter((one) => one.server === server).map(({ sent }) => JSON.parse(sent)),
  };
}
