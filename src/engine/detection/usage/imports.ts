import type { ImportForm } from '../../catalog/framework';
import { calledImport } from './import-called';
import { dottedImport } from './import-dotted';
import { type Import, lineLead } from './import-lead';
import { quotedImport } from './import-quoted';
import { UNVERSIONED } from './manifest-entry';

/**
 * The import whose module stands at `start`..`end`, or null where these characters import nothing. The written forms, told by the
 * words before the module and what follows it:
 *
 * - `quoted`: JavaScript and its kin, Go, Dart, Ruby, Lua - the module in quotes after from, import, require ...
 * - `dotted`: Python, Java, Kotlin, Scala, C#, F#, Rust, PHP, Elixir, Swift, Haskell, Julia, Perl - a keyword leads
 * - `header`: C and C++ - `#include <...>`
 * - `call`: R's `library(x)` and `x::`, Clojure's `[x :as y]`
 *
 * @param language id of the language that the module stands in
 */
export function importAt(text: string, form: ImportForm, language: string, start: number, end: number): Import | null {
  switch (form) {
    case 'quoted':
      return quotedImport(text, language, start, end);
    case 'dotted':
      return dottedImport(text, language, start, end);
    case 'header':
      return headerImport(text, start, end);
    case 'call':
      return calledImport(text, language, start, end);
  }
}

function headerImport(text: string, start: number, end: number): Import | null {
  const lead = lineLead(text, start);
  const isHeader =
    /^[/.>"]/.test(text.charAt(end)) &&
    /^\s*(?:#\s*(?:include|include_next|import)\s*[<"]|#\s*(?:el)?if.{0,120}\b__has_include\s*\(\s*[<"]|import\s*<)$/.test(
      lead,
    );
  return isHeader ? { statement: start - lead.trimStart().length, entry: UNVERSIONED, noted: false } : null;
}
