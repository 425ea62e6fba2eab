/** Finding a Chromium-like browser on this machine, or getting one from npm. */
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { npmInstall } from './npm.mjs';
import { run, say } from './processes.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

/** Where browsers are installed that put nothing on the PATH. */
const USUAL_PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
};

/** Needed as root, without a graphics card, and where a machine reaches nothing but itself. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The last version of the package that was tried; its Chromium is of the same major version. */
const PACKAGE = '@sparticuz/chromium@147.0.0';

/**
 * Finds a browser, installing one under .vscode-test/ where there is none.
 * @returns {Promise<{ path: string } | { path: null, reason: string }>}
 */
export async function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named)
    return existsSync(named)
      ? { path: named }
      : { path: null, reason: `CHROMIUM_PATH names ${named}, which does not exist` };
  const path = onPath() ?? inUsualPlaces();
  return path ? { path } : fromNpm();
}

/**
 * Starts the browser at a path.
 * @param {string} path
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchBrowser(path) {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: path, args: FLAGS, timeout: 60_000 });
}

function onPath() {
  const extension = process.platform === 'win32' ? '.exe' : '';
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name + extension))).find((file) =>
    existsSync(file),
  );
}

function inUsualPlaces() {
  const places = process.platform === 'darwin' || process.platform === 'win32' ? USUAL_PLACES[process.platform] : [];
  return places.find((file) => existsSync(file));
}

/** @returns {Promise<{ path: string } | { path: null, reason: string }>} */
async function fromNpm() {
  const hint = 'install Chromium or Google Chrome, or name one in CHROMIUM_PATH';
  if (process.platform !== 'linux') return { path: null, reason: `no browser was found; ${hint}` };
  const home = resolve('.vscode-test', 'browser');
  const entry = join(home, 'node_modules/@sparticuz/chromium/build/esm/index.js');
  try {
    if (!existsSync(entry)) {
      say(`No browser was found: installing Chromium from npm into ${home} (once, about 270 MB on disk) ...`);
      await npmInstall(home, ['--ignore-scripts', PACKAGE]);
    }
    return { path: await unpack(home, entry) };
  } catch (error) {
    return { path: null, reason: `the one from npm does not run here (${firstLine(error)}); ${hint}` };
  }
}

/**
 * The package unpacks its browser into the folder for temporary files, which is shared with others: it gets one of its own.
 * @param {string} home
 * @param {string} entry
 */
async function unpack(home, entry) {
  const folder = join(home, 'unpacked');
  mkdirSync(folder, { recursive: true });
  const script = `import chromium from ${JSON.stringify(`file://${entry}`)}; console.log(await chromium.executablePath());`;
  const args = ['--input-type=module', '--eval', script];
  const { tail } = await run(process.execPath, args, { deadlineMs: 60_000, env: { ...process.env, TMPDIR: folder } });
  const path = tail.trim().split('\n').at(-1) ?? '';
  const { code, tail: version } = await run(path, ['--version'], { deadlineMs: 20_000 });
  if (code !== 0) throw new Error(version);
  return path;
}

/** @param {unknown} error */
function firstLine(error) {
  return (error instanceof Error ? error.message : String(error)).trim().split('\n')[0];
}
