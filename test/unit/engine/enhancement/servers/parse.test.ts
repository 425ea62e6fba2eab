import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ServerDefinition } from '../../../../../src/engine/enhancement/servers/definition';
import { parseMappings, parseServers } from '../../../../../src/engine/enhancement/servers/parse';

const ONLY_HTTPS = 'must begin with https://, or with http:// for a server on this machine';

describe('settings of MCP servers', () => {
  it('are read with what may be left out filled in', () => {
    assert.deepEqual(parseServers({ wiki: { command: 'node' }, docs: { url: 'https://docs.example/mcp' } }), {
      entries: [
        { type: 'stdio', name: 'wiki', command: 'node', args: [], env: {} },
        { type: 'http', name: 'docs', urls: ['https://docs.example/mcp'], headers: {} },
      ],
      problems: [],
    });
    assert.deepEqual(parseMappings([{ server: 'wiki', tool: 'lookup' }]), {
      entries: [{ server: 'wiki', tool: 'lookup', arguments: {}, for: 'all', cacheSeconds: 300 }],
      problems: [],
    });
  });

  it('are empty when nothing is set', () => {
    assert.deepEqual(parseServers(undefined), { entries: [], problems: [] });
    assert.deepEqual(parseMappings(null), { entries: [], problems: [] });
  });

  it('take programs in the shape of mcp.json: numbers as texts, null for a variable that is taken away', () => {
    const wiki = {
      type: 'stdio',
      command: 'node',
      args: ['wiki.js', ''],
      env: { TOKEN: `\${input:wiki}`, PORT: 8080, HTTP_PROXY: null },
      cwd: `\${userHome}/wiki`,
      dev: { watch: '**/*.js' },
      gallery: true,
      version: '1.0.0',
      sandboxEnabled: false,
    };
    assert.deepEqual(good({ wiki }), [
      {
        type: 'stdio',
        name: 'wiki',
        command: 'node',
        args: ['wiki.js', ''],
        env: { TOKEN: `\${input:wiki}`, PORT: '8080', HTTP_PROXY: null },
        cwd: `\${userHome}/wiki`,
      },
    ]);
  });

  it('take addresses with their replicas, as they are asked for', () => {
    const docs = {
      type: 'streamable-http',
      url: 'HTTPS://Docs.Example/mcp#top',
      replicas: ['https://docs2.example/mcp', 'http://127.1:8080'],
      headers: { Authorization: `Bearer \${input:docs}` },
      timeoutMs: 2_500,
      stateful: true,
      documentText: false,
      enhancer: 'none',
    };
    assert.deepEqual(good({ docs }), [
      {
        type: 'http',
        name: 'docs',
        urls: ['https://docs.example/mcp', 'https://docs2.example/mcp', 'http://127.0.0.1:8080/'],
        headers: { Authorization: `Bearer \${input:docs}` },
        timeoutMs: 2_500,
        stateful: true,
        documentText: false,
        enhancer: 'none',
      },
    ]);
  });

  it('take tools of the editor that somebody says only read', () => {
    const editor = { type: 'vscode', readOnlyTools: ['mcp_wiki_search'] };
    assert.deepEqual(good({ editor }), [{ name: 'editor', ...editor }]);
  });

  it('keep the good entries and say in a sentence what is wrong with each other one', () => {
    const { entries, problems } = parseServers({
      wiki: { command: 'node' },
      text: 'node wiki.js',
      docs: {},
      'framework-director': { command: 'node' },
      'x\ny': { command: 'node' },
    });
    assert.deepEqual(
      entries.map(({ name }) => name),
      ['wiki'],
    );
    const setting = 'in frameworkDirector.mcp.servers is not used:';
    assert.deepEqual(problems, [
      `"text" ${setting} it must be an object.`,
      `"docs" ${setting} it needs a "command", or the "url" of a server.`,
      `"framework-director" ${setting} this name is taken by Framework Director itself.`,
      `"x y" ${setting} its name may have 64 letters, digits, spaces and . : / @ - at most.`,
    ]);
  });

  const url = 'https://docs.example/mcp';
  const command = 'node';
  for (const [entry, problem] of [
    [{ command, url }, 'it has a "command" and a "url": keep one of them'],
    [{ type: 'tcp', url }, '"type" must be "stdio", "http" or "vscode"'],
    [{ type: 'sse', url }, '"sse" is an old transport that is not spoken here: use "http", which is Streamable HTTP'],
    [{ type: 'stdio' }, '"command" must be a text'],
    [{ command: 'node\0' }, '"command" holds a null character'],
    [{ command, args: 'wiki.js' }, '"args" must be a list of texts'],
    [{ command, env: { TOKEN: true } }, '"env" must be an object of texts, numbers and null'],
    [{ command, env: { 'A=B': '1' } }, '"env" has a name that no variable can have'],
    [{ command, cwd: 'wiki' }, `"cwd" must be a whole path, or begin with \${userHome}`],
    [
      { command, cwd: `\${workspaceFolder}/wiki` },
      `"\${workspaceFolder}" has no value, as this setting belongs to the machine and to no workspace: write the path`,
    ],
    [
      { command, args: [`\${config:wiki}`] },
      `"\${config:wiki}" is not one of the variables \${node}, \${userHome}, \${env:NAME} and \${input:NAME}`,
    ],
    [{ command, envFile: '.env' }, '"envFile" is not read: write the variables it sets into "env"'],
    [
      { command, sandboxEnabled: true },
      '"sandboxEnabled" is not supported: without it the server runs with all your rights',
    ],
    [{ command, disabled: true }, 'it is "disabled"'],
    [{ command, headers: {} }, '"headers" is no field of a server of type "stdio"'],
    [{ url, timeoutMS: 100 }, '"timeoutMS" is no field of a server of type "http"'],
    [{ url, constructor: 1 }, '"constructor" is no field of a server of type "http"'],
    [{ url, oauth: {} }, '"oauth" is not supported: send a token in "headers"'],
    [{ url, timeoutMs: 99 }, '"timeoutMs" must be a number from 100 to 60000'],
    [{ url, stateful: 1 }, '"stateful" must be true or false'],
    [{ url, documentText: 'yes' }, '"documentText" must be true or false'],
    [{ url, enhancer: 'guide' }, '"enhancer" must be "sequential", "context7" or "none"'],
    [{ url, headers: ['x'] }, '"headers" must be an object of texts'],
    [{ url, headers: { 'X Y': 'z' } }, '"headers" has a name that no header can have'],
    [{ url, headers: { 'X-Y': 'z\r\nHost: evil' } }, 'the header "X-Y" holds a character that none can have'],
    [{ url, headers: { 'x-y': 'z', 'X-Y': 'z' } }, 'the header "X-Y" is there twice'],
    [{ url, headers: { Host: 'docs' } }, 'the header "Host" is set by the connection itself'],
    [
      { url, headers: Object.fromEntries(Array.from({ length: 33 }, (_, index) => [`x-${index}`, ''])) },
      '"headers" may have 32 entries at most',
    ],
    [{ url, replicas: 'https://docs2.example' }, '"replicas" must be a list of addresses'],
    [{ url, replicas: [url] }, '"replicas" names an address twice'],
    [{ url, replicas: ['http://docs2.example'] }, `an address of "replicas" ${ONLY_HTTPS}`],
    [
      { url, replicas: Array.from({ length: 9 }, (_, index) => `https://docs${index}.example`) },
      '"replicas" may have 8 entries at most',
    ],
    [{ url: 'docs.example' }, '"url" must be an address that begins with https://'],
    [{ url: 5 }, '"url" must be a text'],
    [{ url: `https://docs.example/\${input:key}` }, '"url" can have no variables: send secrets in "headers"'],
    [{ type: 'vscode', readOnlyTools: [] }, '"readOnlyTools" must name 1 to 64 tools'],
    [{ type: 'vscode', readOnlyTools: ['a b'] }, '"readOnlyTools" must name 1 to 64 tools'],
    [{ type: 'vscode', url, readOnlyTools: ['a'] }, '"url" is no field of a server of type "vscode"'],
  ] as readonly (readonly [object, string])[]) {
    it(`say that ${problem.slice(0, 90)}`, () => {
      assert.deepEqual(parseServers({ wiki: entry }), {
        entries: [],
        problems: [`"wiki" in frameworkDirector.mcp.servers is not used: ${problem}.`],
      });
    });
  }

  it('name no field that JSON can hide in an object', () => {
    const { entries, problems } = parseServers(JSON.parse('{"__proto__": {"command": "node"}}'));
    assert.deepEqual(entries, []);
    assert.equal(problems.length, 1);
    const [wiki] = good(JSON.parse('{"wiki": {"command": "node", "env": {"__proto__": "1"}}}'));
    assert.ok(wiki?.type === 'stdio' && Object.hasOwn(wiki.env, '__proto__'));
  });

  it('may send the document in a mapping, and say which part of one cannot be used', () => {
    const mapping = { server: 'wiki', tool: 'lookup' };
    const { entries, problems } = parseMappings([
      { ...mapping, arguments: { text: `\${document.text}`, about: `\${framework.name}` } },
      { ...mapping, arguments: { query: `\${document.uri}` } },
      { ...mapping, for: 'code' },
      { ...mapping, for: null },
      { ...mapping, cacheSeconds: -1 },
    ]);
    assert.deepEqual(
      entries.map((entry) => entry.arguments),
      [{ text: `\${document.text}`, about: `\${framework.name}` }],
    );
    assert.deepEqual(problems, [
      `Entry 2 of frameworkDirector.mcp.mappings is not used: "\${document.uri}" is not a placeholder of "arguments".`,
      'Entry 3 of frameworkDirector.mcp.mappings is not used: "for" must be "strategy", "software" or "all".',
      'Entry 4 of frameworkDirector.mcp.mappings is not used: "for" must be "strategy", "software" or "all".',
      'Entry 5 of frameworkDirector.mcp.mappings is not used: "cacheSeconds" must be 0 or more.',
    ]);
  });

  it('have a form and a bounded number', () => {
    assert.deepEqual(parseServers([{ command: 'node' }]).problems, [
      'frameworkDirector.mcp.servers is not used: it must be an object of servers by name.',
    ]);
    assert.deepEqual(parseMappings({}).problems, ['frameworkDirector.mcp.mappings is not used: it must be a list.']);
    const many = Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`wiki ${index}`, { command: 'node' }]));
    const { entries, problems } = parseServers(many);
    assert.equal(entries.length, 16);
    assert.deepEqual(problems, ['Only the first 16 entries of frameworkDirector.mcp.servers are used.']);
  });
});

function good(servers: object): readonly ServerDefinition[] {
  const { entries, problems } = parseServers(servers);
  assert.deepEqual(problems, []);
  return entries;
}
