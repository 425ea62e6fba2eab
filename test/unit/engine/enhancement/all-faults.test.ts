import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { createEnhancement, type EnhancementService } from '../../../../src/engine/enhancement/enhance';
import type { Enhancement } from '../../../../src/engine/enhancement/enhancement';
import { LOCAL_SERVER, type ServerDefinition } from '../../../../src/engine/enhancement/servers/definition';
import { inProcessTransport } from '../../../../src/server/server';
import { detection, enginePort, foundIn } from '../../../support/engine-port';
import {
  behindShell,
  type Counted,
  counted,
  type FaultServer,
  faultServer,
  lookup,
  processes,
  until,
} from '../../../support/fault-servers';
import {
  deadUrl,
  type HttpServerName,
  type HttpServerOptions,
  type HttpServerProcess,
  killHttpServers,
  startHttpServer,
} from '../../../support/http-servers';
import { ManualClock } from '../../../support/manual-clock';
import { MemoryCache } from '../../../support/memory-cache';
import { scratchFile } from '../../../support/scratch';

const FOUND = foundIn([detection('WRAP')]);
const DEADLINE_MS = 4_500;

describe('one healthy server beside all faults at once', function () {
  this.timeout(60_000);
  let service: EnhancementService | undefined;
  const realNow = Date.now;

  afterEach(async () => {
    Date.now = realNow;
    await service?.dispose();
    await killHttpServers();
    assert.equal(processes(), 0, 'processes left');
  });

  it('is shown first, the analysis ends by its deadline, and at once when the breakers are open', async () => {
    // The breakers rest by this clock; the test ends before they let anything through again.
    const frozen = realNow();
    Date.now = () => frozen;
    const clock = new ManualClock();
    const cache = new MemoryCache();
    const { programs, addresses, servers } = await faults();
    const names = ['healthy', ...servers.map(({ name }) => name)];
    service = createEnhancement({
      localTransport: () => inProcessTransport(enginePort),
      localHash: () => 'test',
      servers: [{ ...faultServer('echo'), name: 'healthy' }, ...servers],
      // Answers of a server that changes something with each call are never kept.
      mappings: names.map((name) => lookup(name, { cacheSeconds: name === 'healthy' ? 0 : 300 })),
      isAllowed: () => true,
      cache,
      clock,
    });
    await service.start('healthy');

    for (let round = 1; round <= 3; round++) {
      const { seen, done } = analysis(service, clock);
      // Before any time has passed, whatever hangs: what comes earlier can only be what failed at once.
      await until(() => outcomes(seen).some(({ server }) => server === 'healthy'), 'the healthy server answers');
      assert.deepEqual(
        outcomes(seen)
          .filter(({ outcome }) => outcome !== 'failed')
          .map(({ server }) => server),
        ['healthy'],
      );
      // What times out in steps does so before the deadline, which is the last thing to happen.
      for (let ms = 0; ms < DEADLINE_MS; ms += 500) {
        await settled();
        clock.advance(500);
      }
      await done;
      assert.deepEqual(
        outcomes(seen)
          .map(({ server }) => server)
          .toSorted(),
        names.toSorted(),
        'each ends once',
      );
      // Long enough for a program to be started again.
      clock.advance(30_000);
    }

    const startsBefore = programs.map((program) => program.starts());
    const requestsBefore = await Promise.all(addresses.map(async (address) => (await address.requests()).length));
    const { seen, done } = analysis(service, clock);
    await done;
    assert.equal(clock.now(), 3 * (DEADLINE_MS + 30_000), 'nothing was waited for');
    assert.equal(outcomes(seen).find(({ server }) => server === 'healthy')?.outcome, 'ok');
    const failed = outcomes(seen).filter(({ outcome }) => outcome === 'failed');
    assert.equal(failed.length, names.length - 1);
    assert.deepEqual(
      programs.map((program) => program.starts()),
      startsBefore,
      'no program was started',
    );
    assert.deepEqual(
      await Promise.all(addresses.map(async (address) => (await address.requests()).length)),
      requestsBefore,
      'no address was asked',
    );
    assert.deepEqual(cache.answers, ['Guide to wrap'], 'no error is kept');
  });
});

/** An analysis under way. */
function analysis(service: EnhancementService, clock: ManualClock) {
  const seen: Enhancement[] = [];
  const done = (async () => {
    for await (const one of service.enhance(FOUND, { startedMs: clock.now(), priority: 'user' })) seen.push(one);
  })();
  return { seen, done };
}

function outcomes(enhancements: readonly Enhancement[]): readonly Enhancement[] {
  return enhancements.filter(({ server }) => server !== LOCAL_SERVER);
}

/** Lets processes and sockets say what they have to say. */
async function settled(): Promise<void> {
  await new Promise((done) => setTimeout(done, 120));
}

/** Every fault that lasts, over stdio and over HTTP. */
async function faults() {
  const programs: Counted[] = [];
  const addresses: HttpServerProcess[] = [];
  const servers: ServerDefinition[] = [];
  const program = (name: string, server: ReturnType<typeof faultServer>): void => {
    const counting = counted({ ...server, name });
    programs.push(counting);
    servers.push(counting.server);
  };
  const address = async (name: string, kind: HttpServerName, options: HttpServerOptions = {}): Promise<void> => {
    const server = await startHttpServer(kind, options);
    addresses.push(server);
    servers.push({ type: 'http', name, urls: [server.url], headers: {} });
  };
  for (const name of ['silent', 'hangs', 'exits', 'crashes', 'huge'] satisfies FaultServer[])
    program(name, faultServer(name));
  const says = scratchFile();
  says.write('Error searching libraries: TypeError: fetch failed');
  program('soft-errors', faultServer('soft-errors', { SAYS_FILE: says.path }));
  program('behind a shell', behindShell(faultServer('crashes')));
  program('missing', { ...faultServer('echo'), command: 'no-such-program' });
  await address('http hangs at connect', 'hangs-at-connect');
  await address('http hangs', 'hangs');
  await address('http fails', 'fails');
  await address('http is a page', 'html');
  await address('http is huge', 'huge');
  await address('http is huge, as a stream', 'huge', { stream: true });
  await address('http drops', 'drops');
  const victim = await startHttpServer('stateless');
  addresses.push(victim);
  await address('http redirects', 'redirects', { to: victim.url });
  await address('http redirects calls', 'redirects', { to: victim.url, onlyCalls: true });
  await address('http refuses the host', 'host-check', { allowedHosts: ['wiki.example'] });
  servers.push({ type: 'http', name: 'http dead', urls: [await deadUrl()], headers: {} });
  return { programs, addresses, servers };
}
