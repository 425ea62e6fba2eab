import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, it } from 'mocha';
import { Catalog } from '../../../../src/engine/catalog/catalog';
import type { Example, Examples, Framework, MatchExample, Pack } from '../../../../src/engine/catalog/framework';
import { lint } from '../../../../src/engine/catalog/lint/lint';
import { builtInPacks } from '../../../../src/engine/catalog/packs';
import { Detector } from '../../../../src/engine/detection/detect';
import type { Detection } from '../../../../src/engine/detection/detection';
import { nativeExpression } from '../../../../src/engine/detection/usage/expressions';
import { SourceDocument } from '../../../../src/engine/document';
import { lintPorts } from '../../../support/lint-ports';

const CATALOG = join('src', 'engine', 'catalog');

/** The packs as they lie in the repository, by file; tests run from its root. */
const packs = ['strategy', 'software'].flatMap((kind) =>
  readdirSync(join(CATALOG, kind)).map((file) => ({
    file: join(kind, file),
    pack: JSON.parse(readFileSync(join(CATALOG, kind, file), 'utf8')) as Pack<Framework & Examples>,
  })),
);
const frameworks = packs.flatMap(({ pack }) => pack.frameworks);
const detector = new Detector(new Catalog(packs.map(({ pack }) => pack)), null, nativeExpression);

describe('the built-in packs', () => {
  const schema = JSON.parse(readFileSync(join(CATALOG, 'pack.schema.json'), 'utf8')) as object;
  const isPack = new Ajv({ allErrors: true }).compile(schema);

  for (const { file, pack } of packs) {
    it(`follow the schema in ${file}`, () => {
      assert.equal(isPack(pack), true, JSON.stringify(isPack.errors, null, 2));
    });

    it(`are sorted by id in ${file}`, () => {
      const ids = pack.frameworks.map(({ id }) => id);
      assert.deepEqual(ids, ids.toSorted());
    });
  }

  it('are all brought along by the engine', () => {
    const names = (all: readonly Pack[]): string[] => all.map(({ name }) => name).toSorted();
    assert.deepEqual(names(builtInPacks), names(packs.map(({ pack }) => pack)));
  });

  it('give every framework an id of its own', () => {
    const ids = frameworks.map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      [],
    );
  });

  it('give every element an id of its own within its framework, and a wording', () => {
    for (const framework of frameworks) {
      if (framework.kind !== 'strategy') continue;
      const ids = framework.elements.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, framework.id);
      for (const { id, distinct = [], everyday = [], formal = [] } of framework.elements) {
        assert.ok(
          distinct.length + everyday.length + formal.length > 0,
          `${framework.id}: nothing says the element ${id}`,
        );
      }
    }
  });

  it('relate every strategic framework to others, and link to where it is explained', () => {
    for (const { id, kind, related = [], competing = [], links = [] } of frameworks) {
      if (kind === 'strategy') assert.ok(related.length + competing.length > 0 && links.length > 0, id);
    }
  });

  it('name the strategic frameworks that people use most in five languages beside English', () => {
    const languages = ['de', 'es', 'fr', 'pt', 'ja'];
    const translated = frameworks.filter(
      ({ kind, names }) =>
        kind === 'strategy' && languages.every((language) => names.some((name) => name.language === language)),
    );
    assert.ok(translated.length >= 60, `only ${translated.length}`);
  });

  it('have nothing that the lint calls an error', () => {
    const errors = lint(frameworks, [], lintPorts(frameworks)).filter(({ severity }) => severity === 'error');
    assert.deepEqual(
      errors.map(({ framework, message }) => `${framework}: ${message}`),
      [],
    );
  }).timeout(30_000);

  it('ask two questions at least and bring two examples of each sort', () => {
    for (const { id, questions, mustMatch, mustNotMatch } of frameworks) {
      assert.ok(questions.length >= 2 && mustMatch.length >= 2 && mustNotMatch.length >= 2, id);
    }
  });
});

describe('the examples of the built-in packs', () => {
  for (const framework of frameworks) {
    for (const example of framework.mustMatch) {
      it(`have ${framework.id} ${example.standing} in: ${beginning(example)}`, () => {
        assertFound(example, detect(framework.id, example));
      });
    }
    for (const example of framework.mustNotMatch) {
      it(`do not have ${framework.id} in: ${beginning(example)}`, () => {
        assert.equal(detect(framework.id, example), undefined);
      });
    }
  }
});

function assertFound(example: MatchExample, found: Detection | undefined): void {
  assert.ok(found, 'it was not found');
  assert.equal(found.standing, example.standing);
  const present = found.coverage?.filter(({ lines }) => lines.length > 0).map(({ id }) => id) ?? [];
  assert.deepEqual(
    example.elements?.filter((id) => !present.includes(id)) ?? [],
    [],
    `only these elements were found: ${present.join(', ') || 'none'}`,
  );
  if (example.version !== undefined) assert.equal(found.version, example.version);
}

function detect(id: string, { text, language = 'markdown', fileName = 'example' }: Example): Detection | undefined {
  const document = new SourceDocument(`file:///${fileName}`, language, 1, text);
  return detector.detect(document).detections.find((detection) => detection.id === id);
}

/** Enough of a text to know it by. */
function beginning({ text }: Example): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
