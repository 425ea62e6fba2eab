/**
 * What is known of languages: their comments and strings, their file names, and the names fences use for them.
 * Lexical only, and one table for all; the delimiters are those of each language's own reference.
 */

/** How a language is read before anything is looked for in it. */
export type Reading = 'markdown' | 'prose' | 'markup' | 'code';

/** Comment and string delimiters of a family of languages. */
export interface Syntax {
  readonly line: readonly string[];
  readonly block: readonly (readonly [open: string, close: string])[];
  /** Quotes of strings that end with their line. */
  readonly quotes: string;
  /** Quotes of strings that run over lines, the longest first. */
  readonly longQuotes: readonly string[];
  /** Documentation blocks between lines that begin so: Perl's `=head1` to `=cut`. */
  readonly pods?: readonly (readonly [open: string, close: string])[];
}

export interface Language {
  readonly id: string;
  readonly reading: Reading;
  readonly syntax: Syntax;
}

const C: Syntax = { line: ['//'], block: [['/*', '*/']], quotes: `"'`, longQuotes: [] };
const SCRIPT: Syntax = { ...C, longQuotes: ['`'] };
const TEXT_BLOCKS: Syntax = { ...C, longQuotes: ['"""'] };
const NO_CHARS: Syntax = { ...C, quotes: '"' };
const HASH: Syntax = { line: ['#'], block: [], quotes: `"'`, longQuotes: [] };
const RUBY: Syntax = { ...HASH, pods: [['=begin', '=end']] };
const PERL: Syntax = { ...HASH, pods: [['=', '=cut']] };
const PYTHON: Syntax = { ...HASH, longQuotes: ['"""', "'''"] };
const HCL: Syntax = { line: ['#', '//'], block: [['/*', '*/']], quotes: '"', longQuotes: [] };
const PHP: Syntax = { line: ['//', '#'], block: [['/*', '*/']], quotes: `"'`, longQuotes: [] };
const SQL: Syntax = { line: ['--'], block: [['/*', '*/']], quotes: `'"`, longQuotes: [] };
const HASKELL: Syntax = { line: ['--'], block: [['{-', '-}']], quotes: '"', longQuotes: [] };
const LUA: Syntax = { line: ['--'], block: [['--[[', ']]']], quotes: `"'`, longQuotes: [] };
const LISP: Syntax = { line: [';'], block: [], quotes: '"', longQuotes: [] };
const PERCENT: Syntax = { line: ['%'], block: [], quotes: '"', longQuotes: [] };
const ML: Syntax = { line: ['//'], block: [['(*', '*)']], quotes: '"', longQuotes: ['"""'] };
const MARKUP: Syntax = { line: [], block: [['<!--', '-->']], quotes: '', longQuotes: [] };
const NONE: Syntax = { line: [], block: [], quotes: '', longQuotes: [] };
const JULIA: Syntax = { line: ['#'], block: [['#=', '=#']], quotes: '"', longQuotes: ['"""'] };
/** For an id nobody told us of: what most languages agree on. */
const GENERIC: Syntax = { line: ['//', '#'], block: [['/*', '*/']], quotes: `"'`, longQuotes: [] };

interface Row {
  readonly id: string;
  readonly reading: Reading;
  readonly syntax: Syntax;
  /** File name endings, without the dot. */
  readonly endings: string;
  /** Whole file names. */
  readonly files?: string;
  /** Further names that fences and other editors use. */
  readonly also?: string;
}

/** Ids are VS Code's; endings and file names those VS Code or the language's own tools associate. */
const ROWS: readonly Row[] = [
  {
    id: 'markdown',
    reading: 'markdown',
    syntax: NONE,
    endings: 'md markdown mdown mkd mdx qmd rmd',
    also: 'mdx quarto',
  },
  { id: 'plaintext', reading: 'prose', syntax: NONE, endings: 'txt text', also: 'text txt' },
  { id: 'pip-requirements', reading: 'code', syntax: HASH, endings: '', files: 'requirements.txt constraints.txt' },
  { id: 'asciidoc', reading: 'prose', syntax: NONE, endings: 'adoc asciidoc asc', also: 'adoc' },
  { id: 'restructuredtext', reading: 'prose', syntax: NONE, endings: 'rst', also: 'rst' },
  { id: 'org', reading: 'prose', syntax: NONE, endings: 'org' },
  { id: 'latex', reading: 'prose', syntax: NONE, endings: 'tex', also: 'tex' },
  {
    id: 'html',
    reading: 'markup',
    syntax: MARKUP,
    endings: 'html htm xhtml jsp jspx aspx ascx master erb ejs hbs handlebars mustache',
    also: 'handlebars',
  },
  { id: 'vue', reading: 'markup', syntax: MARKUP, endings: 'vue' },
  { id: 'svelte', reading: 'markup', syntax: MARKUP, endings: 'svelte' },
  { id: 'astro', reading: 'code', syntax: SCRIPT, endings: 'astro' },
  {
    id: 'xml',
    reading: 'code',
    syntax: MARKUP,
    endings:
      'xml csproj fsproj vbproj vcxproj props targets config xaml axaml xsd xsl xslt wsdl svg plist pom ui glade fxml storyboard xib launch urdf xacro resx nuspec appxmanifest',
    also: 'msbuild xaml',
  },
  {
    id: 'json',
    reading: 'code',
    syntax: { ...NONE, quotes: '"' },
    endings: 'json webmanifest',
    files: 'composer.lock Pipfile.lock Package.resolved renv.lock',
    also: 'json5',
  },
  {
    id: 'jsonc',
    reading: 'code',
    syntax: NO_CHARS,
    endings: 'jsonc code-workspace',
    files: 'tsconfig.json jsconfig.json bun.lock',
  },
  {
    id: 'yaml',
    reading: 'code',
    syntax: HASH,
    endings: 'yaml yml',
    files: 'yarn.lock pubspec.lock Podfile.lock Chart.lock requirements.lock shard.lock',
    also: 'yml helm azure-pipelines github-actions-workflow',
  },
  {
    id: 'dockercompose',
    reading: 'code',
    syntax: HASH,
    endings: '',
    files: 'docker-compose.yml docker-compose.yaml compose.yml compose.yaml',
  },
  {
    id: 'toml',
    reading: 'code',
    syntax: PYTHON,
    endings: 'toml',
    files: 'Pipfile poetry.lock uv.lock pdm.lock Cargo.lock',
  },
  {
    id: 'ini',
    reading: 'code',
    syntax: { ...NONE, line: ['#', ';'] },
    endings: 'ini cfg',
    files: 'conanfile.txt',
    also: 'cfg conf',
  },
  {
    id: 'properties',
    reading: 'code',
    syntax: { ...NONE, line: ['#', '!'] },
    endings: 'properties env',
    files: '.env',
  },
  { id: 'javascript', reading: 'code', syntax: SCRIPT, endings: 'js mjs cjs', also: 'js mjs cjs node' },
  { id: 'javascriptreact', reading: 'code', syntax: SCRIPT, endings: 'jsx', also: 'jsx' },
  { id: 'typescript', reading: 'code', syntax: SCRIPT, endings: 'ts mts cts', also: 'ts' },
  { id: 'typescriptreact', reading: 'code', syntax: SCRIPT, endings: 'tsx', also: 'tsx' },
  { id: 'css', reading: 'code', syntax: { ...C, line: [] }, endings: 'css', also: 'postcss' },
  { id: 'scss', reading: 'code', syntax: C, endings: 'scss sass less', also: 'sass less' },
  {
    id: 'python',
    reading: 'code',
    syntax: PYTHON,
    endings: 'py pyi pyw bzl bazel mako',
    files: 'BUILD WORKSPACE Tiltfile SConscript SConstruct',
    also: 'py python3',
  },
  {
    id: 'ruby',
    reading: 'code',
    syntax: RUBY,
    endings: 'rb rake gemspec ru podspec',
    files: 'Gemfile Rakefile Guardfile Podfile Fastfile Vagrantfile Brewfile Appfile Dangerfile Capfile',
    also: 'rb',
  },
  { id: 'php', reading: 'code', syntax: PHP, endings: 'php phtml module install theme', also: 'blade' },
  { id: 'java', reading: 'code', syntax: TEXT_BLOCKS, endings: 'java' },
  { id: 'kotlin', reading: 'code', syntax: TEXT_BLOCKS, endings: 'kt kts', also: 'kt kts' },
  { id: 'scala', reading: 'code', syntax: { ...TEXT_BLOCKS, quotes: '"' }, endings: 'scala sbt sc', also: 'sbt' },
  {
    id: 'groovy',
    reading: 'code',
    syntax: { ...C, longQuotes: ['"""', "'''"] },
    endings: 'groovy gradle',
    files: 'Jenkinsfile',
    also: 'gradle',
  },
  { id: 'csharp', reading: 'code', syntax: TEXT_BLOCKS, endings: 'cs csx', also: 'cs c#' },
  { id: 'razor', reading: 'code', syntax: MARKUP, endings: 'razor cshtml' },
  { id: 'fsharp', reading: 'code', syntax: ML, endings: 'fs fsx fsi', also: 'fs f#' },
  { id: 'vb', reading: 'code', syntax: { ...NONE, line: ["'"], quotes: '"' }, endings: 'vb' },
  { id: 'go', reading: 'code', syntax: SCRIPT, endings: 'go', also: 'golang' },
  { id: 'go.mod', reading: 'code', syntax: C, endings: '', files: 'go.mod go.work', also: 'gomod go.work' },
  { id: 'go.sum', reading: 'code', syntax: NONE, endings: '', files: 'go.sum go.work.sum' },
  {
    id: 'lockfile',
    reading: 'code',
    syntax: NONE,
    endings: 'lockfile',
    files: 'Gemfile.lock gems.locked',
  },
  { id: 'rust', reading: 'code', syntax: NO_CHARS, endings: 'rs', also: 'rs' },
  { id: 'c', reading: 'code', syntax: C, endings: 'c h' },
  { id: 'cpp', reading: 'code', syntax: C, endings: 'cpp cc cxx hpp hh hxx ino', also: 'c++' },
  { id: 'cmake', reading: 'code', syntax: { ...HASH, quotes: '"' }, endings: 'cmake', files: 'CMakeLists.txt' },
  { id: 'meson', reading: 'code', syntax: HASH, endings: '', files: 'meson.build meson_options.txt' },
  { id: 'objective-c', reading: 'code', syntax: C, endings: 'm mm', also: 'objc' },
  { id: 'swift', reading: 'code', syntax: { ...NO_CHARS, longQuotes: ['"""'] }, endings: 'swift' },
  { id: 'dart', reading: 'code', syntax: { ...C, longQuotes: ['"""', "'''"] }, endings: 'dart' },
  {
    id: 'elixir',
    reading: 'code',
    syntax: { ...HASH, quotes: '"', longQuotes: ['"""'] },
    endings: 'ex exs',
    files: 'mix.lock',
    also: 'ex exs',
  },
  { id: 'erlang', reading: 'code', syntax: PERCENT, endings: 'erl hrl', files: 'rebar.config rebar.lock' },
  { id: 'haskell', reading: 'code', syntax: HASKELL, endings: 'hs lhs', also: 'hs' },
  { id: 'cabal', reading: 'code', syntax: { ...NONE, line: ['--'] }, endings: 'cabal' },
  { id: 'elm', reading: 'code', syntax: HASKELL, endings: 'elm' },
  { id: 'ocaml', reading: 'code', syntax: { ...ML, line: [] }, endings: 'ml mli' },
  { id: 'clojure', reading: 'code', syntax: LISP, endings: 'clj cljs cljc edn', also: 'clj cljs edn' },
  { id: 'lua', reading: 'code', syntax: LUA, endings: 'lua' },
  { id: 'perl', reading: 'code', syntax: PERL, endings: 'pl pm t psgi', files: 'cpanfile', also: 'pl' },
  { id: 'r', reading: 'code', syntax: HASH, endings: 'r', files: 'NAMESPACE', also: 'rscript' },
  { id: 'julia', reading: 'code', syntax: JULIA, endings: 'jl' },
  { id: 'crystal', reading: 'code', syntax: HASH, endings: 'cr' },
  { id: 'nim', reading: 'code', syntax: PYTHON, endings: 'nim nims' },
  { id: 'zig', reading: 'code', syntax: NO_CHARS, endings: 'zig' },
  { id: 'sql', reading: 'code', syntax: SQL, endings: 'sql' },
  { id: 'graphql', reading: 'code', syntax: { ...HASH, longQuotes: ['"""'] }, endings: 'graphql gql' },
  {
    id: 'terraform',
    reading: 'code',
    syntax: HCL,
    endings: 'tf tfvars tofu hcl',
    also: 'hcl tf terraform-vars opentofu',
  },
  { id: 'proto3', reading: 'code', syntax: C, endings: 'proto', also: 'protobuf proto' },
  {
    id: 'dockerfile',
    reading: 'code',
    syntax: HASH,
    endings: 'dockerfile',
    files: 'Dockerfile Containerfile',
    also: 'docker',
  },
  { id: 'procfile', reading: 'code', syntax: HASH, endings: '', files: 'Procfile Procfile.dev' },
  { id: 'just', reading: 'code', syntax: HASH, endings: 'just', files: 'justfile .justfile' },
  { id: 'makefile', reading: 'code', syntax: HASH, endings: 'mk', files: 'Makefile GNUmakefile', also: 'make' },
  { id: 'shellscript', reading: 'code', syntax: HASH, endings: 'sh bash zsh fish', also: 'sh bash zsh shell console' },
  {
    id: 'powershell',
    reading: 'code',
    syntax: { ...HASH, block: [['<#', '#>']] },
    endings: 'ps1 psm1 psd1',
    also: 'ps1 pwsh',
  },
  { id: 'bat', reading: 'code', syntax: { ...NONE, line: ['REM ', '::'] }, endings: 'bat cmd' },
  { id: 'solidity', reading: 'code', syntax: C, endings: 'sol' },
  { id: 'debian-control', reading: 'code', syntax: NONE, endings: '', files: 'DESCRIPTION' },
  { id: 'git-commit', reading: 'prose', syntax: NONE, endings: '', files: 'COMMIT_EDITMSG' },
];

const words = (list: string | undefined): string[] => (list ? list.split(' ').filter(Boolean) : []);
const byId = new Map<string, Row>();
const byEnding = new Map<string, Row>();
const byFile = new Map<string, Row>();
for (const row of ROWS) {
  for (const name of [row.id, ...words(row.also)]) byId.set(name, row);
  for (const ending of words(row.endings)) byEnding.set(ending, row);
  for (const file of words(row.files)) byFile.set(file.toLowerCase(), row);
}

/** The language of an id as VS Code, a fence or a file ending names it; an unknown id is read as code of no known kind. */
export function language(id: string): Language {
  const name = id.toLowerCase();
  return byId.get(name) ?? byEnding.get(name) ?? { id: name, reading: 'code', syntax: GENERIC };
}

/**
 * VS Code's language id for a file, by its name or else by the program its first line calls (`#!/usr/bin/env python3`);
 * `plaintext` where nothing tells.
 */
export function languageIdOf(fileName: string, firstLine = ''): string {
  const name = fileName.toLowerCase();
  const whole = byFile.get(name);
  if (whole) return whole.id;
  if (/^(?:requirements|constraints)[\w.-]*\.(?:txt|in)$/.test(name)) return 'pip-requirements';
  // With a small letter and the ending of another language it is a module about them: `dockerfile.js`.
  if (/^(?:Dockerfile|Containerfile)(?:[._-]|$)/.test(fileName)) return 'dockerfile';
  const known = name.includes('.') ? byEnding.get(name.slice(name.lastIndexOf('.') + 1)) : undefined;
  return known?.id ?? (/^dockerfile(?:[._-]|$)/.test(name) ? 'dockerfile' : (interpreted(firstLine) ?? 'plaintext'));
}

/** The language of the program a script's first line calls. */
function interpreted(firstLine: string): string | undefined {
  const program = /^#!\s*(?:\S*\/)?(?:env\s+(?:-S\s+)?(?:\S*\/)?)?([a-zA-Z]+)/.exec(firstLine)?.[1];
  return program === undefined ? undefined : INTERPRETERS[program.toLowerCase()];
}

const INTERPRETERS: Readonly<Record<string, string>> = {
  ash: 'shellscript',
  bash: 'shellscript',
  bun: 'typescript',
  dash: 'shellscript',
  deno: 'typescript',
  elixir: 'elixir',
  fish: 'shellscript',
  groovy: 'groovy',
  julia: 'julia',
  ksh: 'shellscript',
  lua: 'lua',
  node: 'javascript',
  perl: 'perl',
  php: 'php',
  python: 'python',
  pwsh: 'powershell',
  ruby: 'ruby',
  rscript: 'r',
  runhaskell: 'haskell',
  sh: 'shellscript',
  zsh: 'shellscript',
};

const FAMILIES: readonly (readonly string[])[] = [
  ['javascript', 'javascriptreact', 'typescript', 'typescriptreact', 'vue', 'svelte', 'astro'],
  ['c', 'cpp', 'objective-c'],
  ['json', 'jsonc'],
  ['yaml', 'dockercompose'],
  ['xml', 'razor', 'html'],
  ['css', 'scss'],
];

/** Whether a signal meant for some languages may be looked for in one: its own id, or a sibling's. */
export function speaks(meant: readonly string[], id: string): boolean {
  if (meant.some((name) => language(name).id === id)) return true;
  const family = FAMILIES.find((ids) => ids.includes(id));
  return family !== undefined && meant.some((name) => family.includes(language(name).id));
}
