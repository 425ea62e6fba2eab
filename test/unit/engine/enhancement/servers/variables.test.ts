import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import fc from 'fast-check';
import { after, before, describe, it } from 'mocha';
import type { Secrets } from '../../../../../src/engine/enhancement/ports';
import type { HttpServer, StdioServer } from '../../../../../src/engine/enhancement/servers/definition';
import { inputsOf, redact, resolveServer } from '../../../../../src/engine/enhancement/servers/variables';
import { UserError } from '../../../../../src/engine/errors';

const wiki: StdioServer = { type: 'stdio', name: 'wiki', command: 'node', args: [], env: {} };
const docs: HttpServer = { type: 'http', name: 'docs', urls: ['https://docs.example/'], headers: {} };
const secrets =
  (values: Readonly<Record<string, string>>): Secrets =>
  async (_, name) =>
    values[name];

describe('variables of a server', () => {
  before(() => {
    process.env.FD_TEST_TOKEN = 'from the environment';
  });

  after(() => {
    delete process.env.FD_TEST_TOKEN;
  });

  it('are replaced in the command, its arguments, its environment and its folder', async () => {
    const server: StdioServer = {
      ...wiki,
      command: `\${node}`,
      args: [`\${userHome}/wiki.js`, `--token=\${input:wiki key}`, 'plain', `$HOME and \${`],
      env: { TOKEN: `\${env:FD_TEST_TOKEN}`, PROXY: null },
      cwd: `\${userHome}`,
      timeoutMs: 100,
    };
    const resolved = await resolveServer(server, secrets({ 'wiki key': 's3cret' }));
    assert.deepEqual(resolved, {
      server: {
        ...server,
        command: process.execPath,
        args: [`${homedir()}/wiki.js`, '--token=s3cret', 'plain', `$HOME and \${`],
        env: { TOKEN: 'from the environment', PROXY: null },
        cwd: homedir(),
      },
      secrets: ['s3cret', 'from the environment'],
    });
  });

  it('are replaced in the values of headers', async () => {
    const server: HttpServer = { ...docs, headers: { Authorization: `Bearer \${input:key}` } };
    const resolved = await resolveServer(server, secrets({ key: 's3cret' }));
    assert.deepEqual(resolved.server, { ...docs, headers: { Authorization: 'Bearer s3cret' } });
    assert.deepEqual(resolved.secrets, ['s3cret']);
  });

  it('are not looked for in what they stand for', async () => {
    const values = { a: `\${input:b} $& $1`, b: 'never asked for' };
    const { server } = await resolveServer({ ...wiki, args: [`\${input:a}`] }, secrets(values));
    assert.deepEqual(server.args, [`\${input:b} $& $1`]);
  });

  it('ask for each secret once', async () => {
    const asked: string[] = [];
    const server: StdioServer = {
      ...wiki,
      args: [`\${input:a}\${input:a}`],
      env: { A: `\${input:a}`, B: `\${input:b}` },
    };
    await resolveServer(server, async ({ name }, input) => {
      asked.push(`${name} ${input}`);
      return 'value';
    });
    assert.deepEqual(asked, ['wiki a', 'wiki b']);
    assert.deepEqual(inputsOf(server), ['a', 'b']);
    assert.deepEqual(inputsOf({ type: 'vscode', name: 'editor', readOnlyTools: ['a'] }), []);
  });

  for (const [text, sentence] of [
    [
      `\${input:api-key}`,
      'The server "wiki" needs the secret "api-key": set it with Framework Director: Manage MCP Servers.',
    ],
    [
      `\${input:empty}`,
      'The server "wiki" needs the secret "empty": set it with Framework Director: Manage MCP Servers.',
    ],
    [
      `\${env:FD_TEST_UNSET}`,
      'The server "wiki" needs the variable FD_TEST_UNSET of the environment, which is not set.',
    ],
    [
      `\${workspaceFolder}`,
      `The server "wiki" cannot be used: "\${workspaceFolder}" has no value, as this setting belongs to the machine and to no workspace: write the path.`,
    ],
    [
      `\${command:pick}`,
      `The server "wiki" cannot be used: "\${command:pick}" is not one of the variables \${node}, \${userHome}, \${env:NAME} and \${input:NAME}.`,
    ],
  ] as const) {
    it(`say what to do about ${text} when it has no value`, async () => {
      for (const secret of [secrets({ empty: '' }), undefined]) {
        await assert.rejects(resolveServer({ ...wiki, args: [text] }, secret), new UserError(sentence));
      }
    });
  }

  it('bring nothing into a header or a program that would end it early, and show nothing of it', async () => {
    const secret = secrets({ key: 'first\r\nHost: evil', null: 'a\0b' });
    await assert.rejects(
      resolveServer({ ...docs, headers: { 'X-Key': `\${input:key}` } }, secret),
      new UserError(
        'The header "X-Key" of the server "docs" cannot be sent: its secret holds a line break or another character that headers cannot have.',
      ),
    );
    await assert.rejects(
      resolveServer({ ...wiki, env: { KEY: `\${input:null}` } }, secret),
      new UserError('The server "wiki" cannot be started: the value of a variable holds a null character.'),
    );
  });
});

describe('what is shown of a server', () => {
  it('has no secret in it, the longest hidden first', () => {
    assert.equal(redact('Bearer s3cret-long and s3cret', ['s3cret', 's3cret-long']), 'Bearer ••• and •••');
    assert.equal(redact('a on b', ['on', '']), 'a on b');
  });

  it('holds no secret of four characters or more, whatever the text', () => {
    const secret = fc.string({ minLength: 4, maxLength: 12 }).filter((text) => !text.includes('•'));
    fc.assert(
      fc.property(fc.array(fc.oneof(secret, fc.constant('aaaa'))), fc.array(secret), (parts, others) => {
        const hidden = [...parts, ...others];
        const shown = redact(parts.join(' '), hidden);
        assert.ok(hidden.every((one) => !shown.includes(one)));
      }),
    );
  });
});
