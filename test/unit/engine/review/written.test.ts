import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { WrittenRule } from '../../../../src/engine/catalog/persona';
import { ruleFrom } from '../../../../src/engine/review/written/rule-from';
import { contextOf } from '../../../support/reviewing';

describe('A rule that is data', () => {
  it('fires at a trigger that nothing answers within its reach', () => {
    const within = (reach: 'place' | 'section' | 'text') =>
      said(
        { trigger: { any: ['vendor~'] }, answer: { within: reach, any: ['exit'] }, fires: 'everywhere' },
        '# A\n\nOne vendor. An exit.\n\nTwo vendors.\n\n# B\n\nThree vendors.\n\n## C\n\nThe exits.\n\n# D\n\nA fourth vendor.\n',
      );
    assert.deepEqual(within('place'), ['“Two vendors”', '“Three vendors”', '“A fourth vendor”']);
    assert.deepEqual(within('section'), ['“A fourth vendor”']);
    assert.deepEqual(within('text'), []);
  });

  it('fires once a text unless it says otherwise', () => {
    assert.deepEqual(said({ trigger: { any: ['vendor'] } }, 'One vendor. Two vendors.'), ['“One vendor”']);
  });

  it('looks for inflections, gaps, numbers and plurals, across hyphens and whatever the case', () => {
    const text = 'Migrating the old portal. Lock-in is real. It costs 30 %. Three Vendors.';
    const finds = (phrase: string) => said({ trigger: { any: [phrase] } }, text);
    assert.deepEqual(finds('migrate~ _ portal'), ['“Migrating the old portal”']);
    assert.deepEqual(finds('migrate~ portal'), []);
    assert.deepEqual(finds('lock in'), ['“Lock-in is real”']);
    assert.deepEqual(finds('# %'), ['“It costs 30 %”']);
    assert.deepEqual(finds('three vendor'), ['“Three Vendors”']);
  });

  it('wants the other words in the same place, and none of those that excuse it', () => {
    const trigger = { any: ['vendor'], also: ['price'], not: ['draft'] };
    assert.deepEqual(said({ trigger }, 'The vendor waits. Its price rises.'), []);
    assert.deepEqual(said({ trigger }, 'The vendor has a price.'), ['“The vendor has a price”']);
    assert.deepEqual(said({ trigger }, 'The vendor has a price in the draft.'), []);
  });

  it('can ask for a theme: a heading, or so many places', () => {
    const trigger = { in: ['heading' as const, 'sentence' as const], any: ['vendor'], theme: 3 };
    assert.deepEqual(said({ trigger }, '# Plan\n\nOne vendor. A vendor.\n'), []);
    assert.deepEqual(said({ trigger }, '# Plan\n\nOne vendor. A vendor. The vendor.\n'), ['“One vendor”']);
    assert.deepEqual(said({ trigger }, '# Plan\n\n## The vendor\n\nWe buy.\n'), ['“The vendor”']);
  });

  it('is silent at questions, quotations and code', () => {
    const trigger = { any: ['vendor'] };
    assert.deepEqual(said({ trigger }, 'Which vendor? They say “any vendor will do” here.\n\n    vendor\n'), []);
  });

  it('looks in headings, cells and the title where it is told to', () => {
    const text = '# Vendor review\n\n## The vendor\n\n| Vendor | Price |\n|---|---|\n| A vendor | 5 |\n';
    const at = (kind: 'title' | 'heading' | 'cell') => said({ trigger: { in: [kind], any: ['vendor'] } }, text);
    assert.deepEqual(at('title'), ['“Vendor review”']);
    assert.deepEqual(at('heading'), ['“The vendor”']);
    assert.deepEqual(at('cell'), ['“Vendor”']);
  });

  it('counts what stands under a heading', () => {
    const rule = { trigger: { in: ['heading' as const], any: ['goals'] }, count: { of: 'items' as const, max: 2 } };
    const text = (items: number) => `# Plan\n\n## Goals\n\n${'- One\n'.repeat(items)}`;
    assert.deepEqual(said({ ...rule, message: '{count}.' }, text(3)), ['3 items.']);
    assert.deepEqual(said(rule, text(2)), []);
  });

  it('fires at the title where it has no trigger, and only where a framework it names is applied', () => {
    const text =
      '# Plan\n\n## Stream-aligned teams\n\nA stream-aligned team and a platform team, as Team Topologies says.\n';
    assert.deepEqual(said({ frameworks: ['team-topologies'] }, text), ['“Plan”']);
    assert.deepEqual(said({ frameworks: ['okr'] }, text), []);
  });

  it('lays out what is missing', () => {
    const fix = { title: 'Insert it', text: '- Exit: …', at: 'section-end' as const };
    const context = contextOf('# A\n\nOne vendor.\n\n# B\n');
    const [hit] = ruleFrom({ ...RULE, trigger: { any: ['vendor'] }, fix }).check(context);
    assert.deepEqual(hit?.fix, { title: 'Insert it', edits: [{ start: 16, end: 16, text: '\n\n- Exit: …' }] });
  });

  it('fires wherever the flaw is stated, whatever answers it elsewhere', () => {
    const rule: Partial<WrittenRule> = {
      trigger: { any: ['vendor~'] },
      answer: { within: 'text', any: ['exit'] },
      stated: [{ any: ['no exit'], not: ['was'], message: '{place} has none.' }],
    };
    const text = 'Vendor A has no exit. Vendor B has an exit. Vendor C has no exit. There was no exit once.';
    assert.deepEqual(said(rule, text), ['“Vendor A has no exit” has none.', '“Vendor C has no exit” has none.']);
    assert.deepEqual(said(rule, 'Vendor B has an exit.'), []);
    assert.deepEqual(said(rule, 'Vendor B is large.'), ['“Vendor B is large”']);
    assert.deepEqual(said({ stated: rule.stated ?? [] }, '# Vendors\n\nVendor B is large.'), []);
  });

  it('reads what is stated in a cell together with its row', () => {
    const stated = [{ any: ['not intended'], also: ['exit'], message: '{place}' }];
    const text = '| Part | Plan |\n|---|---|\n| Exit | not intended |\n| Renewal | not intended |\n';
    assert.deepEqual(said({ stated }, text), ['“not intended”']);
    assert.deepEqual(said({ stated }, 'An exit is planned. A renewal is not intended.'), []);
  });

  it('takes time in proportion to the text, however often its words stand there', () => {
    const text = 'vendor price '.repeat(40_000);
    // A quadratic step would take minutes, and the test would end by its own limit.
    said({ trigger: { any: ['vendor _ _ _ _ exit', 'price~ _ _ exit'] } }, text);
  });
});

const RULE: WrittenRule = {
  id: 'test/rule',
  severity: 'info',
  topic: 'wording',
  texts: 'any',
  message: '{place}',
  why: 'Why.',
  question: 'What?',
  mustFire: [],
  mustNotFire: [],
};

function said(rule: Partial<WrittenRule>, text: string): string[] {
  return Array.from(ruleFrom({ ...RULE, ...rule }).check(contextOf(text)), ({ message }) => message);
}
