import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  definitionHash,
  enhancerOf,
  type HttpServer,
  type StdioServer,
} from '../../../../../src/engine/enhancement/servers/definition';

const wiki: StdioServer = {
  type: 'stdio',
  name: 'wiki',
  command: 'node',
  args: ['wiki.js'],
  env: { A: '1', B: '2' },
  cwd: '/srv',
};
const docs: HttpServer = { type: 'http', name: 'docs', urls: ['https://docs.example/'], headers: { A: '1', B: '2' } };

describe('the hash that consent is bound to', () => {
  it('changes with everything that decides what is started, where, and what it is told', () => {
    const all = [
      wiki,
      { ...wiki, command: 'bun' },
      { ...wiki, args: ['wiki.js', '--write'] },
      { ...wiki, args: ['wiki.js --write'] },
      { ...wiki, env: { A: '1', B: '3' } },
      { ...wiki, env: { A: '1', B: null } },
      { ...wiki, env: { A: '1', B: 'null' } },
      { ...wiki, env: { A: '1', C: '2' } },
      { ...wiki, cwd: '/tmp' },
      { ...wiki, documentText: true },
      { ...wiki, name: 'context7' },
      { ...wiki, enhancer: 'sequential' as const },
      docs,
      { ...docs, urls: ['https://docs2.example/'] as const },
      { ...docs, urls: ['https://docs.example/', 'https://docs2.example/'] as const },
      { ...docs, headers: { A: '1' } },
    ];
    assert.equal(new Set(all.map(definitionHash)).size, all.length);
  });

  it('stays for another name, another order of variables, and what decides nothing of it', () => {
    const same = { ...wiki, name: 'docs', env: { B: '2', A: '1' }, timeoutMs: 100, stateful: true };
    assert.equal(definitionHash(same), definitionHash(wiki));
    assert.equal(definitionHash({ ...docs, headers: { B: '2', A: '1' } }), definitionHash(docs));
  });
});

describe('the enhancer that asks a server', () => {
  it('is told by the name, unless the setting says another', () => {
    assert.equal(enhancerOf(wiki), 'none');
    assert.equal(enhancerOf({ ...wiki, name: 'Sequential-Thinking' }), 'sequential');
    assert.equal(enhancerOf({ ...wiki, name: 'context7', enhancer: 'none' }), 'none');
    assert.equal(enhancerOf({ ...wiki, enhancer: 'context7' }), 'context7');
    assert.equal(enhancerOf({ ...wiki, name: 'constructor' }), 'none');
  });
});
