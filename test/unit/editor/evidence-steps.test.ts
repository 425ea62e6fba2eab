import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evidenceBeside } from '../../../src/editor/evidence-steps';
import type { Analysis } from '../../../src/engine/analysis';
import { detectWith, documentOf, strategy } from '../../support/detect';

const WRAP = strategy({
  names: [{ text: 'Double Diamond' }],
  elements: [{ id: 'discover', name: 'Discover', distinct: ['discover phase'] }],
});
const TEXT = 'The Double Diamond begins with a discover phase, says the Double Diamond.';

describe('From one piece of evidence to the next', () => {
  const detections = detectWith([WRAP], documentOf(TEXT));
  const wordsAt = (at: number, step: 1 | -1): string | undefined => {
    const span = evidenceBeside({ detections } as unknown as Analysis, at, step);
    return span && `${span.start}: ${TEXT.slice(span.start, span.end)}`;
  };

  it('a person comes in the order of the text, whatever the frameworks', () => {
    assert.equal(wordsAt(0, 1), '4: Double Diamond');
    assert.equal(wordsAt(4, 1), '33: discover phase');
    assert.equal(wordsAt(33, 1), '58: Double Diamond');
  });

  it('a person comes back in the other order', () => {
    assert.equal(wordsAt(72, -1), '33: discover phase');
    assert.equal(wordsAt(47, -1), '4: Double Diamond');
  });

  it('a person goes round at both ends', () => {
    assert.equal(wordsAt(58, 1), '4: Double Diamond');
    assert.equal(wordsAt(0, -1), '58: Double Diamond');
  });

  it('a person goes nowhere where there is none', () => {
    assert.equal(evidenceBeside({ detections: [] } as unknown as Analysis, 0, 1), undefined);
  });
});
