import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { linesOf } from '../../../../../src/engine/review/lines';
import { type Answer, AnswerReader } from '../../../../../src/engine/review/model/answer';

const TEXT = `# One platform

We decide to build **one platform** for all teams.
It costs 5 million -
without a horizon.

Nobody was asked.
The end.
`;

/** All but the last two lines. */
const GIVEN = [{ first: 1, last: 5 }];

describe('An answer', () => {
  it('is read as points, each with its question, its reason and the places it cites', () => {
    const { points, citations } = read(
      '1. Who decides?\nThe text names nobody.\n[L3] [L3-5]\n\n2. What does it cost a year?\nNo horizon is given. [L4]\n',
    );
    assert.deepEqual(
      points.map(({ question, reason }) => [question, reason]),
      [
        ['Who decides?', 'The text names nobody.'],
        ['What does it cost a year?', 'No horizon is given.'],
      ],
    );
    assert.deepEqual(places(points[0]?.citations), [
      [3, 3, 'We decide to build **one platform** for all teams.'],
      [3, 5, 'We decide to build **one platform** for all teams.\nIt costs 5 million -\nwithout a horizon.'],
    ]);
    assert.deepEqual(
      citations.map(({ first, last }) => [first, last]),
      [
        [3, 3],
        [3, 5],
        [4, 4],
      ],
    );
  });

  it('cites only lines that were given: what it makes up is no place, and is named', () => {
    const [point] = read('1. Who?\nSee [L99], [L5-7], [L0], [L5-4], [L7] and [L3].').points;
    assert.deepEqual(
      places(point?.citations).map(([first]) => first),
      [3],
    );
    assert.deepEqual(point?.astray, ['L99', 'L5-7', 'L0', 'L5-4', 'L7']);
  });

  it('is told of words it quotes that do not stand in the document', () => {
    const [point] = read(
      '1. Why “One Platform”?\nIt says “we decide to … one platform”, "5 million – without a horizon." and “the board agreed”, and isn\'t asked.',
    ).points;
    assert.deepEqual(point?.unfound, ['the board agreed']);
  });

  it('is understood as models write it when they do not keep to the form', () => {
    const forms = [
      'Here are my questions:\n\n1) **Who decides?** The text names nobody. (L3–L5)',
      '### 1. Who decides?\n- **Why it matters:** The text names nobody.\n- Lines: [L3-5]',
      '- Who decides? The text names nobody. [lines 3-5]',
      '**1.** Question: Who decides?\nReason: The text names nobody.\nCitations: [L3 to L5]',
      '1. Who decides?\r\n   The text names nobody [L3-L5].\r\n',
      '<think>\n1. No, not that.\n</think>\n\n1. Who decides?\nThe text names nobody.\n[L3, L4-5]',
    ];
    for (const form of forms) {
      const { points } = read(form);
      assert.equal(points.length, 1, form);
      assert.deepEqual([points[0]?.question, points[0]?.reason], ['Who decides?', 'The text names nobody.'], form);
      assert.equal(points[0]?.citations.at(-1)?.last, 5, form);
    }
  });

  it('is understood in other scripts', () => {
    const [point] = read('1. 誰が決めますか？「全チーム」とだけ書かれています。 [L3]').points;
    assert.deepEqual(
      [point?.question, point?.reason, point?.unfound],
      ['誰が決めますか？', '「全チーム」とだけ書かれています。', ['全チーム']],
    );
  });

  it('keeps its text where no points can be made out', () => {
    const { points, text } = read('I have no questions.\n');
    assert.deepEqual([points, text], [[], 'I have no questions.']);
  });

  it('is text and nothing else, whatever it holds', () => {
    const evil = '<img src=x onerror=alert(1)> [press](command:workbench.action.quit) \u202e\u0007\u001b]8;;x\u0007';
    const { points, text } = read(`1. Who? ${evil}\n[here](https://evil.example) [L3](https://evil.example)`);
    assert.match(
      points[0]?.reason ?? '',
      /^<img src=x onerror=alert\(1\)> \[press\]\(command:workbench\.action\.quit\)/,
    );
    assert.doesNotMatch(text + points[0]?.reason, /(?!\n)[\p{Cc}\p{Cf}]/u);
    assert.deepEqual(
      places(points[0]?.citations).map(([first]) => first),
      [3],
    );
  });

  it('comes to the same in whatever pieces it arrives, and shows no mark that is half written', () => {
    const whole = '<think>hm</think>\n1. Who decides?\nNobody is named. [L3] [L99]\n2. What of “it”?\nIt costs. [L4-5]';
    const expected = read(whole);
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), { maxLength: 12 }), (cuts) => {
        const reader = readerOf();
        const ends = [...new Set([...cuts, whole.length])].sort((a, b) => a - b);
        let from = 0;
        for (const end of ends) {
          reader.push(whole.slice(from, end));
          from = end;
          for (const { question, reason } of reader.read(false).points) {
            assert.doesNotMatch(`${question}${reason}`, /[[(]L?[\d-]*$|think|\b2$/);
          }
        }
        assert.deepEqual(reader.read(true), expected);
      }),
      { numRuns: 500 },
    );
  });

  it('is read to its end, whatever it repeats', () => {
    const repeats = ['\n', '[L1, ', '[ L 1 - ', '“', '(', '1. ', '* ', '[L1', '**', ' \t', '#', '\n1', '\n- ', 'L1 '];
    for (const repeat of repeats) {
      const reader = readerOf();
      for (let pieces = 0; pieces < 160; pieces++) {
        reader.push(repeat.repeat(Math.ceil(100 / repeat.length)));
        reader.read(false);
      }
      assert.ok(reader.read(true).points.length <= 12, repeat);
    }
  });

  it('ends where it has got too long, by its text, by its points or by its thoughts', () => {
    const floods = ['word '.repeat(1_000), '1. Who?\nWhy.\n', '<think>on and on '];
    for (const flood of floods) {
      const reader = readerOf();
      let pieces = 0;
      while (reader.push(flood) && pieces < 100_000) pieces++;
      assert.ok(pieces < 100_000, flood);
      const { text, points } = reader.read(true);
      assert.ok(text.length <= 16_000 && points.length <= 12);
    }
    const [point] = read(`1. ${'Who '.repeat(3_000)}`).points;
    assert.equal(point?.question.length, 400);
  });

  it('never breaks the reader, and never cites what was not given', () => {
    const part = fc.constantFrom(
      '1. ',
      '2) ',
      '- ',
      '\n',
      '[L3]',
      '[L',
      '99',
      ']',
      '(L4-',
      '5)',
      '“',
      '”',
      '<think>',
      '</think>',
      '?',
      ' ',
      'word',
      '\r',
      '**',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string({ unit: 'binary' })), { maxLength: 60 }), (pieces) => {
        const reader = readerOf();
        for (const piece of pieces) reader.push(piece);
        const { citations, points } = reader.read(true);
        for (const { first, last } of citations) assert.ok(1 <= first && first <= last && last <= 5);
        for (const { question } of points) assert.notEqual(question, '');
      }),
      { numRuns: 300 },
    );
  });
});

function readerOf(): AnswerReader {
  return new AnswerReader(linesOf(TEXT), GIVEN);
}

function read(answer: string): Answer {
  const reader = readerOf();
  reader.push(answer);
  return reader.read(true);
}

function places(citations: Answer['citations'] = []): (readonly [number, number, string])[] {
  return citations.map(({ first, last, start, end }) => [first, last, TEXT.slice(start, end)]);
}
