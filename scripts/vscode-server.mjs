/**
 * A real VS Code without a desktop: its server, as the npm package `code-server` carries it.
 * It lives under .vscode-test/, apart from the project's own dependencies, and is installed once per version.
 */
import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { npmInstall } from './npm.mjs';
import { projectNode, readLines, run, say, start, stop } from './processes.mjs';

/**
 * @typedef {object} Release
 * @property {string} version of the package
 * @property {string} vscode the VS Code it carries
 * @property {number} nodeMajor the Node its extension host runs on
 *
 * @typedef {object} Server an installed server
 * @property {string} vscode
 * @property {string} node the program that runs it
 * @property {string} main its entry file
 *
 * @typedef {object} RunningServer
 * @property {number} port
 * @property {(query: Readonly<Record<string, string>>) => string} address what to open; it carries the token
 * @property {Promise<void>} ended resolves when it has ended, by itself or because it was stopped
 * @property {() => Promise<void>} stop ends it with all its extension hosts
 */

/** The newest one tested, and the one that `engines.vscode` in package.json promises. */
const RELEASES = /** @type {const} */ ({
  newest: { version: '4.139.1', vscode: '1.139.1', nodeMajor: 24 },
  oldest: { version: '4.105.1', vscode: '1.105.1', nodeMajor: 22 },
});

const READY = 'Extension host agent started';
const START_DEADLINE_MS = 60_000;
const COMMAND_DEADLINE_MS = 120_000;

/**
 * Installs a VS Code server unless it is there already.
 * @param {'newest' | 'oldest'} age
 * @returns {Promise<Server>}
 */
export async function ensureServer(age) {
  const release = RELEASES[age];
  const home = resolve('.vscode-test', `vscode-server-${release.version}`);
  const finished = join(home, 'installed.json');
  if (!existsSync(finished)) {
    say(`Installing the VS Code ${release.vscode} server into ${home} (once, about 600 MB on disk) ...`);
    rmSync(home, { recursive: true, force: true });
    await install(release, home);
    writeFileSync(finished, `${JSON.stringify(release)}\n`);
  }
  replaceLogger(join(home, 'node_modules/code-server/lib/vscode'));
  return {
    vscode: release.vscode,
    node: release.nodeMajor === 24 ? projectNode() : join(home, nodePackagePath(release.nodeMajor)),
    main: join(home, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

/**
 * Starts a server on a free port of this machine and waits until it serves.
 * Whoever gets in has a shell, so a random token is asked for, of tests too.
 * @param {object} options
 * @param {Server} options.server
 * @param {boolean} options.smokeDriver lets a page load an extension from its folder and run tests in the host
 * @param {boolean} options.trust false opens new folders in Restricted Mode
 * @param {string} options.userData
 * @param {string} options.extensionsDir
 * @param {string} [options.language] that windows are in, such as `de`, where a pack of it is installed; English if not said
 * @param {NodeJS.ProcessEnv} [options.env]
 * @returns {Promise<RunningServer>}
 * @throws {Error} with the end of its log when it is not ready in time
 */
export async function startServer({ server, smokeDriver, trust, userData, extensionsDir, language, env }) {
  const token = randomBytes(16).toString('hex');
  const args = [
    ...[server.main, '--host', '127.0.0.1', '--port', '0', '--accept-server-license-terms'],
    ...['--connection-token', token],
    ...(smokeDriver ? ['--enable-smoke-test-driver'] : []),
    ...(trust ? ['--disable-workspace-trust'] : []),
    ...(language ? ['--locale', language] : []),
    ...directories(userData, extensionsDir),
  ];
  const child = start(server.node, args, { env: env ?? process.env });
  /** @type {Promise<void>} */
  const ended = new Promise((done) => child.once('close', () => done()));
  let log = '';
  try {
    const port = await new Promise((done, fail) => {
      let bound = 0;
      /** @param {string} line */
      const read = (line) => {
        log = `${log}${line}\n`.slice(-4_000);
        bound = Number(/^Server bound to 127\.0\.0\.1:(\d+)/.exec(line)?.[1] ?? bound);
        if (line.includes(READY)) done(bound);
      };
      readLines(child.stdout, read);
      readLines(child.stderr, read);
      child.on('error', fail);
      child.on('exit', (code) => fail(new Error(`it ended with status ${code}`)));
      setTimeout(
        () => fail(new Error(`it was not ready after ${START_DEADLINE_MS / 1000} s`)),
        START_DEADLINE_MS,
      ).unref();
    });
    /** @param {Readonly<Record<string, string>>} query */
    const address = (query) => `http://127.0.0.1:${port}/?${new URLSearchParams({ tkn: token, ...query })}`;
    return { port, address, ended, stop: () => stop(child) };
  } catch (cause) {
    await stop(child);
    throw new Error(`The VS Code server did not start: ${cause instanceof Error ? cause.message : cause}\n${log}`);
  }
}

/**
 * Installs a packaged extension as `code --install-extension` does.
 * @param {Server} server
 * @param {string} vsix
 * @param {{ userData: string, extensionsDir: string }} places
 */
export async function installExtension(server, vsix, { userData, extensionsDir }) {
  const args = [server.main, '--install-extension', vsix, ...directories(userData, extensionsDir)];
  const { code, tail } = await run(server.node, args, { deadlineMs: COMMAND_DEADLINE_MS });
  if (code !== 0) throw new Error(`${vsix} could not be installed:\n${tail}`);
}

/**
 * A folder for one run of a server, and the settings every window of it starts with; it goes when this program does.
 * @param {Readonly<Record<string, unknown>>} [settings]
 * @returns {{ home: string, userData: string, extensionsDir: string, remove: () => void }}
 */
export function freshProfile(settings = {}) {
  const home = mkdtempSync(join(tmpdir(), 'framework-director-'));
  const machine = join(home, 'data', 'data', 'Machine');
  mkdirSync(machine, { recursive: true });
  writeFileSync(join(machine, 'settings.json'), JSON.stringify({ ...QUIET, ...settings }, null, 2));
  const remove = () => {
    process.off('exit', remove);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  process.on('exit', remove);
  return { home, userData: join(home, 'data'), extensionsDir: join(home, 'extensions'), remove };
}

/** What keeps a fresh window from greeting, suggesting and covering what is looked at. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
};

/**
 * @param {string} userData
 * @param {string} extensionsDir
 */
function directories(userData, extensionsDir) {
  return ['--server-data-dir', userData, '--extensions-dir', extensionsDir, '--telemetry-level', 'off'];
}

/**
 * @param {Release} release
 * @param {string} home
 */
async function install(release, home) {
  await npmInstall(home, ['--ignore-scripts', `code-server@${release.version}`]);
  const vscode = join(home, 'node_modules/code-server/lib/vscode');
  if (release.nodeMajor === 22) replaceGitDependency(vscode);
  await npmInstall(vscode, ['--omit=dev', '--ignore-scripts', '--legacy-peer-deps']);
  if (release.nodeMajor !== 24) {
    const folder = join(home, `node${release.nodeMajor}`);
    await npmInstall(folder, ['--ignore-scripts', `${nodePackage()}@${release.nodeMajor}`]);
  }
}

/**
 * VS Code 1.105 takes its file watcher from a Git host, which a machine that reaches only npm cannot.
 * The published version of the same watcher has the same interface.
 * @param {string} vscode
 */
function replaceGitDependency(vscode) {
  const file = join(vscode, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.dependencies['@parcel/watcher'] = '^2.5.1';
  writeFileSync(file, JSON.stringify(manifest, null, 2));
  rmSync(join(vscode, 'npm-shrinkwrap.json'), { force: true });
}

/**
 * The logger of VS Code is native code that is not built here: {@link file://./file-logger.cjs}.
 * @param {string} vscode
 */
function replaceLogger(vscode) {
  const logger = join(vscode, 'node_modules/@vscode/spdlog/index.js');
  const ours = resolve('scripts/file-logger.cjs');
  if (!existsSync(logger) || readFileSync(logger, 'utf8') !== readFileSync(ours, 'utf8')) copyFileSync(ours, logger);
}

/** The package with the Node of this platform; `node` itself would need its install script and the place of `node@24`. */
function nodePackage() {
  const os = process.platform === 'win32' ? 'win' : process.platform;
  return `node-${os}-${process.arch}`;
}

/** @param {number} major */
function nodePackagePath(major) {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(`node${major}`, 'node_modules', nodePackage(), 'bin', program);
}
