import { type Import, LONGEST_LEAD, lineLead } from './import-lead';
import { type Entry, UNVERSIONED, versioned } from './manifest-entry';

/** A module in quotes after from, import, require ...: JavaScript and its kin, CSS, Go, Dart, Ruby, Crystal, Lua, Solidity. */
export function quotedImport(text: string, language: string, start: number, end: number): Import | null {
  if (!/[\s'"`/:~*]/.test(text.charAt(start - 1))) return null;
  const lead = lineLead(text, start);
  const noted = directive(text, lead, start, end);
  if (noted) return noted;
  const prefix = PREFIX.exec(lead)?.[0] ?? '';
  const statement = start - 1 - prefix.length;
  const quote = text.charAt(statement);
  if (quote === '' || !`'"\``.includes(quote)) return null;
  const next = text.charAt(end);
  const fromNetwork = prefix.includes('//');
  if (!goesOn(next, quote, language, fromNetwork, text.charAt(end + 1))) return null;
  const entry = prefix === '' ? UNVERSIONED : addressVersion(text, end, fromNetwork);
  const found = { statement, entry, noted: false };
  const before = text.slice(Math.max(0, statement - LONGEST_LEAD), statement).replace(/\/\*[^*]*\*\//g, ' ');
  if (BEFORE_QUOTE.test(before) || (fromNetwork && BEFORE_ADDRESS.test(before))) return found;
  if (language === 'go') return isGoImport(text, before, statement, end) ? found : null;
  return language === 'clojure' && /\(:require[^()]*\[\s*$/.test(before) ? found : null;
}

/** What may stand before a module in quotes, over lines and around comments. */
const BEFORE_QUOTE = new RegExp(
  `(?:${[
    String.raw`\bfrom`,
    String.raw`\bimport(?:\s+(?:type\s+)?[\w.]{1,40})?`,
    String.raw`\brequire`,
    String.raw`\bexport(?:\s+\*\s+from)?`,
    String.raw`\bpart\s+of`,
    String.raw`\bdeclare\s+module`,
    String.raw`\b(?:require|import|require\.resolve|import\.meta\.resolve|mock|unmock|doMock|dontMock|setMock|importActual|importMock|requireActual|requireMock|createMockFromModule|proxyquire|lazy_load|import_module|importorskip|__import__)\s*(?:<[^<>]{0,80}>\s*)?\(`,
    // AMD's list of modules
    String.raw`\b(?:define|require|requirejs)\s*\(\s*(?:["'][\w./-]{1,60}["']\s*,\s*)?\[(?:\s*["'][\w@./-]{1,60}["']\s*,){0,8}`,
    String.raw`\bpcall\s*\(\s*require\s*,`,
    String.raw`(?:^|\n)\s*-include(?:_lib)?\s*\(`,
    String.raw`@import(?:\s+(?:url\s*)?\(|\s*\()?`,
    '@(?:plugin|config|use|forward|reference)',
    String.raw`(?:^|\n)\s*@tailwind`,
  ].join('|')})\\s*$`,
);

/** Networks that serve packages, up to the package's name. */
const NETWORKS = [
  String.raw`esm\.sh\/(?:v\d+\/|\*)?`,
  String.raw`esm\.run\/`,
  String.raw`cdn\.skypack\.dev\/`,
  String.raw`(?:www\.)?unpkg\.com\/`,
  String.raw`(?:cdn|fastly)\.jsdelivr\.net\/npm\/`,
  String.raw`cdnjs\.cloudflare\.com\/ajax\/libs\/`,
  String.raw`ajax\.googleapis\.com\/ajax\/libs\/`,
  String.raw`ajax\.aspnetcdn\.com\/ajax\/`,
  String.raw`(?:maxcdn|stackpath|netdna)\.bootstrapcdn\.com\/`,
  String.raw`code\.jquery\.com\/`,
  String.raw`ga\.jspm\.io\/npm:`,
  String.raw`deno\.land\/x\/`,
];

/** What may stand between the quote and the name: a registry's scheme, a network's address, the folder of the packages. */
const PREFIX = new RegExp(
  String.raw`(?:npm:|jsr:|~|(?:\.{0,2}\/){0,6}node_modules\/|(?:https?:)?\/\/(?:${NETWORKS.join('|')}))$`,
);

/** Where the address of a package is loaded from: a script, a style, an import map, a worker's imports. */
const BEFORE_ADDRESS =
  /(?:\bsrc\s*=|<link\b[^<>]{0,280}\bhref\s*=|["'][\w@./-]{1,80}["']\s*:|\b(?:importScripts|url|import)\s*\()\s*$/;

function goesOn(next: string, quote: string, language: string, fromNetwork: boolean, afterNext: string): boolean {
  if (next === quote || next === '/' || next === '@' || next === '?') return true;
  if (next === '.') return language === 'lua' || (fromNetwork && /[jmc]/.test(afterNext));
  return fromNetwork && next === '-' && /\d/.test(afterNext);
}

/** The version in an address: `vue@3.4`, `/ajax/libs/vue/3.4.0/`, `jquery-3.7.1.min.js`. */
function addressVersion(text: string, end: number, fromNetwork: boolean): Entry {
  const rest = text.slice(end, end + 80);
  const at = /^@(v?[\d~^][\w.^~-]*|latest|next)/d.exec(rest);
  if (at || !fromNetwork) return versioned(at, end);
  return versioned(/^\/(v?\d+(?:\.[\w-]+)*)\//d.exec(rest) ?? /^-(\d+(?:\.\d+)*)/d.exec(rest), end);
}

/** A line of Go's import block: the path, alone or after its new name. */
function isGoImport(text: string, before: string, statement: number, end: number): boolean {
  const path = text.slice(statement + 1, end + 200).split(/["`\n]/, 1)[0] ?? '';
  if (/[^\w./~-]/.test(path)) return false;
  if (/(?:^|\n)import\s*\([^()]*(?:^|[\s;(])(?:[\w.]+\s+)?$/.test(before)) return true;
  const rest = text.slice(statement + path.length + 2, statement + path.length + 22);
  return (
    /(?:^|\n)[ \t]*(?:[\w.]+[ \t]+)?$/.test(before) &&
    /\w\.\w+\//.test(path) &&
    /^[ \t]*(?:;|\)|\/\/|\/\*|\r?\n|$)/.test(rest)
  );
}

/** What a comment brings in: a reference to types, the source of JSX, a type that JSDoc imports. */
function directive(text: string, lead: string, start: number, end: number): Import | null {
  if (!lead.includes('@') && !lead.includes('///')) return null;
  const rest = text.slice(end, end + 40);
  const found =
    (/\/\/\/\s*<reference\s+types\s*=\s*["']$/.test(lead) && /^["'/]/.test(rest)) ||
    (/@jsxImportSource\s+$/.test(lead) && /^(?:\/[\w-]+)?\s/.test(rest)) ||
    (/@\w+\s+\{[^{}]{0,120}\bimport\(["']$/.test(lead) && /^["'/]/.test(rest));
  return found ? { statement: start - 1, entry: UNVERSIONED, noted: true } : null;
}
