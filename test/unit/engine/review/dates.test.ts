import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { datesIn } from '../../../../src/engine/review/rules/dates/dates';

describe('The dates of a text', () => {
  it('are read in the forms that plans have', () => {
    const written: readonly (readonly [string, string, string])[] = [
      ['2027-03-12', '2027-03-12', '2027-03-12'],
      ['12 March 2027', '2027-03-12', '2027-03-12'],
      ['12th of Sept. 2027', '2027-09-12', '2027-09-12'],
      ['March 12, 2027', '2027-03-12', '2027-03-12'],
      ['12.3.2027', '2027-03-12', '2027-03-12'],
      ['March 2027', '2027-03-01', '2027-03-31'],
      ['2027-02', '2027-02-01', '2027-02-28'],
      ['Q2 2027', '2027-04-01', '2027-06-30'],
      ['2027-Q2', '2027-04-01', '2027-06-30'],
      ['2027 Q4', '2027-10-01', '2027-12-31'],
      ['H1 2027', '2027-01-01', '2027-06-30'],
      ['KW 1 2027', '2027-01-04', '2027-01-10'],
      ['2026-W53', '2026-12-28', '2027-01-03'],
    ];
    for (const [text, first, last] of written) assert.deepEqual(periods(text), [`${first} ${last}`], text);
  });

  it('are none where a year is missing, a day does not exist or two countries read it differently', () => {
    for (const text of ['12 March', 'Q2', '31 June 2027', '3/4/2027', 'version 2027.03.12', 'KW 60 2027', 'H3 2027']) {
      assert.deepEqual(periods(text), [], text);
    }
  });

  it('stand in the order of the text, with their words', () => {
    const dates = datesIn('From 1 May 2027 (KW 17 2027) to the end of H2 2028.');
    assert.deepEqual(
      dates.map(({ text }) => text),
      ['1 May 2027', 'KW 17 2027', 'H2 2028'],
    );
  });
});

function periods(text: string): string[] {
  const day = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
  return datesIn(text).map(({ first, last }) => `${day(first)} ${day(last)}`);
}
