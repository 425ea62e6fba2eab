import assert from 'node:assert/strict';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type ImportedServer, importServers } from '../../../../../src/engine/enhancement/servers/import';
import { KNOWN_SERVERS } from '../../../../../src/engine/enhancement/servers/known';
import { parseServers } from '../../../../../src/engine/enhancement/servers/parse';

const FOLDER = join(sep, 'work', 'acme');

describe('importing servers from a file', () => {
  it('takes what VS Code would start and ask, comments and trailing commas in the file or not', () => {
    const file = `\uFEFF{
      // Acme's own
      "servers": {
        "wiki": {
          "type": "stdio",
          "command": "node",
          "args": ["\${workspaceFolder}/wiki.js", "--key=\${input:wiki-key}", "\${workspaceFolderBasename}\${/}x"],
          "env": { "PORT": 8080, "HTTP_PROXY": null, "HOME": "\${userHome}" },
          "dev": { "watch": "**/*.js" },
        },
        "docs": { "url": "https://docs.example/mcp", "headers": { "X-Key": "\${env:DOCS_KEY}" } },
      },
      "inputs": [
        { "id": "wiki-key", "type": "promptString", "description": "Key of\\nthe wiki", "password": true },
        { "id": "other", "type": "promptString" },
      ],
    }`;
    const { servers, problems } = importServers(file, FOLDER);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      servers.map(({ name, taken, problem }) => ({ name, entry: taken?.entry, problem })),
      [
        {
          name: 'wiki',
          entry: {
            type: 'stdio',
            command: 'node',
            args: [`${FOLDER}/wiki.js`, `--key=\${input:wiki-key}`, `acme${sep}x`],
            env: { PORT: 8080, HTTP_PROXY: null, HOME: `\${userHome}` },
            cwd: FOLDER,
          },
          problem: null,
        },
        {
          name: 'docs',
          entry: { url: 'https://docs.example/mcp', headers: { 'X-Key': `\${env:DOCS_KEY}` } },
          problem: null,
        },
      ],
    );
    assert.deepEqual(servers[0]?.inputs, [{ name: 'wiki-key', description: 'Key of the wiki', isPassword: true }]);
    assert.deepEqual(servers[0]?.notes, [
      `"\${workspaceFolder}" is replaced by ${FOLDER}, for the setting belongs to no workspace.`,
      `"\${workspaceFolderBasename}" is replaced by acme, for the setting belongs to no workspace.`,
      `It is started in ${FOLDER}, as VS Code does.`,
    ]);
    for (const { name, taken } of servers) {
      assert.deepEqual(parseServers({ [name]: taken?.entry }), { entries: [taken?.server], problems: [] });
    }
  });

  it('takes the form that other programs share, with its variables', () => {
    const entry = {
      type: 'local',
      command: '~/bin/wiki',
      args: [`\${WIKI_PATH}`, `\${WIKI_MODE:-quick}`],
      env: { KEY: `\${env:KEY}` },
      cwd: 'tools',
      alwaysAllow: ['search'],
    };
    const [wiki] = importServers(JSON.stringify({ mcpServers: { wiki: entry } }), FOLDER).servers;
    assert.deepEqual(wiki?.taken?.entry, {
      type: 'stdio',
      command: `\${userHome}/bin/wiki`,
      args: [`\${env:WIKI_PATH}`, `\${env:WIKI_MODE}`],
      env: { KEY: `\${env:KEY}` },
      cwd: join(FOLDER, 'tools'),
    });
    assert.deepEqual(wiki?.notes, [
      'The variable WIKI_MODE must be set: what the file has in its stead is not taken over.',
    ]);
  });

  for (const [what, entry, note] of [
    [
      'the old transport',
      { type: 'sse', url: 'https://docs.example/sse' },
      'It is of the old transport SSE; here it is asked over Streamable HTTP, for which its server may have another address.',
    ],
    [
      'a file of variables',
      { command: 'node', envFile: '.env' },
      'Its "envFile" is not read: write the variables it needs into "env".',
    ],
    [
      'a sandbox',
      { command: 'node', sandboxEnabled: true },
      'VS Code runs it in a sandbox; here it would run with all your rights.',
    ],
    [
      'a login',
      { url: 'https://docs.example', oauth: { clientId: 'x' } },
      'Its "oauth" is not supported: if it asks for a login, send a token in "headers".',
    ],
    [
      'a secret that is written out',
      { command: 'node', env: { WIKI_TOKEN: 'abc', OTHER_KEY: `\${input:key}`, MODE: 'quick' } },
      `"WIKI_TOKEN" looks like a secret, and stands in the settings as it stands in the file: \${input:NAME} keeps it out.`,
    ],
    ['being switched off', { command: 'node', disabled: true }, 'The file has it switched off.'],
    [
      'what is not known',
      { command: 'node', documentText: true, 'odd\nname': 1 },
      'Not taken over: "documentText", "odd name".',
    ],
    [
      'a program that is downloaded at each start',
      { command: 'npx', args: ['-y', 'acme-wiki@1.2.3'] },
      '"npx" asks a registry at each start and runs what that serves; to start the same program each time, install it in one version and name its program.',
    ],
    [
      'one behind a shell',
      { command: 'cmd', args: ['/c', 'npx', 'acme-wiki'] },
      '"npx" asks a registry at each start and runs what that serves; to start the same program each time, install it in one version and name its program.',
    ],
    [
      'one that Framework Director can install',
      { command: 'pnpm', args: ['dlx', '@upstash/context7-mcp@latest'] },
      `"pnpm dlx" asks a registry at each start and runs what that serves; Framework Director can install Context7 ${KNOWN_SERVERS[1].version} once and start that instead.`,
    ],
    [
      'a script of Windows',
      { command: 'wiki.cmd' },
      'Windows starts a program of this kind through a shell, which is not used here: name the program it runs.',
    ],
  ] as const) {
    it(`says of ${what} what becomes of it`, () => {
      const server = only({ servers: { wiki: entry } }, null);
      assert.deepEqual(server.notes, [note]);
      assert.ok(server.taken);
      assert.equal('documentText' in server.taken.entry, false);
    });
  }

  it('does not start a program that looks for others in the folder of a workspace', () => {
    const server = only({ servers: { wiki: { command: 'npx', args: ['acme-wiki'] } } }, FOLDER);
    assert.deepEqual(server.taken?.entry, { command: 'npx', args: ['acme-wiki'] });
    assert.equal(
      server.notes.at(-1),
      'It is started in your home folder, as files of the workspace could decide what is run.',
    );
  });

  it('says how a secret is asked for that VS Code gets in another way', () => {
    const inputs = [
      { id: 'a', type: 'command', command: 'acme.login' },
      { id: 'b', type: 'pickString', options: ['eu', { label: 'America', value: 'us' }] },
    ];
    const args = ['a', 'b', 'c'].map((name) => `\${input:${name}}`);
    const server = only({ servers: { wiki: { command: 'node', args } }, inputs }, null);
    assert.deepEqual(server.notes, [
      'VS Code gets "a" from one of its commands; here you type it, once.',
      '"b" is one of "eu", "us".',
    ]);
    assert.deepEqual(server.inputs, [
      { name: 'a', description: null, isPassword: false },
      { name: 'b', description: null, isPassword: false },
      { name: 'c', description: null, isPassword: true },
    ]);
  });

  for (const [entry, problem] of [
    ['node', 'it must be an object'],
    [{}, 'it needs a "command", or the "url" of a server'],
    [
      { command: `\${workspaceFolder}/wiki` },
      `"\${workspaceFolder}" has no value, as this setting belongs to the machine and to no workspace: write the path`,
    ],
    [
      { command: `\${config:wiki}` },
      `"\${config:wiki}" is not one of the variables \${node}, \${userHome}, \${env:NAME} and \${input:NAME}`,
    ],
    [{ url: 'http://169.254.169.254/mcp' }, '"url" must not be a link-local address or one of cloud metadata'],
  ] as const) {
    it(`says that ${problem.slice(0, 80)}`, () => {
      const { taken, problem: said } = only({ servers: { wiki: entry } }, null);
      assert.equal(taken, null);
      assert.equal(said, `"wiki" cannot be taken over: ${problem}.`);
    });
  }

  it('takes no folder for a variable', () => {
    const entry = { command: `\${workspaceFolder}/wiki` };
    assert.equal(only({ servers: { wiki: entry } }, `/srv/\${input:key}`).taken, null);
  });

  for (const [what, text, problem] of [
    ['nothing', '', 'The file is not read: line 1 is no JSON.'],
    ['no JSON', '{\n"servers": {\n]', 'The file is not read: line 3 is no JSON.'],
    ['a list', '[]', 'The file is not read: it must hold an object.'],
    ['no servers', '{"inputs": []}', 'The file has no servers: it needs them by name, in "servers" or "mcpServers".'],
    ['a megabyte and more', ' '.repeat(1024 * 1024 + 1), 'The file is not read: it is larger than 1 MB.'],
    ['a hundred thousand levels', '['.repeat(100_000), 'The file is not read: it is nested deeper than 32 levels.'],
  ] as const) {
    it(`says of a file with ${what} why it is not read`, () => {
      assert.deepEqual(importServers(text, null), { servers: [], problems: [problem] });
    });
  }

  it('shows a bounded number of servers', () => {
    const servers = Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`wiki ${index}`, { command: 'a' }]));
    const file = importServers(JSON.stringify({ servers }), null);
    assert.equal(file.servers.length, 64);
    assert.deepEqual(file.problems, ['Only the first 64 servers of the file are shown.']);
  });

  it('finds nothing in keys that are the names of a prototype', () => {
    const hidden = '{"servers": {"a": {"__proto__": {"command": "evil"}}, "__proto__": {"command": "evil"}}}';
    const { servers } = importServers(hidden, null);
    assert.deepEqual(
      servers.map(({ taken }) => taken),
      [null, null],
    );
    assert.equal('command' in {}, false);
    assert.deepEqual(importServers('{"__proto__": {"servers": {"a": {"command": "evil"}}}}', null).servers, []);
  });

  it('never throws', () => {
    const key = fc.constantFrom(
      ...['servers', 'mcpServers', 'inputs', 'type', 'command', 'args', 'env', 'url', 'headers', 'cwd', '__proto__'],
      ...['id', 'options', 'description', 'envFile', 'constructor', 'toString', 'length'],
    );
    const leaf = fc.oneof(
      fc.constantFrom('stdio', 'sse', `\${workspaceFolder}`, `\${input:x}`, '~', 'npx', 'pickString', 'https://a.b'),
      fc.string(),
      fc.constant(null),
      fc.double(),
      fc.boolean(),
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof({ maxDepth: 5 }, leaf, fc.array(tie('value')), fc.dictionary(key, tie('value'))),
    }));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.dictionary(key, value).map((file) => JSON.stringify(file)),
          fc.string(),
        ),
        (text) => {
          importServers(text, FOLDER);
        },
      ),
    );
  });
});

function only(file: object, folder: string | null): ImportedServer {
  const { servers, problems } = importServers(JSON.stringify(file), folder);
  assert.deepEqual(problems, []);
  const [server] = servers;
  assert.ok(server && servers.length === 1);
  return server;
}
