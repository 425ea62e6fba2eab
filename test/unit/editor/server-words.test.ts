import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { describe, it } from 'mocha';
import { commandLine, consentQuestion, exact, inOneLine, withoutIcons } from '../../../src/editor/server-words';
import type { ServerDefinition, StdioServer } from '../../../src/engine/enhancement/servers/definition';

const WIKI: StdioServer = { type: 'stdio', name: 'wiki', command: 'node', args: ['/srv/wiki.js', '--all'], env: {} };

const detail = (server: ServerDefinition, secrets: readonly string[] = [], mapped = true): string =>
  consentQuestion(server, { secrets, mapped }).detail;

describe('the question whether a server may be used', () => {
  it('shows a program as it is started, where, and with which variables', () => {
    const server = { ...WIKI, cwd: '/srv', env: { PORT: '80', KEY: 'secret!', TOKEN: `\${env:WIKI}`, PROXY: null } };
    assert.equal(
      detail(server, ['wiki-key']),
      [
        'It runs this program on your machine, with your rights:',
        '',
        'node /srv/wiki.js --all',
        '',
        'In the folder /srv',
        '',
        'With the variables PORT, KEY, TOKEN',
        'Taken from your environment: WIKI',
        '',
        'It is given secrets that you are asked for: wiki-key.',
        '',
        'It is told the names of the frameworks in your documents and our own questions about them, and nothing else.',
      ].join('\n'),
    );
  });

  it('says what variables in a command stand for', () => {
    const text = detail({ ...WIKI, command: `\${node}`, args: [`\${userHome}/wiki.js`] });
    assert.ok(text.includes(`\${node} \${userHome}/wiki.js`), text);
    assert.ok(text.includes(`\${node} stands for ${process.execPath}`), text);
    assert.ok(text.includes(`\${userHome} stands for ${homedir()}`), text);
  });

  it('shows every address, and headers by their names', () => {
    const urls = ['https://a.example/mcp', 'https://b.example/mcp'] as const;
    const text = detail({ type: 'http', name: 'docs', urls, headers: { Authorization: 'Bearer secret!' } });
    assert.match(text, /https:\/\/a\.example\/mcp\nhttps:\/\/b\.example\/mcp\n\nWith the header Authorization\n/);
    assert.doesNotMatch(text, /secret!/);
  });

  it('shows every tool of the editor that is called', () => {
    const { message, detail: text } = consentQuestion(
      { type: 'vscode', name: 'tools', readOnlyTools: ['mcp_wiki_search', 'mcp_wiki_read'] },
      { secrets: [], mapped: true },
    );
    assert.equal(message, 'Allow Framework Director to call the editor’s tools for “tools”?');
    assert.match(text, /mcp_wiki_search\nmcp_wiki_read/);
  });

  it('says plainly when a server is sent whole documents', () => {
    assert.match(detail({ ...WIKI, documentText: true }), /THE WHOLE TEXT of documents/);
    assert.doesNotMatch(detail(WIKI), /TEXT/);
  });

  it('says what the servers are told that are asked by themselves, and what mappings tell them beside that', () => {
    const context7 = { ...WIKI, name: 'context7' };
    assert.match(detail(context7, [], false), /When you ask .* software frameworks .* nothing else\.$/);
    assert.match(detail(context7, [], true), /software frameworks .*\nIt is told the names of the frameworks/);
    assert.match(detail({ ...WIKI, enhancer: 'sequential' }, [], false), /step by step: .* on which lines they stand/);
    assert.match(detail({ ...context7, enhancer: 'none' }), /^It is told the names of the frameworks in your/m);
  });
});

describe('what is shown of a server', () => {
  it('keeps arguments apart, and hides no character of them', () => {
    assert.equal(commandLine(['node', 'a b', '', 'x"y']), 'node "a b" "" "x\\"y"');
    assert.equal(commandLine(['a\nb', 'a\u202eb', 'a\u00a0b']), '"a\\nb" "a\\u{202e}b" "a\u00a0b"');
    assert.equal(exact('https://a.example/\u200bmcp'), 'https://a.example/\\u{200b}mcp');
  });

  it('shows no icon that somebody else’s text asks for', () => {
    assert.equal(
      withoutIcons('a $(shield) b $(sync~spin) $(no icon) $5'),
      'a \\$(shield) b \\$(sync~spin) $(no icon) $5',
    );
  });

  it('is one line for every kind', () => {
    assert.equal(inOneLine(WIKI), 'node /srv/wiki.js --all');
    assert.equal(
      inOneLine({ type: 'http', name: 'docs', urls: ['https://a.example', 'https://b.example'], headers: {} }),
      'https://a.example, https://b.example',
    );
    assert.equal(inOneLine({ type: 'vscode', name: 'tools', readOnlyTools: ['a', 'b'] }), 'Tools of the editor: a, b');
  });
});
