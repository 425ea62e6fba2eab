import { after, before, describe, it } from 'mocha';
import { pictureFailures } from './failures';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const PACK = `{
  "name": "Acme",
  "frameworks": [
    {
      "id": "acme-way",
      "name": "Acme Way",
      "kind": "strategy",
      "names": [{ "text": "Acme Way" }]
    }
  ]
}
`;

describe('A workspace that is not trusted, with a pack of its own', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    const files = { '.framework-director/acme.frameworks.json': PACK, 'memo.md': 'We go the Acme Way.\n' };
    workbench = await openWorkbench({ files, trust: false });
  });

  after(async () => {
    await workbench?.close();
  });

  it('is looked at with that pack, for packs are data', async () => {
    await workbench.openFile('memo.md');
    await workbench.runCommand('Framework Director: Open Panel');
    await workbench.panel.text(/Acme Way/);
  });
});
