import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { pictureFailures } from './failures';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = `# Payments platform: one decision

We decide by WRAP, because the last two choices were made in a hurry. A pre-mortem comes with it.

## Widen your options
Keep the monolith, split out billing, or buy a ledger. Everybody agrees that it will save 40 % of the cost.

## Reality-test your assumptions
A two-week trial with real invoices comes first.
`;

for (const theme of process.env.THEMES?.split(',') ?? ['Default Dark Modern']) {
  describe(`zz ${theme}`, () => {
    let workbench: Workbench;
    pictureFailures(() => workbench);
    before(async () => {
      workbench = await openWorkbench({ files: { 'memo.md': MEMO, 'package.json': '{ "dependencies": { "react": "^16.2.0", "express": "^4" } }' }, theme });
    });
    after(async () => workbench?.close());
    const slug = theme.toLowerCase().replaceAll(' ', '-');
    it('shows', async () => {
      await workbench.openFile('memo.md');
      await workbench.runCommand('Framework Director: Analyze Document');
      await workbench.panelText(/WRAP/);
      await workbench.pause(2000);
      for (const word of ['WRAP', 'Widen your options', 'pre-mortem'])
        console.log(await workbench.hover(word, /More/, () => workbench.screenshot(`zz-hover-${slug}-${word}`)));
      await workbench.openFile('package.json');
      await workbench.panelText(/React/);
      await workbench.pause(2000);
      console.log(await workbench.hover('react', /More/, () => workbench.screenshot(`zz-hover-${slug}-react`)));
      assert.ok(true);
    });
  });
}
