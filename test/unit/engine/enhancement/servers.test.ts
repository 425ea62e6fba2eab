import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  definitionHash,
  parseMappings,
  parseServers,
  type StdioServer,
} from '../../../../src/engine/enhancement/servers';

describe('settings of MCP servers', () => {
  it('are read with what may be left out filled in', () => {
    assert.deepEqual(parseServers([{ name: 'wiki', command: 'node' }]), {
      entries: [{ name: 'wiki', command: 'node', args: [], env: {} }],
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
    const { entries, problems } = parseServers([
      { name: 'wiki', command: 'node', args: ['wiki.js'], env: { TOKEN: 'secret' }, cwd: '/srv' },
      'node wiki.js',
      { name: 'docs' },
      { name: 'wiki', command: 'other' },
      { name: 'framework-director', command: 'node' },
      { name: 'x\ny', command: 'node' },
      { name: 'args', command: 'node', args: 'wiki.js' },
      { name: 'env', command: 'node', env: { TOKEN: 1 } },
      { name: 'null', command: 'node\0' },
    ]);
    assert.deepEqual(
      entries.map(({ name }) => name),
      ['wiki'],
    );
    assert.deepEqual(problems, [
      'Entry 2 of frameworkDirector.mcp.servers is not used: it must be an object.',
      'Entry 3 of frameworkDirector.mcp.servers is not used: "command" must be a text.',
      'Entry 4 of frameworkDirector.mcp.servers is not used: the name "wiki" is used twice.',
      'Entry 5 of frameworkDirector.mcp.servers is not used: the name "framework-director" is taken by Framework Director itself.',
      'Entry 6 of frameworkDirector.mcp.servers is not used: "name" may have 64 letters, digits, spaces and . : / @ - at most.',
      'Entry 7 of frameworkDirector.mcp.servers is not used: "args" must be a list of texts.',
      'Entry 8 of frameworkDirector.mcp.servers is not used: "env" must be an object of texts.',
      'Entry 9 of frameworkDirector.mcp.servers is not used: "command" holds a null character.',
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

  it('are a list of bounded length', () => {
    assert.deepEqual(parseServers({ wiki: { command: 'node' } }).problems, [
      'frameworkDirector.mcp.servers is not used: it must be a list.',
    ]);
    const many = Array.from({ length: 17 }, (_, index) => ({ name: `wiki ${index}`, command: 'node' }));
    const { entries, problems } = parseServers(many);
    assert.equal(entries.length, 16);
    assert.deepEqual(problems, ['Only the first 16 entries of frameworkDirector.mcp.servers are used.']);
  });
});

describe('the hash that consent is bound to', () => {
  const server: StdioServer = {
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
