import type { ImportForm } from '../catalog/framework';

/**
 * The written forms of an import, told by the words before the module and the character after it, whatever the language:
 *
 * - `quoted`: JavaScript and its kin, Go, Dart, Ruby, Lua - the module in quotes after from, import, require ...
 * - `dotted`: Python, Java, Kotlin, Scala, C#, F#, Rust, PHP, Elixir, Swift, Haskell, Julia, Perl - a keyword leads
 * - `header`: C and C++ - `#include <...>`
 * - `call`: R's `library(x)` and `x::`, Clojure's `[x :as y]`
 */

/** How far back the beginning of a line is looked for. */
const LONGEST_LEAD = 200;

/**
 * Where the statement begins that imports the module at `start`..`end`, or -1 where these characters import nothing.
 * For a quoted module that is its quote: the one character that must not lie inside another string.
 */
export function importStart(text: string, form: ImportForm, start: number, end: number): number {
  const lead = leadOf(text, start);
  const next = text.charAt(end);
  switch (form) {
    case 'quoted':
      return quoted(text, lead, start, next);
    case 'dotted':
      return dotted(text, lead, start, end);
    case 'header':
      return /^[/.>"]/.test(next) && /^\s*#\s*(?:include|include_next|import)\s*[<"]$/.test(lead)
        ? start - lead.trimStart().length
        : -1;
    case 'call':
      return called(text, lead, start, end);
  }
}

function dotted(text: string, lead: string, start: number, end: number): number {
  const own = statementOf(lead);
  if (!/^(?:$|[.:\\;\s,{(/)])/.test(text.charAt(end)) || !KEYWORD_LEAD.test(own)) return -1;
  // JavaScript's default import names a variable, not a module.
  if (/^[\w\s,{}*$]{0,100}\bfrom\s*["'`]/.test(text.slice(end, end + 120))) return -1;
  return start - own.trimStart().length;
}

/** What of a line belongs to its last statement: behind `;`, or behind the `:` of a block that goes on in its line. */
function statementOf(lead: string): string {
  return lead.slice(Math.max(lead.lastIndexOf(';') + 1, lead.lastIndexOf(': ') + 1));
}

const KEYWORD_LEAD = new RegExp(
  '^\\s*' +
    // visibility and attributes before the keyword
    '(?:(?:pub|public|private|global|@testable|@_exported|@preconcurrency|<\\?php)\\s+){0,2}' +
    '(?:import|Imports|from|using|use|open|alias|extern crate|require|require_once|@import)\\s+' +
    // what some languages write between the keyword and the module
    '(?:(?:static|qualified|safe|type|typeof|struct|class|enum|protocol|func|function|const)\\s+)?(?:"[\\w-]{1,40}"\\s+)?' +
    // further modules of the same statement, or the new name of this one
    '(?:[\\w.]{1,60}(?:\\s+as\\s+\\w{1,40})?\\s*,\\s*){0,8}(?:\\w{1,40}\\s*=\\s*)?(?:::|\\\\)?$',
);

const BEFORE_QUOTE =
  /(?:\bfrom|\bimport|\brequire|\bimport\s+(?:[\w.]{1,40})|\bexport\s+\*\s+from|\b(?:require|import|resolve|mock|unmock|importActual|doMock|lazy_load)\s*\(|@import|@plugin|@config|@use|^\s*@tailwind|\bpart\s+of|\bexport)\s*$/;

/** What may stand before a module's name: a registry's scheme, or the address of a network that serves packages. */
const SCHEME =
  /(?:npm:|jsr:|(?:https:)?\/\/(?:esm\.sh|cdn\.skypack\.dev|unpkg\.com|cdn\.jsdelivr\.net\/npm|cdnjs\.cloudflare\.com\/ajax\/libs)\/)$/;

function quoted(text: string, lead: string, start: number, next: string): number {
  const scheme = SCHEME.exec(lead);
  const quoteAt = start - 1 - (scheme ? scheme[0].length : 0);
  const quote = text.charAt(quoteAt);
  if (!quote || !`'"\``.includes(quote)) return -1;
  if (next !== quote && next !== '/' && next !== '@') return -1;
  const before = lead.slice(0, lead.length - (start - quoteAt));
  if (BEFORE_QUOTE.test(before) || (scheme && /\bsrc\s*=\s*$/.test(before))) return quoteAt;
  // A line of Go's import block: the path alone, or after its new name.
  const isPath = /^[\w-]+(?:\.[\w-]+)+\//.test(text.slice(quoteAt + 1, quoteAt + 80));
  return isPath && /^\s*(?:[\w.]+\s+)?$/.test(before) ? quoteAt : -1;
}

function called(text: string, lead: string, start: number, end: number): number {
  const rest = text.slice(end, end + 80);
  if (
    /\b(?:library|require|requireNamespace|loadNamespace|p_load)\s*\(\s*["']?$/.test(lead) &&
    /^["']?\s*[),]/.test(rest)
  ) {
    return start - lead.trimStart().length;
  }
  if (/(?:^|[^\w.:$])$/.test(lead) && /^:::?[A-Za-z.]/.test(rest)) return start;
  if (/\[$/.test(lead) && /^[\w.-]*(?:\s+:(?:as|refer|include-macros|refer-macros)\b|\s*\])/.test(rest)) {
    return /(?::require|:use|:require-macros|^\s*)[\s(]*\[$/.test(lead) ? start - 1 : -1;
  }
  return /\((?::use|:require|require|use)\s+'?$/.test(lead) && /^[\w.-]*[\s)]/.test(rest) ? start : -1;
}

function leadOf(text: string, start: number): string {
  let from = start;
  while (from > 0 && start - from < LONGEST_LEAD && text.charCodeAt(from - 1) !== 10) from--;
  return text.slice(from, start);
}
