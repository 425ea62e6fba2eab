import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Analysis, Depth } from '../../../src/engine/analysis';
import type { Pack } from '../../../src/engine/catalog/framework';
import { SourceDocument } from '../../../src/engine/document';
import { Engine } from '../../../src/engine/engine';
import { inProcessTransport } from '../../../src/server/server';
import { faultServer, lookup, processes } from '../../support/fault-servers';
import { startHttpServer } from '../../support/http-servers';
import { until } from '../../support/until';

const MEMO = `# One platform

We follow Team Topologies: one platform team, four stream-aligned teams. Everyone agrees that we decide to do it.
`;

describe('the engine', function () {
  this.timeout(20_000);
  let folder: string;
  let log: string[];
  const engines: Engine[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'framework-director-engine-'));
    log = [];
  });

  afterEach(async () => {
    await Promise.all(engines.splice(0).map((engine) => engine.dispose()));
    rmSync(folder, { recursive: true, force: true });
    assert.equal(processes(), 0, 'processes left');
  });

  function create(storageFolder: string | null = null): Engine {
    const engine = new Engine({ storageFolder, localServer: inProcessTransport, log: (line) => log.push(line) });
    engines.push(engine);
    return engine;
  }

  const memo = (version = 1, text = MEMO): SourceDocument =>
    new SourceDocument('file:///memo.md', 'markdown', version, text);

  async function all(engine: Engine, depth: Depth, document = memo(), signal?: AbortSignal): Promise<Analysis[]> {
    const analyses: Analysis[] = [];
    for await (const analysis of engine.analyze(document, { depth, ...(signal && { signal }) }))
      analyses.push(analysis);
    return analyses;
  }

  it('yields what was detected first, then ever more, and says when it is complete', async () => {
    const analyses = await all(create(), 'enhance');
    const [first] = analyses;
    assert.deepEqual([first?.detections.length, first?.reviews.length, first?.enhancements.length], [1, 0, 0]);
    const sizes = analyses.map(({ reviews, enhancements }) => reviews.length + enhancements.length);
    assert.deepEqual(
      sizes,
      sizes.toSorted((a, b) => a - b),
    );
    assert.deepEqual(
      analyses.map(({ complete }) => complete),
      analyses.map((_, index) => index === analyses.length - 1),
    );
    const last = analyses.at(-1);
    assert.ok((last?.reviews.length ?? 0) >= 2);
    assert.equal(last?.enhancements.length, 2);
  });

  it('never changes an analysis that it has yielded', async () => {
    const analyses: Analysis[] = [];
    const copies: string[] = [];
    for await (const analysis of create().analyze(memo(), { depth: 'enhance' })) {
      analyses.push(analysis);
      copies.push(JSON.stringify(analysis));
    }
    assert.deepEqual(
      analyses.map((analysis) => JSON.stringify(analysis)),
      copies,
    );
  });

  it('stops at the depth it was asked for', async () => {
    assert.equal((await all(create(), 'detect')).length, 1);
    assert.deepEqual((await all(create(), 'review')).at(-1)?.enhancements, []);
  });

  it('goes on with everything else while a server never answers', async () => {
    const engine = create();
    await engine.configure({ servers: [faultServer('silent')], mappings: [lookup('silent')], isAllowed: () => true });
    const all = engine.review(memo()).reviews.length;
    const seen: string[] = [];
    for await (const { reviews, enhancements } of engine.analyze(memo(), { depth: 'enhance' })) {
      seen.push(
        `${reviews.length} reviews, ${enhancements.map(({ enhancer, outcome }) => `${enhancer} ${outcome}`).join(', ')}`,
      );
    }
    assert.equal(seen[0], '0 reviews, ');
    assert.ok(seen.indexOf(`${all} reviews, reasoning ok, guide ok`) > 0, seen.join('\n'));
    assert.match(seen.at(-1) ?? '', new RegExp(`^${all} reviews, reasoning ok, guide ok, lookup (?:failed|late)$`));
  });

  it('starts no server that is not allowed', async () => {
    const engine = create();
    await engine.configure({ servers: [faultServer('echo')], mappings: [lookup('echo')], isAllowed: () => false });
    const last = (await all(engine, 'enhance')).at(-1);
    assert.deepEqual(
      last?.enhancements.map(({ enhancer }) => enhancer),
      ['reasoning', 'guide'],
    );
    assert.equal(processes(), 0);
  });

  it('tells what it sent to an outside server, and nothing of its own', async () => {
    const engine = create();
    await engine.configure({ servers: [faultServer('echo')], mappings: [lookup('echo')], isAllowed: () => true });
    const last = (await all(engine, 'enhance')).at(-1);
    assert.deepEqual(last?.disclosures, [{ server: 'echo', sent: '{"query":"Team Topologies"}' }]);
  });

  it('serves an unchanged document from the cache after a restart, and a changed one anew', async () => {
    const before = create(folder);
    await all(before, 'enhance');
    await before.dispose();
    const after = create(folder);
    const outcomes = (analyses: Analysis[]) =>
      new Set(
        analyses
          .at(-1)
          ?.timings.filter(({ operation }) => operation !== 'detection')
          .map(({ operation, label, outcome }) => `${operation === 'review' ? 'review' : label} ${outcome}`),
      );
    // The reasoning is never kept: it costs less than a look into the cache.
    assert.deepEqual([...outcomes(await all(after, 'enhance'))].toSorted(), [
      'framework-director cached',
      'framework-director ok',
      'review cached',
    ]);
    const changed = outcomes(await all(after, 'review', memo(2, `${MEMO}More.`)));
    assert.deepEqual([...changed], ['review ok']);
  });

  it('finds the same findings in the cache as it made', async () => {
    const before = create(folder);
    const made = (await all(before, 'review')).at(-1)?.findings;
    await before.dispose();
    assert.deepEqual((await all(create(folder), 'review')).at(-1)?.findings, made);
    assert.ok(made && made.length > 0);
  });

  it('works without its store, and says so in one line', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const last = (await all(create(join(file, 'below')), 'enhance')).at(-1);
    assert.equal(last?.complete, true);
    assert.equal(log.filter((line) => line.startsWith('The cache on this machine cannot be used')).length, 1);
  });

  it('holds the detection of a version, and detects a newer one afresh', () => {
    const engine = create();
    const first = engine.detect(memo());
    assert.equal(engine.detect(memo()), first);
    assert.notEqual(engine.detect(memo(2)), first);
    assert.equal(engine.performance().operations[0]?.session.count, 2);
    engine.forget('file:///memo.md');
    assert.equal(engine.heldDetection('file:///memo.md', 2, 'markdown'), null);
  });

  it('ends when it is aborted, without waiting for servers, and does not call the end complete', async () => {
    const controller = new AbortController();
    const engine = create();
    await engine.configure({ servers: [faultServer('hangs')], mappings: [lookup('hangs')], isAllowed: () => true });
    setTimeout(() => controller.abort(), 300);
    const analyses = await all(engine, 'enhance', memo(), controller.signal);
    assert.ok(!analyses.some(({ complete }) => complete));
    assert.ok(!analyses.some(({ enhancements }) => enhancements.some(({ server }) => server === 'hangs')));
  });

  it('accounts for every step of an analysis, and for the whole of it', async () => {
    const engine = create();
    const last = (await all(engine, 'enhance')).at(-1);
    const steps = engine.performance().operations.map(({ operation, session }) => [operation, session.count]);
    assert.deepEqual(steps, [
      ['detection', 1],
      ['review', last?.reviews.filter(({ error }) => !error).length],
      ['joint-review', 1],
      ['enhancement', 2],
      ['analysis', 1],
    ]);
    await all(engine, 'enhance');
    const again = engine.performance().operations.find(({ operation }) => operation === 'review');
    assert.equal(again?.session.hitRate, 0.5);
    assert.ok((again?.busyMs ?? 0) > 0);
    const whole = engine.performance().operations.find(({ operation }) => operation === 'analysis');
    assert.equal(whole?.session.count, 2);
    assert.ok((whole?.lastMs ?? 0) > 0);
  });

  it('counts what was ended early as aborted', async () => {
    const engine = create();
    for await (const _ of engine.analyze(memo(), { depth: 'review' })) break;
    const outcomes = engine.performance().operations.map(({ operation, lastOutcome }) => [operation, lastOutcome]);
    assert.deepEqual(outcomes.at(-1), ['analysis', 'aborted']);
  });

  it('shows a server as down after the call that fails, and as up after the next that does not', async () => {
    const engine = create();
    const standing = () => engine.performance().servers.find(({ name }) => name === 'wiki')?.standing;
    const { port, url, kill } = await startHttpServer('modern');
    const server = { type: 'http', name: 'wiki', urls: [url], headers: {} } as const;
    await engine.configure({
      servers: [server],
      mappings: [lookup('wiki', { cacheSeconds: 0 })],
      isAllowed: () => true,
    });
    const ask = async () => (await all(engine, 'enhance')).at(-1)?.enhancements.find((one) => one.server === 'wiki');
    assert.equal((await ask())?.outcome, 'ok');
    assert.equal(standing(), 'up');
    await kill();
    assert.equal((await ask())?.outcome, 'failed');
    assert.equal(standing(), 'down');
    const back = await startHttpServer('modern', { port });
    assert.equal((await ask())?.outcome, 'ok');
    assert.equal(standing(), 'up');
    await back.kill();
  });

  it('keeps the day in its storage folder, for every program that uses it', async () => {
    const engine = create(folder);
    await all(engine, 'review');
    await engine.dispose();
    const [day, ...others] = await create(folder).performanceHistory();
    assert.equal(day?.operations.detection?.outcomes.ok, 1);
    assert.deepEqual(others, []);
    assert.deepEqual(await create().performanceHistory(), []);
  });

  it('writes a trace of each analysis where that is wanted, without a word of the text', async () => {
    const engine = create();
    engine.setTraceFolder(folder);
    await all(engine, 'review');
    engine.setTraceFolder(null);
    await all(engine, 'review', memo(2));
    const written = () => readdirSync(folder).filter((name) => name.startsWith('framework-director-trace-'));
    await until(() => written().length > 0, 'the trace');
    await engine.dispose();
    assert.equal(written().length, 1);
    const text = readFileSync(join(folder, written()[0] ?? ''), 'utf8');
    const { spans } = JSON.parse(text).resourceSpans[0].scopeSpans[0];
    const names = spans.map(({ name }: { readonly name: string }) => name);
    assert.deepEqual([names[0], names[1], names.at(-1)], ['analysis', 'detection', 'joint-review']);
    assert.ok(names.some((name: string) => name.startsWith('review: ')));
    assert.doesNotMatch(text, /Everyone|memo\.md/);
  });

  const ACME: Pack = {
    name: 'Acme',
    frameworks: [
      {
        ...{ id: 'acme-way', name: 'Acme Way', kind: 'strategy', category: 'own', source: 'Acme', guide: 'How we go.' },
        ...{ questions: [], names: [{ text: 'Everyone agrees' }], elements: [] },
      },
    ],
  };
  const ids = (engine: Engine, document = memo()): string[] => engine.detect(document).detections.map(({ id }) => id);

  it('looks for the frameworks of further packs, and no longer when they are gone', () => {
    const engine = create();
    const { hash } = engine.catalog;
    const held = engine.detect(memo());
    assert.deepEqual(ids(engine), ['team-topologies']);
    assert.equal(engine.setPacks([ACME]), true);
    assert.deepEqual(ids(engine), ['team-topologies', 'acme-way']);
    assert.notEqual(engine.catalog.hash, hash);
    assert.equal(engine.setPacks([]), true);
    assert.notEqual(engine.detect(memo()), held);
    assert.deepEqual([ids(engine), engine.catalog.hash], [['team-topologies'], hash]);
  });

  it('keeps what it holds where the packs are the same', () => {
    const engine = create();
    const none = engine.detect(memo());
    assert.equal(engine.setPacks([]), false);
    assert.equal(engine.detect(memo()), none);
    engine.setPacks([ACME]);
    const held = engine.detect(memo());
    assert.equal(engine.setPacks([structuredClone(ACME)]), false);
    assert.equal(engine.detect(memo()), held);
  });

  it('makes reviews anew for other packs, and asks for the guide to their frameworks', async () => {
    const engine = create();
    const outcomes = async (): Promise<unknown> => [
      ...new Set(
        (await all(engine, 'review')).at(-1)?.timings.map(({ operation, outcome }) => `${operation} ${outcome}`),
      ),
    ];
    await all(engine, 'enhance');
    assert.deepEqual(await outcomes(), ['detection cached', 'review cached']);
    engine.setPacks([ACME]);
    assert.deepEqual(await outcomes(), ['detection ok', 'review ok']);
    const guides = (await all(engine, 'enhance')).at(-1)?.enhancements;
    assert.match(guides?.find(({ framework }) => framework === 'acme-way')?.text ?? '', /^How we go\./);
  });

  it('asks the personas of packs too, and no longer once the pack is gone', async () => {
    const engine = create();
    const rule = {
      id: 'legal/contract',
      severity: 'info',
      topic: 'risk',
      texts: 'any',
      trigger: { any: ['contract'] },
    };
    const said = { message: '{place} is a contract.', why: 'It binds.', question: 'Who read it?' };
    const legal = {
      id: 'legal',
      name: 'Legal',
      lens: 'contracts',
      joins: { always: true },
      rules: [{ ...rule, ...said }],
    };
    const text = JSON.stringify({ name: 'Acme', frameworks: [], personas: [legal] });
    const [report] = await engine.readPacks([{ origin: 'acme', text }]);
    assert.deepEqual(report?.problems, []);
    const document = memo(1, 'We sign the contract.');
    const rules = async () => (await all(engine, 'review', document)).at(-1)?.findings.map((finding) => finding.rule);
    assert.deepEqual(await rules(), []);
    engine.setPacks(report?.pack ? [report.pack] : []);
    assert.deepEqual(await rules(), ['legal/contract']);
    assert.deepEqual(await rules(), ['legal/contract']);
    engine.setPacks([]);
    assert.deepEqual(await rules(), []);
  });

  it('keeps no review of old frameworks for new ones, when the packs change while it is made', async () => {
    const engine = create();
    const analysis = engine.analyze(memo(), { depth: 'review' });
    await analysis.next();
    engine.setPacks([ACME]);
    for await (const _ of analysis);
    const timings = (await all(engine, 'review')).at(-1)?.timings.map(({ outcome }) => outcome);
    assert.deepEqual([...new Set(timings)], ['ok']);
  });

  it('reads packs with detection at hand: their examples run, and what cannot be looked for is left out', async () => {
    const engine = create();
    const base = { kind: 'strategy', names: [{ text: 'Acme Way' }] };
    const text = JSON.stringify({
      name: 'Acme',
      frameworks: [
        {
          ...{ ...base, id: 'acme-way', name: 'Acme Way', elements: [{ id: 'plan', name: 'Plan', formal: ['Plan'] }] },
          mustMatch: [
            { text: 'We go the Acme Way.', standing: 'mentioned' },
            { text: '# The Acme Way\n\n## Plan\n\nA plan.', standing: 'applied', elements: ['plan'] },
          ],
          mustNotMatch: [{ text: 'This way to the acme.' }],
        },
        { ...base, id: 'dash', name: 'Dash', names: [{ text: '→' }] },
        { ...base, id: 'wrong', name: 'Wrong', mustMatch: [{ text: 'Nothing.', standing: 'applied' }] },
      ],
    });
    const [report] = await engine.readPacks([{ origin: 'acme', text }]);
    assert.deepEqual(
      report?.pack?.frameworks.map(({ id }) => id),
      ['acme-way', 'wrong'],
    );
    assert.deepEqual(
      report?.problems.map(({ message, severity }) => `${severity}: ${message}`),
      [
        'error: The framework "dash" cannot be looked for: The signal "name" has no word to find it by.',
        'warning: The framework "wrong" is not found in this example: change the example, or add what it is known by.',
      ],
    );
    engine.setPacks(report?.pack ? [report.pack] : []);
    assert.deepEqual(ids(engine, memo(1, 'The Acme Way.')), ['acme-way', 'wrong']);
  });

  it('runs the expressions of packs, and leaves out no more than the framework of one that is refused', async () => {
    const engine = create();
    const kit = (id: string, expression: string, around = 'acme'): unknown => ({
      ...{ id, name: id, kind: 'software', names: [{ text: `Acme ${id}` }] },
      signals: [{ expression, around, languages: ['ruby'] }],
    });
    const text = JSON.stringify({
      name: 'Acme',
      frameworks: [
        {
          ...Object(kit('kit', 'acme\\s+:\\w+')),
          mustMatch: [{ text: 'acme :a', language: 'ruby', standing: 'applied' }],
        },
        kit('ahead', 'acme(?= :)'),
        kit('common', 'self.acme', 'self'),
        kit('acme-rocket', '^acme (a+)+$'),
      ],
    });
    const [report] = await engine.readPacks([{ origin: 'acme', text }]);
    assert.deepEqual(
      report?.problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`),
      [
        '"acme(?= :)": The expression of the framework "ahead" is refused: it looks ahead or behind, which linear time does not allow: match what stands there instead.',
        '"self": "self" is not looked for, because nearly every text has it: add a rarer word, or leave it out.',
      ],
    );
    assert.ok(report?.pack);
    engine.setPacks([report.pack]);
    const found = engine.detect(new SourceDocument('file:///a.rb', 'ruby', 1, `acme :web\nacme ${'a'.repeat(90)}!\n`));
    assert.deepEqual(
      found.detections.map(({ id, standing, evidence }) => [id, standing, evidence.map((one) => one.text)]),
      [['kit', 'applied', ['acme :web']]],
    );
  });

  it('has nothing to say against the sample of a pack', async () => {
    const text = readFileSync('samples/own.frameworks.json', 'utf8');
    const [report] = await create().readPacks([{ origin: 'sample', text }]);
    assert.deepEqual([report?.pack?.frameworks.length, report?.problems], [2, []]);
  });

  it('uses a hundred packs at most, and says so of the next', async () => {
    const texts = Array.from({ length: 101 }, (_, index) => ({
      origin: `${index}`,
      text: '{ "name": "Acme", "frameworks": [] }',
    }));
    const reports = await create().readPacks(texts);
    assert.equal(reports.length, 101);
    assert.deepEqual(
      reports.flatMap(({ origin, problems }) => problems.map(({ message }) => `${origin}: ${message}`)),
      ['100: Only 100 packs are used at a time: put several of them into one file.'],
    );
  });

  it('uses four megabytes of packs at most, and says so of the next', async () => {
    const text = `{ "name": "Acme", "frameworks": [] }${' '.repeat(1_000_000)}`;
    const texts = Array.from({ length: 5 }, (_, index) => ({ origin: `${index}`, text }));
    const reports = await create().readPacks(texts);
    assert.deepEqual(
      reports.map(({ pack, problems }) => [pack !== null, problems.map(({ message }) => message)]),
      [
        ...Array.from({ length: 4 }, () => [true, []]),
        [false, ['This pack is not used, for all of them together may have 4 MB: leave some out.']],
      ],
    );
  });

  it('knows the guide to a framework by id and by name', () => {
    const engine = create();
    assert.match(engine.guide('team-topologies') ?? '', /Elements: /);
    assert.equal(engine.guide('Team Topologies'), engine.guide('team-topologies'));
    assert.equal(engine.guide('no such framework'), undefined);
  });
});
