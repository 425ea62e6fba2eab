import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import { pictureFailures } from './failures';
import { chooseTheme, THEME_KINDS } from './themes';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const STRATEGY = readFileSync('samples/platform-strategy.md', 'utf8');

const MEMO = `# One decision

We decide by WRAP. Everyone agrees.

## Widen your options
Keep it, split it, or buy it.
`;

const ANALYZE = 'Framework Director: Analyze Document';
const OPEN_PANEL = 'Framework Director: Open Panel';
const TABS = ['Overview', 'Findings', 'Performance'] as const;

/** Of axe-core what is used here. */
interface Axe {
  run(): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
    }[];
  }>;
}

/** What axe has to say against the panel's page, rule and element. */
async function violations(panel: Frame): Promise<readonly string[]> {
  await panel.evaluate(AXE);
  return panel.evaluate(async () => {
    const { axe } = globalThis as unknown as { readonly axe: Axe };
    const found = await axe.run();
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
  });
}

describe('The panel, to those who do not see it well or at all', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({
      files: { 'memo.md': MEMO, 'strategy.md': STRATEGY },
      settings: { 'frameworkDirector.automaticAnalysis': false },
    });
  });

  after(async () => workbench?.close());

  async function turnTo(tab: string): Promise<Frame> {
    const panel = await workbench.panel.frame();
    await panel.getByRole('tab', { name: new RegExp(tab) }).click();
    await panel.getByRole('tabpanel', { name: new RegExp(tab) }).waitFor();
    return panel;
  }

  async function unfold(panel: Frame, isOpen: boolean): Promise<void> {
    const row = panel.getByRole('button', { name: /^WRAP/ });
    if ((await row.getAttribute('aria-expanded')) !== String(isOpen)) await row.click();
  }

  for (const kind of THEME_KINDS) {
    it(`has nothing against it by axe in ${kind}, whether or not there is something to show`, async () => {
      await workbench.openFile('strategy.md');
      await workbench.runCommand(ANALYZE);
      await workbench.panel.text(/WRAP/);
      await chooseTheme(workbench, kind);
      const found: string[] = [];
      const check = async (name: string): Promise<void> => {
        const against = await violations(await workbench.panel.frame());
        found.push(...against.map((one) => `${name}: ${one}`));
        await workbench.screenshot(name);
      };
      for (const tab of TABS) {
        const panel = await turnTo(tab);
        if (tab === 'Overview') await unfold(panel, true);
        await check(tab === 'Overview' ? `panel-${kind}` : `panel-${kind}-${tab.toLowerCase()}`);
      }
      await workbench.openFile('memo.md');
      await workbench.panel.text(/“memo\.md” has not been analysed yet/);
      await check(`panel-${kind}-not-analysed`);
      await workbench.runCommand('View: Close All Editors');
      await workbench.runCommand(OPEN_PANEL);
      await workbench.panel.text(/Open a document/);
      await check(`panel-${kind}-no-document`);
      await workbench.runCommand('View: Close All Editors');
      assert.deepEqual(found, []);
    });
  }

  it('is gone through by Tab from the top to the bottom, in the order in which it is read', async () => {
    await workbench.openFile('memo.md');
    await workbench.runCommand(ANALYZE);
    await workbench.panel.text(/memo\.md[\s\S]*1 framework/);
    const panel = await turnTo('Overview');
    await unfold(panel, false);
    await panel.getByRole('heading', { level: 1 }).click();
    const stops: string[] = [];
    for (let at = 0; at < 9; at++) {
      await workbench.press('Tab');
      stops.push(await workbench.panel.focusedName());
    }
    const expected =
      /^Pin to this document\nAnalyse again\nCopy as Markdown\nExport…\nMore actions…\nOverview\nOverview\nWRAP[^\n]*\nLine 3: [^\n]*$/;
    assert.match(stops.join('\n'), expected);
  });

  it('is gone through by the arrows from tab to tab', async () => {
    const panel = await turnTo('Overview');
    await panel.getByRole('tab', { name: 'Overview' }).focus();
    await workbench.press('End');
    assert.equal(await workbench.panel.focusedName(), 'Performance');
    await workbench.press('ArrowRight');
    assert.equal(await workbench.panel.focusedName(), 'Overview');
    await workbench.press('ArrowRight');
    assert.match(await workbench.panel.focusedName(), /^Findings/);
    await workbench.press('Home');
    assert.equal(await workbench.panel.focusedName(), 'Overview');
  });

  it('says the result of an analysis once, and not again where it is the same', async () => {
    const panel = await turnTo('Overview');
    const again = async (): Promise<void> => {
      await workbench.runCommand(ANALYZE);
      await workbench.pause(1_500);
    };
    await again();
    const recording = await panel.locator('main > [role="status"]').evaluateHandle((live) => {
      const said: string[] = [];
      const observer = new live.ownerDocument.defaultView.MutationObserver(() => said.push(live.textContent));
      observer.observe(live, { subtree: true, childList: true, characterData: true });
      return said;
    });
    const said = (): Promise<readonly string[]> => recording.jsonValue();
    await again();
    assert.deepEqual(await said(), []);
    await workbench.editor.typeAtEnd('\nTeam Topologies asks for a platform team and stream-aligned teams.\n');
    await again();
    assert.match((await said()).join('\n'), /^memo\.md: 2 frameworks, \d+ findings?, \d+ enhancements?\.$/);
  });

  it('stands still for those who want that', async () => {
    const panel = await workbench.panel.frame();
    const moving = (): Promise<readonly string[]> =>
      panel.locator('main').evaluate((main) => {
        main.querySelector('.progress').removeAttribute('hidden');
        const bar = main.querySelector('vscode-progress-bar').shadowRoot.querySelector('.indicator');
        const { getComputedStyle } = main.ownerDocument.defaultView;
        return [
          getComputedStyle(bar).animationName,
          getComputedStyle(main.querySelector('.twistie')).transitionDuration,
        ];
      });
    const still = (isStill: boolean): Promise<void> =>
      panel
        .locator('body')
        .evaluate((body, value) => void body.classList.toggle('vscode-reduce-motion', value), isStill);
    await still(false);
    assert.deepEqual(await moving(), ['progress', '0.1s']);
    await still(true);
    assert.deepEqual(await moving(), ['none', '0s']);
  });
});
