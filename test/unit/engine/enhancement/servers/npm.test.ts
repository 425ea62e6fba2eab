import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { findNpm, globalRoot, runNpm } from '../../../../../src/engine/enhancement/servers/npm';
import { UserError } from '../../../../../src/engine/errors';

const NOT_FOUND = new UserError(
  'npm was not found on the path: install Node.js, which brings it, and start the editor again.',
);

describe('npm', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'framework-director-npm-'));
    for (const [file, mode] of [
      ['posix/npm', 0o755],
      ['plain/npm', 0o644],
      ['with-node/node_modules/npm/bin/npm-cli.js', 0o644],
      ['with-node/node.exe', 0o755],
      ['without-node/node_modules/npm/bin/npm-cli.js', 0o644],
      ['shim/npm.exe', 0o755],
      ['script/npm.cmd', 0o755],
    ] as const) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), '');
      chmodSync(join(folder, file), mode);
    }
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  const inFolder = (...names: string[]): string[] => names.map((name) => join(folder, name));

  it('is the first on the path that can be run, never one of the folder one is in', async () => {
    const PATH = ['', '.', 'posix', ...inFolder('nowhere', 'plain', 'posix')].join(':');
    assert.deepEqual(await findNpm({ PATH }, 'linux'), { command: join(folder, 'posix/npm'), args: [] });
    await assert.rejects(findNpm({ PATH: join(folder, 'plain') }, 'linux'), NOT_FOUND);
    await assert.rejects(findNpm({}, 'linux'), NOT_FOUND);
  });

  it('is on Windows the JavaScript beside the shell script, on the Node beside it or on ours', async () => {
    const script = (name: string): string => join(folder, name, 'node_modules', 'npm', 'bin', 'npm-cli.js');
    const find = (...names: string[]) => findNpm({ Path: inFolder(...names).join(';') }, 'win32');
    assert.deepEqual(await find('script', 'with-node'), {
      command: join(folder, 'with-node', 'node.exe'),
      args: [script('with-node')],
    });
    assert.deepEqual(await find('without-node'), { command: process.execPath, args: [script('without-node')] });
    assert.deepEqual(await find('shim'), { command: join(folder, 'shim', 'npm.exe'), args: [] });
    await assert.rejects(find('script'), NOT_FOUND);
  });

  it('says where it keeps what is installed for everybody', async () => {
    const run = { signal: new AbortController().signal, deadlineMs: 60_000, log: () => {} };
    const root = await globalRoot(await findNpm(), run);
    assert.ok(root !== null && isAbsolute(root) && basename(root) === 'node_modules', `${root}`);
    assert.equal(await globalRoot({ command: process.execPath, args: ['-e', ''] }, run), null);
  });

  it('gets the environment without what belongs to the editor, and its output is told line by line', async () => {
    const lines: string[] = [];
    const print =
      'console.log(JSON.stringify(process.env)); console.error("\\u001b[31mred\\u001b[0m"); process.exit(7)';
    const { code, output } = await runNpm({ command: process.execPath, args: ['-e', print] }, [], {
      cwd: folder,
      env: { KEPT: '1', NODE_OPTIONS: '--require=x', VSCODE_PID: '1', ELECTRON_NO_ASAR: '1' },
      signal: new AbortController().signal,
      deadlineMs: 60_000,
      log: (line) => lines.push(line),
    });
    assert.deepEqual(lines.toSorted(), ['red', '{"KEPT":"1","ELECTRON_RUN_AS_NODE":"1"}']);
    assert.match(output, /red/);
    assert.equal(code, 7);
  });
});
