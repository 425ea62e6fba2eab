/**
 * Runs the tests: `node scripts/test.mjs [PART...]`.
 *
 *   unit        mocha in plain Node
 *   faults      the same for what starts servers, most of them faulty ones of the tests
 *   redis       what rests on a redis-server, in plain Node
 *   mcp         published MCP servers, and the official tools that judge clients and servers, in plain Node
 *   host        mocha inside the newest VS Code
 *   oldest      the same inside the oldest VS Code that package.json promises
 *   vsix        the packaged extension, its contents and its installation
 *   ui          the workbench as a person uses it
 *   setup       the same for what a person sets up: servers, models, packs, the cache, settings
 *   desktop     the host suite in a desktop VS Code
 *   activation  how long VS Code takes to load and activate the extension (a table, no tests)
 *
 * Without a part: unit, faults, redis, mcp, host, oldest, vsix, ui, setup. The last line is the sum: "N passed, N failed".
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.mjs';
import { parseCounts } from './mocha.mjs';
import { projectNode, run, say } from './processes.mjs';
import { packageVsix } from './vsix.mjs';

/** @typedef {import('./mocha.mjs').Counts} Counts */
/** @typedef {import('./mocha.mjs').PartResult} PartResult */

const UNIT_TIMEOUT_MS = 20_000;
const REDIS_TIMEOUT_MS = 60_000;
const MCP_TIMEOUT_MS = 60_000;
const UI_TIMEOUT_MS = 120_000;
const BUILD_DEADLINE_MS = 120_000;
const PART_DEADLINE_MS = 1_500_000;

/**
 * A test in a window of VS Code shares it with what VS Code does there of its own accord: an editor that opens late takes the
 * keyboard from a list, a menu takes no click while it slides in. Each second try is reported with its reason and named beside
 * the counts, so that a test that needs it again and again is seen and mended.
 */
const WINDOW_RETRIES = 1;

/** @type {Readonly<Record<string, () => Promise<PartResult>>>} */
const PARTS = {
  unit: () =>
    mochaPart(
      testFiles('dist/test/unit').filter((file) => !startsServers(file) && !isRedisTest(file)),
      UNIT_TIMEOUT_MS,
    ),
  faults: () => mochaPart(testFiles('dist/test/unit').filter(startsServers), UNIT_TIMEOUT_MS),
  redis: async () => {
    const found = await (await import('./redis.mjs')).findRedis();
    if (found.path === null) return { skipped: `no Redis: ${found.reason}` };
    return mochaPart(testFiles('dist/test/unit').filter(isRedisTest), REDIS_TIMEOUT_MS, {
      REDIS_SERVER_PATH: found.path,
    });
  },
  mcp: async () => {
    await (await import('./npm.mjs')).npmCi('test/mcp-servers');
    return mochaPart(testFiles('dist/test/mcp'), MCP_TIMEOUT_MS);
  },
  host: async () => (await import('./host.mjs')).hostPart('newest'),
  oldest: async () => (await import('./host.mjs')).hostPart('oldest'),
  vsix: () => windowPart(testFiles('dist/test/ui').filter(isVsixTest)),
  ui: () => windowPart(testFiles('dist/test/ui').filter((file) => !isVsixTest(file) && !isSetUp(file))),
  setup: () => windowPart(testFiles('dist/test/ui').filter(isSetUp)),
  desktop: async () => (await import('./desktop.mjs')).desktopPart(),
};

const BY_DEFAULT = ['unit', 'faults', 'redis', 'mcp', 'host', 'oldest', 'vsix', 'ui', 'setup'];

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
process.exitCode = await main(process.argv.slice(2));

/**
 * @param {readonly string[]} asked
 * @returns {Promise<number>} the exit status
 */
async function main(asked) {
  if (asked.join() === 'activation') return (await import('./activation.mjs')).activation();
  const names = asked.length > 0 ? asked : BY_DEFAULT;
  const unknown = names.filter((name) => !(name in PARTS));
  if (unknown.length > 0) {
    say(`There is no part "${unknown.join('", "')}". The parts are ${Object.keys(PARTS).join(', ')}, activation.`);
    return 2;
  }
  rmSync('test-results', { recursive: true, force: true });
  // Packaging empties dist/ of the tests, so it comes before their build.
  const broken = names.includes('vsix') ? await failure(packageVsix) : null;
  const unbuilt = await failure(build);
  if (unbuilt) return report([['build', unbuilt]]);
  /** @type {[string, PartResult][]} */
  const results = [];
  for (const name of names) {
    say(`\n--- ${name} ---`);
    results.push([name, (name === 'vsix' && broken) || (await attempt(PARTS[name]))]);
  }
  return report(results);
}

/**
 * A part that breaks is told as one that failed, and the others go on.
 * @param {(() => Promise<PartResult>) | undefined} part
 * @returns {Promise<PartResult>}
 */
async function attempt(part) {
  /** @type {PartResult} */
  let result = { counts: null };
  const failed = await failure(async () => {
    result = (await part?.()) ?? result;
  });
  return failed ?? result;
}

/**
 * @param {() => Promise<unknown>} step
 * @returns {Promise<PartResult | null>} null when it went well
 */
async function failure(step) {
  try {
    await step();
    return null;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return { counts: null };
  }
}

/**
 * @param {readonly [string, PartResult][]} results
 * @returns {number} the exit status
 */
function report(results) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  say('');
  for (const [name, result] of results) {
    if ('skipped' in result) continue;
    const { counts, remark } = judged(result.counts);
    say(`${name}${result.version ? ` (VS Code ${result.version})` : ''}: ${inWords(counts)}${remark}`);
    for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) sum[key] += counts[key];
  }
  const skipped = results.flatMap(([name, result]) =>
    'skipped' in result ? [`Skipped: ${name} - ${result.skipped}`] : [],
  );
  for (const line of skipped) say(line);
  say(inWords(sum));
  const incomplete = skipped.length > 0 && process.env.CI === 'true';
  return sum.failed > 0 || sum.passed === 0 || incomplete ? 1 : 0;
}

/**
 * A part that told nothing, or ran nothing, counts as one failure: silence is not success.
 * @param {Counts | null} counts
 * @returns {{ counts: Counts, remark: string }}
 */
function judged(counts) {
  if (!counts) return { counts: { passed: 0, failed: 1, skipped: 0 }, remark: ' (it ended before its result)' };
  const ran = counts.passed + counts.failed > 0;
  return ran ? { counts, remark: '' } : { counts: { ...counts, failed: 1 }, remark: ' (no test ran)' };
}

/** @param {Counts} counts */
function inWords({ passed, failed, skipped, again = [] }) {
  const sum = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return [sum, ...again.map((title) => `  at the second try: ${title}`)].join('\n');
}

async function build() {
  say('Building ...');
  const { code, tail } = await run(projectNode(), ['esbuild.js'], { deadlineMs: BUILD_DEADLINE_MS });
  if (code !== 0) throw new Error(`The build failed:\n${tail}`);
  if (tail.trim()) say(tail);
}

/**
 * Tests that open windows of their own.
 * @param {readonly string[]} files
 * @returns {Promise<PartResult>}
 */
async function windowPart(files) {
  const found = await findBrowser();
  if (found.path === null) return { skipped: `no browser: ${found.reason}` };
  const redis = await (await import('./redis.mjs')).findRedis();
  return mochaPart(files, UI_TIMEOUT_MS, {
    CHROMIUM_PATH: found.path,
    MOCHA_RETRIES: String(WINDOW_RETRIES),
    ...(redis.path !== null && { REDIS_SERVER_PATH: redis.path }),
  });
}

/**
 * @param {readonly string[]} files
 * @param {number} timeoutMs for one test
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<PartResult>}
 */
async function mochaPart(files, timeoutMs, env = {}) {
  /** @type {Counts | null} */
  let counts = null;
  await run(projectNode(), [resolve('scripts/mocha-files.mjs'), String(timeoutMs), ...files], {
    deadlineMs: PART_DEADLINE_MS,
    env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }), ...env },
    onLine: (line) => {
      const told = parseCounts(line);
      if (told) counts = told;
      else say(line);
    },
  });
  return { counts };
}

/**
 * @param {string} folder
 * @returns {readonly string[]}
 */
function testFiles(folder) {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.test.js'))
    .sort()
    .map((file) => join(folder, file));
}

/** @param {string} file */
function startsServers(file) {
  return /[\\/](?:enhancement[\\/](?:connection|pool|servers|[^\\/]+$)|unit[\\/]support[\\/])/.test(file);
}

/** @param {string} file */
function isRedisTest(file) {
  return /[\\/]cache[\\/]redis[\\/]/.test(file);
}

/** @param {string} file */
function isVsixTest(file) {
  return file.endsWith('vsix.test.js');
}

/** @param {string} file */
function isSetUp(file) {
  return /[\\/](?:\w+-servers?|servers|models|packs|shared-cache|settings)\.test\.js$/.test(file);
}
