/** Running a module inside a fresh extension host of the VS Code server, as `extensionTestsPath` does on a desktop. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { format } from 'node:util';
import { delay } from './processes.mjs';

/**
 * @typedef {object} HostRun
 * @property {import('playwright-core').Browser} browser
 * @property {import('./vscode-server.mjs').RunningServer} server started with its smoke-test driver
 * @property {string} module absolute path of a bundle that exports `run(): Promise<void>`
 * @property {string} folder the folder to open
 * @property {string} results where a screenshot and the logs of a failure go
 * @property {string | null} [extension] the folder the extension is loaded from; the current one if not said, null for what is installed
 * @property {(text: string) => void} onLog called with whatever the host or the window logs
 */

const DEADLINE_MS = 180_000;

/**
 * Opens a window, runs the module with the extension loaded from the current folder, and closes the window.
 * @param {HostRun} options
 * @returns {Promise<number>} 0 when `run()` resolved
 * @throws {Error} when it has not ended by the deadline, or the window did not open
 */
export async function runInHost({ browser, server, module, folder, extension, results, onLog }) {
  const context = await browser.newContext();
  /** @type {string[]} */
  const logged = [];
  try {
    const page = await context.newPage();
    /** @type {Promise<{ code: number, logs: readonly Log[] }>} */
    const ended = new Promise((done) => {
      page.exposeFunction('codeAutomationLog', (/** @type {string} */ _, /** @type {unknown[]} */ args) => {
        const text = format(...args);
        logged.push(text);
        onLog(text);
      });
      page.exposeFunction('codeAutomationExit', (/** @type {number} */ code, /** @type {readonly Log[]} */ logs) =>
        done({ code, logs }),
      );
    });
    await page.goto(windowAddress(server, { folder, extension, module }));
    const end = await Promise.race([ended, delay(DEADLINE_MS, { ref: false })]);
    if (end?.code !== 0) {
      const console = { relativePath: 'console.log', contents: logged.join('\n') };
      await keep(results, page, [console, ...(end?.logs ?? [])]);
    }
    if (!end) throw new Error(`The extension host had not ended after ${DEADLINE_MS / 1000} s; see ${results}.`);
    return end.code;
  } finally {
    await context.close();
  }
}

/**
 * The address of a window.
 * @param {import('./vscode-server.mjs').RunningServer} server
 * @param {({ folder: string } | { workspace: string }) & { extension?: string | null | undefined, module?: string, file?: string }} options
 *   `extension` and `module` as in {@link HostRun}; `workspace` is a file that names folders; `file` is shown in an editor
 * @returns {string}
 */
export function windowAddress(server, { extension = resolve('.'), module, file, ...opened }) {
  /** @param {string} path */
  const remote = (path) => `vscode-remote://127.0.0.1:${server.port}${path}`;
  const payload = [
    ...(extension === null ? [] : [['extensionDevelopmentPath', remote(extension)]]),
    ...(module ? [['extensionTestsPath', remote(module)]] : []),
    ...(file ? [['openFile', remote(file)]] : []),
  ];
  return server.address({ ...opened, payload: JSON.stringify(payload) });
}

/**
 * @typedef {{ readonly relativePath: string, readonly contents: string }} Log
 * @param {string} results
 * @param {import('playwright-core').Page} page
 * @param {readonly Log[]} logs
 */
async function keep(results, page, logs) {
  mkdirSync(results, { recursive: true });
  await page.screenshot({ path: join(results, 'window.png'), timeout: 10_000 }).catch(() => undefined);
  for (const { relativePath, contents } of logs) {
    const file = join(results, relativePath);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, contents);
  }
}
