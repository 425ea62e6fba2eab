import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { definitionHash, type StdioServer } from '../../../../../src/engine/enhancement/servers/definition';
import { parseMappings, parseServers } from '../../../../../src/engine/enhancement/servers/parse';

describe('settings of MCP servers', () => {
  it('are read with what may be left out filled in', () => {
    assert.deepEqual(parseServers({ wiki: { command: 'node' } }), {
      entries: [{ type: 'stdio', name: 'wiki', command: 'node', args: [], env: {} }],
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

  it('keep the good entries and say in a sentence what is wrong with each other one', () => {
    const { entries, problems } = parseServers({
      wiki: { type: 'stdio', command: 'node', args: ['wiki.js'], env: { TOKEN: 'secret' }, cwd: '/srv' },
      text: 'node wiki.js',
      docs: {},
      http: { type: 'http', url: 'https://example.org' },
      'framework-director': { command: 'node' },
      'x\ny': { command: 'node' },
      args: { command: 'node', args: 'wiki.js' },
      env: { command: 'node', env: { TOKEN: 1 } },
      null: { command: 'node\0' },
    });
    assert.deepEqual(
      entries.map(({ name }) => name),
      ['wiki'],
    );
    const setting = 'in frameworkDirector.mcp.servers is not used:';
    assert.deepEqual(problems, [
      `"text" ${setting} it must be an object.`,
      `"docs" ${setting} "command" must be a text.`,
      `"http" ${setting} "type" must be "stdio".`,
      `"framework-director" ${setting} this name is taken by Framework Director itself.`,
      `"x y" ${setting} its name may have 64 letters, digits, spaces and . : / @ - at most.`,
      `"args" ${setting} "args" must be a list of texts.`,
      `"env" ${setting} "env" must be an object of texts.`,
      `"null" ${setting} "command" holds a null character.`,
    ]);
  });

  it('say which part of a mapping cannot be used', () => {
    const mapping = { server: 'wiki', tool: 'lookup' };
    const unknown = '$' + '{document.text}';
    const { problems } = parseMappings([
      { ...mapping, arguments: { query: unknown } },
      { ...mapping, for: 'code' },
      { ...mapping, cacheSeconds: -1 },
    ]);
    assert.deepEqual(problems, [
      `Entry 1 of frameworkDirector.mcp.mappings is not used: "${unknown}" is not a placeholder of "arguments".`,
      'Entry 2 of frameworkDirector.mcp.mappings is not used: "for" must be "strategy", "software" or "all".',
      'Entry 3 of frameworkDirector.mcp.mappings is not used: "cacheSeconds" must be 0 or more.',
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

describe('the hash that consent is bound to', () => {
  const server: StdioServer = {
    type: 'stdio',
    name: 'wiki',
    command: 'node',
    args: ['wiki.js'],
    env: { A: '1', B: '2' },
    cwd: '/srv',
  };

  it('changes with everything that decides what is started', () => {
    const changed: StdioServer[] = [
      { ...server, command: 'bun' },
      { ...server, args: ['wiki.js', '--write'] },
      { ...server, args: ['wiki.js --write'] },
      { ...server, env: { A: '1', B: '3' } },
      { ...server, env: { A: '1', C: '2' } },
      { ...server, cwd: '/tmp' },
    ];
    assert.equal(new Set([server, ...changed].map(definitionHash)).size, 7);
  });

  it('stays for another name and another order of variables', () => {
    assert.equal(definitionHash({ ...server, name: 'docs', env: { B: '2', A: '1' } }), definitionHash(server));
  });
});
