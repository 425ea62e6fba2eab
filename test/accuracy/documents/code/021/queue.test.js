const assert = require('node:assert/strict');
const { describe, it, before, after } = require('mocha');
const Queue = require('../lib/queue');

describe('Queue', function () {
  this.timeout(5000);
  let queue;

  before(() => {
    queue = new Queue({ concurrency: 2 });
  });

  after(() => queue.close());

  it('keeps the order of equal priorities', async () => {
    const seen = [];
    await Promise.all([1, 2, 3].map((n) => queue.add(() => seen.push(n))));
    assert.deepEqual(seen, [1, 2, 3]);
  });
});
