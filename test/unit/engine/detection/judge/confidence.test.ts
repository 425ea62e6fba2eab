import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { builtIn } from '../../../../../src/engine/catalog/built-in';
import { Catalog } from '../../../../../src/engine/catalog/catalog';
import { Detector } from '../../../../../src/engine/detection/detect';
import { WEIGHTS } from '../../../../../src/engine/detection/judge/confidence';
import { fittedWeights } from '../../../../accuracy/fit';
import { labelledDocuments } from '../../../../accuracy/labelled';
import { detectWith, documentOf, software, strategy } from '../../../../support/detect';

describe('the weights of the confidence', () => {
  it('are those that the fit on the labelled documents gives (else: npm run bench:accuracy -- --fit)', () => {
    const catalog = new Catalog([], builtIn);
    assert.deepEqual(WEIGHTS, fittedWeights(catalog, new Detector(catalog), labelledDocuments()));
  }).timeout(60_000);

  it('never make a detection less sure for more support', () => {
    for (const { base, ...weights } of Object.values(WEIGHTS)) {
      assert.equal(typeof base, 'number');
      for (const [name, weight] of Object.entries(weights)) assert.ok(weight >= 0, name);
    }
  });
});

describe('the confidence', () => {
  const swot = strategy({
    names: [{ text: 'SWOT' }],
    elements: ['Strengths', 'Weaknesses', 'Opportunities', 'Threats'].map((name) => ({
      id: name.toLowerCase(),
      name,
      distinct: [`internal ${name}`],
      everyday: [name],
    })),
  });
  const vue = software({ names: [{ text: 'Vue.js' }], signals: [{ import: 'vue', as: 'quoted' }, { symbol: 'ref(' }] });
  const grows = (confidences: readonly number[]): void => {
    for (const [at, confidence] of confidences.entries())
      assert.ok(confidence > 0 && confidence < 1 && confidence > (confidences[at - 1] ?? 0), confidences.join(' '));
  };
  const inText = (text: string): number => detectWith([swot], documentOf(text))[0]?.confidence ?? 0;
  const inCode = (text: string): number => detectWith([vue], documentOf(text, 'javascript'))[0]?.confidence ?? 0;

  it('grows with every independent piece of support for a strategic framework', () => {
    grows([
      inText('A SWOT speaks of internal strengths.'),
      inText('A SWOT speaks of internal strengths and weaknesses.'),
      inText('# SWOT\n\nIt speaks of internal strengths and weaknesses.'),
    ]);
  });

  it('grows with every independent piece of support for a software framework', () => {
    grows([inCode("import { ref } from 'vue';\n"), inCode("import { ref } from 'vue';\nconst open = ref(false);\n")]);
  });

  it('does not grow with repeats', () => {
    assert.equal(
      inText('A SWOT speaks of internal strengths.'),
      inText('A SWOT speaks of internal strengths. '.repeat(9)),
    );
  });
});
