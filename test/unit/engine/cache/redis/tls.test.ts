import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { openRedis } from '../../../../../src/engine/cache/redis';
import type { PersistentStore } from '../../../../../src/engine/cache/tiered-cache';
import { startTlsRedis, type TlsRedis } from '../../../../support/redis-tls';
import { scratchFolder } from '../../../../support/scratch';
import { entry, textIn } from '../../../../support/stored-values';
import { until } from '../../../../support/until';

const PROGRAM = resolve('dist/test/support/programs/share.js');

describe('The shared level of the cache over TLS', () => {
  let redis: TlsRedis;
  let trusted: string[];
  const stores: PersistentStore[] = [];

  beforeEach(() => {
    trusted = getCACertificates('default');
  });

  afterEach(async () => {
    setDefaultCACertificates(trusted);
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await redis.server.stop();
  });

  /** Lets this process trust the server, as a machine does that knows who signed its certificate. */
  function trust(): void {
    setDefaultCACertificates([...trusted, readFileSync(redis.certificate, 'utf8')]);
  }

  async function open(url: string, password?: string): Promise<PersistentStore> {
    const store = await openRedis({
      url,
      credentials: async () => (password === undefined ? null : { password }),
    });
    stores.push(store);
    return store;
  }

  it('serves to one process what another has made', async () => {
    redis = await startTlsRedis();
    const share = async (): Promise<{ readonly namespaces: readonly Counts[]; readonly log: readonly string[] }> => {
      const folder = mkdtempSync(join(scratchFolder(), 'tls-'));
      const env = { ...process.env, NODE_EXTRA_CA_CERTS: redis.certificate };
      const url = `rediss://localhost:${redis.port}`;
      const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, folder, url], { env });
      return JSON.parse(stdout);
    };
    const [first, second] = [await share(), await share()];
    const computations = ({ namespaces }: { readonly namespaces: readonly Counts[] }): number | undefined =>
      namespaces.find(({ namespace }) => namespace === 'reviews')?.computations;
    assert.ok((computations(first) ?? 0) > 0);
    assert.equal(computations(second), 0);
    assert.deepEqual([...first.log, ...second.log], []);
  });

  it('signs in over it', async () => {
    redis = await startTlsRedis('--requirepass', 'secret');
    trust();
    const store = await open(`rediss://localhost:${redis.port}`, 'secret');
    await store.setMany([entry('reviews:1:a', 'Größe')]);
    assert.equal(await textIn(store, 'reviews:1:a'), 'Größe');
    const refused = await open(`rediss://localhost:${redis.port}`, 'wrong');
    assert.match(await problemOf(refused), /refuses the user name or the password/);
  });

  it('reaches a cluster over it', async () => {
    redis = await startTlsRedis(
      ...['--cluster-enabled', 'yes', '--tls-cluster', 'yes'],
      ...['--cluster-announce-hostname', 'localhost', '--cluster-preferred-endpoint-type', 'hostname'],
    );
    await redis.server.run('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    await until(
      async () => String(await redis.server.run('CLUSTER', 'INFO')).includes('cluster_state:ok'),
      'the cluster is up',
    );
    trust();
    const store = await open(`rediss+cluster://localhost:${redis.port}`);
    await store.setMany([entry('reviews:1:a', 'text'), entry('reviews:1:b', 'other')]);
    assert.equal(await textIn(store, 'reviews:1:b'), 'other');
    assert.equal((await store.statistics()).entries, 2);
  });

  it('gives nothing to a server whose certificate nobody signed, and says so', async () => {
    redis = await startTlsRedis();
    const store = await open(`rediss://localhost:${redis.port}`);
    assert.match(await problemOf(store), /signed by nobody this machine trusts/);
    await assert.rejects(store.setMany([entry('reviews:1:a', 'text')]));
    assert.deepEqual(await redis.server.run('KEYS', '*'), []);
  });

  it('gives nothing to a server whose certificate is for another host, and says so', async () => {
    redis = await startTlsRedis();
    trust();
    const store = await open(`rediss://127.0.0.1:${redis.port}`);
    assert.match(await problemOf(store), /certificate is for another host/);
  });

  it('says that a server does not speak it', async () => {
    redis = await startTlsRedis();
    const store = await open(`rediss://localhost:${redis.server.port}`);
    assert.equal(await problemOf(store), 'Nothing answers over TLS at its address.');
  });

  it('is away where a server speaks nothing else, and the address says so not', async () => {
    redis = await startTlsRedis();
    const store = await open(`redis://localhost:${redis.port}`);
    assert.match(await problemOf(store), /The connection broke/);
  });
});

/** Why a store cannot be used, once that is known. */
async function problemOf(store: PersistentStore): Promise<string> {
  await until(() => store.problem !== null, 'it is away');
  return store.problem ?? '';
}

interface Counts {
  readonly namespace: string;
  readonly computations: number;
}
