import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, it } from 'mocha';
import { installed } from '../support/real-servers';
import { scratchFolder } from '../support/scratch';

const CONFORMANCE = installed('@modelcontextprotocol/conformance/dist/index.js');

/** The checks of a scenario that must come out well, beside whatever else it looks at. */
const SCENARIOS: Readonly<Record<string, readonly string[]>> = {
  initialize: ['mcp-client-initialization'],
  tools_call: ['tool-add-numbers'],
  'sse-retry': ['client-sse-graceful-reconnect', 'client-sse-last-event-id'],
};

/** Scenarios of what our client does not offer, so that no server may ask it. */
const NOT_OURS: readonly { readonly scenarios: RegExp; readonly because: string }[] = [
  { scenarios: /^auth\//, because: 'it knows no OAuth: who needs a token sets a header' },
  { scenarios: /^elicitation-/, because: 'it asks the user nothing on behalf of a server' },
];

interface Check {
  readonly id: string;
  readonly status: 'SUCCESS' | 'FAILURE' | 'WARNING' | 'INFO';
  readonly errorMessage?: string;
}

async function conformance(...args: string[]): Promise<string> {
  const path = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
  const { stdout } = await promisify(execFile)(process.execPath, [CONFORMANCE, ...args], {
    env: { ...process.env, PATH: path },
  });
  return stdout;
}

async function play(scenario: string): Promise<readonly Check[]> {
  const results = mkdtempSync(join(scratchFolder(), 'conformance-'));
  const client = ['--command', 'node dist/test/mcp/conformance-client.js', '--scenario', scenario];
  // It also ends with 1 for a mere warning, so the checks it wrote are what counts.
  await conformance('client', ...client, '--output-dir', results).catch(() => {});
  const [result = ''] = readdirSync(results);
  assert.equal(readFileSync(join(results, result, 'stderr.txt'), 'utf8'), '', 'what our client complained of');
  return JSON.parse(readFileSync(join(results, result, 'checks.json'), 'utf8'));
}

describe('the official conformance tests of clients', () => {
  for (const [scenario, wanted] of Object.entries(SCENARIOS)) {
    it(`pass: ${scenario}`, async () => {
      const checks = await play(scenario);
      const failed = checks.filter(({ status }) => status === 'FAILURE');
      assert.deepEqual(failed, []);
      const well = checks.filter(({ status }) => status === 'SUCCESS').map(({ id }) => id);
      assert.deepEqual(
        wanted.filter((id) => !well.includes(id)),
        [],
        `went well: ${well.join(', ')}`,
      );
    });
  }

  it('are all played, but for what our client does not offer', async () => {
    const listed = await conformance('list', '--client');
    const names = [...listed.matchAll(/^ {2}- (\S+)/gm)].map(([, name]) => name ?? '');
    assert.ok(names.length > 10, listed);
    const left = names.filter((name) => !NOT_OURS.some(({ scenarios }) => scenarios.test(name)));
    assert.deepEqual(left.toSorted(), Object.keys(SCENARIOS).toSorted());
  });
});
