import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { systemClock } from '../../../../src/engine/clock';
import {
  createEnhancement,
  type EnhancementCache,
  type EnhancementOptions,
  type EnhancementService,
  type EnhanceRequest,
} from '../../../../src/engine/enhancement/enhance';
import type { Disclosure, Enhancement } from '../../../../src/engine/enhancement/enhancement';
import { inProcessTransport } from '../../../../src/server/server';
import { detection, enginePort, foundIn } from '../../../support/engine-port';
import { faultServer, lookup, processes, until } from '../../../support/fault-servers';
import { ManualClock } from '../../../support/manual-clock';
import { MemoryCache } from '../../../support/memory-cache';

const WRAP = detection('WRAP');
const OKR = detection('OKR');

describe('enhancement', function () {
  this.timeout(20_000);
  const services: EnhancementService[] = [];

  afterEach(async () => {
    await Promise.all(services.splice(0).map((service) => service.dispose()));
    assert.equal(processes(), 0, 'processes left');
  });

  function create(options: Partial<EnhancementOptions> = {}): EnhancementService {
    const service = createEnhancement({
      localTransport: () => inProcessTransport(enginePort),
      localHash: () => 'test',
      servers: [],
      mappings: [],
      isAllowed: () => true,
      cache: new MemoryCache(),
      ...options,
    });
    services.push(service);
    return service;
  }

  /** Everything one request yields. */
  async function all(
    service: EnhancementService,
    detections = [WRAP],
    request: Partial<EnhanceRequest> = {},
  ): Promise<Enhancement[]> {
    const enhancements: Enhancement[] = [];
    for await (const it of asked(service.enhance(foundIn(detections), { startedMs: systemClock.now(), ...request }))) {
      enhancements.push(it);
    }
    return enhancements;
  }

  it('brings the guide to every framework from our own server, and discloses nothing', async () => {
    const disclosed: Disclosure[] = [];
    const enhancements = await all(create(), [OKR, WRAP], { onDisclosure: (it) => disclosed.push(it) });
    assert.deepEqual(enhancements.map(brief), ['guide of okr: Guide to okr', 'guide of wrap: Guide to wrap']);
    assert.deepEqual(disclosed, []);
    assert.ok(enhancements.every(({ ms }) => ms > 0));
  });

  it('says where the list of frameworks was cut, the weightiest having come first', async () => {
    const many = Array.from({ length: 30 }, (_, index) => detection(`F${index}`, { confidence: index / 100 }));
    const mentioned = detection('Mentioned', { standing: 'mentioned', confidence: 1 });
    const enhancements = await all(create(), [mentioned, ...many]);
    assert.equal(enhancements.length, 25);
    assert.deepEqual(
      enhancements.slice(0, 24).map(({ framework }) => framework),
      Array.from({ length: 24 }, (_, index) => `f${29 - index}`),
    );
    assert.equal(
      enhancements[24]?.error,
      'Servers are asked about 24 frameworks at most, so 7 frameworks were left out, "F5" first.',
    );
  });

  it('asks a server of the user by its mapping and discloses what was sent', async () => {
    const disclosed: Disclosure[] = [];
    const react = detection('React', { kind: 'software' });
    const service = create({
      servers: [faultServer('echo')],
      mappings: [lookup('echo', { for: 'software', cacheSeconds: 60 })],
    });
    const enhancements = await all(service, [WRAP, react], { onDisclosure: (it) => disclosed.push(it) });
    assert.deepEqual(enhancements.map(brief).toSorted(), [
      'guide of react: Guide to react',
      'guide of wrap: Guide to wrap',
      'lookup of react: React: call 1',
    ]);
    assert.deepEqual(disclosed, [{ server: 'echo', sent: '{"query":"React"}' }]);
  });

  it('shows what is ready while other servers are silent, hang or crash, and ends at the deadline', async () => {
    const clock = new ManualClock();
    const names = ['silent', 'hangs', 'crashes', 'exits', 'echo'] as const;
    const service = create({
      clock,
      servers: names.map((name) => faultServer(name)),
      mappings: names.map((name) => lookup(name)),
    });
    const seen: Enhancement[] = [];
    const sentTo = new Set<string>();
    const onDisclosure = ({ server }: Disclosure) => sentTo.add(server);
    const done = (async () => {
      for await (const it of asked(service.enhance(foundIn([WRAP, OKR]), { startedMs: clock.now(), onDisclosure })))
        seen.push(it);
    })();

    await until(() => seen.length === 8 && sentTo.has('hangs'), 'all is decided that time does not decide');
    assert.deepEqual(seen.slice(0, 2).map(brief), ['guide of wrap: Guide to wrap', 'guide of okr: Guide to okr']);
    assert.deepEqual(of(seen, 'echo').map(brief), ['lookup of wrap: WRAP: call 1', 'lookup of okr: OKR: call 2']);
    assert.match(of(seen, 'crashes')[0]?.error ?? '', /^The server "crashes" stopped working: it ended with code 3/);
    assert.match(of(seen, 'exits')[0]?.error ?? '', /^The server "exits" could not be started: .*WIKI_TOKEN/);

    clock.advance(2_500);
    await until(() => of(seen, 'hangs').length === 1, 'the call that hangs is given up');
    clock.advance(500);
    await until(() => of(seen, 'silent').length === 2, 'the server that is silent is given up');
    assert.ok(of(seen, 'silent').every(({ outcome, ms }) => outcome === 'failed' && ms === 3_000));
    clock.advance(1_500);
    await done;
    assert.equal(seen.length, 12);
    const last = seen[11];
    assert.deepEqual([last?.server, last?.outcome, last?.ms, last?.text], ['hangs', 'late', 4_500, undefined]);
    assert.equal(
      last?.error,
      'The server "hangs" had not answered after 4.5 s: run the analysis again to ask it again.',
    );
  });

  it('leaves a healthy server its place in the queue while five others hang with eight questions each', async () => {
    const clock = new ManualClock();
    const hanging = Array.from({ length: 5 }, (_, index) => ({ ...faultServer('hangs'), name: `hangs ${index}` }));
    const servers = [...hanging, faultServer('echo')];
    const service = create({ clock, servers, mappings: servers.map(({ name }) => lookup(name)) });
    const frameworks = Array.from({ length: 8 }, (_, index) => detection(`F${index}`));
    const seen: Enhancement[] = [];
    const caller = new AbortController();
    const done = (async () => {
      for await (const it of asked(service.enhance(foundIn(frameworks), { startedMs: 0, signal: caller.signal })))
        seen.push(it);
    })();
    await until(() => of(seen, 'echo').length === 8, 'the healthy server answers everything');
    caller.abort();
    await done;
  });

  it('starts nothing without consent, and ends what runs when consent is withdrawn', async () => {
    let allowed = false;
    const service = create({
      servers: [faultServer('echo')],
      mappings: [lookup('echo')],
      isAllowed: () => allowed,
    });
    service.warmUp();
    assert.deepEqual((await all(service)).map(brief), ['guide of wrap: Guide to wrap']);
    assert.equal(processes(), 0);
    allowed = true;
    assert.equal((await all(service)).length, 2);
    assert.equal(processes(), 1);
    allowed = false;
    assert.equal((await all(service)).length, 1);
    await until(() => processes() === 0, 'the server ends');
  });

  it('warms up the servers that are used, and no others', async () => {
    const servers = [faultServer('echo'), faultServer('hangs')];
    const service = create({ servers, mappings: [lookup('echo')] });
    service.warmUp();
    await until(() => processes() === 1, 'one server starts');
    assert.equal((await all(service)).length, 2);
    assert.equal(processes(), 1);
  });

  it('starts what is asked on request only when it is requested', async () => {
    const service = create({ servers: [{ ...faultServer('echo'), name: 'sequential' }] });
    service.warmUp();
    assert.deepEqual(of(await all(service), 'sequential'), []);
    assert.equal(processes(), 0);
    service.warmUp('user');
    await until(() => processes() === 1, 'the server starts');
  });

  it('answers from the cache the second time, without a call', async () => {
    const cache = new MemoryCache();
    const options = { cache, servers: [faultServer('echo')], mappings: [lookup('echo')] };
    assert.deepEqual(of(await all(create(options)), 'echo').map(brief), ['lookup of wrap: WRAP: call 1']);
    assert.deepEqual(cache.ttlsMs.get('WRAP: call 1'), 300_000);
    assert.deepEqual(cache.ttlsMs.get('Guide to wrap'), 24 * 3_600_000);
    const disclosed: Disclosure[] = [];
    const [again] = of(await all(create(options), [WRAP], { onDisclosure: (it) => disclosed.push(it) }), 'echo');
    assert.deepEqual([again?.outcome, again?.text], ['cached', 'WRAP: call 1']);
    assert.deepEqual(disclosed, []);
    assert.equal(processes(), 1, 'the second service started no server');
  });

  it('asks again when the definition of the server has changed', async () => {
    const cache = new MemoryCache();
    const mappings = [lookup('echo')];
    await all(create({ cache, mappings, servers: [faultServer('echo')] }));
    const changed = create({ cache, mappings, servers: [faultServer('echo', { WIKI: 'other' })] });
    assert.deepEqual(
      of(await all(changed), 'echo').map(({ outcome }) => outcome),
      ['ok'],
    );
  });

  it('keeps nothing that may not be kept: no failure, and nothing of a mapping that says never', async () => {
    const cache = new MemoryCache();
    const service = create({
      cache,
      servers: [faultServer('is-error'), faultServer('echo')],
      mappings: [lookup('is-error'), lookup('echo', { cacheSeconds: 0 })],
    });
    const [failed] = of(await all(service), 'is-error');
    assert.equal(failed?.error, 'The server "is-error" reports that "lookup" failed: The quota is used up.');
    assert.deepEqual(cache.answers, ['Guide to wrap']);
    const second = await all(service);
    assert.deepEqual(of(second, 'is-error').map(brief), ['lookup of wrap: WRAP: call 2']);
    assert.deepEqual(of(second, 'echo').map(brief), ['lookup of wrap: WRAP: call 2']);
    assert.deepEqual(cache.answers, ['Guide to wrap', 'WRAP: call 2']);
  });

  it('takes a cache that fails for an empty one', async () => {
    const cache: EnhancementCache = { get: () => Promise.reject(new Error('disk full')), set: () => {} };
    const service = create({ cache, servers: [faultServer('echo')], mappings: [lookup('echo')] });
    assert.deepEqual(of(await all(service), 'echo').map(brief), ['lookup of wrap: WRAP: call 1']);
  });

  it('shares a call that is asked for twice at a time, and goes on with it while one of the two still waits', async () => {
    const service = create({ servers: [faultServer('echo')], mappings: [lookup('echo')] });
    const disclosed: Disclosure[] = [];
    const onDisclosure = (it: Disclosure) => disclosed.push(it);
    const leaver = new AbortController();
    const left = all(service, [WRAP], { signal: leaver.signal, onDisclosure });
    const stayed = [all(service, [WRAP], { onDisclosure }), all(service, [WRAP], { onDisclosure })];
    leaver.abort();
    assert.deepEqual(await left, []);
    for (const enhancements of await Promise.all(stayed)) {
      assert.deepEqual(of(enhancements, 'echo').map(brief), ['lookup of wrap: WRAP: call 1']);
    }
    assert.equal(disclosed.length, 2, 'each analysis that waited says what was sent');
  });

  it('ends without a word when it is aborted, and so does a call that nobody waits for', async () => {
    const service = create({ servers: [faultServer('hangs')], mappings: [lookup('hangs')] });
    const caller = new AbortController();
    const disclosed: Disclosure[] = [];
    const first = all(service, [WRAP], { signal: caller.signal, onDisclosure: (it) => disclosed.push(it) });
    await until(() => disclosed.length === 1, 'the call leaves');
    const startedMs = performance.now();
    caller.abort();
    assert.deepEqual(of(await first, 'hangs'), []);
    assert.deepEqual(await all(service, [WRAP], { signal: caller.signal }), []);
    assert.ok(performance.now() - startedMs < 2_000);
  });

  it('keeps a late answer for the next analysis', async () => {
    const cache = new MemoryCache();
    const clock = new ManualClock();
    const service = create({ cache, clock, servers: [faultServer('echo')], mappings: [lookup('echo')] });
    const caller = new AbortController();
    const request = {
      // Asked so long ago that the deadline comes before the call's own limit.
      startedMs: -3_000,
      signal: caller.signal,
      // The moment at which the call leaves and no answer can be there.
      onDisclosure: () => clock.advance(1_500),
    };
    const [late] = of(await all(service, [WRAP], request), 'echo');
    assert.equal(late?.outcome, 'late');
    caller.abort();
    await until(() => cache.answers.length === 1, 'the answer is kept');
  });

  it('says that a mapping names a server that is not there', async () => {
    const [failed] = of(await all(create({ mappings: [lookup('wiki')] })), 'wiki');
    assert.equal(failed?.error, 'There is no server "wiki" in frameworkDirector.mcp.servers: add it there.');
  });

  it('takes up changed settings and ends the servers that are gone', async () => {
    const service = create({ servers: [faultServer('echo')], mappings: [lookup('echo')] });
    await all(service);
    service.setServers([faultServer('echo')], [lookup('echo', { cacheSeconds: 0 })]);
    assert.deepEqual(of(await all(service), 'echo').map(brief), ['lookup of wrap: WRAP: call 2']);
    service.setServers([], []);
    assert.deepEqual((await all(service)).map(brief), ['guide of wrap: Guide to wrap']);
    await until(() => processes() === 0, 'the server ends');
  });
});

function brief({ enhancer, framework, text, error }: Enhancement): string {
  return `${enhancer} of ${framework}: ${text ?? error}`;
}

function of(enhancements: readonly Enhancement[], server: string): readonly Enhancement[] {
  return enhancements.filter((it) => it.server === server);
}

/** Leaves out our own reasoning, which asks no server and has tests of its own. */
async function* asked(enhancements: AsyncIterable<Enhancement>): AsyncGenerator<Enhancement> {
  for await (const enhancement of enhancements) if (enhancement.enhancer !== 'reasoning') yield enhancement;
}
