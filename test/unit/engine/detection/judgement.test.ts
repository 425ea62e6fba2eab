import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { detectWith, documentOf, software, standingIn, strategy } from '../../../support/detect';

const swot = strategy({
  names: [{ text: 'SWOT' }, { text: 'position review', ambiguous: true }],
  elements: [
    { id: 'strengths', name: 'Strengths', distinct: ['internal strengths'], everyday: ['strengths'] },
    { id: 'weaknesses', name: 'Weaknesses', distinct: ['internal weaknesses'], everyday: ['weaknesses'] },
    { id: 'opportunities', name: 'Opportunities', everyday: ['opportunities'] },
    { id: 'threats', name: 'Threats', everyday: ['threats'] },
  ],
});

describe('the standing of a strategic framework', () => {
  it('is mentioned when its name stands alone', () => {
    assert.equal(standingIn(swot, 'Somebody should do a SWOT one day.'), 'mentioned');
  });

  it('stays mentioned however often the name is repeated', () => {
    assert.equal(standingIn(swot, 'SWOT. '.repeat(500)), 'mentioned');
  });

  it('is applied when an element supports the name', () => {
    assert.equal(standingIn(swot, 'In the SWOT we list internal weaknesses first.'), 'applied');
  });

  it('is applied when two of its own wordings stand close to each other, unnamed', () => {
    assert.equal(standingIn(swot, 'Our internal strengths outweigh our internal weaknesses.'), 'applied');
  });

  it('is nothing when two wordings stand far from each other', () => {
    assert.equal(
      standingIn(swot, `Our internal strengths.${' Words go by.'.repeat(400)} Our internal weaknesses.`),
      undefined,
    );
  });

  it('is applied when most elements are headings', () => {
    assert.equal(standingIn(swot, '# Strengths\nGood\n# Weaknesses\nBad\n## Opportunities\nMany\n'), 'applied');
  });

  it('is applied when most elements are labels or cells', () => {
    assert.equal(standingIn(swot, '- **Strengths:** price\n- **Weaknesses:** age\n- **Threats:** rivals\n'), 'applied');
    assert.equal(standingIn(swot, '| Strengths | Weaknesses | Threats |\n|---|---|---|\n| a | b | c |\n'), 'applied');
  });

  it('is nothing when everyday words stand in a sentence', () => {
    assert.equal(standingIn(swot, 'He has strengths and weaknesses, opportunities and threats.'), undefined);
  });

  it('is nothing when a name that means other things stands alone', () => {
    assert.equal(standingIn(swot, 'The position review is on Monday.'), undefined);
  });

  it('says in its coverage which elements are missing, and where the others are', () => {
    const [detection] = detectWith(
      [swot],
      documentOf('# SWOT\n\n## Strengths\n\n## Weaknesses\n\n## Strengths again\n'),
    );
    assert.deepEqual(
      detection?.coverage?.map(({ id, lines }) => [id, lines]),
      [
        ['strengths', [3, 7]],
        ['weaknesses', [5]],
        ['opportunities', []],
        ['threats', []],
      ],
    );
  });

  it('grows surer with support', () => {
    const confidence = (text: string) => detectWith([swot], documentOf(text))[0]?.confidence ?? 0;
    const mentioned = confidence('A SWOT.');
    const applied = confidence('A SWOT of internal strengths.');
    const thorough = confidence('# SWOT\n## Strengths\n## Weaknesses\n## Opportunities\n## Threats\n');
    assert.ok(mentioned < applied && applied < thorough, `${mentioned} ${applied} ${thorough}`);
    assert.ok(mentioned > 0 && thorough < 1);
  });
});

describe('formal words for elements', () => {
  const pdca = strategy({
    names: [{ text: 'PDCA' }],
    elements: ['Plan', 'Do', 'Check', 'Act'].map((name) => ({ id: name.toLowerCase(), name, formal: [name] })),
  });

  it('say nothing in a sentence, not even beside the name', () => {
    assert.equal(standingIn(pdca, 'PDCA: we plan to do what we can, check twice and act late.'), 'mentioned');
  });

  it('give a text the form of the framework', () => {
    assert.equal(standingIn(pdca, '| Plan | Do | Check | Act |\n|---|---|---|---|\n| a | b | c | d |\n'), 'applied');
  });
});

describe('the standing of a software framework', () => {
  const spring = software({ id: 'spring', names: [{ text: 'Spring', ambiguous: true }, { text: 'Spring Framework' }] });
  const boot = software({
    id: 'boot',
    names: [{ text: 'Spring Boot' }],
    signals: [{ import: 'org.springframework.boot', as: 'dotted' }],
  });

  it('is mentioned when it is named in prose, applied when the file uses it', () => {
    assert.equal(standingIn(boot, 'We like Spring Boot.'), 'mentioned');
    assert.equal(standingIn(boot, 'import org.springframework.boot.SpringApplication;', 'java'), 'applied');
    assert.equal(standingIn(boot, 'Like so:\n\n```java\nimport org.springframework.boot.X;\n```\n'), 'applied');
  });

  it('leaves the longer of two names where one lies in the other', () => {
    const found = detectWith([spring, boot], documentOf('The Spring Framework came before Spring Boot.'));
    assert.deepEqual(found.map(({ id, evidence }) => [id, evidence.length]).sort(), [
      ['boot', 1],
      ['spring', 1],
    ]);
  });

  const flask = software({ id: 'flask', names: [{ text: 'Flask', ambiguous: true }] });
  const gin = software({ id: 'gin', names: [{ text: 'Gin', ambiguous: true }] });
  const rocket = software({ id: 'rocket', names: [{ text: 'Rocket', ambiguous: true }] });
  const found = (text: string) =>
    detectWith([boot, flask, gin, rocket], documentOf(text))
      .map(({ id }) => id)
      .sort();

  it('lets a name that means other things count in a list with one that does not, or of three', () => {
    assert.deepEqual(found('We compared Spring Boot, Flask and **Gin**.'), ['boot', 'flask', 'gin']);
    assert.deepEqual(found('Flask/Gin/Rocket, whichever is quicker.'), ['flask', 'gin', 'rocket']);
    assert.deepEqual(found('A Flask and Gin on the table. Spring Boot is another matter.'), ['boot']);
  });
});
