import { type Import, lineLead, statementLead } from './import-lead';
import { UNVERSIONED } from './manifest-entry';

/**
 * A module behind a keyword: Python, Java, Kotlin, Scala, C#, F#, VB, Rust, PHP, Elixir, Erlang, Swift, Haskell, Julia, Perl, Nim,
 * OCaml, D ...
 */
export function dottedImport(text: string, language: string, start: number, end: number): Import | null {
  if (WITHOUT_MODULES.has(language)) return null;
  const next = text.slice(end, end + 1);
  if (/[\w'"$=!-]/.test(next) && !OPEN_QUOTE.test(text.charAt(start - 1))) return null;
  const statement = leading(text, language, start, end) ?? qualified(text, language, start, end);
  return statement === null ? null : { statement, entry: UNVERSIONED, noted: false };
}

/** Languages whose `import`, `use`, `from` or `open` means something else, or a variable. */
const WITHOUT_MODULES = new Set(
  'javascript javascriptreact typescript typescriptreact svelte astro sql shellscript bat dockerfile makefile just procfile yaml dockercompose json jsonc toml ini properties css scss graphql'.split(
    ' ',
  ),
);

const OPEN_QUOTE = /["']/;

/** Where the statement begins whose keyword leads to the name, in its line or in one that it goes on from. */
function leading(text: string, language: string, start: number, end: number): number | null {
  const line = lineLead(text, start);
  const whole = statementLead(text, start);
  const own = (line === whole ? [line] : [line, whole])
    .map(statementOf)
    .find((lead) => leads(text, lead, language, end));
  if (own !== undefined) return start - own.trimStart().length;
  return language === 'rust' ? rustGroup(text, start) : null;
}

function leads(text: string, own: string, language: string, end: number): boolean {
  if (SPECIAL[language]?.test(own)) return true;
  if (!/^(?:$|[.:\\;\s,{}()/[%<])/.test(text.charAt(end)) || !KEYWORD_LEAD.test(own)) return false;
  // JavaScript's default import names a variable, not a module.
  return !/^[\w\s,{}*$]{0,100}\bfrom\s*["'`]/.test(text.slice(end, end + 120));
}

/** What of a line belongs to its last statement: behind `;`, or behind the `:` of a block that goes on in its line. */
function statementOf(lead: string): string {
  return lead.slice(Math.max(lead.lastIndexOf(';') + 1, lead.lastIndexOf(': ') + 1));
}

const KEYWORD_LEAD = new RegExp(
  '^\\s*' +
    // a prompt of a transcript
    '(?:(?:>>>|\\.\\.\\.|In \\[\\d{1,4}\\]:|julia>|iex(?:\\(\\d{1,4}\\))?>|scala>|ghci>|λ>)\\s+)?' +
    // visibility and attributes before the keyword
    '(?:(?:#\\[[^\\]]{0,60}\\]|pub(?:\\([\\w: ]{1,30}\\))?|public|private|internal|package|fileprivate|static|global|let|@reexport|@\\w{1,40}(?:\\(\\w{1,80}\\))?|<\\?php|<%@?|@)\\s*){0,6}(?<![\\w#])' +
    '@?(?:import|cimport|Imports|imports|from|using|use|open!?|alias|extern crate|require|require_once|Import-Module(?:\\s+-Name)?)\\b!?\\(?\\s*' +
    '(?<=[\\s(])' +
    // what some languages write between the keyword and the module
    '(?:(?:static|qualified|safe|module|type|typeof|struct|class|enum|protocol|func|function|const|typealias|\\{-# SOURCE #-\\})\\s+)?(?:"[\\w-]{1,40}"\\s+)?' +
    // further modules of the same statement, or the new name of this one
    '(?:[\\w.\\\\/]{1,80}(?:\\{[^{}]{0,120}\\}|\\[[^\\[\\]]{0,120}\\])?(?:\\s+as\\s+\\w{1,40})?\\s*,\\s*){0,8}(?:\\w{1,40}\\s*=\\s*)?(?:::|\\\\|global::|_root_\\.|pkg\\/|pkg\\/\\[[\\w, ]{0,80})?$',
);

/** Forms that one language alone has. */
const SPECIAL: Readonly<Record<string, RegExp>> = {
  erlang: /^\s*-\s*(?:behaviou?r|import)\s*\(\s*$/,
  elixir: /^\s*@behaviour\s+$/,
  ocaml: /^\s*(?:include\s+|module\s+\w+\s*=\s*|#require\s+"|let\s+module\s+\w+\s*=\s*)$/,
  python: /\b(?:__import__|import_module|importorskip)\s*\(\s*["']$/,
  perl: /^\s*(?:use\s+(?:parent|base)\s+(?:-norequire\s*,\s*)?(?:qw\s*[(/[{]|["'(])[^;]{0,160}|(?:extends|with)\s*\(?\s*["'])$/,
  razor: /^\s*@(?:using|inherits|inject|model)\s+(?:static\s+)?$/,
  powershell: /^\s*Import-Module\s+(?:-Name\s+)?["']?$/i,
};

/** A crate in the braces of `use {actix_web::App, serde::Serialize};`, at whichever line. */
function rustGroup(text: string, start: number): number | null {
  const before = text.slice(Math.max(0, start - 300), start);
  const use = /(?:^|[\s;}])use\s*(?:::)?\{([^;]*)$/.exec(before);
  const inside = use?.[1];
  if (use === null || inside === undefined || !/(?:^|,)\s*(?:::)?$/.test(inside)) return null;
  return inside.split('{').length === inside.split('}').length ? start - before.length + use.index + 1 : null;
}

/** Languages that may write a module out where they use it. */
const DOTTED_PATHS = new Set(['java', 'kotlin', 'groovy', 'scala', 'csharp', 'fsharp', 'vb', 'razor']);

/** A module written out where it is used: `new com.google.gson.Gson()`, `\Illuminate\Support\Str::slug()`. */
function qualified(text: string, language: string, start: number, end: number): number | null {
  const lead = lineLead(text, start);
  if (language === 'php') return /(?:^|[^\w\\'"])\\$/.test(lead) && text.charAt(end) === '\\' ? start - 1 : null;
  if (!DOTTED_PATHS.has(language) || !text.slice(start, end).includes('.')) return null;
  if (!/^\.[A-Za-z_]/.test(text.slice(end, end + 2))) return null;
  return /(?:^|[^\w.$"'/:\\-]|global::)$/.test(lead) && !/\b(?:package|namespace|module|group)\s*$/i.test(lead)
    ? start
    : null;
}
