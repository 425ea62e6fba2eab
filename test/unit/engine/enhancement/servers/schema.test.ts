import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, it } from 'mocha';
import { MAPPINGS_SETTING, SERVERS_SETTING } from '../../../../../src/engine/enhancement/servers/definition';
import { KNOWN_SERVERS } from '../../../../../src/engine/enhancement/servers/known';
import { parseMappings, parseServers } from '../../../../../src/engine/enhancement/servers/parse';

/** The schemas as they stand in the manifest; tests run from its folder. Editors know keywords that JSON Schema does not. */
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly contributes: { readonly configuration: readonly { readonly properties: Record<string, object> }[] };
};
const ajv = new Ajv({ strict: false });

function schemaOf(setting: string): ValidateFunction {
  const schema = manifest.contributes.configuration.map(({ properties }) => properties[setting]).find(Boolean);
  assert.ok(schema);
  return ajv.compile(schema);
}

const command = 'node';
const url = 'https://docs.example/mcp';

const GOOD_SERVERS: readonly object[] = [
  { command },
  { type: 'stdio', command: `\${node}`, args: ['', `--key=\${input:api key}`, `$HOME \${`, 'a\nb'] },
  { command, env: { A: 'x', B: 1, C: null, D: `\${env:PATH}:/opt` }, cwd: '/srv' },
  { command, cwd: `\${userHome}/wiki` },
  { command, cwd: 'C:\\wiki' },
  { command, timeoutMs: 100, stateful: true, documentText: true, enhancer: 'sequential' },
  { command, dev: {}, gallery: true, version: '1', sandbox: {}, sandboxEnabled: false, disabled: false },
  { url },
  { type: 'http', url: 'http://localhost:3000', replicas: ['http://127.0.0.1:3001/mcp', 'http://[::1]:3002?x=1'] },
  { type: 'streamable-http', url: `${url}/@acme`, headers: { 'X-Key': `Bearer \${input:key}` } },
  { url, headers: { Authorization: 'Überschrift $5' }, timeoutMs: 60_000, enhancer: 'none' },
  { type: 'vscode', readOnlyTools: ['mcp_wiki_search', 'a.b'], stateful: false },
  ...KNOWN_SERVERS.flatMap(({ installed, remote }) => [
    installed('/srv/index.js', true),
    ...(remote ? [remote(), remote(true)] : []),
  ]),
];

const BAD_SERVERS: readonly unknown[] = [
  'node',
  null,
  {},
  { type: 'stdio' },
  { type: 'tcp', url },
  { type: 'sse', url },
  { type: 'http', command },
  { type: null, command },
  { command, url },
  { command: ' ' },
  { command: 5 },
  { command, args: 'x' },
  { command, args: [1] },
  { command, args: [`\${workspaceFolder}`] },
  { command, args: [`\${input:}`] },
  { command, env: { A: true } },
  { command, env: { 'A=': '' } },
  { command, env: [] },
  { command, cwd: 'wiki' },
  { command, cwd: `\${workspaceFolder}` },
  { command, envFile: '.env' },
  { command, sandboxEnabled: true },
  { command, disabled: true },
  { command, headers: {} },
  { command, replicas: [] },
  { command, timeoutMs: 99 },
  { command, timeoutMs: '100' },
  { command, timeoutMs: null },
  { command, stateful: 'yes' },
  { command, documentText: 1 },
  { command, enhancer: 'guide' },
  { command, readOnlyTools: ['a'] },
  { command, commandd: 'x' },
  { url: 5 },
  { url: 'docs.example' },
  { url: 'http://docs.example' },
  { url: 'http://localhost.docs.example' },
  { url: 'ftp://docs.example' },
  { url: 'https://user:secret@docs.example' },
  { url: `https://docs.example/\${input:key}` },
  { url, replicas: url },
  { url, replicas: ['https://a.example', 'https://a.example'] },
  { url, replicas: Array.from({ length: 9 }, (_, index) => `https://docs${index}.example`) },
  { url, headers: { 'X Y': '' } },
  { url, headers: { 'X-Y': 'a\nb' } },
  { url, headers: { 'X-Y': '日本' } },
  { url, headers: { 'X-Y': 1 } },
  { url, headers: { 'X-Y': `\${config:key}` } },
  { url, headers: Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`x-${index}`, ''])) },
  { url, oauth: {} },
  { url, args: [] },
  { type: 'vscode' },
  { type: 'vscode', readOnlyTools: [] },
  { type: 'vscode', readOnlyTools: ['a b'] },
  { type: 'vscode', readOnlyTools: ['a'], command },
];

/** What takes more than a schema to see. */
const BAD_FOR_THE_PARSER_ALONE: readonly object[] = [
  { command: 'node\0' },
  { url: 'https://169.254.169.254/mcp' },
  { url: 'https://0.0.0.0/mcp' },
  { url: 'https://docs.example:99999/mcp' },
  { url, replicas: [url] },
  { url, headers: { Host: 'docs' } },
  { url, headers: { 'x-y': '', 'X-Y': '' } },
];

describe('the schema of servers in the settings', () => {
  const isValid = schemaOf(SERVERS_SETTING);
  const isParsed = (servers: object): boolean => parseServers(servers).problems.length === 0;

  for (const entry of GOOD_SERVERS) {
    it(`takes what is read: ${JSON.stringify(entry).slice(0, 100)}`, () => {
      assert.equal(isValid({ wiki: entry }), true, JSON.stringify(isValid.errors));
      assert.deepEqual(parseServers({ wiki: entry }).problems, []);
    });
  }

  for (const entry of BAD_SERVERS) {
    it(`marks what is not read: ${JSON.stringify(entry).slice(0, 100)}`, () => {
      assert.deepEqual([isValid({ wiki: entry }), isParsed({ wiki: entry })], [false, false]);
    });
  }

  for (const entry of BAD_FOR_THE_PARSER_ALONE) {
    it(`leaves to the reader: ${JSON.stringify(entry).slice(0, 100)}`, () => {
      assert.deepEqual([isValid({ wiki: entry }), isParsed({ wiki: entry })], [true, false]);
    });
  }

  it('knows the names servers may have, and how many there may be', () => {
    const named = (name: string): object => JSON.parse(`{${JSON.stringify(name)}: {"command": "node"}}`);
    for (const name of ['wiki', 'io.github.acme/wiki', 'a'.repeat(64)]) {
      assert.deepEqual([isValid(named(name)), isParsed(named(name))], [true, true], name);
    }
    for (const name of ['', ' wiki', 'a'.repeat(65), 'a\nb', '__proto__', 'framework-director']) {
      assert.deepEqual([isValid(named(name)), isParsed(named(name))], [false, false], name);
    }
    const many = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`wiki ${index}`, { command }]));
    assert.deepEqual([isValid(many), isParsed(many)], [false, false]);
    assert.deepEqual([isValid([]), isParsed([])], [false, false]);
  });
});

describe('the schema of mappings in the settings', () => {
  const isValid = schemaOf(MAPPINGS_SETTING);
  const both = (mapping: unknown): readonly boolean[] => {
    return [isValid([mapping]), parseMappings([mapping]).problems.length === 0];
  };
  const good = { server: 'wiki', tool: 'search' };

  it('takes what is read', () => {
    for (const mapping of [
      good,
      { ...good, for: 'software', cacheSeconds: 0 },
      { ...good, arguments: { query: `\${framework.name} $5`, id: `\${framework.id}`, text: `\${document.text}` } },
    ]) {
      assert.deepEqual(both(mapping), [true, true], JSON.stringify(mapping));
    }
  });

  it('marks what is not read', () => {
    for (const mapping of [
      'wiki',
      { server: 'wiki' },
      { ...good, tool: '' },
      { ...good, server: 'a\nb' },
      { ...good, for: 'code' },
      { ...good, cacheSeconds: -1 },
      { ...good, arguments: { query: 1 } },
      { ...good, arguments: { query: `\${document.uri}` } },
      { ...good, arguments: [] },
      { ...good, args: {} },
    ]) {
      assert.deepEqual(both(mapping), [false, false], JSON.stringify(mapping));
    }
  });
});
