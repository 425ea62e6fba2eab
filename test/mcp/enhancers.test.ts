import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import type { Analysis } from '../../src/engine/analysis';
import { SourceDocument } from '../../src/engine/document';
import { Engine } from '../../src/engine/engine';
import type { StdioServer } from '../../src/engine/enhancement/servers/definition';
import { inProcessTransport } from '../../src/server/server';
import { type Context7Api, startContext7Api } from '../support/context7-api';
import { processes } from '../support/fault-servers';
import { realServer } from '../support/real-servers';

/** Its reasoning has every kind of step: rivals, gaps, and a framework found often that is only named. */
const MEMO = `# Scrum or Kanban

We run Scrum with sprint planning, a daily scrum and a sprint retrospective. The product owner orders the product backlog.

## Kanban

The platform group uses a Kanban board with WIP limits and classes of service. Flow is measured as cycle time.

Kubernetes is not our topic: Kubernetes, Kubernetes, Kubernetes, Kubernetes, Kubernetes, Kubernetes, Kubernetes,
Kubernetes, Kubernetes, Kubernetes, Kubernetes, Kubernetes and Kubernetes.
`;
const MANIFEST = '{\n  "dependencies": { "react": "^18.2.0" },\n  "devDependencies": { "mocha": "11.1.0" }\n}\n';
/** One framework alone, so that no failure follows from another's. */
const ONE = '{\n  "dependencies": { "react": "^18.2.0" }\n}\n';

describe('an enhancer with its published server', () => {
  const engines: Engine[] = [];

  afterEach(async () => {
    await Promise.all(engines.splice(0).map((engine) => engine.dispose()));
    assert.equal(processes(), 0, 'processes left');
  });

  async function create(server: StdioServer): Promise<Engine> {
    const engine = new Engine({ storageFolder: null, localServer: inProcessTransport, log: () => {} });
    engines.push(engine);
    await engine.configure({ servers: [server], mappings: [], isAllowed: () => true });
    await started(engine, server.name);
    return engine;
  }

  /** What the server contributed when somebody asked for it, and what it was told. */
  async function analyzed(engine: Engine, fileName: string, text: string) {
    const document = new SourceDocument(`file:///${fileName}`, fileName.endsWith('.md') ? 'markdown' : 'json', 1, text);
    let last: Analysis | undefined;
    for await (const analysis of engine.analyze(document, { depth: 'enhance', priority: 'user' })) last = analysis;
    assert.ok(last);
    return {
      contributed: last.enhancements.filter(({ server }) => server !== 'framework-director'),
      sent: last.disclosures.map(({ sent }) => JSON.parse(sent)),
    };
  }

  it('has sequential take down our reasoning: evidence, branches, revisions and conclusion', async () => {
    const engine = await create(realServer('sequential', { env: { DISABLE_THOUGHT_LOGGING: 'true' } }));
    const { contributed, sent } = await analyzed(engine, 'memo.md', MEMO);
    const [recorded, ...others] = contributed;
    assert.deepEqual(others, []);
    assert.deepEqual([recorded?.framework, recorded?.outcome], [null, 'ok']);
    assert.equal(recorded?.text, `Our own reasoning, recorded by sequential: ${sent.length} of ${sent.length} steps.`);
    assert.deepEqual(recorded?.recorded, { steps: sent.length, of: sent.length });
    assert.deepEqual(
      sent.map(({ thoughtNumber }) => thoughtNumber),
      sent.map((_, index) => index + 1),
    );
    assert.ok(sent.some(({ isRevision }) => isRevision));
    assert.deepEqual(
      sent.flatMap(({ branchId }) => branchId ?? []),
      ['answer-kanban', 'answer-scrum'],
    );
  });

  describe('context7', () => {
    let api: Context7Api;

    before(async () => {
      api = await startContext7Api();
    });

    after(() => api.close());

    const context7 = () => create(realServer('context7', { env: { CONTEXT7_API_URL: api.url } }));

    it('brings documentation, by the id we know or the one it finds', async () => {
      api.answer('well');
      const asked = api.requests.length;
      const { contributed } = await analyzed(await context7(), 'package.json', MANIFEST);
      const query = (of: string) => `Best practices and common pitfalls of ${of} in production`;
      assert.deepEqual(contributed.map(({ framework, text }) => `${framework}: ${text}`).toSorted(), [
        `mocha: Mocha, /facebook/react:\n\n### /facebook/react\n\n${query('Mocha 11.1')}: see the manual.`,
        `react: /websites/react_dev:\n\n### /websites/react_dev\n\n${query('React 18.2')}: see the manual.`,
      ]);
      assert.equal(api.requests.length, asked + 3);
    });

    it('fails in a sentence where its API does, keeps none of it, and is asked again', async () => {
      const engine = await context7();
      for (const [mode, says] of [
        [401, 'failed: Invalid API key. Please check your API key'],
        [429, 'failed: Rate limited or quota exceeded. Create a free API key'],
      ] as const) {
        api.answer(mode);
        const [failed, ...others] = (await analyzed(engine, 'package.json', ONE)).contributed;
        assert.deepEqual([failed?.outcome, others], ['failed', []]);
        assert.ok(failed?.error?.includes(says), failed?.error);
      }
      api.answer('well');
      const [answered] = (await analyzed(engine, 'package.json', ONE)).contributed;
      assert.equal(answered?.outcome, 'ok');
    });

    it('says that it has nothing, which is no failure of its own', async () => {
      api.answer('empty');
      const engine = await context7();
      for (let time = 0; time < 4; time++) {
        const { contributed } = await analyzed(engine, 'package.json', MANIFEST);
        assert.equal(contributed.length, 2);
        for (const { error } of contributed) {
          assert.match(error ?? '', /^The server "context7" has nothing for "resolve-library-id": No libraries found/);
        }
      }
      api.answer('well');
      const { contributed } = await analyzed(engine, 'package.json', MANIFEST);
      assert.deepEqual(
        contributed.map(({ outcome }) => outcome),
        ['ok', 'ok'],
      );
    });
  });
});

/** Starts a server, more than once where the machine is too busy for its start to take no longer than it may. */
async function started(engine: Engine, name: string): Promise<void> {
  const control = await engine.serverControl();
  for (let left = 4; ; left--) {
    try {
      return await control.start(name);
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}
