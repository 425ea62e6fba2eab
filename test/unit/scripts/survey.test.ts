import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';

describe('the survey of real files', function () {
  this.timeout(30_000);
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'framework-director-survey-'));
    const long = 'Nothing to see in this line.\n'.repeat(20);
    write('one-1.0/README.md', `Every team has an SLO for its error budget.\n${long}`);
    write('one-1.0/copy.md', `Every team has an SLO for its error budget.\n${long}`);
    write('one-1.0/short.md', 'Too short.\n');
    write('one-1.0/index.html', `<p>${long}</p>\n`);
    write('@two/app/main.js', `import React from 'react';\n// ${long}`);
    write('@two/app/main.min.js', `import React from 'react';\n// ${long}`);
    write('@two/app/node_modules/three/main.js', `// ${long}`);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  function write(path: string, content: string): void {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  it('counts by kind, without copies, and lists what to read', () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['scripts/survey.mjs', folder], { encoding: 'utf8' });
    assert.match(stdout, /^3 files of 2 packages$/m, stderr);
    assert.match(stdout, /^\| text \| 1 \| 0 \(0\.0 %\) \| 1 \(100\.0 %\) \| 0 \(0\.0 %\) \|$/m);
    assert.match(stdout, /^\| page \| 1 \|/m);
    assert.match(stdout, /^\| code \| 1 \| 0 \(0\.0 %\) \| 0 \(0\.0 %\) \| 1 \(100\.0 %\) \|$/m);
    assert.match(stdout, /slo-error-budget, mentioned, .*name "error budget" at line 1/);
  });
});
