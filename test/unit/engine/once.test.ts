import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { once } from '../../../src/engine/once';

describe('A question about things that is answered once', () => {
  it('is asked once of each thing, whatever the answer', () => {
    const asked: string[] = [];
    const isLong = once(({ name }: { readonly name: string }) => {
      asked.push(name);
      return name.length > 3;
    });
    const [short, long] = [{ name: 'ash' }, { name: 'maple' }];
    assert.deepEqual([isLong(short), isLong(long), isLong(short), isLong(long)], [false, true, false, true]);
    assert.deepEqual(asked, ['ash', 'maple']);
  });
});
