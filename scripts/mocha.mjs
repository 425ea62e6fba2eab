/** Running mocha from code, in a process of its own or inside the extension host, and telling its counts across either. */
import { format } from 'node:util';
import * as namespace from 'mocha';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} [again] titles of the tests that passed only when they were tried again
 *
 * @typedef {{ counts: Counts | null, version?: string } | { skipped: string }} PartResult
 *   what a part of the tests came to; `counts` is null when it ended before it could tell
 */

/** Node 22 and 24 disagree about the default export of a module that is bundled and then required; both have the named one. */
const { Mocha } = /** @type {{ Mocha: typeof import('mocha') }} */ (/** @type {unknown} */ (namespace));

/** Begins the text by which counts leave a process, a browser page or a log. */
const COUNTS = '[mocha-counts] ';

/** Begins what the reporter says inside the extension host, where VS Code writes to the same console. */
const REPORT = '[mocha] ';

/**
 * Runs test files one after another.
 * @param {readonly string[]} files
 * @param {object} options
 * @param {number} options.timeoutMs
 * @param {(text: string) => void} options.write takes the report, a piece of one or more lines at a time
 * @param {boolean} [options.color]
 * @param {string | undefined} [options.grep] only the tests whose title has it
 * @param {number} [options.retries] how often a test that failed is tried again; each time is told
 * @returns {Promise<Counts>}
 */
export async function runMocha(files, { timeoutMs, write, color = false, grep, retries = 0 }) {
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', timeout: timeoutMs, color, retries, ...(grep && { grep }) });
  Object.assign(Mocha.reporters.Base, { consoleLog: (/** @type {unknown[]} */ ...args) => write(format(...args)) });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  /** @type {Set<string>} */
  const again = new Set();
  const stats = await new Promise((done) => {
    const runner = mocha.run(() => done(runner.stats));
    runner.on('retry', (test, error) => {
      again.add(test.fullTitle());
      write(`Tried again: ${test.fullTitle()}, because of\n${error.stack ?? error.message}`);
    });
    runner.on('fail', (test) => again.delete(test.fullTitle()));
  });
  const { passes = 0, failures = 0, pending = 0 } = stats ?? {};
  return { passed: passes, failed: failures, skipped: pending, again: [...again] };
}

/**
 * @param {Counts} counts
 * @returns {string}
 */
export function countsText(counts) {
  return COUNTS + JSON.stringify(counts);
}

/**
 * Reads the counts from a piece of output, or null from any other.
 * @param {string} text
 * @returns {Counts | null}
 */
export function parseCounts(text) {
  const told = after(COUNTS, text);
  return told === null ? null : JSON.parse(told);
}

/**
 * @param {string} text
 * @returns {string}
 */
export function reportText(text) {
  return REPORT + text;
}

/**
 * Reads a piece of the report, or null from anything else that is logged.
 * @param {string} text
 * @returns {string | null}
 */
export function parseReport(text) {
  return after(REPORT, text);
}

/**
 * What follows a mark; whatever hands the text on may have put a time or a source before it.
 * @param {string} mark
 * @param {string} text
 */
function after(mark, text) {
  const at = text.indexOf(mark);
  return at < 0 ? null : text.slice(at + mark.length);
}
