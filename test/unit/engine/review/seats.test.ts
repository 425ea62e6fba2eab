import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { personas } from '../../../../src/engine/review/personas';
import { seatsOf } from '../../../../src/engine/review/seats';
import { contextOf } from '../../../support/reviewing';

describe('A seat on the board', () => {
  it('is taken where a heading speaks of the field', () => {
    assert.ok(
      seated('# Proposal: new scanners\n\n## Background\n\nOld ones.\n\n## Budget\n\nLittle.\n').includes('finance'),
    );
    assert.ok(seated('# Memo\n\n## Background\n\nNone.\n\n## Vendor selection\n\nOne.\n').includes('vendor'));
    assert.ok(seated('# Memo\n\n## Background\n\nNone.\n\n## Rollout\n\nIn May.\n').includes('change-adoption'));
    assert.ok(seated('# Product strategy\n\n## Background\n\nNone.\n').includes('executive-strategy'));
  });

  it('is left empty where the word is part of another field’s name', () => {
    const text = (heading: string) =>
      `# Decision record\n\n## Context\n\nSlow.\n\n## ${heading}\n\nYes.\n\n## Decision\n\nGo.\n`;
    assert.ok(!seated(text('Error budget')).includes('finance'));
    assert.ok(!seated(text('Caching strategy')).includes('executive-strategy'));
    assert.ok(!seated(text('Training data')).includes('change-adoption'));
    assert.ok(!seated(text('GraphQL subscription')).includes('vendor'));
  });

  it('is taken by nobody but those who read all where nothing is weighed', () => {
    assert.deepEqual(seated('# My library\n\n## Vendor folder\n\nThe budget of the strategy.\n'), [
      'engineering-leadership',
      'business-value',
    ]);
  });

  it('is taken by security wherever a secret stands, and the reason does not repeat it', () => {
    // Put together here, so that no tool that looks for leaked keys finds one in this file.
    const secret = `AKIA${'Q7ZK2MXPLD4T'}${'WVRJ'}`;
    const seats = seatsOf(personas, contextOf(`# My tool\n\nRun it with the key ${secret} for backups.\n`));
    const reason = seats.find(({ persona }) => persona.id === 'security')?.reason ?? 'not asked';
    assert.equal(reason, 'the text gives something away');
  });
});

function seated(text: string): string[] {
  return seatsOf(personas, contextOf(text)).map(({ persona }) => persona.id);
}
