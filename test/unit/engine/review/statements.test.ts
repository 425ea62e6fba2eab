import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { amountsIn } from '../../../../src/engine/review/rules/general/amounts';
import { datesIn, differ, isBefore, type StatedDate } from '../../../../src/engine/review/rules/general/dates';

describe('Dates in a sentence', () => {
  it('are read in the forms people write', () => {
    const day = { year: 2031, month: 5, day: 3 };
    for (const text of ['2031-05-03', '3 May 2031', '3rd of May 2031', 'May 3, 2031', 'on 3. May 2031']) {
      assert.deepEqual(only(text), day, text);
    }
    assert.deepEqual(only('in Sept. 2031'), { year: 2031, month: 9 });
    assert.deepEqual(only('by Q3 2031'), { year: 2031, quarter: 3 });
    assert.deepEqual(only('2031 Q3'), { year: 2031, quarter: 3 });
    assert.deepEqual(only('until the end of March'), { month: 3 });
    assert.deepEqual(only('by 2032'), { year: 2032 });
  });

  it('are no verbs, counts or versions', () => {
    for (const text of ['It may 3 times fail.', 'We march in step.', '2031 tickets', 'release 3.2031', 'May we?']) {
      assert.deepEqual(datesIn(text), [], text);
    }
  });

  it('differ only where neither can hold the other', () => {
    assert.equal(differ(date('3 May 2031'), date('in May 2031')), false);
    assert.equal(differ(date('3 May 2031'), date('Q2 2031')), false);
    assert.equal(differ(date('3 May'), date('in 2031')), false);
    assert.equal(differ(date('3 May 2031'), date('4 May 2031')), true);
    assert.equal(differ(date('3 May 2031'), date('Q3 2031')), true);
    assert.equal(differ(date('in May 2031'), date('in May 2032')), true);
  });

  it('come before another when they are over as it begins', () => {
    assert.equal(isBefore(date('3 May 2031'), date('in June 2031')), true);
    assert.equal(isBefore(date('3 May 2031'), date('Q2 2031')), false);
    assert.equal(isBefore(date('3 May'), date('in June 2031')), false);
  });
});

describe('Amounts in a sentence', () => {
  it('are money, shares and counts with their unit', () => {
    const read = (text: string) => amountsIn(text).map(({ value, unit }) => [value, unit]);
    assert.deepEqual(read('It costs €1.2 million, not 900k EUR.'), [
      [1_200_000, 'EUR'],
      [900_000, 'EUR'],
    ]);
    assert.deepEqual(read('$45,312 and 12.5 % in nine months for 38 engineers'), [
      [45_312, 'USD'],
      [12.5, '%'],
      [9, 'month'],
      [38, 'engineer'],
    ]);
  });

  it('know by how much they may be rounded', () => {
    const [amount] = amountsIn('about €1.2 million');
    assert.equal(amount?.rounding, 50_000);
  });

  it('are no parts of names and other numbers', () => {
    assert.deepEqual(amountsIn('ISO-27 days, v3 teams and 1.2.3 %'), []);
  });
});

function only(text: string): Partial<StatedDate> {
  const [{ start, end, ...date }, ...more] = datesIn(text) as [StatedDate, ...StatedDate[]];
  assert.deepEqual(more, [], text);
  return date;
}

function date(text: string): StatedDate {
  return datesIn(text)[0] as StatedDate;
}
