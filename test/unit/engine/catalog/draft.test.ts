import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { addToPack, draftFramework, type Selection } from '../../../../src/engine/catalog/draft';
import type { FrameworkKind } from '../../../../src/engine/catalog/framework';
import { readPack } from '../../../../src/engine/catalog/read-pack';
import { Engine } from '../../../../src/engine/engine';

const engine = new Engine({ storageFolder: null, localServer: () => Promise.reject(), log: () => undefined });
const PORTS = {
  isTaken: (id: string) => engine.catalog.get(id) !== undefined,
  find: engine.find.bind(engine),
};

function draft(text: string, kind: FrameworkKind, more: Partial<Selection> = {}) {
  return draftFramework({ text, language: 'markdown', fileName: 'memo.md', ...more }, kind, PORTS);
}

describe('a framework made of a selection', () => {
  it('has the words as its name, and them as its first example', () => {
    assert.deepEqual(draft('  the **Acme Way**, ', 'strategy'), {
      id: 'the-acme-way',
      name: 'the Acme Way',
      kind: 'strategy',
      names: [{ text: 'the Acme Way' }],
      elements: [],
      mustMatch: [{ text: '  the **Acme Way**, ', standing: 'mentioned' }],
      mustNotMatch: [],
    });
  });

  it('has an id that nothing else has, in letters of every keyboard', () => {
    assert.equal(draft('OKR', 'strategy').id, 'okr-2');
    assert.equal(draft('Élan & Größe', 'strategy').id, 'elan-gro-e');
    assert.equal(draft('改善', 'strategy').id, 'framework');
  });

  it('has the items of a list as its elements, and the line above as its name', () => {
    const { name, ...rest } = draft(
      'Our four gates:\n\n- **Idea**: anyone\n- Trial – two weeks\n- [ ] Launch (all)\n',
      'strategy',
    );
    assert.equal(name, 'Our four gates');
    assert.deepEqual('elements' in rest && rest.elements, [
      { id: 'idea', name: 'Idea', everyday: ['Idea'] },
      { id: 'trial', name: 'Trial', everyday: ['Trial'] },
      { id: 'launch', name: 'Launch', everyday: ['Launch'] },
    ]);
  });

  it('has headings of one level as its elements, and the one above as its name', () => {
    const text = '# Acme Way\n\nA text.\n\n## Look\n\n- not this\n- nor this\n\n## Leap\n\n### Deep\n\n## Look\n';
    const made = draft(text, 'strategy');
    assert.equal(made.name, 'Acme Way');
    assert.deepEqual(made.kind === 'strategy' && made.elements?.map(({ id }) => id), ['look', 'leap', 'look-2']);
    assert.equal(made.mustMatch?.[0]?.standing, 'applied');
  });

  it('is called by its parts where nothing stands above them', () => {
    const { id, name } = draft('1. Look\n2. Leap\n', 'strategy');
    assert.deepEqual([id, name], ['look-leap', 'Look Leap']);
  });

  const IMPORTS: readonly (readonly [string, string, string, object])[] = [
    ["import { Button } from '@acme/ui/button';", 'typescript', 'acme-ui', { import: '@acme/ui', as: 'quoted' }],
    ['const kit = require("acme-kit/lib");', 'javascript', 'acme-kit', { import: 'acme-kit', as: 'quoted' }],
    ['import "github.com/acme/kit/log"', 'go', 'github-com-acme-kit', { import: 'github.com/acme/kit', as: 'quoted' }],
    ['\t"github.com/acme/kit"', 'go', 'github-com-acme-kit', { import: 'github.com/acme/kit', as: 'quoted' }],
    ['from acme.client import Client', 'python', 'acme', { import: 'acme', as: 'dotted' }],
    ['import acme', 'python', 'acme', { import: 'acme', as: 'dotted' }],
    ['import org.acme.kit.Client;', 'java', 'org-acme-kit', { import: 'org.acme.kit', as: 'dotted' }],
    ['using Acme.Kit.Testing;', 'csharp', 'acme-kit', { import: 'Acme.Kit', as: 'dotted' }],
    ['use acme::prelude::*;', 'rust', 'acme', { import: 'acme', as: 'dotted' }],
    ['#include <acme/kit.h>', 'cpp', 'acme', { import: 'acme', as: 'header' }],
    ['library(acmestats)', 'r', 'acmestats', { import: 'acmestats', as: 'call' }],
    ['@AcmeHandler("x")', 'java', 'acmehandler-x', { symbol: '@AcmeHandler("x")' }],
  ];

  for (const [text, language, id, signal] of IMPORTS) {
    it(`has the import as its signal: ${text.trim()}`, () => {
      const made = draft(`\n${text}\n`, 'software', { language });
      assert.deepEqual([made.id, made.kind === 'software' && made.signals], [id, [signal]]);
    });
  }

  it('is found in its own example', async () => {
    for (const [text, language] of IMPORTS.slice(0, -1)) {
      const { mustMatch, ...rest } = draft(text, 'software', { language });
      const [example] = mustMatch ?? [];
      assert.ok(example);
      const pack = JSON.stringify({ name: 'Acme', frameworks: [{ ...rest, mustMatch }] });
      const ports = { find: PORTS.find, unusable: () => null, refuse: async () => null, isTooCommon: () => false };
      const checks = { ...ports, personas: new Set<string>(), fires: () => false };
      assert.deepEqual((await readPack({ origin: '', text: pack }, checks)).problems, [], text);
    }
  });

  it('has the entry of a manifest as its signal', () => {
    const made = draft('    "@acme/kit": "^2.0.0",', 'software', { language: 'json', fileName: 'package.json' });
    assert.deepEqual(made.kind === 'software' && made.signals, [{ dependency: '@acme/kit', in: 'npm' }]);
    assert.equal(made.mustMatch?.[0]?.fileName, 'package.json');
  });

  it('needs a word', () => {
    for (const kind of ['strategy', 'software'] as const)
      assert.throws(() => draft(' – \n --- ', kind), /^UserError: Select the words, the list or the import/);
  });

  it('ends within its bounds, however much is selected', () => {
    const made = draft(`${'- a line of many words in it\n'.repeat(100_000)}`, 'strategy');
    assert.equal(made.kind === 'strategy' && made.elements?.length, 200);
    assert.ok((made.mustMatch?.[0]?.text.length ?? 0) <= 4_000);
    assert.ok(draft('x'.repeat(100_000), 'strategy').names.every(({ text }) => text.length <= 200));
    draft('import '.repeat(50_000), 'software', { language: 'python' });
  });
});

describe('a framework added to a pack', () => {
  const made = draft('Acme Way', 'strategy');

  it('begins a pack where there is none', () => {
    for (const text of [null, '', ' \n']) {
      const extended = addToPack(text, made, 'Team');
      assert.deepEqual(JSON.parse(extended.text), { name: 'Team', frameworks: [made] });
      const { start, end } = extended.framework;
      assert.deepEqual(JSON.parse(extended.text.slice(start, end)), made);
    }
  });

  it('stands at the end, in the formatting of the pack, and changes nothing else', () => {
    const before =
      '{\r\n\t"name":   "Acme",\r\n\t"frameworks": [\r\n\t\t{ "id": "a",  "kind": "strategy" }\r\n\t]\r\n}\r\n';
    const { text, framework } = addToPack(before, made, 'Team');
    assert.ok(text.startsWith(before.slice(0, before.indexOf('\r\n\t]'))), text);
    assert.doesNotMatch(text, /[^\r]\n|\n {2}/);
    assert.match(text, /\n\t\t\t"id": "acme-way"/);
    assert.deepEqual(JSON.parse(text.slice(framework.start, framework.end)), made);
  });

  it('begins the list of a pack that has none, or an empty one', () => {
    for (const before of ['{ "name": "Acme" }', '{}', '{ "name": "Acme", "frameworks": [] }'])
      assert.deepEqual(JSON.parse(addToPack(before, made, 'Team').text).frameworks, [made]);
  });

  it('is not added to what is no pack', () => {
    for (const before of ['{ "name": ', '[]', '{ "frameworks": {} }', 'Acme', '// none'])
      assert.throws(() => addToPack(before, made, 'Team'), /^UserError: The pack cannot be read/);
  });
});
