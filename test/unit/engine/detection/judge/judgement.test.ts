import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { detectWith, documentOf, software, standingIn, strategy } from '../../../../support/detect';

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

  it('is applied when it is the title, or a heading is about it', () => {
    assert.equal(standingIn(swot, '# A first SWOT for the ferry\n\nPrices are fair.\n'), 'applied');
    assert.equal(standingIn(swot, 'Notes\n\n## SWOT of the ferry\n\nPrices are fair.\n'), 'applied');
    assert.equal(standingIn(swot, 'Why is the ferry empty? SWOT\n---\n\nPrices are fair.\n'), 'applied');
  });

  it('stays mentioned when a heading is about something else that carries its name', () => {
    assert.equal(standingIn(swot, 'Notes\n\n## SWOT books and courses\n\nNone is good.\n'), 'mentioned');
  });

  it('is applied when such a heading stands over an element', () => {
    assert.equal(standingIn(swot, 'Notes\n\n## SWOT books and courses\n\nTheir strengths are few.\n'), 'applied');
  });

  it('stays mentioned when brackets behind the name say what it stands for', () => {
    assert.equal(
      standingIn(swot, 'Others like the SWOT (internal strengths, internal weaknesses, opportunities, threats).'),
      'mentioned',
    );
  });

  it('is applied when the text says that it uses what the brackets spell out', () => {
    assert.equal(
      standingIn(swot, 'We rank harbours using a SWOT (internal strengths, internal weaknesses and so on).'),
      'applied',
    );
    assert.equal(
      standingIn(swot, 'We are not using a SWOT (internal strengths, internal weaknesses and so on).'),
      'mentioned',
    );
  });

  it('takes advice for no use', () => {
    assert.equal(standingIn(swot, 'Use the SWOT to tell strengths from luck.'), 'mentioned');
    assert.equal(standingIn(swot, 'We use the SWOT to tell strengths from luck.'), 'applied');
  });

  it('is mentioned when the text uses a name that means other things', () => {
    assert.equal(standingIn(swot, 'In spring we used the position review.'), 'mentioned');
    assert.equal(standingIn(swot, 'In spring we could have used the position review.'), undefined);
  });

  it('is applied when such a name is the title over two elements', () => {
    assert.equal(standingIn(swot, '# Position review\n\nOur strengths and weaknesses are known.\n'), 'applied');
    assert.equal(standingIn(swot, 'Our position review speaks of strengths and weaknesses.'), undefined);
  });
});

describe('elements beside one in the own words of a framework', () => {
  const strategy3 = strategy({
    names: [],
    elements: [
      { id: 'aspiration', name: 'Aspiration', distinct: ['winning aspiration'] },
      { id: 'where', name: 'Where', everyday: ['where will we play'] },
      { id: 'how', name: 'How', everyday: ['how will we win'] },
      { id: 'systems', name: 'Systems', everyday: ['systems'] },
      { id: 'capabilities', name: 'Capabilities', everyday: ['capabilities'] },
    ],
  });
  const own = 'Our winning aspiration is the north. ';

  it('support it where they are several words each, and half of the elements are there', () => {
    assert.equal(standingIn(strategy3, `${own}Where will we play? How will we win?`), 'applied');
    assert.equal(standingIn(strategy3, `${own}Where will we play?`), undefined);
    assert.equal(standingIn(strategy3, `${own}We have systems and capabilities.`), undefined);
  });

  it('support it where they stand as headings or labels', () => {
    assert.equal(standingIn(strategy3, `${own}\n\n- **Systems:** two\n- **Capabilities:** one\n`), 'applied');
  });

  it('say nothing where they stand far away', () => {
    const far = ' Words go by.'.repeat(400);
    assert.equal(standingIn(strategy3, `${own}${far} Where will we play? How will we win?`), undefined);
  });
});

describe('the form of a text', () => {
  it('shows in the labels that cells begin with', () => {
    const table = '| in | **Strengths**: price | *Weaknesses*: age |\n|---|---|---|\n| out | **Threats:** rivals | |\n';
    assert.equal(standingIn(swot, table), 'applied');
  });

  it('shows in columns made of white space, where they are three at least', () => {
    const table = 'harbour     strengths   weaknesses (few)   threats\nnorth       3           2                  1\n';
    assert.equal(standingIn(swot, table, 'plaintext'), 'applied');
    const keys = 'key.one     Strengths\nkey.two     Weaknesses\nkey.three   Threats\n';
    assert.equal(standingIn(swot, keys, 'plaintext'), undefined);
  });

  it('shows in the headings and cells of HTML', () => {
    const page = '<h2>Strengths</h2><p>Price</p><h2>Weaknesses</h2><p>Age</p><table><tr><th>Threats</th></tr></table>';
    assert.equal(standingIn(swot, page, 'html'), 'applied');
  });
});

describe('the names of strategic frameworks that mean other things', () => {
  const named = (id: string, text: string, ambiguous: boolean) => ({
    ...strategy({ names: [{ text, ambiguous }], elements: [] }),
    id,
  });
  const frameworks = [
    named('swot', 'SWOT', false),
    named('pestle', 'PESTLE', false),
    named('okr', 'OKR', false),
    named('rice', 'RICE', true),
    named('kano', 'Kano', true),
    named('drive', 'Drive', true),
  ];
  const found = (text: string) =>
    detectWith(frameworks, documentOf(text))
      .map(({ id }) => id)
      .sort();

  it('count in a list with one that does not, in a sentence or in items', () => {
    assert.deepEqual(found('We know SWOT, Kano and RICE.'), ['kano', 'rice', 'swot']);
    assert.deepEqual(found('Words:\n\n- Kano\n- SWOT\n- *Drive*\n'), ['drive', 'kano', 'swot']);
    assert.deepEqual(found('The SWOT is done. Drive with care, Kano and RICE.'), ['swot']);
  });

  it('count as entries of a table or a glossary with two that do not', () => {
    const row = (name: string) => `| ${name} | two hours |\n`;
    assert.deepEqual(found(`| a | b |\n|---|---|\n${row('SWOT')}${row('Kano')}${row('PESTLE')}`), [
      'kano',
      'pestle',
      'swot',
    ]);
    assert.deepEqual(found(`| a | b |\n|---|---|\n${row('SWOT')}${row('Kano')}`), ['swot']);
  });

  it('count as acronyms in a text that speaks of three others', () => {
    assert.deepEqual(found('A SWOT. A PESTLE. Some OKR. RICE? Drive!'), ['okr', 'pestle', 'rice', 'swot']);
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

describe('labels', () => {
  const method = strategy({
    names: [{ text: 'Test Method' }],
    elements: ['alpha', 'beta', 'gamma'].map((word) => ({ id: word, name: word, everyday: [word] })),
  });

  it('are told by what stands behind them: a colon, a dash, brackets, a stop inside bold', () => {
    for (const text of ['alpha: 1\nbeta: 2\ngamma: 3', '**alpha.** One\n**beta.** Two\n**gamma.** Three'])
      assert.equal(standingIn(method, text), 'applied', text);
    assert.equal(standingIn(method, '- alpha（1）: x\n- beta（2）: y\n- gamma（3）: z'), 'applied');
    assert.equal(standingIn(method, 'alpha. beta. gamma.'), undefined);
  });
});
