import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Analysis, Depth } from '../engine/analysis';
import { Engine } from '../engine/engine';
import { sentence, UserError } from '../engine/errors';
import { inventory, inventoryArguments } from './inventory';
import { lastWord, MODEL_KEY_VARIABLE, modelToAsk } from './model';
import { usePacks } from './packs';
import { readDocument } from './read';
import { report } from './report';
import { readServers } from './servers-file';
import { TeamSettings } from './team';
import { type Format, formatOf, written } from './written';

const USAGE = `Usage: framework-director analyze [options] FILE...
       framework-director inventory [--json | --csv] [options] [FOLDER]
       framework-director catalog lint [--json] [PACK...]
       framework-director report [--json | --csv]
       framework-director mcp

analyze        prints which frameworks each file uses, what a reviewer would ask, and what servers add
inventory      prints which frameworks the files of a folder use, and which files each framework; what Git ignores is left out.
               --exclude GLOB leaves out more and may be given several times; --packs and --no-cache are as below
catalog lint   prints what is wrong or weak in packs of frameworks, files or folders, or in the built-in catalogue;
               with --json one line of JSON for each finding. Ends with 1 where there is an error, with 0 otherwise
report         prints how long steps took on each of the last 30 days, from what runs without --no-cache have kept
mcp            serves the engine to other programs over the Model Context Protocol, on standard input and output

Options of analyze:
  --format FORMAT   text (the default), markdown, html, or json, which is one line for each file
  --json            the same as --format json
  --depth DEPTH     detect, review or enhance (default: enhance)
  --servers FILE    MCP servers to ask as well: {"servers": {NAME: {"command", "args", "env"} or {"url", "headers"}},
                    "mappings": [...]}, in the form of the editor's settings. \${input:api-key} in it is the variable
                    FRAMEWORK_DIRECTOR_INPUT_API_KEY. Naming the file is consent to use what it lists
  --as PERSONA      ask only this persona for a review; may be given several times
  --packs PATH      frameworks of your own: a file, or a folder of *.frameworks.json; may be given several times
  --model-endpoint URL   also ask a language model there, which speaks OpenAI's chat completions: http://127.0.0.1:11434/v1 is
                    Ollama's. Naming it is consent to send it what was found, with the lines that takes, 10 KB at most.
                    The variable ${MODEL_KEY_VARIABLE} may hold its key
  --model NAME      which of its models; without this the first that it lists
  --no-cache        keep nothing between runs
  --help, --version
The nearest .framework-director.json above a file says which rules and personas hold for it.`;

const DEPTHS: readonly string[] = ['detect', 'review', 'enhance'] satisfies Depth[];

interface Arguments {
  readonly files: readonly string[];
  readonly format: Format;
  readonly depth: Depth;
  readonly servers: string | undefined;
  readonly packs: readonly string[];
  readonly as: readonly string[];
  readonly cache: boolean;
  /** The endpoint of a language model that is asked as well. */
  readonly endpoint: string | undefined;
  readonly model: string | undefined;
}

// Servers run in groups of their own, which Ctrl+C does not reach; they are ended by the exit.
for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.once(signal, () => process.exit(status));
}

main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status;
  },
  (error) => {
    process.stderr.write(
      `framework-director: ${error instanceof UserError ? error.message : (error?.stack ?? error)}\n`,
    );
    process.exitCode = error instanceof UserError ? 2 : 70;
  },
);

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === undefined || args.includes('--help') || args.includes('-h') || command === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return command === undefined ? 2 : 0;
  }
  if (args.includes('--version')) {
    process.stdout.write(`${VERSION}\n`);
    return 0;
  }
  if (command === 'mcp') return serve();
  if (command === 'catalog') return catalog(rest);
  if (command === 'report') {
    process.stdout.write(await report(rest, cacheFolder()));
    return 0;
  }
  if (command === 'inventory') return listFrameworks(rest);
  if (command !== 'analyze') throw new UserError(`There is no command "${command}". Try framework-director --help.`);
  return analyze(parsed(rest));
}

function parsed(args: readonly string[]): Arguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        format: { type: 'string' },
        depth: { type: 'string', default: 'enhance' },
        servers: { type: 'string' },
        packs: { type: 'string', multiple: true, default: [] },
        as: { type: 'string', multiple: true, default: [] },
        'model-endpoint': { type: 'string' },
        model: { type: 'string' },
        'no-cache': { type: 'boolean', default: false },
      },
    });
    if (!isDepth(values.depth))
      throw new UserError(`--depth takes one of ${DEPTHS.join(', ')}, not "${values.depth}".`);
    if (positionals.length === 0) throw new UserError('Name at least one file to analyze.');
    const format = formatOf(values.format, values.json);
    if (format === 'html' && positionals.length > 1)
      throw new UserError('--format html takes one file: each of them is a page of its own.');
    if (values['model-endpoint'] !== undefined && values.depth === 'detect')
      throw new UserError(
        '--model-endpoint goes with --depth review or enhance: a model is asked about what was found.',
      );
    if (values.model !== undefined && values['model-endpoint'] === undefined)
      throw new UserError('--model goes with --model-endpoint, which says where to ask it.');
    return {
      files: positionals,
      format,
      depth: values.depth,
      servers: values.servers,
      packs: values.packs,
      as: values.as,
      cache: !values['no-cache'],
      endpoint: values['model-endpoint'],
      model: values.model,
    };
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`${sentence(error)} Try framework-director --help.`);
  }
}

function isDepth(value: string): value is Depth {
  return DEPTHS.includes(value);
}

async function analyze({ files, format, depth, servers, packs, as, cache, ...asked }: Arguments): Promise<number> {
  const engine = createEngine(cache ? cacheFolder() : null);
  if (servers !== undefined) await engine.configure({ ...(await readServers(servers)), isAllowed: () => true });
  let status = 0;
  try {
    const warn = (line: string): unknown => process.stderr.write(`framework-director: ${line}\n`);
    const used = [...packs, ...(await TeamSettings.packsFor(engine, files))];
    for (const { text, isError } of used.length > 0 ? await usePacks(engine, used) : []) {
      if (isError) status = 1;
      warn(text);
    }
    const team = new TeamSettings(engine, { personas: as }, warn);
    const model = asked.endpoint === undefined ? undefined : await modelToAsk(engine, asked.endpoint, asked.model);
    for (const file of files) {
      try {
        const document = await readDocument(file);
        const analysis = await last(
          engine.analyze(document, { depth, priority: 'user', review: team.settingsFor(file) }),
        );
        const review = model && (await lastWord(engine, document, analysis, model));
        if (review && review.state !== 'complete') status = 1;
        const { budgets } = engine.monitor;
        process.stdout.write(written(format, { file, analysis, document, budgets, model: review }));
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        status = 1;
        if (format === 'json') process.stdout.write(`${JSON.stringify({ file, error: error.message })}\n`);
        else warn(error.message);
      }
    }
  } finally {
    await engine.dispose();
  }
  return status;
}

async function listFrameworks(args: readonly string[]): Promise<number> {
  const asked = inventoryArguments(args);
  const engine = createEngine(asked.cache ? cacheFolder() : null);
  try {
    const problems = asked.packs.length > 0 ? await usePacks(engine, asked.packs) : [];
    for (const { text } of problems) process.stderr.write(`framework-director: ${text}\n`);
    process.stdout.write(await inventory(engine, asked));
    return problems.some(({ isError }) => isError) ? 1 : 0;
  } finally {
    await engine.dispose();
  }
}

async function catalog([action, ...args]: readonly string[]): Promise<number> {
  if (action !== 'lint')
    throw new UserError(
      `catalog has one command, lint${action === undefined ? '' : `, not "${action}"`}. Try framework-director --help.`,
    );
  const { json, packs } = lintArguments(args);
  const { lintPacks, written } = await import('./lint');
  const engine = createEngine(null);
  try {
    const findings = await lintPacks(engine, packs);
    process.stdout.write(written(findings, json));
    return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
  } finally {
    await engine.dispose();
  }
}

function lintArguments(args: readonly string[]): { readonly json: boolean; readonly packs: readonly string[] } {
  try {
    const options = { json: { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    return { json: values.json, packs: positionals };
  } catch (error) {
    throw new UserError(`${sentence(error)} Try framework-director --help.`);
  }
}

async function serve(): Promise<number> {
  const { serveStdio } = await import('../server/server');
  const engine = createEngine(null);
  await serveStdio(engine);
  await engine.dispose();
  return 0;
}

function createEngine(storageFolder: string | null): Engine {
  return new Engine({
    storageFolder,
    localServer: async (engine) => (await import('../server/server')).inProcessTransport(engine),
    log: (line) => process.stderr.write(`framework-director: ${line}\n`),
  });
}

/** Where the cache lies: `FRAMEWORK_DIRECTOR_CACHE`, or the folder for caches of this system. */
function cacheFolder(): string {
  const { FRAMEWORK_DIRECTOR_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (FRAMEWORK_DIRECTOR_CACHE) return FRAMEWORK_DIRECTOR_CACHE;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'framework-director');
  return join(XDG_CACHE_HOME || LOCALAPPDATA || join(homedir(), '.cache'), 'framework-director');
}

async function last(analyses: AsyncIterable<Analysis>): Promise<Analysis> {
  let latest: Analysis | undefined;
  for await (const analysis of analyses) latest = analysis;
  if (!latest) throw new Error('The analysis ended without a result.');
  return latest;
}
