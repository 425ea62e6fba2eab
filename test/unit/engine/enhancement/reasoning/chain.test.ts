import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { builtIn } from '../../../../../src/engine/catalog/built-in';
import { Catalog } from '../../../../../src/engine/catalog/catalog';
import type { Framework } from '../../../../../src/engine/catalog/framework';
import { Detector } from '../../../../../src/engine/detection/detect';
import type { Detection, Evidence, Place, SignalKind } from '../../../../../src/engine/detection/detection';
import { prebuilt } from '../../../../../src/engine/detection/patterns/prebuilt';
import type { Found } from '../../../../../src/engine/enhancement/enhancer';
import { chainText, reasoningChain, type Step } from '../../../../../src/engine/enhancement/reasoning/chain';
import { documentOf } from '../../../../support/detect';
import { detection } from '../../../../support/engine-port';

/** What stands in a document for a framework, as far as the reasoning looks at it. */
interface Seen extends Partial<Detection> {
  /** The line of each place. */
  readonly lines?: readonly number[];
  readonly signals?: SignalKind;
  readonly place?: Place;
  /** Elements with the line each stands on; 0 where it is missing. */
  readonly elements?: Readonly<Record<string, number>>;
}

function seen(name: string, { lines = [], signals = 'name', place = 'prose', elements, ...more }: Seen): Detection {
  const piece = (line: number, kind: SignalKind, signal: string): Evidence => {
    return { start: line * 100, end: line * 100 + 4, line, kind, signal, place, text: 'canary' };
  };
  const present = Object.entries(elements ?? {}).filter(([, line]) => line > 0);
  const evidence = [
    ...lines.map((line) => piece(line, signals, signals)),
    ...present.map(([id, line]) => piece(line, 'element', `element:${id}`)),
  ];
  const coverage = Object.entries(elements ?? {}).map(([id, line]) => ({
    id,
    name: id,
    lines: line > 0 ? [line] : [],
  }));
  return detection(name, { evidence, coverage: elements ? coverage : null, ...more });
}

const software = { kind: 'software', signals: 'dependency', category: 'web' } as const;

/** What was found, with the relations between frameworks that the catalogue has. */
function found(detections: readonly Detection[], relations: Readonly<Record<string, Partial<Framework>>> = {}): Found {
  return {
    detections,
    framework: (id) => relations[id] as Framework | undefined,
    documentText: () => assert.fail('the reasoning asks for no text'),
  };
}

const thoughts = (steps: readonly Step[], kind: Step['kind']): string[] =>
  steps.filter((step) => step.kind === kind).map(({ thought }) => thought);

const SCRUM = seen('Scrum', { lines: [1, 4], place: 'heading', elements: { Sprint: 4, Backlog: 6, Review: 0 } });
const KANBAN = seen('Kanban', { lines: [9, 12, 15], elements: { 'WIP limits': 12, Flow: 18 } });
const COMPETING = { scrum: { competing: ['kanban'] } };

describe('the reasoning', () => {
  it('has nothing to say where nothing was found', () => {
    assert.deepEqual(reasoningChain(found([])), []);
  });

  it('goes from the evidence by what competes and what is missing to what follows', () => {
    assert.equal(
      chainText(reasoningChain(found([SCRUM, KANBAN], COMPETING))),
      `1. 2 frameworks are weighed, all put to use.
2. Kanban is applied: 5 places on 4 lines, 9 to 18. It is named in the text, and all of its 2 elements have a place.
3. Scrum is applied: 4 places on 3 lines, 1 to 6. It is named in a heading, and 2 of its 3 elements have a place, all of them as headings, labels or cells.
4. Kanban and Scrum answer one question in different ways, and both are applied. Which of them leads?
   5. Kanban: applied, 5 places on 4 lines, 9 to 18, 2 of 2 elements. The evidence weighs as much as that for Scrum.
   6. Scrum: applied, 4 places on 3 lines, 1 to 6, 2 of 3 elements. The evidence weighs as much as that for Kanban.
7. Scrum lacks 1 of 3 elements: Review.
8. No framework carries the document alone: Kanban and Scrum run through it alike. Complete Scrum: Review is missing. Decide between Kanban and Scrum.`,
    );
  });

  it('hands competing frameworks over as branches of the step that asks between them', () => {
    const steps = reasoningChain(found([SCRUM, KANBAN], COMPETING));
    const fork = steps.find(({ kind }) => kind === 'fork');
    assert.deepEqual(
      steps
        .filter(({ kind }) => kind === 'branch')
        .map(({ branchFromThought, branchId }) => [branchFromThought, branchId]),
      [
        [fork?.thoughtNumber, 'answer-kanban'],
        [fork?.thoughtNumber, 'answer-scrum'],
      ],
    );
    assert.deepEqual(
      steps.map(({ nextThoughtNeeded }) => nextThoughtNeeded),
      steps.map((_, index) => index < steps.length - 1),
    );
  });

  it('tells the choice from the alternative that is only named', () => {
    const named = seen('Kanban', { lines: [9], standing: 'mentioned', elements: { Flow: 0 } });
    const steps = reasoningChain(found([SCRUM, named], COMPETING));
    assert.deepEqual(thoughts(steps, 'fork'), [
      'Scrum and Kanban answer one question in different ways, and only Scrum is applied. Is the choice argued?',
    ]);
    assert.match(thoughts(steps, 'branch')[1] ?? '', /^Kanban: mentioned, .* It is the alternative, not the choice\.$/);
    assert.match(thoughts(steps, 'conclusion')[0] ?? '', /Say why it is Scrum and not Kanban\.$/);
  });

  it('sees no rivals in frameworks that are only named', () => {
    const named = ['Scrum', 'Kanban'].map((name) => seen(name, { lines: [1], standing: 'mentioned' }));
    const steps = reasoningChain(found(named, COMPETING));
    assert.deepEqual(
      steps.map(({ thought }) => thought),
      [
        '2 frameworks are weighed, all only named.',
        'Only named: Scrum (1 place) and Kanban (1 place).',
        'No framework is put to use here: the document refers to what it names and follows none of it.',
      ],
    );
  });

  it('takes back that what is found most often carries the document, where it is only named', () => {
    const often = seen('Kubernetes', { ...software, standing: 'mentioned', lines: [2, 3, 4, 5, 6, 7, 8, 9] });
    const steps = reasoningChain(found([SCRUM, often]));
    assert.match(steps[0]?.thought ?? '', /Kubernetes is found most often, 8 places: taken as the one that carries/);
    const revision = steps.find(({ isRevision }) => isRevision);
    assert.equal(revision?.revisesThought, 1);
    assert.equal(
      revision?.thought,
      'Kubernetes is found most often and only named: the document speaks of it. What it works with and runs through it: Scrum.',
    );
    assert.match(steps.at(-1)?.thought ?? '', /^Scrum carries the document: 4 places on 3 lines, 1 to 6, 2 of 3/);
  });

  it('takes it back where all of its places stand close together', () => {
    const table = seen('RICE', { lines: [30, 30, 30, 30, 30, 30, 30, 30, 30] });
    const revision = reasoningChain(found([KANBAN, table])).find(({ isRevision }) => isRevision);
    assert.equal(revision?.thought, 'The 9 places of RICE stand on 1 line. Kanban runs through more of the document.');
  });

  it('doubts that a framework of few elements is followed', () => {
    const arc = seen('arc42', { lines: [1], elements: { Goals: 3, Context: 0, Views: 0, Risks: 0 } });
    const steps = reasoningChain(found([arc]));
    const doubt = steps.find(({ isRevision }) => isRevision);
    assert.equal(
      doubt?.thought,
      'arc42 counts as applied on 1 of 4 elements: is its method followed, or are only its words used?',
    );
    assert.match(steps[(doubt?.revisesThought ?? 0) - 1]?.thought ?? '', /^arc42 is applied/);
  });

  it('names what is missing, beginning where the least is', () => {
    const steps = reasoningChain(
      found([
        seen('arc42', { lines: [1, 2, 3], elements: { Goals: 3, Context: 4, Views: 0, Risks: 0 } }),
        seen('WRAP', { lines: [9], elements: { Widen: 9, Test: 10, Distance: 11, 'Prepare to be wrong': 0 } }),
        seen('OKR', { lines: [20], elements: { Objective: 20, Cadence: 0 } }),
      ]),
    );
    assert.deepEqual(thoughts(steps, 'gap'), [
      'WRAP lacks 1 of 4 elements: Prepare to be wrong.',
      'OKR lacks 1 of 2 elements: Cadence.',
    ]);
    assert.match(
      thoughts(steps, 'conclusion')[0] ?? '',
      / Complete WRAP \(Prepare to be wrong\) and OKR \(Cadence\) first: each lacks one element\.$/,
    );
  });

  it('says so where nothing is missing and nothing is open', () => {
    const steps = reasoningChain(found([KANBAN]));
    assert.deepEqual(thoughts(steps, 'gap'), ['Every element of Kanban has a place in the document.']);
    assert.match(
      steps.at(-1)?.thought ?? '',
      /^Kanban carries the document: .* By this evidence nothing is left open\.$/,
    );
  });

  it('asks of software that does one job whether one is being replaced, also where the catalogue does not say it competes', () => {
    const orms = ['Prisma', 'TypeORM'].map((name) => seen(name, { ...software, category: 'orm', lines: [3] }));
    assert.deepEqual(thoughts(reasoningChain(found(orms)), 'fork'), [
      'Prisma and TypeORM do one job, and both are used. Is one being replaced?',
    ]);
    const tests = ['Jest', 'Mocha', 'Vitest'].map((name) => seen(name, { ...software, lines: [3] }));
    const relations = { jest: { competing: ['mocha', 'vitest'] }, mocha: { competing: ['vitest'] } };
    assert.deepEqual(thoughts(reasoningChain(found(tests, relations)), 'fork'), [
      'Jest, Mocha and Vitest do one job, and all of them are used. Is one being replaced?',
    ]);
  });

  it('asks nothing of software that goes together', () => {
    const layers = ['Objection', 'Knex'].map((name) => seen(name, { ...software, category: 'orm', lines: [3] }));
    assert.deepEqual(thoughts(reasoningChain(found(layers, { objection: { related: ['knex'] } })), 'fork'), []);
    const web = ['React', 'Express'].map((name) => seen(name, { ...software, lines: [3] }));
    assert.deepEqual(thoughts(reasoningChain(found(web)), 'fork'), []);
  });

  it('sums up what jobs the software of a manifest does', () => {
    const names = ['React', 'Express', 'Zod', 'Vite'];
    const files = names.map((name) =>
      seen(name, { ...software, category: name === 'Vite' ? 'build' : 'web', lines: [3] }),
    );
    assert.match(
      chainText(reasoningChain(found(files))),
      /^5\. Also put to use: Vite \(1 place\)\. The software by its job: web 3 and build 1\.$/m,
    );
  });

  it('tells that detection lists no more places than it does', () => {
    const reasons = ['named', 'the first 200 of 314 places'];
    const steps = reasoningChain(found([seen('WRAP', { lines: Array.from({ length: 200 }, (_, at) => at), reasons })]));
    assert.match(steps[1]?.thought ?? '', /^WRAP is applied: more than 200 places on 200 lines, 0 to 199\./);
  });

  it('holds none of the words of the document, however they stand there', () => {
    const catalog = new Catalog([], builtIn);
    const text = `# OuR teaM tOPOLOGIES

CanaryOne: the sTREAM-ALIGNED tEAM and the PlatForm Team of canarytwo reduce cOGNITIVE lOAD. React ^18.2.0-canary3 is named.
`;
    const { detections } = new Detector(catalog, prebuilt).detect(documentOf(text));
    const chain = chainText(
      reasoningChain({ detections, framework: (id) => catalog.get(id), documentText: () => text }),
    );
    assert.match(chain, /Team Topologies is applied/);
    for (const { text: words } of detections.flatMap(({ evidence }) => evidence)) {
      assert.ok(!chain.includes(words), words);
    }
    assert.doesNotMatch(chain, /canary|18\.2/i);
  });

  it('keeps its bounds and its numbers in order, whatever was found', () => {
    const name = fc.oneof(fc.constantFrom('Scrum', 'Kanban', 'OKR', 'WRAP', 'React'), fc.string({ maxLength: 300 }));
    const lines = fc.array(fc.nat({ max: 5_000 }), { maxLength: 12 });
    const one = fc.record({
      name,
      lines,
      standing: fc.constantFrom('applied', 'mentioned'),
      kind: fc.constantFrom('strategy', 'software'),
      category: fc.constantFrom('orm', 'web', 'agile'),
      elements: fc.option(fc.dictionary(name, fc.nat({ max: 3 }), { maxKeys: 14 }), { nil: undefined }),
    } as const);
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { selector: ({ name: key }) => key, maxLength: 24 }),
        fc.boolean(),
        (all, rivals) => {
          const detections = all.map(({ name: key, elements, ...more }) =>
            seen(key, { ...more, ...(elements && { elements }) }),
          );
          const competing = detections.map(({ id }) => id);
          const from: Found = {
            ...found(detections),
            framework: () => (rivals ? ({ competing } as unknown as Framework) : undefined),
          };
          const steps = reasoningChain(from);
          assert.deepEqual(steps, reasoningChain(from));
          assert.ok(steps.length <= 12 && steps.length >= Math.min(2, all.length));
          for (const [index, step] of steps.entries()) {
            assert.ok(
              step.thought.length <= 400 && step.thought.length > 0 && !step.thought.includes('\n'),
              step.thought,
            );
            assert.deepEqual([step.thoughtNumber, step.totalThoughts], [index + 1, steps.length]);
            assert.ok((step.revisesThought ?? 0) <= index && (step.branchFromThought ?? 0) <= index);
            assert.equal(step.isRevision === true, step.revisesThought !== undefined);
            assert.equal(step.branchId !== undefined, step.branchFromThought !== undefined);
          }
        },
      ),
    );
  });
});
