import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/client';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { inProcessTransport } from '../../../src/server/server';
import { enginePort } from '../../support/engine-port';

describe('our engine as an MCP server', () => {
  let client: Client;

  beforeEach(async () => {
    client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(await inProcessTransport(enginePort));
  });

  afterEach(() => client.close());

  async function call(name: string, args: Record<string, unknown>): Promise<{ text: string; failed: boolean }> {
    const { content, isError } = await client.callTool({ name, arguments: args });
    const [block] = content;
    return { text: block?.type === 'text' ? block.text : '', failed: isError === true };
  }

  it('offers three tools that say what they are and change nothing', async () => {
    const { tools } = await client.listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      ['framework_guide', 'detect_frameworks', 'review_document'],
    );
    for (const { annotations, description } of tools) {
      assert.ok(description);
      assert.deepEqual([annotations?.readOnlyHint, annotations?.openWorldHint], [true, false]);
    }
  });

  it('guides to a framework in plain text', async () => {
    assert.deepEqual(await call('framework_guide', { framework: 'wrap' }), { text: 'Guide to wrap', failed: false });
  });

  it('fails with a sentence for a framework that it does not know', async () => {
    assert.deepEqual(await call('framework_guide', { framework: 'unknown' }), {
      text: 'The catalogue has no framework with the id or name "unknown".',
      failed: true,
    });
  });

  it('detects frameworks of a text, every text for itself', async () => {
    const names = async (text: string) =>
      JSON.parse((await call('detect_frameworks', { text })).text).detections.map(({ name }: { name: string }) => name);
    assert.deepEqual(await names('We use WRAP and OKR.'), ['WRAP', 'OKR']);
    assert.deepEqual(await names('We use RICE.'), ['RICE']);
  });

  it('reviews a text as Markdown unless told otherwise', async () => {
    const { text } = await call('review_document', { text: 'One\nTwo' });
    const { reviews } = JSON.parse(text);
    assert.equal(reviews[0].personaName, 'Reader of markdown');
    assert.equal(reviews[0].findings[0].message, 'It has 2 lines.');
    assert.match((await call('review_document', { text: '', languageId: 'plaintext' })).text, /Reader of plaintext/);
  });

  it('refuses what is not a text, or too long a one', async () => {
    assert.equal((await call('detect_frameworks', { text: 7 })).failed, true);
    assert.equal((await call('detect_frameworks', { text: 'x'.repeat(1_000_001) })).failed, true);
  });
});
