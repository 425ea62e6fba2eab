import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, it } from 'mocha';
import { installed } from '../support/real-servers';
import { scratchFolder } from '../support/scratch';

const INSPECTOR = installed('@modelcontextprotocol/inspector/clients/launcher/build/index.js');

/** What the inspector prints of our own server, as a person at a terminal would ask for it. */
async function inspect(...args: string[]): Promise<{ tools: { name: string }[]; content: { text: string }[] }> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [INSPECTOR, '--cli', process.execPath, 'dist/cli.js', 'mcp', ...args],
    // It keeps files in the home folder.
    { env: { ...process.env, HOME: scratchFolder(), USERPROFILE: scratchFolder() } },
  );
  return JSON.parse(stdout);
}

for (const era of ['legacy', 'modern']) {
  describe(`the inspector, in the ${era} protocol`, () => {
    const inEra = ['--protocol-era', era];

    it('lists the tools of our server, and finds nothing in their schemas that other clients stumble over', async () => {
      const { tools } = await inspect(...inEra, '--method', 'tools/list', '--strict');
      assert.deepEqual(
        tools.map(({ name }) => name),
        ['framework_guide', 'detect_frameworks', 'review_document'],
      );
    });

    it('gets the guide to a framework', async () => {
      const call = ['--method', 'tools/call', '--tool-name', 'framework_guide', '--tool-arg', 'framework=wrap'];
      const { content } = await inspect(...inEra, ...call);
      assert.match(content[0]?.text ?? '', /Elements: Widen options/);
    });

    it('has a text searched for frameworks', async () => {
      const text = 'text=We follow Team Topologies: a platform team and stream-aligned teams.';
      const call = ['--method', 'tools/call', '--tool-name', 'detect_frameworks', '--tool-arg', text];
      const { content } = await inspect(...inEra, ...call);
      const { detections } = JSON.parse(content[0]?.text ?? '');
      assert.deepEqual(
        detections.map(({ id, standing }: Record<string, unknown>) => [id, standing]),
        [['team-topologies', 'applied']],
      );
    });
  });
}
