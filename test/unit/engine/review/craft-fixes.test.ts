import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { personas } from '../../../../src/engine/review/personas';
import type { Hit } from '../../../../src/engine/review/rule';
import { hits } from '../../../support/reviewing';

const CRAFTS = ['design-experience', 'architecture', 'compliance', 'ai-ml', 'data', 'security'];

describe('A fix of a craft’s rule', () => {
  it('makes its finding go, once what it leaves open is filled in', () => {
    for (const rule of personas.filter(({ id }) => CRAFTS.includes(id)).flatMap(({ rules }) => rules)) {
      for (const text of rule.mustFire) {
        const all = hits(rule, text);
        const hit = all.find(({ fix }) => fix);
        if (!hit) continue;
        const mended = fixed(text, hit);
        assert.ok(hits(rule, mended).length < all.length, `${rule.id} says of its own fix:\n${mended}`);
      }
    }
  });
});

describe('A secret', () => {
  it('is never repeated in full where it is reported', () => {
    const key = `AKIA${'Q7ZK2MXPLD4TWVRJ'}`;
    const security = personas.find(({ id }) => id === 'security');
    const rule = security?.rules.find(({ id }) => id === 'security/secret-in-text');
    const [hit] = rule ? hits(rule, `Use the key ${key} for the backups.\n`) : [];
    assert.ok(hit);
    assert.ok(!hit.message.includes(key.slice(0, 6)), hit.message);
    assert.ok(!hit.fix?.title.includes(key.slice(0, 6)));
  });
});

function fixed(text: string, { fix }: Hit): string {
  const edits = [...(fix?.edits ?? [])].reverse();
  const written = edits.reduce((held, edit) => held.slice(0, edit.start) + edit.text + held.slice(edit.end), text);
  return written.replaceAll('…', 'what is meant');
}
