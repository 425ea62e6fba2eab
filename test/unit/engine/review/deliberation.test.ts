import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { deliberates } from '../../../../src/engine/review/rules/deliberation';
import { contextOf } from '../../../support/reviewing';

const weighs = (text: string): boolean => deliberates(contextOf(text));

describe('A text that weighs and decides', () => {
  it('is known by the headings and labels under which people decide', () => {
    assert.ok(weighs('# Note\n\n## Decision\n\nWe move.\n\n## Consequences\n\nOne warehouse less.\n'));
    assert.ok(weighs('# Note\n\n## Background\n\nTwo warehouses.\n\nI propose to sell the older one.\n'));
  });

  it('is known by the title of a plan, a policy or a report, and words of business', () => {
    assert.ok(weighs('# Roadmap 2031\n\n## Goals\n\nMore orders.\n\n## Costs\n\nNone.\n'));
    assert.ok(
      weighs(
        '# Retention policy\n\nOrders of customers are kept for ten years, as finance and the auditors have agreed.\n',
      ),
    );
    assert.ok(weighs('# Headcount request\n\nThe department needs staff: recruiting costs 40,000 euros a year.\n'));
  });

  it('is known without a title by very many words of business, and figures', () => {
    const business =
      'The department buys from one supplier, and the contract ends in a year. Sales and legal have agreed on a budget of 40,000 euros with the board. Customers and employees were asked by management, and the launch is planned.';
    assert.ok(weighs(`# Where we stand\n\n${business}\n`));
    assert.ok(!weighs(`# Where we stand\n\n${business.replace('40,000 euros', 'some size')}\n`));
  });

  it('is none where code, files and check marks stand all through it', () => {
    const report = '- ✅ `npm test` passes in `src/index.ts`\n- ✅ `npm run build` passes\n- ✅ `npm publish` passes\n';
    assert.ok(
      !weighs(
        `# Release plan\n\n## Summary\n\n${report}\n## Recommendation\n\nApproved.\n\n## Next steps\n\n${report}`,
      ),
    );
    assert.ok(!weighs(`# My tool\n\n## Roadmap\n\n${report}\n## Risks\n\n${report}`));
  });

  it('may show code where it records a decision', () => {
    const code = '```ts\nconst queue = new Queue();\n```\n\n'.repeat(4);
    assert.ok(weighs(`# 7. One queue\n\n## Context\n\n${code}## Decision\n\nWe use one queue.\n`));
  });
});
