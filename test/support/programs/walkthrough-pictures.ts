/**
 * Takes the pictures of the walkthrough in a real VS Code, of each step in each kind of theme: `walkthrough-pictures.js`. Writes
 * them to media/walkthrough/.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWorkbench } from '../../ui/window';

const FOLDER = 'media/walkthrough';

/** The pictures are shown at the half of a window, so that of a small window can still be read. */
const SIZE = { width: 940, height: 600 };

const THEMES = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  hc: 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
} as const;

/** A server of somebody's own; it is never started. */
const SERVERS = { wiki: { command: 'wiki-server', args: ['--read-only'] } };

/** A hover or a dialog is to be seen as a whole after this. */
const FADE_MS = 700;

async function main(): Promise<void> {
  const example = readFileSync(join(FOLDER, 'example.md'), 'utf8');
  for (const [name, theme] of Object.entries(THEMES)) {
    const workbench = await openWorkbench({
      files: { 'memo.md': example },
      settings: {
        'editor.minimap.enabled': false,
        'editor.wordWrap': 'on',
        'frameworkDirector.mcp.servers': SERVERS,
      },
      theme,
      size: SIZE,
    });
    try {
      const picture = async (step: string): Promise<void> => {
        await workbench.pause(FADE_MS);
        await workbench.picture(join(FOLDER, `${step}-${name}.png`));
      };
      await workbench.openFile('memo.md');
      await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
      await workbench.runCommand('Framework Director: Open Panel');
      await workbench.panel.text(/WRAP[\s\S]*Performance|Team Topologies/);
      await picture('see');
      await workbench.runCommand('Framework Director: Show Findings');
      await workbench.panel.text(/Everyone agrees/i);
      await picture('mend');
      await workbench.statusBar.hover('frameworkDirector.latency', /Detection/);
      await picture('watch');
      // Last, for its list would lie over everything else.
      await workbench.runCommand('Framework Director: Manage MCP Servers');
      await workbench.list.pick('wiki');
      await workbench.list.pick('Allow…');
      await workbench.dialog.text(/wiki/);
      await picture('allow');
    } finally {
      await workbench.close();
    }
  }
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
