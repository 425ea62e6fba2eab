/**
 * Builds everything that runs: the extension, the panel's page, the terminal program and the test bundles.
 *
 *   node esbuild.js                 development build with source maps, tests included
 *   node esbuild.js --production    what is packaged: minified, no maps, no tests
 *   node esbuild.js --watch         rebuilds on change
 *   node esbuild.js --bench         adds the benchmarks
 *   node esbuild.js --tests=GLOB    of the tests only these, such as --tests=test/unit/panel/*.test.ts
 */
const { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { basename, dirname, join, resolve } = require('node:path');
const esbuild = require('esbuild');
const { version } = require('./package.json');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const bench = process.argv.includes('--bench');
const someTests = process.argv.find((argument) => argument.startsWith('--tests='))?.slice('--tests='.length);

/** Node 22.19 is the host of VS Code 1.105, the oldest we promise. `better-sqlite3` and Bun's driver are never loaded. */
const node = {
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'cjs',
  external: ['vscode', 'better-sqlite3', 'bun:sqlite', '@opentelemetry/api'],
  // Its main file hides what it requires from a bundler.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  minify: production,
  keepNames: production,
  sourcemap: !production,
  define: { VERSION: JSON.stringify(version) },
  logLevel: 'warning',
};

const REDIS = 'src/engine/cache/redis.ts';

/** Parts that are loaded on first use: an `import()` of the file on the left becomes a `require` of the bundle on the right. */
const LAZY = {
  'src/engine/engine.ts': 'engine',
  'src/engine/cache/sqlite.ts': 'sqlite',
  [REDIS]: 'redis',
  'src/engine/catalog/read-pack.ts': 'read-pack',
  'src/engine/catalog/fetch-pack.ts': 'fetch-pack',
  'src/engine/review/team/read-team.ts': 'read-team',
  'src/engine/detection/usage/linear-expressions.ts': 'linear-expressions',
  'src/engine/enhancement/enhance.ts': 'enhance',
  'src/engine/review/model/ask.ts': 'ask-model',
  'src/engine/review/model/openai.ts': 'openai',
  'src/server/server.ts': 'server',
  'src/editor/ai/participant.ts': 'participant',
  'src/editor/ai/tools.ts': 'ai-tools',
  'src/editor/ask-model.ts': 'ask-command',
  'src/editor/cache-surface.ts': 'cache-surface',
  'src/editor/panel.ts': 'panel',
  'src/editor/performance-surface.ts': 'performance-surface',
  'src/editor/packs.ts': 'packs',
  'src/editor/new-framework.ts': 'new-framework',
  'src/editor/servers.ts': 'servers',
  'src/editor/manage-servers.ts': 'manage-servers',
  'src/editor/import-servers.ts': 'import-servers',
  'src/editor/configure-rule.ts': 'configure-rule',
  'src/editor/example.ts': 'example',
  'src/editor/export-analysis.ts': 'export-analysis',
  'src/editor/keyboard.ts': 'keyboard',
  'src/editor/review-as.ts': 'review-as',
  'src/editor/tree/trees.ts': 'trees',
  'src/editor/workspace-surface.ts': 'workspace-surface',
};

/** @param files those of {@link LAZY} that are left to bundles of their own */
const lazyBundles = (files = Object.keys(LAZY)) => ({
  name: 'lazy-bundles',
  setup(build) {
    build.onResolve({ filter: /^\./ }, (args) => {
      if (args.kind !== 'dynamic-import') return undefined;
      const target = join(args.resolveDir, args.path).replaceAll('\\', '/');
      const file = files.find((file) => `${target}.ts`.endsWith(`/${file}`));
      return file ? { path: `./${LAZY[file]}.js`, external: true } : undefined;
    });
  },
});

/** The words of the chosen language are set once, for every bundle: so all of them share one copy of what looks them up. */
const sharedWords = {
  name: 'shared-words',
  setup(build) {
    build.onResolve({ filter: /^@vscode\/l10n$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './l10n.js', external: true },
    );
  },
};

/** Piscina starts its threads from a file beside its own, so it stays in a folder with that, whoever uses it. */
const PISCINA = 'piscina/main';

/** @param path of the folder with it, as those who use it see it */
const sharedPiscina = (path) => ({
  name: 'shared-piscina',
  setup(build) {
    build.onResolve({ filter: /^piscina$/ }, () => ({ path: `${path}/${PISCINA}.js`, external: true }));
  },
});

/** Compiles the built-in catalogue now, so that nobody waits for it later. */
const prebuiltCatalog = {
  name: 'prebuilt-catalog',
  setup(build) {
    /** @type {ReturnType<typeof compileCatalog> | undefined} */
    let compiled;
    build.onStart(() => {
      compiled = undefined;
    });
    build.onLoad(
      { filter: /engine[\\/](?:catalog[\\/]built-in|detection[\\/]patterns[\\/]prebuilt)\.ts$/ },
      async ({ path }) => {
        compiled ??= compileCatalog();
        const { frameworks, index, watchFiles } = await compiled;
        const contents = path.endsWith('prebuilt.ts') ? prebuiltIndex(index) : builtInFrameworks(frameworks);
        return { contents, loader: 'ts', resolveDir: dirname(path), watchFiles };
      },
    );
  },
};

/** The examples of written rules are their tests; what runs does not need them. */
const boardWithoutExamples = {
  name: 'board-without-examples',
  setup(build) {
    build.onLoad({ filter: /review[\\/](?:board[\\/][\w-]+|rules[\\/]absences)\.json$/ }, ({ path }) => {
      const written = JSON.parse(readFileSync(path, 'utf8'));
      const bare = (rules) => rules.map((rule) => ({ ...rule, mustFire: [], mustNotFire: [] }));
      const kept = Array.isArray(written) ? bare(written) : { ...written, rules: bare(written.rules) };
      return { contents: JSON.stringify(kept), loader: 'json' };
    });
  },
};

async function compileCatalog() {
  const { outputFiles, metafile } = await esbuild.build({
    stdin: {
      contents: `
        import { hashOfFrameworks } from './catalog/catalog';
        import { builtInPacks } from './catalog/packs';
        import { compileFrameworks } from './detection/patterns/compile';
        // The examples in the packs are their tests; what runs does not need them.
        const frameworks = builtInPacks.flatMap((pack) =>
          pack.frameworks.map(({ mustMatch, mustNotMatch, ...framework }) => framework));
        module.exports = { frameworks, hash: hashOfFrameworks(frameworks), index: compileFrameworks(frameworks) };`,
      resolveDir: 'src/engine',
      loader: 'ts',
    },
    ...{ bundle: true, platform: 'node', format: 'cjs', write: false, metafile: true, logLevel: 'warning' },
  });
  const built = { exports: { frameworks: [], hash: '', index: {} } };
  new Function('module', 'require', outputFiles[0].text)(built, require);
  const watchFiles = Object.keys(metafile.inputs)
    .filter((file) => file.endsWith('.json'))
    .map((file) => resolve(file));
  return { frameworks: built.exports, index: built.exports.index, watchFiles };
}

/** A text for each framework, read when that is met. In ASCII, because V8 holds such a literal in half the room. */
function builtInFrameworks({ frameworks, hash }) {
  const texts = frameworks.map((framework) =>
    JSON.stringify(framework).replace(
      /[^\0-\x7f]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
  const ends = texts.map(
    (
      (end) => (text) =>
        (end += text.length)
    )(0),
  );
  return `
    const texts = ${JSON.stringify(texts.join(''))};
    const ends = ${JSON.stringify(ends)};
    export const builtIn = {
      ids: ${JSON.stringify(frameworks.map(({ id }) => id))},
      hash: ${JSON.stringify(hash)},
      read: (index) => JSON.parse(texts.slice(ends[index - 1] ?? 0, ends[index])),
    };`;
}

function prebuiltIndex({ anchors, firstPatterns, files }) {
  const encoded = (numbers) => JSON.stringify(Buffer.from(numbers.buffer).toString('base64'));
  return `
    const decoded = (text) => new Int32Array(Uint8Array.from(Buffer.from(text, 'base64')).buffer);
    export const prebuilt = {
      anchors: decoded(${encoded(anchors)}),
      firstPatterns: decoded(${encoded(firstPatterns)}),
      files: ${JSON.stringify(files)},
    };`;
}

function builds() {
  const extension = {
    ...node,
    entryPoints: {
      extension: 'src/extension.ts',
      l10n: '@vscode/l10n',
      'mcp-server': 'src/server/program.ts',
      'workspace-worker': 'src/workspace/worker.ts',
      ...Object.fromEntries(Object.entries(LAZY).map(([file, name]) => [name, file])),
    },
    outdir: 'dist',
    plugins: [lazyBundles(), sharedWords, sharedPiscina('.'), prebuiltCatalog, boardWithoutExamples],
  };
  const piscina = {
    ...node,
    // A native module that makes threads nice, and is not there.
    external: [...node.external, '@napi-rs/nice'],
    entryPoints: {
      [PISCINA]: 'node_modules/piscina/dist/main.js',
      'piscina/worker': 'node_modules/piscina/dist/worker.js',
    },
    outdir: 'dist',
  };
  const cli = {
    ...node,
    entryPoints: { cli: 'src/cli/cli.ts' },
    outdir: 'dist',
    // One file that runs alone; a shared cache, which it cannot be given, would be a tenth of it.
    plugins: [lazyBundles([REDIS]), prebuiltCatalog, boardWithoutExamples],
    banner: { js: '#!/usr/bin/env node' },
  };
  const page = {
    bundle: true,
    entryPoints: { panel: 'src/panel/page/page.ts' },
    outdir: 'dist/panel',
    platform: 'browser',
    target: 'chrome138',
    format: 'iife',
    minify: production,
    sourcemap: !production,
    logLevel: 'warning',
  };
  const all = [extension, piscina, cli, page];
  if (!production) {
    const tests = globSync(someTests ?? 'test/{unit,mcp,host,ui}/**/*.test.ts');
    const programs = ['test/host/run.ts', 'test/mcp/conformance-client.ts', ...globSync('test/support/programs/*.ts')];
    const entry = (file) => [file.replaceAll('\\', '/').replace(/\.ts$/, ''), file];
    all.push({
      ...node,
      plugins: [sharedPiscina(resolve('dist')), prebuiltCatalog],
      external: [
        ...node.external,
        'mocha',
        'axe-core',
        'playwright-core',
        'esbuild',
        'ajv',
        'recheck',
        '@redis/client',
        '@vscode/l10n-dev',
      ],
      entryPoints: Object.fromEntries([...tests, ...programs].map(entry)),
      outdir: 'dist',
    });
  }
  if (bench)
    all.push({
      ...node,
      plugins: [sharedPiscina(resolve('dist')), prebuiltCatalog],
      entryPoints: globSync('test/bench/*.ts'),
      outdir: 'dist/bench',
    });
  return all;
}

function copyAssets() {
  mkdirSync('dist/panel', { recursive: true });
  for (const file of [
    '@vscode/codicons/dist/codicon.css',
    '@vscode/codicons/dist/codicon.ttf',
    'uplot/dist/uPlot.min.css',
  ]) {
    copyFileSync(join('node_modules', file), join('dist/panel', basename(file)));
  }
}

/** The schema of users' packs: that of the built-in ones, relaxed by a JSON Merge Patch (RFC 7396). */
function writeSchema() {
  const [schema, patch] = ['pack.schema.json', 'user-pack.patch.json'].map((file) =>
    JSON.parse(readFileSync(join('src/engine/catalog', file), 'utf8')),
  );
  writeFileSync('dist/frameworks.schema.json', `${JSON.stringify(merged(schema, patch), null, production ? 0 : 2)}\n`);
}

/** The schema of teams' configurations, which lists every persona and rule. */
async function writeTeamSchema() {
  const { outputFiles } = await esbuild.build({
    stdin: {
      contents: `
        import { personas } from './review/personas';
        import { softwareRulesOf } from './review/software/software-review';
        import { teamSchema } from './review/team/team-schema';
        module.exports = teamSchema(personas.map((one) => ({ ...one, rules: [...one.rules, ...softwareRulesOf(one)] })));`,
      resolveDir: 'src/engine',
      loader: 'ts',
    },
    ...{ bundle: true, platform: 'node', format: 'cjs', write: false, logLevel: 'warning' },
  });
  const built = { exports: {} };
  new Function('module', 'require', outputFiles[0].text)(built, require);
  writeFileSync('dist/team.schema.json', `${JSON.stringify(built.exports, null, production ? 0 : 2)}\n`);
}

function merged(target, patch) {
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return patch;
  const changed = Object.entries(patch).map(([key, value]) => [key, merged(target?.[key], value)]);
  return Object.fromEntries([...Object.entries(target ?? {}), ...changed]);
}

async function main() {
  rmSync('dist', { recursive: true, force: true });
  copyAssets();
  writeSchema();
  await writeTeamSchema();
  if (!watch) {
    await Promise.all(builds().map((options) => esbuild.build(options)));
    return;
  }
  for (const options of builds()) {
    const context = await esbuild.context({ ...options, logLevel: 'info' });
    await context.watch();
  }
}

main().catch((error) => {
  // esbuild has printed its own errors already; anything else must not vanish.
  if (!error.errors) console.error(error);
  process.exitCode = 1;
});
