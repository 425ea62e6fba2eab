import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { createEnhancement, type EnhancementService } from '../../../../src/engine/enhancement/enhance';
import type { Enhancement } from '../../../../src/engine/enhancement/enhancement';
import { LOCAL_SERVER } from '../../../../src/engine/enhancement/servers/definition';
import { inProcessTransport } from '../../../../src/server/server';
import { startAllFaults } from '../../../support/all-faults';
import { detection, enginePort, foundIn } from '../../../support/engine-port';
import { faultServer, lookup, processes, until } from '../../../support/fault-servers';
import { killHttpServers } from '../../../support/http-servers';
import { ManualClock } from '../../../support/manual-clock';
import { MemoryCache } from '../../../support/memory-cache';

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
    const { programs, addresses, servers } = await startAllFaults();
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
