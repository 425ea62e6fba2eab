import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { enhancersFor } from '../../../../../src/engine/enhancement/enhancers/list';
import type { ServerDefinition } from '../../../../../src/engine/enhancement/servers/definition';
import { faultServer, lookup } from '../../../../support/fault-servers';

const named = (servers: readonly ServerDefinition[]): string[] =>
  enhancersFor(servers, [lookup('wiki')]).map(({ name, server }) => `${name} of ${server}`);

const OURS = ['guide of framework-director', 'reasoning of framework-director'];

describe('the enhancers', () => {
  it('are our own and the mappings where no server is known', () => {
    assert.deepEqual(named([faultServer('echo')]), [...OURS, 'lookup of wiki']);
  });

  it('are for servers too that are known by their names', () => {
    const servers = ['context7', 'Sequential-Thinking'].map((name) => ({ ...faultServer('echo'), name }));
    assert.deepEqual(named(servers), [
      ...OURS,
      'context7 of context7',
      'sequential of Sequential-Thinking',
      'lookup of wiki',
    ]);
  });

  it('are what the setting says, whatever the name', () => {
    const servers: readonly ServerDefinition[] = [
      { ...faultServer('echo'), name: 'context7', enhancer: 'none' },
      { ...faultServer('echo'), name: 'docs', enhancer: 'context7' },
    ];
    assert.deepEqual(named(servers), [...OURS, 'context7 of docs', 'lookup of wiki']);
  });
});
