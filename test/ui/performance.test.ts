import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import { until } from '../support/until';
import { pictureFailures } from './failures';
import { server, withServers } from './settings';
import { chooseTheme, THEME_KINDS } from './themes';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

const MEMO = '# One platform\n\nWe follow Team Topologies: one platform team. OKR and WRAP too. Everyone agrees.\n';

const ANALYZE = 'Framework Director: Analyze Document';
/** The page is posted to at most this often; and what a clock in another process may be off by. */
const LEAST_MS = 500;
const TOLERANCE_MS = 100;
const KEY_MS = 80;
/** Nothing is analysed any more so long after the last key. */
const SETTLED_MS = 2_000;
/** A side bar, a narrow column of icons, and half of the rest for the panel. */
const NARROW = { window: 700, panel: 330 } as const;
const WIDE = 1_400;

/** Of axe-core what is used here. */
interface Axe {
  run(root: string): Promise<{
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
  }>;
}

describe('The performance tab, in VS Code', () => {
  let workbench: Workbench;
  let panel: Frame;
  const refused: string[] = [];
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({
      files: { 'memo.md': MEMO },
      settings: {
        'frameworkDirector.delay': 50,
        'frameworkDirector.budgets.detection': 400,
        ...withServers({ echo: server('echo'), gone: server('exits') }),
      },
    });
    workbench.onConsole((text) => {
      if (/Content Security Policy/i.test(text)) refused.push(text);
    });
    await workbench.openFile('memo.md');
    await workbench.runCommand(ANALYZE);
    for (const name of [/“echo”/, /“gone”/]) {
      await workbench.dialog.text(name);
      await workbench.dialog.answer('Allow');
    }
    await workbench.panel.text(/lookup/);
    panel = await workbench.panel.frame();
    await panel.getByRole('tab', { name: 'Performance' }).click();
  });

  after(async () => workbench?.close());

  async function turnTo(tab: string): Promise<void> {
    await panel.getByRole('tab', { name: new RegExp(tab) }).click();
  }

  const region = (name: string) => panel.getByRole('region', { name, exact: true });

  /** What a table says, a line for each row. */
  async function rows(name: string): Promise<readonly string[]> {
    const all = panel.getByRole('table', { name, exact: true }).getByRole('row');
    return (await all.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  }

  async function row(table: string, expected: RegExp): Promise<string> {
    let found: string | undefined;
    await until(async () => {
      found = (await rows(table)).find((one) => expected.test(one));
      return found !== undefined;
    }, `${expected} in the table “${table}”`);
    return found ?? '';
  }

  const summary = (): Promise<string> => region('Over time').locator('.summary').innerText();

  it('tells how each step did, against the budget that the person set', async () => {
    await workbench.editor.typeSlowlyAtEnd('OKR and WRAP. ', KEY_MS);
    await row('Steps', /^Detection [\d.]+ ms [\d.]+ ms [\d.]+ ms 400 ms 100 % –$/);
    await row('Steps', /^Enhancement [\d.]+ m?s [\d.]+ m?s [\d.]+ m?s 5 s \d+ % \d+ %$/);
    assert.match(
      await summary(),
      /^\d+ detections in \d+ seconds?, median [\d.]+ ms, slowest [\d.]+ ms, budget 400 ms$/,
    );
  });

  it('tells of the last analysis, of the servers, of the cache and of the process in which all extensions run', async () => {
    await row('Steps of the last analysis', /^detection [\d.]+ ms ok$/);
    await row('Steps of the last analysis', /^gone [\d.]+ m?s failed$/);
    await row('Servers', /^echo up \d+ 0 [\d.]+ ms closed$/);
    await row('Servers', /^gone down \d+ \d+ – /);
    await row('Servers', /^Last error: The server "gone" could not be started: it ended with code 1/);
    await row('Cache by kind', /^Reviews \d+ \d+ \d+ % \d+ in memory \([\d.]+ KB\), \d+ on this machine/);
    await row('Cache by level', /^Shared \(Redis\) – – – off$/);
    assert.match(await region('Is it this extension?').innerText(), /Event loop was late by\s+[\d.]+ ms median/);
  });

  it('is gone through by the keyboard: another step is chosen, and its times are read in a table', async () => {
    await region('Over time').getByRole('radio', { name: 'Detection' }).focus();
    await workbench.press('ArrowRight');
    await until(async () => /^\d+ reviews in /.test(await summary()), 'the chart of reviews');
    await workbench.press('Tab');
    await workbench.press('Enter');
    const table = panel.getByRole('table', { name: 'Steps over time, the latest first' });
    const [count = ''] = /^\d+/.exec(await summary()) ?? [];
    await until(
      async () => (await table.getByRole('row').count()) === Math.min(200, Number(count)) + 1,
      'a row for each',
    );
    assert.match(
      (await table.getByRole('row').nth(1).innerText()).replaceAll(/\s+/g, ' '),
      /^\d\d:\d\d:\d\d [\d.]+ ms (ok|cached) \S+/,
    );
    await workbench.press('Tab');
    assert.equal(await panel.locator('*:focus').getAttribute('aria-label'), 'Table of the steps over time');
    await workbench.screenshot('performance-table');
    await region('Over time').getByRole('button', { name: 'Hide the table' }).press('Enter');
    await region('Over time').getByRole('radio', { name: 'Detection' }).check();
  });

  it('is posted to at most twice a second, and not at all while it is not seen', async () => {
    await panel.evaluate(`
      globalThis.posted = [];
      addEventListener('message', ({ data }) => data.type === 'performance' && posted.push(performance.now()));`);
    const posted = (): Promise<readonly number[]> => panel.evaluate('posted');
    await workbench.editor.typeSlowlyAtEnd('WRAP and OKR. '.repeat(4), KEY_MS);
    const times = await posted();
    assert.ok(times.length > 3, 'it follows what is typed');
    const most = ((times.at(-1) ?? 0) - (times[0] ?? 0) + TOLERANCE_MS) / LEAST_MS + 1;
    assert.ok(times.length <= most, `${times.length} posts, not ${most} at most`);
    await turnTo('Overview');
    await workbench.pause(SETTLED_MS);
    const before = (await posted()).length;
    await workbench.editor.typeSlowlyAtEnd('RACI, too. ', KEY_MS);
    await workbench.pause(SETTLED_MS);
    assert.equal((await posted()).length, before);
    await turnTo('Performance');
    await until(async () => (await posted()).length > before, 'what was measured meanwhile');
  });

  it('keeps its columns where they are while numbers change', async () => {
    await panel.evaluate(`
      globalThis.places = new Set();
      const cells = () => [...document.querySelectorAll('table[aria-label=Steps] thead th, .legend, .summary')];
      const note = () => places.add(cells().map((one) => [one.getBoundingClientRect().left, one.getBoundingClientRect().top].map(Math.round)).join(' '));
      note();
      new MutationObserver(note).observe(document.querySelector('framework-director-performance'), { subtree: true, childList: true, characterData: true });`);
    await workbench.editor.typeSlowlyAtEnd('OKR and WRAP. '.repeat(4), KEY_MS);
    const places = await panel.evaluate<string[]>('[...places]');
    assert.equal(places.length, 1, places.join('\n'));
  });

  it('stops and starts with its servers', async () => {
    await workbench.runCommand('Framework Director: Manage MCP Servers');
    await workbench.list.pick('echo');
    await workbench.list.pick('Stop');
    await row('Servers', /^echo stopped /);
    await workbench.press('Escape');
    await workbench.press('Escape');
  });

  it('does nothing that the page’s policy forbids', () => {
    // axe, which comes later, breaks it.
    assert.deepEqual(refused, []);
  });

  for (const kind of THEME_KINDS) {
    it(`is drawn in the colours of a theme of the kind ${kind}, and has nothing against it by axe`, async () => {
      const drawn = (): Promise<string> =>
        panel.evaluate(`document.querySelector('framework-director-latency canvas').toDataURL()`);
      await panel.evaluate('scrollTo(0, 0)');
      const before = await drawn();
      await chooseTheme(workbench, kind);
      if (kind !== 'dark') await until(async () => (await drawn()) !== before, 'other colours');
      await workbench.pause(SETTLED_MS);
      await workbench.screenshot(`performance-${kind}`);
      await panel.evaluate('scrollTo(0, 720)');
      await workbench.screenshot(`performance-${kind}-below`);
      await panel.evaluate(AXE);
      const violations = await panel.evaluate(async (root) => {
        const { axe } = globalThis as unknown as { readonly axe: Axe };
        return (await axe.run(root)).violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
        );
      }, 'framework-director-performance');
      assert.deepEqual(violations, []);
    });
  }

  it('has room in a narrow panel', async () => {
    await chooseTheme(workbench, 'dark');
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.setWidth(NARROW.window);
    const width = (of: string): Promise<number> => panel.evaluate(of);
    await until(async () => (await width('innerWidth')) <= NARROW.panel, 'a narrow panel');
    await workbench.pause(SETTLED_MS);
    assert.ok((await width('document.documentElement.scrollWidth')) <= (await width('innerWidth')));
    assert.equal(
      await panel.evaluate(
        `[...document.querySelectorAll('framework-director-performance :is(td, th, p, li)')].filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1 && getComputedStyle(one).display !== 'inline').map((one) => one.outerHTML).join()`,
      ),
      '',
    );
    for (const [at, top] of [0, 640, 1_280].entries()) {
      await panel.evaluate(`scrollTo(0, ${top})`);
      await workbench.pause(LEAST_MS);
      await workbench.screenshot(`performance-narrow-${at + 1}`);
    }
    await workbench.setWidth(WIDE);
  });

  it('leads to the list of servers, the cache and the report', async () => {
    await panel.getByRole('button', { name: 'Manage MCP Servers…' }).click();
    await workbench.list.text(/echo/);
    await workbench.press('Escape');
    await panel.getByRole('button', { name: 'Show Cache Statistics' }).click();
    await workbench.editor.text(/#.Cache/);
  });
});
