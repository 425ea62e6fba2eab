import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { Consent } from '../../src/editor/consent';
import { editorTools } from '../../src/editor/editor-tools';
import { definitionHash, type ServerDefinition } from '../../src/engine/enhancement/servers/definition';
import { UserError } from '../../src/engine/errors';
import type { FrameworkDirector } from '../../src/extension';

const MEMO = '# One platform\n\nWe follow Team Topologies: one platform team, four stream-aligned teams.\n';

const WIKI: ServerDefinition = { type: 'stdio', name: 'wiki', command: 'node', args: ['wiki.js'], env: {} };

describe('A tool of the editor’s own', () => {
  const signal = new AbortController().signal;
  let tools: { cancelled(): number };

  before(async () => {
    const extension = vscode.extensions.getExtension('framework-director-test.tools');
    assert.ok(extension, 'the extension with the tools is there');
    tools = await extension.activate();
  });

  it('is called with what it is asked, and answers with its texts', async () => {
    const call = editorTools(() => true);
    assert.equal(await call('acme_lookup', { query: 'OKR' }, signal), 'You asked for OKR.\nThat is all.');
  });

  it('is not called unless the user declares that it changes nothing', async () => {
    const call = editorTools((tool) => tool === 'acme_lookup');
    await assert.rejects(
      call('acme_wait', {}, signal),
      userError(/"acme_wait" is not called: add it to "readOnlyTools"/),
    );
    assert.equal(tools.cancelled(), 0);
  });

  it('is missed by its name, beside some that are there', async () => {
    const call = editorTools(() => true);
    await assert.rejects(call('acme_gone', {}, signal), userError(/has no tool "acme_gone": it has "/));
  });

  it('is told when nobody waits for it any more', async () => {
    const leaving = new AbortController();
    const call = editorTools(() => true)('acme_wait', {}, leaving.signal);
    setTimeout(() => leaving.abort(), 50);
    await call.catch(() => undefined);
    for (let waits = 0; tools.cancelled() === 0 && waits < 100; waits++) await pause();
    assert.equal(tools.cancelled(), 1);
  });
});

describe('Consent to a server', () => {
  const chat = vscode.workspace.getConfiguration('chat');

  afterEach(async () => {
    await chat.update('mcp.access', undefined, vscode.ConfigurationTarget.Global);
  });

  it('is nobody’s decision until somebody is asked, and goes when it is revoked or forgotten', async () => {
    const consent = new Consent(new Memory());
    assert.equal(consent.permission(WIKI), 'undecided');
    await consent.revoke(WIKI);
    assert.equal(consent.permission(WIKI), 'refused');
    await consent.forget(WIKI);
    assert.equal(consent.permission(WIKI), 'undecided');
  });

  it('belongs to what is started, not to a name', () => {
    const consent = new Consent(new Memory({ consent: { [definitionHash(WIKI)]: 'allowed' } }));
    assert.equal(consent.isAllowed(WIKI), true);
    assert.equal(consent.isAllowed({ ...WIKI, name: 'other' }), true);
    assert.equal(consent.isAllowed({ ...WIKI, args: ['other.js'] }), false);
    assert.equal(consent.isAllowed({ ...WIKI, documentText: true }), false);
  });

  it('is of no use where VS Code may run no MCP server', async () => {
    const consent = new Consent(new Memory({ consent: { [definitionHash(WIKI)]: 'allowed' } }));
    await chat.update('mcp.access', 'none', vscode.ConfigurationTarget.Global);
    assert.equal(consent.permission(WIKI), 'switched-off');
    assert.equal(consent.isAllowed(WIKI), false);
    await chat.update('mcp.access', 'all', vscode.ConfigurationTarget.Global);
    assert.equal(consent.isAllowed(WIKI), true);
  });
});

describe('A server of the settings', () => {
  const settings = vscode.workspace.getConfiguration('frameworkDirector');
  const folder = mkdtempSync(join(tmpdir(), 'framework-director-host-'));

  after(async () => {
    for (const name of ['mcp.servers', 'mcp.mappings'])
      await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });

  it('is neither started nor asked before somebody allowed it', async () => {
    const started = join(folder, 'started');
    const script = `require('node:fs').writeFileSync(${JSON.stringify(started)}, '')`;
    await settings.update(
      'mcp.servers',
      { wiki: { command: process.execPath, args: ['-e', script] } },
      vscode.ConfigurationTarget.Global,
    );
    await settings.update('mcp.mappings', [{ server: 'wiki', tool: 'lookup' }], vscode.ConfigurationTarget.Global);
    const extension = vscode.extensions.getExtension<FrameworkDirector>('framework-director.framework-director');
    const director = await extension?.activate();
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: MEMO });
    const analysis = await director?.analyze(document, 'enhance');
    assert.equal(analysis?.complete, true);
    assert.ok(!analysis.enhancements.some(({ server }) => server === 'wiki'));
    assert.deepEqual(analysis.disclosures, []);
    assert.equal(existsSync(started), false);
  });
});

/** What VS Code keeps for an extension, as long as the test runs. */
class Memory implements vscode.Memento {
  readonly #values: Map<string, unknown>;

  constructor(values: Readonly<Record<string, unknown>> = {}) {
    this.#values = new Map(Object.entries(values));
  }

  keys(): readonly string[] {
    return [...this.#values.keys()];
  }

  get<T>(key: string, fallback?: T): T {
    return (this.#values.get(key) ?? fallback) as T;
  }

  async update(key: string, value: unknown): Promise<void> {
    this.#values.set(key, value);
  }
}

function userError(message: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof UserError && message.test(error.message);
}

async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 50));
}
