import { Client } from '@modelcontextprotocol/client';
import { systemClock } from '../../src/engine/clock';
import {
  createEnhancement,
  type EnhancementCache,
  type EnhancementService,
} from '../../src/engine/enhancement/enhance';
import type { Found } from '../../src/engine/enhancement/enhancer';
import { httpLink } from '../../src/engine/enhancement/link/http';
import type { Link } from '../../src/engine/enhancement/link/link';
import { stdioLink } from '../../src/engine/enhancement/link/stdio';
import { Pool } from '../../src/engine/enhancement/pool/pool';
import type { Asker, Question } from '../../src/engine/enhancement/pool/questions';
import type { CustomMapping, ServerDefinition } from '../../src/engine/enhancement/servers/definition';
import { inProcessTransport } from '../../src/server/server';
import { startAllFaults } from '../support/all-faults';
import { detection, enginePort, foundIn } from '../support/engine-port';
import { counted, faultServer, lookup } from '../support/fault-servers';
import { killHttpServers, startHttpServer } from '../support/http-servers';
import { MemoryCache } from '../support/memory-cache';
import { machine, median, quantile, table } from './measure';

const RUNS = 20;
/** Calls of one run of a comparison: many, as one takes a fraction of a millisecond. */
const CALLS = 200;
const FOUND: Found = foundIn([detection('WRAP')]);

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  console.log(`${machine(RUNS)}\n`);
  await benchFaults();
  await benchOverhead();
  await benchCoalescing();
  await benchParallel();
  await killHttpServers();
}

/**
 * One healthy server beside every fault: cold, warm, with the breakers open, and with all of them letting one call through
 * at once. The breakers go by `Date`, which stands still here, so that it is known which of these is measured.
 */
async function benchFaults(): Promise<void> {
  const realNow = Date.now;
  let atMs = realNow();
  Date.now = () => atMs;
  const { servers } = await startAllFaults();
  const all = [{ ...faultServer('echo'), name: 'healthy' }, ...servers];
  const mappings = all.map(({ name }) => lookup(name, { cacheSeconds: name === 'healthy' ? 0 : 300 }));
  const rows = { cold: emptyRow(), warm: emptyRow(), open: emptyRow(), tried: emptyRow() };
  for (let run = 0; run < RUNS; run++) {
    const service = newService(all, mappings);
    record(rows.cold, await analyse(service));
    // The healthy server has its connection now; the second and third fault of each other one open the breakers.
    record(rows.warm, await analyse(service));
    await analyse(service);
    record(rows.open, await analyse(service));
    atMs += 60_000;
    record(rows.tried, await analyse(service));
    await service.dispose();
  }
  Date.now = realNow;
  console.log(`One healthy server beside ${servers.length} faulty ones`);
  table([
    row('cold', rows.cold),
    row('warm, faults not yet known', rows.warm),
    row('breakers open', rows.open),
    row('all tried again at once', rows.tried),
  ]);
}

interface Row {
  readonly healthy: number[];
  readonly complete: number[];
}

function emptyRow(): Row {
  return { healthy: [], complete: [] };
}

function record(to: Row, { healthyMs, completeMs }: Awaited<ReturnType<typeof analyse>>): void {
  to.healthy.push(healthyMs);
  to.complete.push(completeMs);
}

function row(name: string, { healthy, complete }: Row): Record<string, string | number> {
  return {
    '': name,
    'healthy answer ms': median(healthy),
    'at most': Math.max(...healthy),
    'complete ms': median(complete),
    'at most ': Math.max(...complete),
  };
}

async function analyse(service: EnhancementService): Promise<{ healthyMs: number; completeMs: number }> {
  const startedMs = systemClock.now();
  let healthyMs = Number.NaN;
  for await (const { server, outcome } of service.enhance(FOUND, { startedMs, priority: 'user' })) {
    if (server === 'healthy' && outcome === 'ok') healthyMs = systemClock.now() - startedMs;
  }
  return { healthyMs, completeMs: systemClock.now() - startedMs };
}

/** Our path beside the bare client of the SDK over the same kind of connection, calls one after another. */
async function benchOverhead(): Promise<void> {
  const http = await startHttpServer('modern');
  const program = faultServer('echo');
  const kinds: readonly (readonly [string, ServerDefinition, () => Link, boolean])[] = [
    ['stdio', program, () => stdioLink(program), false],
    ['http', { type: 'http', name: 'http', urls: [http.url], headers: {} }, () => httpLink(http.url, {}), true],
  ];
  const rows = [];
  for (const [name, server, dial, probes] of kinds) {
    const client = new Client(
      { name: 'bench', version: '1' },
      { versionNegotiation: { mode: probes ? 'auto' : 'legacy' } },
    );
    await client.connect(dial().transport);
    const pool = newPool([server], new MemoryCache());
    const bare: number[] = [];
    const ours: number[] = [];
    const cached: number[] = [];
    const ask = (query: string, ttlMs: number) => pool.ask(question(server.name, query, ttlMs), ASKER);
    await ask('kept', 60_000);
    for (let run = 0; run <= RUNS; run++) {
      const bareMs = await perCall(() => client.callTool({ name: 'lookup', arguments: { query: 'a' } }));
      const oursMs = await perCall(() => ask('a', 0));
      const cachedMs = await perCall(() => ask('kept', 60_000));
      // The first run is for the compiler.
      if (run === 0) continue;
      bare.push(bareMs);
      ours.push(oursMs);
      cached.push(cachedMs);
    }
    rows.push({
      '': name,
      'bare SDK ms': median(bare),
      'ours ms': median(ours),
      'overhead ms': median(ours.map((ms, at) => ms - (bare[at] ?? 0))),
      'cached ms': median(cached),
    });
    await client.close();
    await pool.dispose();
  }
  console.log(`\nA warm call, ${CALLS} a run one after another`);
  table(rows);
}

/** Milliseconds one of many calls takes. */
async function perCall(call: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  for (let made = 0; made < CALLS; made++) await call();
  return (performance.now() - startedMs) / CALLS;
}

/** Equal questions at a time become one call. */
async function benchCoalescing(): Promise<void> {
  const rows = [];
  for (const askers of [20, 100]) {
    const factors: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const echo = counted(faultServer('echo'));
      const pool = newPool([echo.server], new MemoryCache());
      await Promise.all(Array.from({ length: askers }, () => pool.ask(question('echo', 'a', 60_000), ASKER)));
      factors.push(askers / echo.calls());
      await pool.dispose();
    }
    rows.push({
      'equal questions at a time': askers,
      'answers a call': median(factors),
      'at least': Math.min(...factors),
    });
  }
  console.log('\nCoalescing');
  table(rows);
}

/** Four servers that take a while, asked in parallel and one after another. */
async function benchParallel(): Promise<void> {
  const delayMs = 100;
  const started = await Promise.all(['a', 'b', 'c', 'd'].map(() => startHttpServer('modern', { delayMs })));
  const servers = started.map(
    ({ url }, at): ServerDefinition => ({ type: 'http', name: `s${at}`, urls: [url], headers: {} }),
  );
  const mappings = servers.map(({ name }) => lookup(name, { cacheSeconds: 0 }));
  const together = newService(servers, mappings);
  const alone = servers.map((server, at) => newService([server], mappings.slice(at, at + 1)));
  const parallel: number[] = [];
  const sequential: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const { completeMs } = await analyse(together);
    let sumMs = 0;
    for (const service of alone) sumMs += (await analyse(service)).completeMs;
    if (run === 0) continue;
    parallel.push(completeMs);
    sequential.push(sumMs);
  }
  await Promise.all([together, ...alone].map((service) => service.dispose()));
  console.log(`\nFour servers that take ${delayMs} ms each`);
  table([
    {
      'in parallel ms': median(parallel),
      'one after another ms': median(sequential),
      'times as fast': median(sequential.map((ms, at) => ms / (parallel[at] ?? Number.NaN))),
      'p95 in parallel ms': quantile(parallel, 0.95),
    },
  ]);
}

const ASKER: Asker = {
  signal: new AbortController().signal,
  deadlineMs: Number.POSITIVE_INFINITY,
  priority: 'user',
};

function question(server: string, query: string, ttlMs: number): Question {
  return { server, tool: 'lookup', arguments: { query }, ttlMs, keptOnly: false };
}

function newPool(servers: readonly ServerDefinition[], cache: EnhancementCache): Pool {
  const pool = new Pool({ localTransport, localHash: () => 'bench', cache, clock: systemClock });
  pool.setServers(servers);
  return pool;
}

function newService(servers: readonly ServerDefinition[], mappings: readonly CustomMapping[]): EnhancementService {
  return createEnhancement({
    localTransport,
    localHash: () => 'bench',
    servers,
    mappings,
    isAllowed: () => true,
    cache: new MemoryCache(),
  });
}

function localTransport() {
  return inProcessTransport(enginePort);
}
