import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { FrameworkUse } from '../../../src/engine/framework-use';
import { inventoryCsv, inventoryJson } from '../../../src/workspace/export';
import { inventoryMarkdown } from '../../../src/workspace/export-markdown';
import { byFramework, type Inventory, type InventoryFile, noteOf } from '../../../src/workspace/inventory';

function use(id: string, name: string, more: Partial<FrameworkUse> = {}): FrameworkUse {
  const plain = { kind: 'software', standing: 'applied', version: null, places: 1, line: 1, coverage: null } as const;
  return { id, name, ...plain, ...more };
}

const WRAP = { kind: 'strategy', coverage: { present: 3, of: 4 } } as const;

function file(path: string, frameworks: readonly FrameworkUse[], problem: string | null = null): InventoryFile {
  return { path, bytes: 1_024, frameworks, problem };
}

const INVENTORY: Inventory = {
  name: 'acme',
  madeAt: new Date('2026-03-04T05:06:07Z'),
  files: [
    file('web/package.json', [use('react', 'React', { version: '^19.0.0', line: 4 })]),
    file('docs/plan.md', [
      use('wrap', 'WRAP', { ...WRAP, places: 9 }),
      use('react', 'React', { standing: 'mentioned', line: 7 }),
    ]),
    file('admin/package.json', [use('react', 'React', { version: '^18.2.0', line: 5 })]),
    file('huge.md', [], 'The file is larger than 5 MB: open it to analyze it.'),
  ],
  read: 1_234,
  bytes: 84 * 1_048_576,
  note: null,
};

describe('the inventory of a workspace', () => {
  it('is told by framework, each with its files and the versions they ask for', () => {
    const rows = byFramework(INVENTORY.files);
    assert.deepEqual(
      rows.map(({ name, files, versions }) => [name, files.map(({ path }) => path), versions]),
      [
        [
          'React',
          ['admin/package.json', 'docs/plan.md', 'web/package.json'],
          [
            { version: '^18.2.0', paths: ['admin/package.json'] },
            { version: '^19.0.0', paths: ['web/package.json'] },
          ],
        ],
        ['WRAP', ['docs/plan.md'], []],
      ],
    );
  });

  it('is a page of Markdown', () => {
    assert.equal(inventoryMarkdown(INVENTORY), MARKDOWN);
  });

  it('says in Markdown why it is not all', () => {
    const note = noteOf({ kind: 'cancelled' });
    assert.match(inventoryMarkdown({ ...INVENTORY, note }), /\n\*\*The analysis was cancelled: .*\*\*\n/);
    assert.equal(noteOf({ kind: 'complete' }), null);
  });

  it('takes nothing that files are named for a mark of Markdown', () => {
    const hostile = file('a|b`<img src=x>`.md', [use('x', '[X](https://x.example) | <b>', { version: '`1|2`' })]);
    const written = inventoryMarkdown({ ...INVENTORY, files: [hostile] });
    assert.ok(written.includes('a\\|b\\`\\<img src=x\\>\\`.md'));
    assert.ok(written.includes('\\[X\\](https://x.example) \\| \\<b\\>'));
    assert.ok(!/(?<!\\)</.test(written));
  });

  it('names a bounded number of files in Markdown, and says where the others are', () => {
    const files = Array.from({ length: 2_100 }, (_, at) =>
      file(`${String(at).padStart(4, '0')}.py`, [use('django', 'Django')]),
    );
    const written = inventoryMarkdown({ ...INVENTORY, files });
    assert.ok(written.includes('- and 2,050 more files: the CSV has all of them.'));
    assert.ok(written.includes('And 100 more files: the CSV has all of them.'));
  });

  it('is a table of CSV', () => {
    assert.equal(
      inventoryCsv(INVENTORY),
      [
        'file,framework,name,kind,standing,version,places,line,elements_present,elements_of,problem',
        'admin/package.json,react,React,software,applied,^18.2.0,1,5,,,',
        'docs/plan.md,wrap,WRAP,strategy,applied,,9,1,3,4,',
        'docs/plan.md,react,React,software,mentioned,,1,7,,,',
        'huge.md,,,,,,,,,,The file is larger than 5 MB: open it to analyze it.',
        'web/package.json,react,React,software,applied,^19.0.0,1,4,,,',
        '',
      ].join('\r\n'),
    );
  });

  it('gives a spreadsheet no formulas that files bring along', () => {
    const written = inventoryCsv({ files: [file('=cmd,"x".md', [use('a', 'A', { version: '@1' })])] });
    assert.equal(written.split('\r\n')[1], `"'=cmd,""x"".md",a,A,software,applied,'@1,1,1,,,`);
  });

  it('is JSON for programs', () => {
    const { schema, workspace, madeAt, read, note, frameworks, files } = JSON.parse(inventoryJson(INVENTORY));
    assert.deepEqual(
      { schema, workspace, madeAt, read, note },
      {
        ...{ schema: 1, workspace: 'acme', madeAt: '2026-03-04T05:06:07.000Z', read: 1_234, note: null },
      },
    );
    assert.deepEqual(frameworks[0], {
      ...{ id: 'react', name: 'React', kind: 'software' },
      files: ['admin/package.json', 'docs/plan.md', 'web/package.json'],
      versions: [
        { version: '^18.2.0', files: ['admin/package.json'] },
        { version: '^19.0.0', files: ['web/package.json'] },
      ],
    });
    assert.deepEqual(
      files.map(({ path }: InventoryFile) => path),
      ['admin/package.json', 'docs/plan.md', 'huge.md', 'web/package.json'],
    );
  });
});

const MARKDOWN = `# Frameworks in acme

1,234 files read (84 MB) on 2026-03-04: 3 files with 2 frameworks.

## Software

| framework | files | versions |
| --- | --- | --- |
| React | 3 | \`^18.2.0\` (1), \`^19.0.0\` (1) |

## Strategy

| framework | files | applied in | mentioned in |
| --- | --- | --- | --- |
| WRAP | 1 | 1 | 0 |

## More than one version

| framework | version | files |
| --- | --- | --- |
| React | \`^18.2.0\` | \`admin/package.json\` |
| React | \`^19.0.0\` | \`web/package.json\` |

## Files by framework

### React

- \`admin/package.json\`, line 5 (\`^18.2.0\`)
- \`docs/plan.md\`, line 7 (mentioned)
- \`web/package.json\`, line 4 (\`^19.0.0\`)

### WRAP

- \`docs/plan.md\`, line 1 (3 of 4)

## Frameworks by file

| file | frameworks |
| --- | --- |
| \`admin/package.json\` | React (\`^18.2.0\`) |
| \`docs/plan.md\` | WRAP (3 of 4), React (mentioned) |
| \`web/package.json\` | React (\`^19.0.0\`) |

## Problems

| file | problem |
| --- | --- |
| \`huge.md\` | The file is larger than 5 MB: open it to analyze it. |
`;
