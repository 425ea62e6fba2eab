/**
 * What detection says about real files: `node scripts/survey.mjs [--files N] [--per-package N] [--read N] [--json FILE] FOLDER...`
 *
 * The children of each folder are packages (those of a `@scope` too). A quarter of the files are texts as they were written, a
 * quarter are HTML pages, half are code; which ones is told by a hash of their path below the folder, so that the same
 * folders give the same sample.
 *
 *   --files N        how many files (5,000)
 *   --per-package N  how many files of a kind one package may bring (60), so that no large manual is the sample
 *   --read N         how many files to list for a reader (100): those with a strategy detection, then others
 *   --json FILE      writes what was found in every file
 *
 * Needs a build: `node esbuild.js --production`.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { projectNode, say } from './processes.mjs';

/** @typedef {'text' | 'page' | 'code'} Kind */
/** @typedef {{ readonly path: string, readonly file: string, readonly package: string, readonly kind: Kind, readonly rank: string }} Candidate */
/** @typedef {import('../src/engine/export/record').DetectionRecord} DetectionRecord */
/** @typedef {Candidate & { readonly detections: readonly DetectionRecord[] }} Surveyed */

/** Manuals made by programs would crowd out what people wrote, so the two have shares of their own. */
const SHARES = /** @type {const} */ ({ text: 0.25, page: 0.25, code: 0.5 });
const TEXT = /\.(?:md|mdx|markdown|txt|rst|adoc|asciidoc|org|tex|pod)$/i;
const PAGE = /\.x?html?$/i;
const CODE =
  /\.(?:[cm]?[jt]sx?|vue|svelte|py|pyi|go|rs|rb|rake|gemspec|php|java|kts?|groovy|gradle|scala|cljs?|[ch]|cc|cpp|hpp|cs|fs|swift|dart|exs?|erl|hrl|hs|mli?|pl|pm|t|lua|r|jl|sql|sh|bash|tcl|el|lisp|scm|tf|proto|s?css|less|json|ya?ml|toml|xml)$|(?:^|\/)(?:Makefile|Dockerfile|Gemfile|Rakefile|go\.mod|CMakeLists\.txt|requirements[\w-]*\.txt)$/;
const MINIFIED = /[.-]min\.|\.bundle\.|\.map$/;
/** Copies of other packages, and data of which a program wrote thousands. */
const VENDORED = /^(?:node_modules|vendor|vendored|third[_-]party|bower_components|_static|searchindex|\.git)$/;
const MIN_BYTES = 500;
const MAX_BYTES = 300_000;
/** Characters in the average line of code that nobody wrote by hand. */
const LONGEST_MEAN_LINE = 300;
const BATCH = 200;

const PROGRAM = fileURLToPath(new URL('../dist/cli.js', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    files: { type: 'string', default: '5000' },
    'per-package': { type: 'string', default: '60' },
    read: { type: 'string', default: '100' },
    json: { type: 'string' },
  },
});
const files = sample(positionals.flatMap(candidates), Number(values.files), Number(values['per-package']));
const surveyed = survey(files);
report(surveyed, Number(values.read));
if (values.json) writeFileSync(values.json, `${surveyed.map((one) => JSON.stringify(one)).join('\n')}\n`);

/**
 * Files below a folder that may be looked at.
 * @param {string} folder
 * @returns {Candidate[]}
 */
function candidates(folder) {
  /** @type {Candidate[]} */
  const found = [];
  /** @param {string} below */
  const walk = (below) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (!VENDORED.test(entry.name)) walk(path);
      } else if (below && entry.isFile() && !MINIFIED.test(entry.name)) {
        const kind = kindOf(path);
        if (kind) found.push({ path, file: join(folder, path), package: packageOf(path), kind, rank: hash(path) });
      }
    }
  };
  walk('');
  return found;
}

/**
 * @param {string} path
 * @returns {Kind | null}
 */
function kindOf(path) {
  // A list of requirements ends in .txt as well.
  if (CODE.test(path)) return 'code';
  if (PAGE.test(path)) return 'page';
  return TEXT.test(path) ? 'text' : null;
}

/** @param {string} path */
function packageOf(path) {
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}

/**
 * The first files of each kind by rank, without copies.
 * @param {readonly Candidate[]} all
 * @param {number} count
 * @param {number} perPackage
 * @returns {Candidate[]}
 */
function sample(all, count, perPackage) {
  /** @type {Map<string, number>} */
  const taken = new Map();
  const contents = new Set();
  /** @type {Record<Kind, Candidate[]>} */
  const chosen = { text: [], page: [], code: [] };
  for (const one of all.toSorted((a, b) => (a.rank < b.rank ? -1 : 1))) {
    const key = `${one.kind} ${one.package}`;
    const before = taken.get(key) ?? 0;
    if (before >= perPackage || chosen[one.kind].length >= count * SHARES[one.kind]) continue;
    const content = readable(one);
    if (content === null || contents.has(content)) continue;
    contents.add(content);
    taken.set(key, before + 1);
    chosen[one.kind].push(one);
  }
  return [...chosen.text, ...chosen.page, ...chosen.code];
}

/**
 * The hash of what a file says; null where it is no text, too small, too large, or minified.
 * @param {Candidate} candidate
 * @returns {string | null}
 */
function readable({ file, kind }) {
  const { size } = statSync(file);
  if (size < MIN_BYTES || size > MAX_BYTES) return null;
  const bytes = readFileSync(file);
  if (bytes.includes(0)) return null;
  const text = bytes.toString('utf8');
  if (kind === 'code' && text.length / text.split('\n').length > LONGEST_MEAN_LINE) return null;
  return hash(text);
}

/** @param {string} text */
function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Runs the terminal program over the files.
 * @param {readonly Candidate[]} files
 * @returns {Surveyed[]}
 */
function survey(files) {
  /** @type {Surveyed[]} */
  const surveyed = [];
  for (let from = 0; from < files.length; from += BATCH) {
    const batch = files.slice(from, from + BATCH);
    const args = [PROGRAM, 'analyze', '--json', '--no-cache', '--depth', 'detect', ...batch.map(({ file }) => file)];
    const { stdout, stderr } = spawnSync(projectNode(), args, { encoding: 'utf8', maxBuffer: 1 << 30 });
    const lines = stdout.split('\n').filter(Boolean);
    if (lines.length !== batch.length) throw new Error(`The program answered for ${lines.length} files: ${stderr}`);
    for (const [index, one] of batch.entries()) {
      surveyed.push({ ...one, detections: JSON.parse(lines[index] ?? '').detections ?? [] });
    }
  }
  return surveyed;
}

/**
 * @param {readonly Surveyed[]} all
 * @param {number} read how many files to list
 */
function report(all, read) {
  say(`${all.length} files of ${new Set(all.map((one) => one.package)).size} packages\n`);
  say('| | files | strategy applied | strategy mentioned | with software |');
  say('|---|---|---|---|---|');
  for (const kind of /** @type {const} */ (['text', 'page', 'code'])) {
    const ours = all.filter((one) => one.kind === kind);
    const strategic = ours.filter(({ detections }) => detections.some(isStrategy));
    const applied = strategic.filter(({ detections }) => detections.some((one) => isStrategy(one) && isApplied(one)));
    const software = ours.filter(({ detections }) => detections.some(({ kind }) => kind === 'software'));
    const cells = [applied.length, strategic.length - applied.length, software.length].map((n) =>
      share(n, ours.length),
    );
    say(`| ${kind} | ${ours.length} | ${cells.join(' | ')} |`);
  }
  const found = all.filter(({ detections }) => detections.some(isStrategy));
  const others = all.filter((one) => !found.includes(one)).toSorted((a, b) => (a.rank < b.rank ? -1 : 1));
  say(`\nTo read: ${found.length} with a strategy detection, then others by rank\n`);
  for (const { path, detections } of [...found, ...others.slice(0, Math.max(0, read - found.length))]) {
    say(path);
    for (const { id, kind, standing, confidence, evidence } of detections) {
      if (kind === 'software') say(`  ${kind} ${id}, ${standing}`);
      else say(`  ${kind} ${id}, ${standing}, ${confidence.toFixed(2)}: ${evidence.map(inShort).join('; ')}`);
    }
  }
}

/** @param {DetectionRecord} detection */
function isStrategy({ kind }) {
  return kind === 'strategy';
}

/** @param {DetectionRecord} detection */
function isApplied({ standing }) {
  return standing === 'applied';
}

/** @param {DetectionRecord['evidence'][number]} evidence */
function inShort({ signal, text, line }) {
  return `${signal} "${text.replace(/\s+/g, ' ')}" at line ${line}`;
}

/**
 * @param {number} part
 * @param {number} whole
 */
function share(part, whole) {
  return whole === 0 ? '0' : `${part} (${((100 * part) / whole).toFixed(1)} %)`;
}
