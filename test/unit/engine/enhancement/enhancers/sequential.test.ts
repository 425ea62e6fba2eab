import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { EnhancementService } from '../../../../../src/engine/enhancement/enhance';
import type { Enhancement } from '../../../../../src/engine/enhancement/enhancement';
import { sequential } from '../../../../../src/engine/enhancement/enhancers/sequential';
import { reasoningChain } from '../../../../../src/engine/enhancement/reasoning/chain';
import { detection, foundIn } from '../../../../support/engine-port';
import { type Asked, askedOf, enhancementBy, enhancingServer } from '../../../../support/enhancing';
import { processes } from '../../../../support/fault-servers';

const FOUND = foundIn([detection('WRAP'), detection('OKR')]);
const STEPS = reasoningChain(FOUND);

describe('the enhancer for sequential-thinking', function () {
  this.timeout(20_000);
  const services: EnhancementService[] = [];

  afterEach(async () => {
    await Promise.all(services.splice(0).map((service) => service.dispose()));
    assert.equal(processes(), 0, 'processes left');
  });

  function create(thinking?: string): EnhancementService {
    const service = enhancementBy(enhancingServer('sequential', thinking === undefined ? {} : { THINKING: thinking }));
    services.push(service);
    return service;
  }

  const record = (service: EnhancementService): Promise<Asked> => askedOf(service, 'sequential', FOUND);

  it('has our reasoning taken down step by step, and says how much of it', async () => {
    const { enhancements, sent } = await record(create());
    assert.deepEqual(
      sent,
      STEPS.map(({ kind: _, ...step }) => step),
    );
    assert.deepEqual(enhancements.map(brief), ['null ok: Our own reasoning, recorded by sequential: 4 of 4 steps.']);
    assert.deepEqual(enhancements[0]?.recorded, { steps: 4, of: 4 });
  });

  it('has it taken down anew each time somebody asks, and never by itself', async () => {
    const service = create();
    assert.equal((await record(service)).sent.length, 4);
    assert.equal((await record(service)).sent.length, 4);
    const background = await askedOf(service, 'sequential', FOUND, { priority: 'background' });
    assert.deepEqual(background, { enhancements: [], sent: [] });
  });

  it('says how far it came, and why no further, where a step fails', async () => {
    const { enhancements, sent } = await record(create('fails'));
    assert.equal(sent.length, 3);
    assert.deepEqual(enhancements.map(brief), [
      'null ok: Our own reasoning, recorded by sequential: 2 of 4 steps.\n\nThe rest was not recorded. The server "sequential" reports that "sequentialthinking" failed: The store is full.',
    ]);
    assert.deepEqual(enhancements[0]?.recorded, { steps: 2, of: 4 });
  });

  it('says so, too, where the server ends on the way', async () => {
    const [enhancement] = (await record(create('breaks'))).enhancements;
    assert.match(
      enhancement?.text ?? '',
      /recorded by sequential: 2 of 4 steps\.\n\nThe rest was not recorded\. The server/,
    );
  });

  it('shows what a server says beyond its counters as its own', async () => {
    const [enhancement] = (await record(create('reasons'))).enhancements;
    assert.equal(
      enhancement?.text,
      `Our own reasoning, recorded by sequential: 4 of 4 steps.

What sequential says of its own:

1. Who decides on thought 1?
2. Who decides on thought 2?
3. Who decides on thought 3?
4. Who decides on thought 4?`,
    );
  });

  it('counts no step that the server does not confirm', async () => {
    const [enhancement] = (await record(create('talks'))).enhancements;
    assert.deepEqual(enhancement?.recorded, { steps: 0, of: 4 });
    assert.match(
      enhancement?.text ?? '',
      /: 0 of 4 steps\.\n\nWhat sequential says of its own:\n\n1\. I would look closer at: 2 frameworks/,
    );
  });

  it('passes on why nothing could be recorded', async () => {
    const service = enhancementBy({ ...enhancingServer('sequential'), args: ['-e', 'process.exit(3)'] });
    services.push(service);
    const [enhancement] = (await record(service)).enhancements;
    assert.equal(enhancement?.outcome, 'failed');
    assert.match(enhancement?.error ?? '', /^The server "sequential" could not be started: it ended with code 3/);
  });

  it('keeps the steps of one analysis together, and those of two apart', async () => {
    const conversations = new Set<string | undefined>();
    const numbers: unknown[] = [];
    for (const turn of [sequential('s'), sequential('s')].flatMap((enhancer) => enhancer.turns(FOUND))) {
      await turn.run(async ({ conversation, ttlMs, arguments: step }) => {
        conversations.add(conversation);
        numbers.push(step.thoughtNumber);
        assert.equal(ttlMs, 0);
        return JSON.stringify({ thoughtNumber: step.thoughtNumber });
      });
    }
    assert.equal(conversations.size, 2);
    assert.deepEqual(numbers, [1, 2, 3, 4, 1, 2, 3, 4]);
  });

  it('has nothing to record where nothing was found', () => {
    assert.deepEqual(sequential('s').turns(foundIn([])), []);
  });
});

function brief({ framework, outcome, text, error }: Enhancement): string {
  return `${framework} ${outcome}: ${text ?? error}`;
}
