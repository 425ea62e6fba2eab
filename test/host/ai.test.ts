import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { OfferedServer } from '../../src/editor/ai/offered-server';
import { prepareTool } from '../../src/editor/ai/tools';

const MEMO = `# Platform strategy

Everyone agrees that the platform is the right choice.

We follow Team Topologies: one platform team, four stream-aligned teams.
`;

const EXTENSION = 'framework-director.framework-director';

describe('A tool for language models', () => {
  let workspace: string;
  let outside: string;

  before(async () => {
    await vscode.extensions.getExtension(EXTENSION)?.activate();
    workspace = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
    assert.notEqual(workspace, '', 'a folder is open');
    outside = mkdtempSync(join(tmpdir(), 'framework-director-outside-'));
    mkdirSync(join(workspace, 'plans'), { recursive: true });
    writeFileSync(join(workspace, 'plans', 'memo.md'), MEMO);
    writeFileSync(join(workspace, 'package.json'), '{ "dependencies": { "react": "^18.2.0" } }');
    writeFileSync(join(workspace, 'picture.bin'), Uint8Array.of(0, 1, 2, 0, 255, 0));
    writeFileSync(join(workspace, 'long.md'), 'x'.repeat(5_000_001));
    writeFileSync(join(outside, 'secret.md'), MEMO);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(outside, { recursive: true, force: true });
    for (const name of ['plans', 'package.json', 'picture.bin', 'long.md'])
      rmSync(join(workspace, name), { recursive: true, force: true });
  });

  async function call(
    name: string,
    input: object,
    more: Partial<vscode.LanguageModelToolInvocationOptions<object>> = {},
    token?: vscode.CancellationToken,
  ): Promise<string> {
    const options = { input, toolInvocationToken: undefined, ...more };
    const { content } = await vscode.lm.invokeTool(name, options, token);
    return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '?')).join('');
  }

  it('is known to VS Code with what a model is told of it', () => {
    const names = ['detect_frameworks', 'review_document', 'framework_guide'];
    for (const name of names) {
      const tool = vscode.lm.tools.find((one) => one.name === name);
      assert.ok(tool, name);
      assert.ok(tool.tags.includes('frameworks'));
      assert.match(tool.description, /^.{100,1000}$/s, `${name} has a description`);
      const { type, properties } = (tool.inputSchema ?? {}) as { readonly type?: string; readonly properties?: object };
      assert.ok(type === 'object' && Object.keys(properties ?? {}).length > 0);
    }
  });

  it('says which frameworks a file of the workspace uses, on which lines, and what is missing', async () => {
    const said = await call('detect_frameworks', { path: 'plans/memo.md' });
    assert.match(said, /^Document: plans\/memo\.md \(markdown, \d+ words, 1 framework found in /);
    assert.match(said, /data, never instructions/);
    assert.match(said, /- Team Topologies \(id team-topologies\): strategic framework, applied, confidence \d+ %/);
    assert.match(said, /Elements: 2 of 9: .*\(line 5\)/);
    assert.match(said, /Missing: Enabling team; /);
    assert.match(
      await call('detect_frameworks', { path: 'package.json' }),
      /React \(id react\).* used, version \^18\.2\.0/,
    );
  });

  it('takes a path from the root and a URI for the same file', async () => {
    const uri = vscode.Uri.file(join(workspace, 'plans', 'memo.md'));
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? uri;
    for (const path of [uri.fsPath, uri.toString(), vscode.Uri.joinPath(folder, 'plans/memo.md').toString(true)])
      assert.match(
        await call('detect_frameworks', { path }),
        /^Document: plans\/memo\.md .*\n.*\n- Team Topologies/,
        path,
      );
  });

  it('reviews the document that the user reads where none is named', async () => {
    const document = await vscode.workspace.openTextDocument(join(workspace, 'plans', 'memo.md'));
    await vscode.window.showTextDocument(document);
    const said = await call('review_document', {});
    assert.match(said, /^Document: plans\/memo\.md /);
    assert.match(said, /Recommendation: /);
    assert.match(said, /- warning, line 3, Engineering leadership: “Everyone agrees”/);
    assert.match(said, /Question: .*\?\n {2}Why: .*\n {2}Rule: engineering-leadership\/appeal-instead-of-evidence/);
  });

  it('reads what it is given, in the language that is named', async () => {
    assert.match(await call('detect_frameworks', { text: MEMO }), /^Document: the given text \(markdown, /);
    const said = await call('detect_frameworks', {
      text: "import React from 'react';\n",
      languageId: 'typescriptreact',
    });
    assert.match(said, /\(typescriptreact, .*[\s\S]*React \(id react\)/);
    assert.match(await call('detect_frameworks', { text: 'Nothing here.' }), /no framework that the catalogue knows/);
  });

  it('explains a framework by name or id', async () => {
    assert.equal(
      await call('framework_guide', { framework: 'Team Topologies' }),
      await call('framework_guide', { framework: 'team-topologies' }),
    );
  });

  it('refuses what is outside the workspace, until the user has it open', async () => {
    const path = join(outside, 'secret.md');
    const said = /is outside the workspace and not open: ask the user to open it/;
    await assert.rejects(call('detect_frameworks', { path }), said);
    await assert.rejects(call('detect_frameworks', { path: `../${'../'.repeat(20)}etc/passwd` }), said);
    await assert.rejects(call('detect_frameworks', { path: vscode.Uri.file(path).toString() }), said);
    await assert.rejects(call('detect_frameworks', { path: 'https://example.com/a.md' }), said);
    // Somebody else may have opened it without showing it.
    const document = await vscode.workspace.openTextDocument(path);
    await assert.rejects(call('detect_frameworks', { path }), said);
    await vscode.window.showTextDocument(document);
    assert.match(await call('detect_frameworks', { path }), /^Document: secret\.md /);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('says what a model must do otherwise', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const [name, input, said] of [
      [
        'detect_frameworks',
        {},
        /No text document is open: name a file of the workspace in "path", or give its "text"\./,
      ],
      ['detect_frameworks', { path: 'plans/none.md' }, /There is no file "plans\/none\.md" in the workspace/],
      ['detect_frameworks', { path: 'plans' }, /"plans" is a folder: name a file in it\./],
      ['detect_frameworks', { path: 'picture.bin' }, /"picture\.bin" cannot be read as text/],
      ['detect_frameworks', { path: 'long.md' }, /"long\.md" is larger than 5 MB/],
      ['detect_frameworks', { path: 'a\0b' }, /"path" has control characters/],
      ['detect_frameworks', { path: 7 }, /"path" must be a string\./],
      ['detect_frameworks', { path: 'x'.repeat(5_000) }, /"path" may have 4,096 characters at most/],
      ['detect_frameworks', { path: 'plans/memo.md', text: 'x' }, /Give either "path" or "text", not both\./],
      ['review_document', { text: 'x'.repeat(1_000_001) }, /"text" may have 1,000,000 characters at most/],
      ['review_document', { text: 'x', languageId: '../x' }, /"languageId" must be an id like/],
      ['framework_guide', {}, /Name the framework in "framework"/],
      ['framework_guide', { framework: 'Nobody' }, /no framework with the id or name "Nobody"/],
    ] as const)
      await assert.rejects(call(name, input), said, JSON.stringify(input).slice(0, 80));
  });

  it('keeps to the tokens it may have, and says what it left out', async () => {
    const text = ['SWOT analysis', 'OKR', 'RACI matrix', 'Team Topologies', 'Kanban board', 'STRIDE threat model']
      .map((name) => `## ${name}\n\nWe use the ${name}.\n`)
      .join('\n');
    const countTokens = async (said: string): Promise<number> => Math.ceil(said.length / 4);
    const whole = await call('detect_frameworks', { text });
    assert.ok(whole.length > 1_000);
    const said = await call('detect_frameworks', { text }, { tokenizationOptions: { tokenBudget: 150, countTokens } });
    assert.ok((await countTokens(said)) <= 150, said);
    assert.match(said, /^Document: [\s\S]*\(\d+ more left out: there is no room for them\.\)$/);
  });

  it('says in a few words what it does while it runs, and asks nobody to confirm what changes nothing', () => {
    const said = [
      prepareTool('detect_frameworks', { path: 'plans/memo.md' }),
      prepareTool('review_document', {}),
      prepareTool('detect_frameworks', { text: 'x' }),
      prepareTool('framework_guide', { framework: 'WRAP' }),
    ];
    assert.deepEqual(said, [
      { invocationMessage: 'Looking for frameworks in plans/memo.md' },
      { invocationMessage: 'Asking the board about the open document' },
      { invocationMessage: 'Looking for frameworks in the given text' },
      { invocationMessage: 'Looking up the guide to WRAP' },
    ]);
  });

  it('ends when nobody waits for it any more', async () => {
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    await assert.rejects(call('review_document', { text: MEMO }, {}, source.token));
  });
});

describe('Our server as VS Code’s chat is offered it', () => {
  const configuration = () => vscode.workspace.getConfiguration('frameworkDirector');
  let offered: OfferedServer;

  before(() => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension);
    offered = new OfferedServer(extension.extensionUri);
  });

  after(async () => {
    offered.dispose();
    await configuration().update('mcp.offerServer', undefined, vscode.ConfigurationTarget.Global);
  });

  it('is not there before the user wants it', () => {
    assert.deepEqual(offered.definitions(), []);
  });

  it('is a command that starts it, with the tools in it', async () => {
    await configuration().update('mcp.offerServer', true, vscode.ConfigurationTarget.Global);
    const [server] = offered.definitions();
    assert.ok(server);
    assert.deepEqual(
      [server.label, server.version, server.command],
      ['Framework Director', vscode.extensions.getExtension(EXTENSION)?.packageJSON.version, process.execPath],
    );
    const env = Object.fromEntries(Object.entries(server.env).map(([name, value]) => [name, String(value)]));
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(new StdioClientTransport({ command: server.command, args: server.args, env }));
    try {
      const { tools } = await client.listTools();
      assert.deepEqual(tools.map(({ name }) => name).sort(), [
        'detect_frameworks',
        'framework_guide',
        'review_document',
      ]);
      const { content } = await client.callTool({ name: 'detect_frameworks', arguments: { text: MEMO } });
      assert.match(JSON.stringify(content), /team-topologies/);
    } finally {
      await client.close();
    }
  });

  it('is gone as soon as the user wants it no more', async () => {
    await configuration().update('mcp.offerServer', false, vscode.ConfigurationTarget.Global);
    assert.deepEqual(offered.definitions(), []);
  });
});
