import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import type { AnalysisRecord } from '../../../src/engine/export/record';
import { type Answering, type ModelServer, refuse, startModelServer, stream } from '../../support/model-server';

const MEMO = '# One platform\n\nEveryone agrees that we decide to do it.\n';

interface Result {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the terminal program with a language model', function () {
  this.timeout(30_000);
  let folder: string;
  let server: ModelServer;
  let answering: Answering;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'framework-director-cli-model-'));
    writeFileSync(join(folder, 'memo.md'), MEMO);
  });

  beforeEach(async () => {
    server = await startModelServer((response, asked) => {
      if (asked.path !== '/v1/models') answering(response, asked);
      else
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end('{"data":[{"id":"first"},{"id":"second"}]}');
    });
  });

  afterEach(() => server.stop());

  after(() => rmSync(folder, { recursive: true, force: true }));

  function run(...args: readonly string[]): Promise<Result> {
    const env = { ...process.env, NO_COLOR: '1', FRAMEWORK_DIRECTOR_MODEL_KEY: 'sk-key' };
    const command = [resolve('dist/cli.js'), 'analyze', '--no-cache', '--depth', 'review', ...args];
    return new Promise((done) => {
      execFile(process.execPath, command, { cwd: folder, env, timeout: 25_000 }, (error, stdout, stderr) =>
        done({ status: Number(error?.code ?? 0), stdout, stderr }),
      );
    });
  }

  it('prints what the model asks, with the lines it cites, and what was sent to it', async () => {
    answering = (response) => stream(response, '1. Who agrees?\nIt says “all agree”. [L3] [L9]\n');
    const { status, stdout, stderr } = await run('--model-endpoint', server.url, '--model', 'second', 'memo.md');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^Asked of second {2}127\.0\.0\.1:\d+, [\d.]+ m?s$/m);
    assert.match(
      stdout,
      /^ {2}line 3: Who agrees\?\n {10}It says “all agree”\.\n {10}Not in the text: “all agree”\. It cites L9, which it was not given\.$/m,
    );
    assert.match(stdout, /Sent: [\d,]+ bytes: \d findings?, and lines 1-3 of 4 to second \(127\.0\.0\.1:\d+\)\.$/m);
    assert.deepEqual([server.asked[0]?.key, server.asked[0]?.body?.model], ['Bearer sk-key', 'second']);
  });

  it('asks the first model of the endpoint where none is named, and writes its answer as JSON', async () => {
    answering = (response) => stream(response, '1. Who agrees?\n[L3]\n');
    const { stdout } = await run('--json', '--model-endpoint', server.url, 'memo.md');
    const { model }: AnalysisRecord = JSON.parse(stdout);
    assert.deepEqual([model?.name, model?.state, model?.points[0]?.question], ['first', 'complete', 'Who agrees?']);
    assert.equal(model?.points[0]?.citations[0]?.start, MEMO.indexOf('Everyone'));
  });

  it('ends with 1 and a sentence where the model does not answer, and the analysis stands', async () => {
    answering = (response) => refuse(response, 401, 'no');
    const { status, stdout } = await run('--model-endpoint', server.url, '--model', 'first', 'memo.md');
    assert.equal(status, 1);
    assert.match(stdout, /What a reviewer would ask[\s\S]*Everyone agrees/);
    assert.match(
      stdout,
      /^ {2}127\.0\.0\.1:\d+ does not know the key that is kept for it: sign in to the model endpoint again\.$/m,
    );
  });

  it('says what is missing where an option goes with another', async () => {
    const { status, stderr } = await run('--model', 'first', 'memo.md');
    assert.deepEqual(
      [status, stderr],
      [2, 'framework-director: --model goes with --model-endpoint, which says where to ask it.\n'],
    );
    const detect = await run('--model-endpoint', server.url, '--depth', 'detect', 'memo.md');
    assert.match(detect.stderr, /--model-endpoint goes with --depth review or enhance/);
    const nowhere = await run('--model-endpoint', 'http://models.example/v1', 'memo.md');
    assert.match(nowhere.stderr, /must begin with https:\/\//);
  });
});
