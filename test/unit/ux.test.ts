import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';

/** `file › title`, where the file is below test/ and has no ending. */
const REFERENCE = /`((?:unit|host|ui|mcp)\/[\w/-]+) › ([^`]+)`/g;

describe('what docs/ux.md says of the surfaces', () => {
  const references = [...readFileSync('docs/ux.md', 'utf8').matchAll(REFERENCE)].map(([, file = '', title = '']) => ({
    file,
    title,
  }));

  it('rests on tests that exist', () => {
    const missing = references.filter(({ file, title }) => {
      const [path] = globSync(`test/${file}.test.ts`);
      return path === undefined || !readFileSync(path, 'utf8').includes(title);
    });
    assert.deepEqual(missing, []);
  });

  it('names a test for most of its lines', () => {
    assert.ok(references.length > 50, `${references.length} references`);
  });
});
