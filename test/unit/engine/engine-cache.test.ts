import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Analysis } from '../../../src/engine/analysis';
import { packMark } from '../../../src/engine/cache/tiered-cache';
import { builtIn } from '../../../src/engine/catalog/built-in';
import { Catalog } from '../../../src/engine/catalog/catalog';
import type { Pack } from '../../../src/engine/catalog/framework';
import { isKeptPack } from '../../../src/engine/catalog/kept-pack';
import { compileFrameworks } from '../../../src/engine/detection/patterns/compile';
import { SourceDocument } from '../../../src/engine/document';
import { Engine } from '../../../src/engine/engine';

const MEMO = `# Decision

We follow **Team Topologies**: one platform team, four stream-aligned teams. Everyone agrees that we should do it.
`;
/** The same with other white space and marks. */
const MEMO_AGAIN = `# Decision\r\n\r\n
We follow Team Topologies: one platform team, four stream-aligned\r\nteams. Everyone _agrees_ that we
should do it.   \r\n`;

const KIT = {
  name: 'Acme',
  frameworks: [
    {
      ...{ id: 'acme-kit', name: 'Acme Kit', kind: 'software', names: [{ text: 'Acme Kit' }] },
      signals: [{ expression: 'acme\\s+:\\w+', around: 'acme', languages: ['ruby'] }],
      mustMatch: [{ text: 'acme :a', language: 'ruby', standing: 'applied' }],
    },
    { id: 'acme-way', name: 'Acme Way', kind: 'strategy', names: [{ text: 'Acme Way' }, { text: 'Ways of Acme' }] },
    { id: 'broken', name: 'Broken', kind: 'strategy', names: [] },
  ],
};
const KIT_TEXT = JSON.stringify(KIT);

describe('What the engine keeps', function () {
  this.timeout(20_000);
  let folder: string;
  let log: string[];
  const engines: Engine[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'framework-director-kept-'));
    log = [];
  });

  afterEach(async () => {
    await Promise.all(engines.splice(0).map((engine) => engine.dispose()));
    rmSync(folder, { recursive: true, force: true });
    assert.deepEqual(log, []);
  });

  function create(): Engine {
    const localServer = (): Promise<never> => Promise.reject(new Error('No server is asked.'));
    const engine = new Engine({ storageFolder: folder, localServer, log: (line) => log.push(line) });
    engines.push(engine);
    return engine;
  }

  async function review(engine: Engine, text: string, version = 1): Promise<Analysis> {
    const document = new SourceDocument('file:///memo.md', 'markdown', version, text);
    let last: Analysis | undefined;
    for await (const analysis of engine.analyze(document, { depth: 'review' })) last = analysis;
    assert.ok(last?.complete);
    return last;
  }

  async function counts(engine: Engine, namespace: 'reviews' | 'packs'): Promise<[hits: number, misses: number]> {
    const found = (await engine.cacheStatistics()).namespaces.find((one) => one.namespace === namespace);
    return [found?.hits ?? -1, found?.misses ?? -1];
  }

  it('is no detection: a document is opened without a store', () => {
    const engine = create();
    const { detections } = engine.detect(new SourceDocument('file:///memo.md', 'markdown', 1, MEMO));
    assert.ok(detections.length > 0);
    assert.deepEqual(readdirSync(folder), []);
  });

  /** How the reviews came about, each way once. */
  const outcomes = ({ timings }: Analysis): string[] => [
    ...new Set(timings.filter(({ operation }) => operation === 'review').map(({ outcome }) => outcome)),
  ];

  it('is one review for all writings of a text, with the findings at their places in each', async () => {
    const engine = create();
    const first = await review(engine, MEMO);
    const second = await review(engine, MEMO_AGAIN, 2);
    assert.deepEqual([outcomes(first), outcomes(second)], [['ok'], ['cached']]);
    assert.ok(second.findings.length > 0);
    assert.deepEqual(
      second.findings.map(({ message }) => message),
      first.findings.map(({ message }) => message),
    );
    const appeal = second.findings.find(({ rule }) => rule.endsWith('appeal-instead-of-evidence'));
    assert.ok(appeal);
    assert.equal(MEMO_AGAIN.slice(appeal.start, appeal.end), 'Everyone _agrees');
    assert.equal(appeal.line, 5);
  });

  it('is made anew after it was cleared, and only what was', async () => {
    const engine = create();
    await review(engine, MEMO);
    await engine.clearCache('enhancements');
    assert.deepEqual(outcomes(await review(engine, MEMO)), ['cached']);
    await engine.clearCache('reviews');
    assert.deepEqual(outcomes(await review(engine, MEMO)), ['ok']);
    await engine.clearCache();
    assert.equal(engine.heldDetection('file:///memo.md', 1, 'markdown'), null);
    assert.deepEqual(outcomes(await review(engine, MEMO)), ['ok']);
  });

  it('is forgotten with the pack that it rests on, on this machine too', async () => {
    const engine = create();
    const [report] = await engine.readPacks([{ origin: 'acme', text: KIT_TEXT }]);
    assert.ok(report?.pack);
    await review(engine, MEMO);
    engine.setPacks([report.pack]);
    await review(engine, MEMO);
    engine.setPacks([]);
    assert.deepEqual(outcomes(await review(engine, MEMO)), ['cached']);
    engine.setPacks([report.pack]);
    assert.deepEqual(outcomes(await review(engine, MEMO)), ['ok']);
    await engine.dispose();
    const later = create();
    const [again] = await later.readPacks([{ origin: 'acme', text: KIT_TEXT }]);
    assert.ok(again?.pack);
    later.setPacks([again.pack]);
    assert.deepEqual(outcomes(await review(later, MEMO)), ['cached']);
  });

  it('is of a pack that is used what reading and compiling it came to: problems, expressions and all', async () => {
    const used = async (): Promise<{ readonly said: unknown; readonly counted: unknown }> => {
      const engine = create();
      const reports = await engine.readPacks([{ origin: 'acme', text: KIT_TEXT }]);
      engine.setPacks(reports.flatMap(({ pack }) => pack ?? []));
      const found = [
        new SourceDocument('file:///a.rb', 'ruby', 1, `acme :web\n`),
        new SourceDocument('file:///a.md', 'markdown', 1, 'The Acme Way, and all Ways of Acme.\n\nReact and WRAP.'),
      ].map((document) => engine.detect(document).detections);
      const counted = await counts(engine, 'packs');
      await engine.dispose();
      return { said: { reports, found }, counted };
    };
    const first = await used();
    const second = await used();
    assert.deepEqual(second.said, first.said);
    assert.match(JSON.stringify(first.said), /acme-kit.*applied/);
    assert.match(JSON.stringify(first.said), /The framework \\"broken\\" has no names/);
    assert.deepEqual(
      [first.counted, second.counted],
      [
        [0, 2],
        [2, 0],
      ],
    );
  });

  it('is nothing of a pack that was read and not used', async () => {
    for (let start = 0; start < 2; start++) {
      const engine = create();
      await engine.readPacks([{ origin: 'acme', text: KIT_TEXT }]);
      assert.deepEqual(await counts(engine, 'packs'), [0, 2]);
      await engine.dispose();
    }
  });

  it('holds no text of a document in any key', async () => {
    const engine = create();
    await review(engine, MEMO);
    await engine.dispose();
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(join(folder, 'cache.sqlite'));
    const keys = database
      .prepare('SELECT key FROM keyv')
      .all()
      .map(({ key }) => String(key));
    database.close();
    assert.ok(keys.length > 2);
    for (const key of keys) assert.match(key, /^reviews:\d+:[a-z-]+::[0-9a-f]{64}$/);
  });
});

/** A persona of a pack. */
const LEGAL = {
  id: 'legal',
  name: 'Legal',
  lens: 'contracts',
  joins: { always: true },
  rules: [
    {
      ...{ id: 'legal/contract', severity: 'info', topic: 'risk', message: '{place} is a contract.' },
      ...{ why: 'It binds.', question: 'Who read it?', trigger: { any: ['contract'] }, texts: 'any' },
      ...{ mustFire: [], mustNotFire: [] },
    },
  ],
};

describe('A kept pack', () => {
  const kept = {
    name: 'Acme',
    entries: [{ framework: { ...KIT.frameworks[0] }, id: { start: 1, end: 2 } }],
    personas: [{ persona: LEGAL, ruleIds: [{ start: 1, end: 2 }] }],
    problems: [],
  };

  it('is known by its form', () => {
    assert.ok(isKeptPack(kept));
    assert.ok(
      isKeptPack({
        name: null,
        entries: [],
        personas: [],
        problems: [{ message: 'Wrong.', severity: 'error', start: 0, end: 1 }],
      }),
    );
  });

  it('is not anything else', () => {
    for (const wrong of [
      null,
      [],
      { ...kept, name: 5 },
      { ...kept, entries: [{}] },
      { ...kept, entries: [{ framework: { id: 'a', name: 'A', kind: 'other', names: [] }, id: { start: 1, end: 2 } }] },
      {
        ...kept,
        entries: [{ framework: { id: 'a', name: 'A', kind: 'strategy', names: [] }, id: { start: 1, end: 2 } }],
      },
      { ...kept, entries: [{ framework: KIT.frameworks[0], id: { start: '1', end: 2 } }] },
      { ...kept, personas: [{ persona: LEGAL, ruleIds: [] }] },
      { ...kept, personas: [{ persona: { ...LEGAL, lens: 5 }, ruleIds: [{ start: 1, end: 2 }] }] },
      {
        ...kept,
        personas: [
          {
            persona: { ...LEGAL, rules: [{ ...LEGAL.rules[0], trigger: { any: [5] } }] },
            ruleIds: [{ start: 1, end: 2 }],
          },
        ],
      },
      { ...kept, problems: [{ message: 'Wrong.', severity: 'fatal', start: 0, end: 1 }] },
    ])
      assert.ok(!isKeptPack(wrong), JSON.stringify(wrong));
  });

  it('is compiled anew where the kept anchors cannot be its own', () => {
    const pack: Pack = {
      name: 'own',
      frameworks: [
        {
          ...{ id: 'own', name: 'Own', kind: 'strategy', category: '', source: '', guide: '', questions: [] },
          ...{ names: [{ text: 'Zyx One' }, { text: 'Wvu Two' }], elements: [] },
        },
      ],
    };
    const catalog = new Catalog([pack], builtIn);
    const behind = compileFrameworks(new Catalog([], builtIn).from(0));
    const own = catalog.from(catalog.builtInLength);
    let made: Int32Array | undefined;
    const expected = compileFrameworks(own, behind, { known: null, made: (anchors) => (made = anchors) });
    assert.ok(made);
    const known = made;
    assert.deepEqual(compileFrameworks(own, behind, { known, made: () => assert.fail() }), expected);
    for (const wrong of [known.slice(1), known.map((number) => number + 1), known.toReversed(), behind.anchors]) {
      let again = false;
      assert.deepEqual(compileFrameworks(own, behind, { known: wrong, made: () => (again = true) }), expected);
      assert.ok(again);
    }
  });

  it('marks what rests on it by a part of its hash', () => {
    assert.equal(packMark('0123456789abcdef0123456789abcdef'), '+0123456789ab');
  });
});
