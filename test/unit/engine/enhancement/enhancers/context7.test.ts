import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { Detection } from '../../../../../src/engine/detection/detection';
import type { EnhancementService } from '../../../../../src/engine/enhancement/enhance';
import type { Enhancement } from '../../../../../src/engine/enhancement/enhancement';
import { detection, foundIn } from '../../../../support/engine-port';
import { type Asked, askedOf, enhancementBy, enhancingServer } from '../../../../support/enhancing';
import { processes } from '../../../../support/fault-servers';

const software = (name: string, more: Partial<Detection> = {}): Detection =>
  detection(name, { kind: 'software', ...more });
const REACT = software('React', { version: '^18.2.0' });
const REACT_DOCS = '### Rules of Hooks\n\nSource: https://react.dev/reference/rules\n\nCall them at the top level.';
const ACME_LIST = `Available Libraries:

- Title: Acme UI
- Context7-compatible library ID: /acme/ui
- Description: Buttons.
- Source Reputation: Medium`;

const query = (of: string) => `Best practices and common pitfalls of ${of} in production`;

describe('the enhancer for context7', function () {
  this.timeout(20_000);
  const services: EnhancementService[] = [];

  afterEach(async () => {
    await Promise.all(services.splice(0).map((service) => service.dispose()));
    assert.equal(processes(), 0, 'processes left');
  });

  function create(libraries: Readonly<Record<string, string>>): EnhancementService {
    const service = enhancementBy(enhancingServer('context7', { LIBRARIES: JSON.stringify(libraries) }));
    services.push(service);
    return service;
  }

  const ask = (service: EnhancementService, ...detections: Detection[]): Promise<Asked> =>
    askedOf(service, 'context7', foundIn(detections));

  it('asks about software alone, by the id we know, and names the source', async () => {
    const service = create({ '/websites/react_dev': REACT_DOCS });
    const { enhancements, sent } = await ask(service, detection('WRAP'), REACT);
    assert.deepEqual(sent, [{ libraryId: '/websites/react_dev', query: query('React 18.2') }]);
    assert.deepEqual(enhancements.map(brief), [`react ok: /websites/react_dev:\n\n${REACT_DOCS}`]);
  });

  it('resolves the library it knows no id of, and asks about the one that fits', async () => {
    const { enhancements, sent } = await ask(
      create({ 'Acme UI': ACME_LIST, '/acme/ui': 'Use a Button.' }),
      software('Acme UI'),
    );
    assert.deepEqual(sent, [
      { libraryName: 'Acme UI', query: query('Acme UI') },
      { libraryId: '/acme/ui', query: query('Acme UI') },
    ]);
    assert.deepEqual(enhancements.map(brief), ['acme-ui ok: Acme UI, /acme/ui:\n\nUse a Button.']);
  });

  it('resolves it, too, where the id we know is gone, and does not ask by that again', async () => {
    const list = ACME_LIST.replace('Acme UI', 'React').replace('/acme/ui', '/new/react');
    const service = create({ React: list, '/new/react': REACT_DOCS });
    const ids = (sent: Asked['sent']) => sent.map(({ libraryId, libraryName }) => libraryId ?? libraryName);
    const first = await ask(service, REACT);
    assert.deepEqual(ids(first.sent), ['/websites/react_dev', 'React', '/new/react']);
    assert.deepEqual(first.enhancements.map(brief), [`react ok: React, /new/react:\n\n${REACT_DOCS}`]);
    const other = await ask(service, { ...REACT, version: '19' });
    assert.deepEqual(ids(other.sent), ['React', '/new/react']);
    const again = await ask(service, REACT);
    assert.deepEqual([again.sent, again.enhancements.map(({ outcome }) => outcome)], [[], ['cached']]);
  });

  it('asks only where somebody wants it, and shows what is kept without asking', async () => {
    const service = create({ '/websites/react_dev': REACT_DOCS });
    const background = { priority: 'background' } as const;
    assert.deepEqual(await askedOf(service, 'context7', foundIn([REACT]), background), { enhancements: [], sent: [] });
    await ask(service, REACT);
    const kept = await askedOf(service, 'context7', foundIn([REACT]), background);
    assert.deepEqual(kept.sent, []);
    assert.deepEqual(
      kept.enhancements.map(({ outcome }) => outcome),
      ['cached'],
    );
  });

  it('asks about eight frameworks of a document, the first ones', async () => {
    const many = Array.from({ length: 10 }, (_, at) => software(`Library ${at}`, { confidence: 1 - at / 100 }));
    const { sent } = await ask(create({}), ...many);
    assert.deepEqual(
      sent.map(({ libraryName }) => libraryName).toSorted(),
      many.slice(0, 8).map(({ name }) => name),
    );
  });

  it('sends of a version its major and minor number, and nothing else that stands there', async () => {
    const service = create({});
    for (const [version, named] of [
      ['18', 'Acme UI 18'],
      ['v4.17.21', 'Acme UI 4.17'],
      ['~> 1.9', 'Acme UI 1.9'],
      ['==2.1', 'Acme UI 2.1'],
      ['4.x', 'Acme UI 4'],
      ['5.2.x', 'Acme UI 5.2'],
      ['>=3.0 <4', 'Acme UI'],
      ['1.2.3-internal.acme', 'Acme UI'],
      ['git+ssh://git@acme.example/ui.git', 'Acme UI'],
      ['workspace:*', 'Acme UI'],
      ['latest', 'Acme UI'],
    ] as const) {
      const { sent } = await ask(service, software('Acme UI', { version }));
      assert.deepEqual(sent, [{ libraryName: 'Acme UI', query: query(named) }], version);
    }
  });

  it('says that there is nothing, in a sentence', async () => {
    const { enhancements } = await ask(create({}), software('Acme UI'));
    assert.deepEqual(enhancements.map(brief), [
      'acme-ui failed: The server "context7" has nothing for "resolve-library-id": No libraries found matching the provided name.',
    ]);
    const unread = await ask(create({ 'Acme UI': ACME_LIST }), software('Acme UI'));
    assert.deepEqual(unread.enhancements.map(brief), [
      'acme-ui failed: The server "context7" has no documentation of Acme UI (/acme/ui).',
    ]);
    const odd = await ask(create({ 'Acme UI': ACME_LIST.replace('/acme/ui', '../secrets') }), software('Acme UI'));
    assert.deepEqual(odd.enhancements.map(brief), [
      'acme-ui failed: The server "context7" named no library for Acme UI that can be asked about.',
    ]);
  });

  it('does not resolve what a server at fault does not answer', async () => {
    const { enhancements, sent } = await ask(
      create({ '/websites/react_dev': 'Rate limited or quota exceeded. Create a free API key for higher limits.' }),
      REACT,
    );
    assert.equal(sent.length, 1);
    assert.match(
      enhancements.map(brief)[0] ?? '',
      /^react failed: The server "context7" reports that "query-docs" failed: Rate limited/,
    );
  });

  it('shows the beginning of a long documentation, up to the end of a snippet', async () => {
    const snippet = (at: number) =>
      `### Snippet ${at}\n\n${'Do this. '.repeat(80)}\n\n--------------------------------\n\n`;
    const long = Array.from({ length: 40 }, (_, at) => snippet(at)).join('');
    const [enhancement] = (await ask(create({ '/websites/react_dev': long }), REACT)).enhancements;
    const text = enhancement?.text ?? '';
    assert.ok(text.length < 4_200, `${text.length}`);
    assert.match(text, /Do this\.\n\n\[the first 3,[\d]{3} of 3\d,\d{3} characters\]$/);
  });

  it('takes a framework of the user whose id is a word of the language for one it knows no id of', async () => {
    const { sent } = await ask(create({}), software('Acme UI', { id: 'constructor' }));
    assert.deepEqual(
      sent.map(({ libraryName }) => libraryName),
      ['Acme UI'],
    );
  });
});

function brief({ framework, outcome, text, error }: Enhancement): string {
  return `${framework} ${outcome}: ${text ?? error}`;
}
