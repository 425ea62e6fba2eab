import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { pictureFailures } from './failures';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = `# One platform

We follow Team Topologies: one platform team. Everyone agrees that we decide to do it.

The next OKR is written in spring.
`;

const LATENCY = 'frameworkDirector.latency';
const SELECTION = 'status.editor.selection';

/** docs/keyboard.md, walked from its beginning to its end; the pointer is never used. */
describe('A path by the keyboard alone, in VS Code', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({
      files: { 'memo.md': MEMO },
      settings: { 'frameworkDirector.mcp.servers': { wiki: { command: 'wiki-server' } } },
    });
    await keys('Control+P', 'memo.md');
    await workbench.statusBar.text(LATENCY, /ms · \s*\d/);
  });

  after(async () => workbench?.close());

  /** Opens Quick Open, types, and takes the first row. */
  async function keys(opening: string, typed: string): Promise<void> {
    await workbench.press(opening);
    await workbench.list.text();
    await workbench.type(typed);
    await workbench.list.activeRow(new RegExp(typed.replace(/[.…]/g, '.')));
    await workbench.press('Enter');
  }

  const run = (title: string): Promise<void> => keys('F1', `Framework Director: ${title}`);

  it('leads from one piece of evidence to the next, and back', async () => {
    await workbench.press('Control+F8');
    await workbench.statusBar.text(SELECTION, /Ln 3, Col 11 \(15 selected\)/);
    await workbench.press('Control+F8');
    await workbench.statusBar.text(SELECTION, /Ln 3, Col \d+ \(\d+ selected\)/);
    await workbench.press('Control+Shift+F8');
    await workbench.statusBar.text(SELECTION, /Ln 3, Col 11 \(15 selected\)/);
    assert.match(await workbench.hover.text(/Team Topologies/), /applied|mentioned/);
    await workbench.press('Escape');
  });

  it('leads from one finding to the next, and to what mends it', async () => {
    await workbench.press('F8');
    await workbench.editor.problem(/Everyone agrees/);
    await workbench.press('Escape');
    await workbench.statusBar.text(SELECTION, /Ln 3, Col 47/);
    await workbench.editor.quickFixes(/Framework Director|Turn off|Silence|silence/);
    await workbench.press('Escape');
  });

  it('analyzes the document', async () => {
    await workbench.press('Control+K');
    await workbench.press('a');
    await workbench.panel.text(/Team Topologies/);
  });

  it('leads into the panel, through it, and from there to a place in the text', async () => {
    await workbench.press('Control+K');
    await workbench.press('g');
    await workbench.panel.focused(/\S/);
    await workbench.panel.tabTo(/^tab: Overview/);
    await workbench.press('ArrowRight');
    await workbench.panel.focused(/^tab: Findings/);
    await workbench.screenshot('keyboard-panel');
    const place = await workbench.panel.tabTo(/^button: Line \d+/);
    await workbench.press('Enter');
    await workbench.statusBar.text(SELECTION, new RegExp(`Ln ${/Line (\d+)/.exec(place)?.[1]}\\b.*selected`));
    await workbench.press('Control+1');
  });

  it('leads to the servers and what can be done with them', async () => {
    await run('Manage MCP Servers');
    await workbench.list.text(/wiki/);
    await workbench.type('wiki');
    await workbench.list.activeRow(/wiki/);
    await workbench.press('Enter');
    await workbench.list.text(/Allow…/);
    await workbench.press('Escape');
  });

  it('leads to the report, and back to the text', async () => {
    await run('Show Performance Report');
    await workbench.editor.text(/Detection/);
    await workbench.press('Control+W');
  });
});
