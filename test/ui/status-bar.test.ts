import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { type HttpServerProcess, startHttpServer } from '../support/http-servers';
import { scratchFolder } from '../support/scratch';
import { until } from '../support/until';
import { pictureFailures } from './failures';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = '# One platform\n\nWe follow Team Topologies: one platform team, four stream-aligned teams.\n';

const ANALYZE = 'Framework Director: Analyze Document';
const LATENCY = 'frameworkDirector.latency';
const KEYSTROKES = 200;
/** Slower than the shortest pause after which a document is analysed, so that there is an analysis after most keys. */
const KEY_MS = 80;
/** What the item changes at most, and what a clock in another process may be off by. */
const LEAST_MS = 500;
const TOLERANCE_MS = 100;
/** Nothing is analysed any more so long after the last key. */
const SETTLED_MS = 2_000;
/** A hover is to be seen as a whole after this. */
const FADE_MS = 500;

describe('The status bar, in VS Code', () => {
  const traces = join(scratchFolder(), 'traces');
  let server: HttpServerProcess;
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    server = await startHttpServer('modern');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the setting's own placeholder
    const mapping = { server: 'wiki', tool: 'lookup', arguments: { query: '${framework.name}' }, cacheSeconds: 0 };
    workbench = await openWorkbench({
      files: { 'memo.md': MEMO },
      settings: {
        'frameworkDirector.delay': 50,
        'frameworkDirector.trace': traces,
        'frameworkDirector.mcp.servers': { wiki: { url: server.url } },
        'frameworkDirector.mcp.mappings': [mapping],
      },
    });
    await workbench.openFile('memo.md');
    await workbench.statusBar.text(LATENCY, /\d/);
  });

  after(async () => {
    await workbench?.close();
    await server?.kill();
  });

  it('neither changes its width nor flickers while somebody types', async () => {
    const stop = await workbench.statusBar.record(LATENCY);
    await workbench.editor.typeSlowlyAtEnd('OKR and WRAP. '.repeat(15).slice(0, KEYSTROKES), KEY_MS);
    const records = await stop();
    assert.deepEqual([...new Set(records.map(({ width, height }) => `${width} × ${height}`))].length, 1, told(records));
    assert.ok(
      records.every(({ width, text }) => width > 0 && /\d/.test(text)),
      told(records),
    );
    assert.ok(records.length > 5, `it follows what is typed: ${told(records)}`);
    const [first, last] = [records[0]?.atMs ?? 0, records.at(-1)?.atMs ?? 0];
    const most = (last - first + TOLERANCE_MS) / LEAST_MS + 1;
    assert.ok(records.length <= most, `${records.length} changes, not ${most} at most: ${told(records)}`);
  });

  it('shows the number that the log has, and the trace on disk', async () => {
    await workbench.runCommand('Developer: Set Log Level...');
    await workbench.list.pick('Framework Director');
    await workbench.list.text(/Framework Director: Select log level/);
    await workbench.list.pick('Debug');
    await workbench.editor.typeAtEnd('\nRACI too.\n');
    await workbench.pause(SETTLED_MS);
    const shown = /([\d.]+)\s*ms/.exec(await workbench.statusBar.text(LATENCY, /\d/))?.[1];
    assert.equal(shown, lastLoggedMs(workbench.home));
    assert.equal(shown, lastScanMs(traces).toFixed(1));
  });

  it('tells in its hover how each step did, and leads to the report', async () => {
    const hover = await workbench.statusBar.hover(LATENCY, /Detection/);
    assert.match(hover, /Detection\s+[\d.]+ ms\s+[\d.]+ ms\s+[\d.]+ ms\s+500 ms/);
    await workbench.pause(FADE_MS);
    await workbench.screenshot('status-bar-dark');
    const stop = await workbench.statusBar.record(LATENCY);
    await workbench.hover.followLink('Report');
    await workbench.editor.text(/#.Performance/);
    await workbench.pause(2 * LEAST_MS);
    const records = await stop();
    assert.equal(new Set(records.map(({ width }) => width)).size, 1, `it stays where it is: ${told(records)}`);
    await workbench.screenshot('performance-report');
  });

  it('has its figures exported, as JSON and as a table', async () => {
    await workbench.runCommand('Framework Director: Export Performance Report…');
    await workbench.list.text(/Export Performance Report/);
    // Its field has the file's name a moment after it is shown.
    await workbench.pause(2 * FADE_MS);
    await workbench.press('Enter');
    const file = join(workbench.folder, 'framework-director-performance');
    await until(() => existsSync(`${file}.csv`) && readFileSync(`${file}.csv`).length > 0, 'the table');
    assert.match(readFileSync(`${file}.csv`, 'utf8'), /^session,detection,\d+,/m);
    const { operations, machine } = JSON.parse(readFileSync(`${file}.json`, 'utf8'));
    assert.equal(operations[0].operation, 'detection');
    assert.ok(machine.Node.startsWith('v'));
  });

  it('shows a server that is stopped as down after one call, and as up again after it is back', async () => {
    await workbench.openFile('memo.md');
    await workbench.runCommand(ANALYZE);
    await workbench.dialog.text(/“wiki”/);
    await workbench.dialog.answer('Allow');
    await workbench.panel.text(/lookup/);
    await workbench.statusBar.waitForWarning(LATENCY, false);
    await server.kill();
    await workbench.runCommand(ANALYZE);
    await workbench.statusBar.waitForWarning(LATENCY, true);
    await workbench.screenshot('status-bar-warning-dark');
    await workbench.statusBar.hover(LATENCY, /The server wiki is down/);
    await workbench.pause(FADE_MS);
    await workbench.screenshot('status-bar-down-dark');
    await workbench.runCommand('Preferences: Toggle between Light/Dark Themes');
    await workbench.pause(FADE_MS);
    await workbench.screenshot('status-bar-warning-light');
    await workbench.statusBar.hover(LATENCY, /The server wiki is down/);
    await workbench.pause(FADE_MS);
    await workbench.screenshot('status-bar-down-light');
    server = await startHttpServer('modern', { port: server.port });
    await workbench.runCommand(ANALYZE);
    await workbench.statusBar.waitForWarning(LATENCY, false);
    await workbench.statusBar.hover(LATENCY, /wiki: up/);
    await workbench.pause(FADE_MS);
    await workbench.screenshot('status-bar-light');
  });

  it('goes when somebody hides it, and comes back when they want it', async () => {
    await workbench.statusBar.hover(LATENCY, /Hide/);
    await workbench.hover.followLink('Hide');
    await until(async () => !(await workbench.statusBar.has(LATENCY)), 'the item is gone');
    await workbench.notifications.answer('Show Again');
    await workbench.statusBar.text(LATENCY, /\d/);
  });
});

/** What the last line about a detection in the extension's log says of how long that took. */
function lastLoggedMs(home: string): string | undefined {
  const [log] = globSync(join(home, 'data/data/logs/**/Framework Director.log'));
  const lines = log === undefined ? '' : readFileSync(log, 'utf8');
  return [...lines.matchAll(/\[debug\] Detection in memo\.md, version \d+: ([\d.]+) ms/g)].at(-1)?.[1];
}

/** What the latest trace with a detection says of how long that took. */
function lastScanMs(folder: string): number {
  const files = readdirSync(folder).sort().reverse();
  for (const file of files) {
    const { resourceSpans } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const spans: readonly Span[] = resourceSpans[0].scopeSpans[0].spans;
    const said = spans.flatMap(({ attributes }) => attributes.filter(({ key }) => key === 'scanMs'));
    if (said[0]) return said[0].value.doubleValue;
  }
  throw new Error('No trace tells of a detection.');
}

interface Span {
  readonly attributes: readonly { readonly key: string; readonly value: { readonly doubleValue: number } }[];
}

function told(records: readonly { readonly atMs: number; readonly text: string; readonly width: number }[]): string {
  return records.map(({ atMs, text, width }) => `${Math.round(atMs)} ms: "${text}" ${width} px`).join('\n');
}
