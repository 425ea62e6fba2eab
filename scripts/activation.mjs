/**
 * How long the packaged extension takes to load and to activate in a real VS Code. What VS Code shows under *Show Running
 * Extensions* is the sum of the first two rows; until it goes on it does work of its own, which the last row includes.
 */
import { mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { findBrowser, launchBrowser } from './browser.mjs';
import { runInHost } from './extension-host.mjs';
import { say } from './processes.mjs';
import { ensureServer, freshProfile, installExtension, startServer } from './vscode-server.mjs';
import { packageVsix } from './vsix.mjs';

/** @typedef {{ readonly loadMs: number, readonly activateMs: number, readonly settledMs: number }} Activation */

/** Each start is a new window with an extension host process of its own; the first only warms the disk's cache. */
const STARTS = 11;

/** VS Code runs a module in the host only beside an extension under development: this one stands in for it and does nothing. */
const PROBE = resolve('scripts/activation-probe');

const TOLD = '[activation] ';

/**
 * Measures and prints a table.
 * @returns {Promise<number>} the exit status
 */
export async function activation() {
  const found = await findBrowser();
  if (found.path === null) {
    say(`The activation cannot be measured: ${found.reason}.`);
    return 1;
  }
  const server = await ensureServer('newest');
  const vsix = await packageVsix();
  const profile = freshProfile();
  const folder = join(profile.home, 'workspace');
  mkdirSync(folder);
  await installExtension(server, vsix, profile);
  const running = await startServer({ server, smokeDriver: true, trust: true, ...profile });
  const browser = await launchBrowser(found.path);
  try {
    /** @type {Activation[]} */
    const starts = [];
    for (let start = 0; start < STARTS; start++) starts.push(await measure({ browser, server: running, folder }));
    say(table(server.vscode, starts.slice(1)));
    return 0;
  } finally {
    await browser.close();
    await running.stop();
    profile.remove();
  }
}

/**
 * @param {Pick<import('./extension-host.mjs').HostRun, 'browser' | 'server' | 'folder'>} window
 * @returns {Promise<Activation>}
 */
async function measure(window) {
  /** @type {Activation | null} */
  let told = null;
  await runInHost({
    ...window,
    extension: PROBE,
    module: join(PROBE, 'probe.cjs'),
    results: resolve('test-results', 'activation'),
    onLog: (text) => {
      if (text.startsWith(TOLD)) told = JSON.parse(text.slice(TOLD.length));
    },
  });
  if (!told) throw new Error('The extension host told no times; see test-results/activation.');
  return told;
}

/**
 * @param {string} version
 * @param {readonly Activation[]} starts
 * @returns {string}
 */
function table(version, starts) {
  /** @type {readonly (readonly [string, readonly number[]])[]} */
  const rows = [
    ['load code', starts.map(({ loadMs }) => loadMs)],
    ['activate', starts.map(({ activateMs }) => activateMs)],
    ['both', starts.map(({ loadMs, activateMs }) => loadMs + activateMs)],
    ['until settled', starts.map(({ settledMs }) => settledMs)],
  ];
  const cells = rows.map(([label, values]) => {
    const sorted = values.toSorted((a, b) => a - b);
    return [label, ...[0.5, 0, 1].map((share) => sorted[Math.round(share * (sorted.length - 1))] ?? 0)];
  });
  return [
    `Activation in VS Code ${version}, ${starts.length} fresh starts, ${cpus().length} cores, milliseconds`,
    ['step', 'median', 'min', 'max'].map(cell).join(''),
    ...cells.map((row) => row.map(cell).join('')),
  ].join('\n');
}

/**
 * @param {string | number} value
 * @param {number} column
 */
function cell(value, column) {
  const text = typeof value === 'number' ? value.toFixed(1) : value;
  return column === 0 ? text.padEnd(14) : text.padStart(9);
}
