import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { keyed } from '../../../src/panel/page/keyed';
import {
  byLine,
  byPersona,
  coverage,
  gravestFirst,
  isBare,
  longest,
  percent,
  unclaimed,
} from '../../../src/panel/page/select';
import { filtered, opened, restored, scrolled, showing } from '../../../src/panel/page/state';
import type { AnalysisView, FindingRow, Subject } from '../../../src/panel/protocol';

describe('the keyed list', () => {
  it('gives every item a key of its own', () => {
    assert.deepEqual(keyed(['a', 'b', 'a'], (x) => x).map(([k]) => k).length, 3);
    assert.equal(new Set(keyed(['a', 'b', 'a', 'a'], (x) => x).map(([k]) => k)).size, 4);
  });
});
describe('what the page keeps', () => {
  it('is restored from anything, with defaults for what does not read as it', () =>
    fc.assert(
      fc.property(fc.anything(), (x) => {
        const s = restored(x);
        assert.deepEqual(restored(JSON.parse(JSON.stringify(s))), s);
      }),
    ));
  it('remembers a limited number of unfolded rows, the latest', () => {
    let s = restored(undefined);
    for (let i = 0; i < 500; i++) s = opened(s, `k${i}`, true);
    assert.equal(s.open.length, 200);
    assert.equal(s.open.at(-1), 'k499');
    assert.equal(opened(s, 'k499', false).open.length, 199);
  });
  it('begins at the top of another document, and keeps what is chosen', () => {
    const of = (uri: string, pinned = false): Subject => ({ uri, title: 'README.md', pinned });
    const s = scrolled(showing({ ...restored({}), grouping: 'line' }, of('file:///a')), 40.4);
    assert.equal(s.scroll.overview, 40);
    assert.equal(showing(s, of('file:///a')), s);
    assert.equal(showing(s, of('file:///a', true)).scroll.overview, 40);
    assert.equal(showing(s, of('file:///b')).scroll.overview, 0);
    assert.equal(showing(s, of('file:///b')).grouping, 'line');
  });
  it('remembers which severities are hidden', () => {
    const s = filtered(restored({ hidden: ['info', 'nonsense'] }), 'error', false);
    assert.deepEqual(s.hidden, ['error', 'info']);
    assert.deepEqual(filtered(s, 'info', true).hidden, ['error']);
  });
});
describe('the selection of what is shown', () => {
  const finding = (message: string, more: Partial<FindingRow> = {}): FindingRow => {
    const place = { label: '1', text: '', start: 0, end: 1 };
    return {
      rule: 'a/b',
      severity: 'info',
      message,
      persona: 'Finance',
      question: '',
      why: '',
      others: '',
      fix: '',
      place,
      ...more,
    };
  };
  const at = (start: number): Partial<FindingRow> => ({ place: { label: '', text: '', start, end: start + 1 } });
  const messages = (findings: readonly FindingRow[]): string[] => findings.map(({ message }) => message);

  it('has the gravest findings first, and equals in their order', () => {
    const findings = [
      finding('a'),
      finding('b', { severity: 'error' }),
      finding('c'),
      finding('d', { severity: 'warning' }),
    ];
    assert.deepEqual(messages(gravestFirst(findings)), ['b', 'd', 'a', 'c']);
  });

  it('has findings in the order of the text', () => {
    assert.deepEqual(messages(byLine([finding('a', at(9)), finding('b', at(2))])), ['b', 'a']);
  });

  it('has findings by persona, in the order of the first of each', () => {
    const findings = [finding('a'), finding('b', { persona: 'Data' }), finding('c')];
    assert.deepEqual(
      byPersona(findings).map(([persona, all]) => [persona, messages(all)]),
      [
        ['Finance', ['a', 'c']],
        ['Data', ['b']],
      ],
    );
  });

  it('names the elements that are missing', () => {
    const present = { state: 'present', name: 'Widen', places: [] } as const;
    const missing = { state: 'missing', name: 'Prepare', insertion: null } as const;
    assert.equal(coverage([present, missing]), '1 of 2 elements; missing: Prepare');
    assert.equal(coverage([present]), '1 of 1 elements');
  });

  it('keeps apart the places where no element stands', () => {
    const place = (label: string) => ({ label, text: '', start: 0, end: 1 });
    const elements = [{ state: 'present', name: 'Widen', places: [place('3')] }] as const;
    const places = [place('1'), place('3')];
    const framework = {
      id: 'wrap',
      name: 'WRAP',
      kind: 'strategy',
      standing: 'applied',
      tag: '',
      count: '',
      reasons: [],
    } as const;
    assert.deepEqual(unclaimed({ ...framework, elements, places }), [place('1')]);
  });

  it('tells a text without anything from one that is still being read', () => {
    const view = { running: false, reviewed: true, frameworks: [], findings: [] } as unknown as AnalysisView;
    assert.equal(isBare(view), true);
    assert.equal(isBare({ ...view, running: true }), false);
    assert.equal(isBare({ ...view, findings: [finding('a')] }), false);
  });

  it('keeps shares within their bounds, whatever was sent', () => {
    assert.equal(percent(2), '100%');
    assert.equal(percent(Number.NaN), '0%');
    assert.equal(percent(0.25), '25%');
  });

  it('has the longest steps in their own order', () => {
    const steps = [1, 5, 2, 5].map((length, at) => ({
      label: String(at),
      start: 0,
      length,
      duration: '',
      outcome: '',
    }));
    assert.deepEqual(
      longest(steps, 2).map(({ label }) => label),
      ['1', '3'],
    );
  });
});
