import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { merge } from '../../../src/engine/merge';

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function* ticking(name: string, times: readonly number[]): AsyncGenerator<string> {
  for (const ms of times) {
    await later(ms);
    yield name;
  }
}

describe('merge', () => {
  it('yields in the order of arrival, whatever the order of the sources', async () => {
    const seen: string[] = [];
    for await (const name of merge([ticking('slow', [30]), ticking('quick', [1, 1])])) seen.push(name);
    assert.deepEqual(seen, ['quick', 'quick', 'slow']);
  });

  it('passes on what a source throws', async () => {
    async function* broken(): AsyncGenerator<string> {
      yield 'one';
      throw new Error('broken');
    }
    await assert.rejects(async () => {
      for await (const _ of merge([broken(), ticking('other', [1])]));
    }, /broken/);
  });

  it('does not wait for sources that hang when the consumer leaves', async () => {
    async function* hanging(): AsyncGenerator<string> {
      await new Promise(() => undefined);
      yield 'never';
    }
    for await (const _ of merge([hanging(), ticking('quick', [1])])) break;
  });
});
