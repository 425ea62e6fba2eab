import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { enhancerOf } from '../../../../../src/engine/enhancement/servers/definition';
import { lockOf } from '../../../../../src/engine/enhancement/servers/install';
import {
  KNOWN_SERVERS,
  type KnownServer,
  locateKnown,
  type SettingsEntry,
} from '../../../../../src/engine/enhancement/servers/known';
import { parseServers } from '../../../../../src/engine/enhancement/servers/parse';
import { inputsOf } from '../../../../../src/engine/enhancement/servers/variables';

const [sequential] = KNOWN_SERVERS;

describe('a known server', () => {
  for (const known of KNOWN_SERVERS) {
    const { id, package: name, version, integrity, secret, installed, remote } = known;

    it(`has entries that the setting takes, and that ${id}'s own enhancer uses`, () => {
      const entries: readonly SettingsEntry[] = [installed('/srv/index.js'), ...(remote ? [remote()] : [])];
      for (const entry of entries) {
        assert.equal(enhancerOf(parsed(id, entry)), id);
        assert.deepEqual(inputsOf(parsed(id, entry)), []);
      }
      const withSecret = [installed('/srv/index.js', true), ...(remote ? [remote(true)] : [])];
      for (const entry of withSecret) assert.deepEqual(inputsOf(parsed(id, entry)), secret ? [secret.name] : []);
    });

    it(`is locked as ${id} with everything below it, at one version and hash each`, () => {
      const { lockfileVersion, packages } = lockOf(known);
      assert.equal(lockfileVersion, 3);
      assert.deepEqual(packages['']?.dependencies, { [name]: version });
      const locked = packages[`node_modules/${name}`];
      assert.deepEqual([locked?.version, locked?.integrity], [version, integrity]);
      for (const [path, one] of Object.entries(packages)) {
        if (path !== '') assert.match(`${one.version} ${one.integrity}`, /^\d\S* sha512-[\w+/]{86}==$/, path);
      }
    });
  }

  it('is started on our own runtime, with nothing looked up in a registry', () => {
    assert.deepEqual(sequential.installed('/srv/index.js'), {
      type: 'stdio',
      command: `\${node}`,
      args: ['/srv/index.js'],
      env: { DISABLE_THOUGHT_LOGGING: 'true' },
      stateful: true,
    });
  });
});

describe('looking for a known server', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'framework-director-known-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function put(root: string, known: KnownServer, version: string, name = known.package): string {
    const program = join(folder, root, known.package, known.program);
    mkdirSync(dirname(program), { recursive: true });
    writeFileSync(join(folder, root, known.package, 'package.json'), JSON.stringify({ name, version }));
    writeFileSync(program, '');
    return program;
  }

  const locate = (...roots: string[]) =>
    locateKnown(
      sequential,
      roots.map((root) => join(folder, root)),
    );

  it('finds its program where exactly its version is', async () => {
    put('a', sequential, '2025.1.1');
    const program = put('b', sequential, sequential.version);
    assert.deepEqual(await locate('nowhere', 'a', 'b'), { program });
  });

  it('says which other version is there', async () => {
    put('a', sequential, '2025.1.1');
    put('b', sequential, '2024.1.1');
    assert.deepEqual(await locate('a', 'b'), { program: null, otherVersion: '2025.1.1' });
  });

  it('takes no broken one, and none that goes by another name', async () => {
    rmSync(put('a', sequential, sequential.version));
    put('b', sequential, sequential.version, 'another');
    writeFileSync(join(dirname(dirname(put('c', sequential, '1'))), 'package.json'), 'no JSON');
    assert.deepEqual(await locate('a', 'b', 'c', 'nowhere'), { program: null, otherVersion: null });
  });
});

function parsed(id: string, entry: SettingsEntry) {
  const { entries, problems } = parseServers({ [id]: entry });
  assert.deepEqual(problems, []);
  const [server] = entries;
  assert.ok(server);
  return server;
}
