import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';
import { Queue } from '../lib/queue.mjs';

describe('Queue', () => {
  let queue;

  beforeEach(() => {
    queue = new Queue();
  });

  it('gives back what it took', () => {
    queue.push(1);
    assert.equal(queue.shift(), 1);
  });

  it('calls back once', (t) => {
    const seen = t.mock.fn();
    queue.onEmpty(seen);
    queue.shift();
    assert.equal(seen.mock.callCount(), 1);
    mock.reset();
  });
});
