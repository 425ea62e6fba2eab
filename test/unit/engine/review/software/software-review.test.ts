import assert from 'node:assert/strict';
import { after, describe, it } from 'mocha';
import { SourceDocument } from '../../../../../src/engine/document';
import { Engine } from '../../../../../src/engine/engine';
import { DEFAULT_REVIEW_SETTINGS } from '../../../../../src/engine/review/review-settings';

const MANIFEST = JSON.stringify({ private: true, dependencies: { vue: '^2.7.0', express: '*' } }, null, 2);

describe('The review of software', () => {
  const log: string[] = [];
  const engine = new Engine({
    storageFolder: null,
    localServer: () => Promise.reject(),
    log: (line) => log.push(line),
  });

  after(() => engine.dispose());

  it('is of the persona whose rules they are, in the order of the text', () => {
    const { reviews } = engine.review(file('package.json', 'json', MANIFEST));
    assert.deepEqual(
      reviews.map(({ persona, error }) => [persona, error]),
      [['architecture', undefined]],
    );
    assert.deepEqual(
      reviews[0]?.findings.map(({ rule, line }) => [rule, line]),
      [
        ['architecture/end-of-life-framework', 4],
        ['architecture/unpinned-major', 5],
      ],
    );
  });

  it('comes with the analysis too, without a store', async () => {
    let findings: readonly string[] = [];
    for await (const analysis of engine.analyze(file('package.json', 'json', MANIFEST), { depth: 'review' })) {
      findings = analysis.findings.map(({ rule }) => rule);
    }
    assert.deepEqual([...findings].sort(), ['architecture/end-of-life-framework', 'architecture/unpinned-major']);
    assert.deepEqual(log, []);
  });

  it('does what the settings say of its rules and personas', () => {
    const findings = (settings: Partial<typeof DEFAULT_REVIEW_SETTINGS>) =>
      engine
        .review(file('package.json', 'json', MANIFEST), { ...DEFAULT_REVIEW_SETTINGS, ...settings })
        .reviews.flatMap((review) => review.findings.map(({ rule, severity }) => `${rule} ${severity}`));
    assert.deepEqual(findings({ rules: [{ 'architecture/*': 'off' }] }), []);
    assert.deepEqual(findings({ personas: [] }), []);
    assert.deepEqual(findings({ personas: ['finance'] }), []);
    const graver = findings({ rules: [{ 'architecture/unpinned-major': 'error' }], personas: ['architecture'] });
    assert.ok(graver.includes('architecture/unpinned-major error'), graver.join());
  });

  it('is silent on the one line that a comment names', () => {
    const lines = (text: string) =>
      engine
        .review(file('Dockerfile', 'dockerfile', text))
        .reviews.flatMap(({ findings }) => findings.map((finding) => finding.line));
    const [first, second] = ['FROM node:latest AS build', 'FROM python:latest'];
    assert.deepEqual(lines(`${first}\n${second}\n`), [1, 2]);
    const silence = '# framework-director-disable-next-line architecture/unpinned-major';
    assert.deepEqual(lines(`${silence}\n${first}\n${second}\n`), [3]);
  });

  it('names what is open once, and much of it in one sentence', () => {
    const said = (images: readonly string[]) =>
      engine
        .review(file('Dockerfile', 'dockerfile', images.map((image) => `FROM ${image}\n`).join('')))
        .reviews.flatMap(({ findings }) => findings.map((finding) => finding.message));
    assert.equal(said(['node:latest AS a', 'node:latest AS b']).length, 1);
    assert.equal(said(['node', 'python', 'golang']).length, 3);
    assert.deepEqual(said(['node', 'python', 'golang', 'ruby', 'node']), [
      'Nothing bounds the major versions of “node”, “python”, “golang” and 1 other.',
    ]);
  });

  it('says nothing of prose that speaks of the same', () => {
    const { reviews } = engine.review(file('notes.md', 'markdown', '# Notes\n\nWe use `vue` 2 and `express`.\n'));
    assert.ok(!reviews.some(({ findings }) => findings.some(({ rule }) => rule === 'architecture/unpinned-major')));
  });

  it('has rules that a team can name', async () => {
    const { problems } = await engine.readTeam('{"rules": {"architecture/unpinned-major": "off"}}');
    assert.deepEqual(problems, []);
  });
});

function file(name: string, languageId: string, text: string): SourceDocument {
  return new SourceDocument(`file:///project/${name}`, languageId, 1, text);
}
