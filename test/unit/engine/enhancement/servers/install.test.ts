import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { after, before, beforeEach, describe, it } from 'mocha';
import {
  type InstallOptions,
  installKnown,
  lockOf,
  ownRoot,
} from '../../../../../src/engine/enhancement/servers/install';
import { KNOWN_SERVERS, locateKnown } from '../../../../../src/engine/enhancement/servers/known';
import { findNpm, type Npm, runNpm } from '../../../../../src/engine/enhancement/servers/npm';
import { UserError } from '../../../../../src/engine/errors';

const [sequential] = KNOWN_SERVERS;
const UNREACHABLE = 'http://127.0.0.1:9';
/** In Base64, of nothing that anybody would publish. */
const OTHER_HASH = `sha512-${Buffer.alloc(64, 1).toString('base64')}`;

describe('installing a known server', function () {
  this.timeout(120_000);
  let scratch: string;
  let folder: string;
  let npm: Npm;

  before(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'framework-director-install-'));
    npm = await findNpm();
  });

  beforeEach(() => {
    folder = mkdtempSync(join(scratch, 'servers-'));
  });

  after(() => rmSync(scratch, { recursive: true, force: true }));

  function install(more: Partial<InstallOptions> = {}): Promise<string> {
    const signal = new AbortController().signal;
    return installKnown({ known: sequential, folder, npm, signal, log: () => {}, ...more });
  }

  /** An npm whose whole program this is. */
  function npmThat(program: string): Npm {
    return { command: process.execPath, args: ['-e', program] };
  }

  async function refuses(more: Partial<InstallOptions>, sentence: string): Promise<void> {
    await assert.rejects(install(more), new UserError(sentence));
    assert.deepEqual(existsSync(folder) ? readdirSync(folder) : [], []);
  }

  it('takes it from the registry, with everything below it, as a server that can be spoken to', async () => {
    const program = await install();
    assert.deepEqual(readdirSync(folder), [`sequential-${sequential.version}`]);
    assert.deepEqual(await locateKnown(sequential, [ownRoot(sequential, folder)]), { program });
    const client = new Client({ name: 'test', version: '1' });
    await client.connect(new StdioClientTransport({ command: process.execPath, args: [program], stderr: 'ignore' }));
    const { tools } = await client.listTools();
    await client.close();
    assert.deepEqual(
      tools.map(({ name }) => name),
      ['sequentialthinking'],
    );
    const installed: unknown = JSON.parse(
      readFileSync(join(ownRoot(sequential, folder), '.package-lock.json'), 'utf8'),
    );
    const versions = ({ packages }: ReturnType<typeof lockOf>): object =>
      Object.fromEntries(Object.entries(packages).map(([path, { version }]) => [path, version]));
    const { '': _, ...locked } = versions(lockOf(sequential)) as Record<string, unknown>;
    assert.deepEqual(versions(installed as ReturnType<typeof lockOf>), locked);
    assert.equal(await install({ npm: npmThat('process.exit(1)') }), program, 'what is there is not installed again');
  });

  it('says that the registry cannot be reached', async () => {
    const env = { ...process.env, npm_config_registry: UNREACHABLE, npm_config_cache: join(scratch, 'empty') };
    await refuses(
      { env },
      "Sequential Thinking was not installed, as the registry of packages cannot be reached (ECONNREFUSED): check the network, or npm's settings for it.",
    );
  });

  it('does not believe an npm that says it is done', async () => {
    await refuses(
      { npm: npmThat('') },
      `Sequential Thinking was not installed as it should be: npm has left no ${sequential.package} ${sequential.version} with the hash that was checked.`,
    );
  });

  it('says what npm says, without more of it than fits', async () => {
    const lines = ['npm error code EUSAGE', 'npm error', `npm error ${'The lock is broken. '.repeat(30)}`];
    await refuses(
      { npm: npmThat(`console.error(${JSON.stringify(lines.join('\n'))}); process.exit(1)`) },
      `Sequential Thinking was not installed: npm says "${'The lock is broken. '.repeat(10).trim()}" (EUSAGE).`,
    );
    await refuses({ npm: npmThat('process.exit(3)') }, 'Sequential Thinking was not installed: npm says "nothing".');
  });

  it('says that npm cannot be started', async () => {
    const command = join(scratch, 'no-npm');
    await refuses({ npm: { command, args: [] } }, `npm cannot be started: spawn ${command} ENOENT`);
  });

  describe('that is stopped', () => {
    const HANGS = `
      const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      console.log(child.pid);
      setInterval(() => {}, 1000);`;

    it('ends npm with everything it started, and leaves nothing', async () => {
      const controller = new AbortController();
      const reason = new Error('the user changed their mind');
      let pid = 0;
      const log = (line: string): void => {
        pid = Number(line);
        controller.abort(reason);
      };
      await assert.rejects(install({ npm: npmThat(HANGS), signal: controller.signal, log }), reason);
      assert.deepEqual(readdirSync(folder), []);
      while (isAlive(pid)) await sleep(10);
      await assert.rejects(install({ signal: controller.signal }), reason);
    });

    it('does so at its deadline', async () => {
      let pid = 0;
      const log = (line: string): void => {
        pid = Number(line);
      };
      await refuses({ npm: npmThat(HANGS), log, deadlineMs: 1_000 }, 'npm had not finished after 1 s.');
      while (isAlive(pid)) await sleep(10);
    });
  });

  describe('from a registry of its own', () => {
    const SERVER = 'acme-server';
    const BELOW = 'acme-below';
    let registry: Server;
    let env: NodeJS.ProcessEnv;
    let integrity: Readonly<Record<string, string>>;

    before(async () => {
      const served = new Map<string, string | Buffer>();
      registry = createServer((request, response) => {
        const body = served.get(request.url ?? '');
        response.writeHead(body === undefined ? 404 : 200).end(body ?? '{}');
      });
      await new Promise<void>((done) => registry.listen(0, '127.0.0.1', done));
      const address = `http://127.0.0.1:${(registry.address() as AddressInfo).port}`;
      env = { ...process.env, npm_config_registry: address, npm_config_cache: join(scratch, 'own') };
      const hashes: Record<string, string> = {};
      for (const name of [SERVER, BELOW]) {
        const { manifest, archive } = await packed(name);
        const hash = `sha512-${createHash('sha512').update(archive).digest('base64')}`;
        const dist = { tarball: `${address}/${name}.tgz`, integrity: hash };
        const versions = { '1.0.0': { ...manifest, hasInstallScript: true, dist } };
        served.set(`/${name}`, JSON.stringify({ name, 'dist-tags': { latest: '1.0.0' }, versions }));
        served.set(`/${name}.tgz`, archive);
        hashes[name] = hash;
      }
      integrity = hashes;
    });

    after(() => {
      registry.closeAllConnections();
      registry.close();
    });

    /** A package that fails to install if anything of it is run. */
    async function packed(name: string): Promise<{ readonly manifest: object; readonly archive: Buffer }> {
      const source = mkdtempSync(join(scratch, 'source-'));
      const scripts = { preinstall: 'exit 1', install: 'exit 1', postinstall: 'exit 1' };
      const manifest = { name, version: '1.0.0', scripts, dependencies: name === SERVER ? { [BELOW]: '1.0.0' } : {} };
      writeFileSync(join(source, 'package.json'), JSON.stringify(manifest));
      writeFileSync(join(source, 'index.js'), '');
      const run = { cwd: source, signal: new AbortController().signal, deadlineMs: 60_000, log: () => {} };
      await runNpm(npm, ['pack', '--ignore-scripts', '--loglevel=error'], run);
      return { manifest, archive: readFileSync(join(source, `${name}-1.0.0.tgz`)) };
    }

    function acme({
      server = integrity[SERVER],
      below = integrity[BELOW],
      name = SERVER,
    } = {}): Partial<InstallOptions> {
      const known = { ...sequential, package: name, version: '1.0.0', integrity: server ?? '', program: 'index.js' };
      const packages = {
        '': { dependencies: { [name]: '1.0.0' } },
        [`node_modules/${name}`]: { version: '1.0.0', dependencies: { [BELOW]: '1.0.0' } },
        [`node_modules/${BELOW}`]: { version: '1.0.0', integrity: below ?? '' },
      };
      return { known, env, lock: { lockfileVersion: 3, packages } };
    }

    it('runs no script of a package', async () => {
      assert.equal(await install(acme()), join(folder, 'sequential-1.0.0', 'node_modules', SERVER, 'index.js'));
    });

    it('refuses what does not have the hash, be it the server or something below it', async () => {
      for (const options of [acme({ server: OTHER_HASH }), acme({ below: OTHER_HASH })]) {
        await refuses(
          options,
          'Sequential Thinking was not installed: a package from the registry does not have the hash that was checked. Try again; if it stays so, do not use that registry.',
        );
      }
    });

    it('says that it lacks a package', async () => {
      await refuses(
        acme({ name: 'acme-unknown' }),
        'Sequential Thinking was not installed, as the registry of packages lacks one it needs: check which registry npm is set to.',
      );
    });
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
