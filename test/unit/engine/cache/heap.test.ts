import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, it } from 'mocha';

describe('The memory of the engine', function () {
  this.timeout(180_000);

  it('is no larger after ten thousand documents than after the first thousand', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'framework-director-heap-'));
    try {
      const program = resolve('dist/test/support/programs/heap.js');
      const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--expose-gc', program, folder]);
      assert.equal(stderr, '');
      const [early = 0, late = 0] = (JSON.parse(stdout) as { readonly heaps: readonly number[] }).heaps;
      assert.ok(early > 1_000_000 && late <= early * 1.1, `${early} bytes, then ${late}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
