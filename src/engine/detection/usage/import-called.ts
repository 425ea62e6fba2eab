import { type Import, lineLead } from './import-lead';
import { UNVERSIONED } from './manifest-entry';

/** R's `library(x)` and `x::`, Clojure's `[x :as y]`. */
export function calledImport(text: string, language: string, start: number, end: number): Import | null {
  const lead = lineLead(text, start);
  const rest = text.slice(end, end + 80);
  const at = (statement: number): Import => ({ statement, entry: UNVERSIONED, noted: false });
  if (ATTACHED.test(lead) && /^["']?\s*(?:[),[]|\r?\n)/.test(rest)) return at(start - lead.trimStart().length);
  if (language !== 'clojure' && /(?:^|[^\w.:$@])$/.test(lead) && /^:::?[A-Za-z.`]/.test(rest)) return at(start);
  return isRequired(text, lead, start, rest) ? at(start) : null;
}

/** R's functions that attach or load packages; some take several. */
const ATTACHED =
  /\b(?:(?:library|require|requireNamespace|loadNamespace|attachNamespace|library\.dynam|import|importFrom)\s*\(\s*(?:package\s*=\s*)?["']?|(?:p_load|use)\s*\(\s*(?:["']?[\w.]{1,40}["']?(?:\[[^\]]{0,80}\])?\s*,\s*){0,10}["']?)$/;

/** How far back the form is looked for that requires a namespace: lists of them are long. */
const LONGEST_FORM = 4_000;
const FORM = /\((?::require-macros|:require|:use-macros|:use|:import|require|use|import)\s/g;

/** Whether a namespace of Clojure stands where one is required: first in its vector, or alone in the form. */
function isRequired(text: string, lead: string, start: number, rest: string): boolean {
  if (!/^[\w.*+!?<>-]*[\s)\]]/.test(rest) && rest !== '') return false;
  const inVector = /\[$/.test(lead);
  if (inVector ? /:(?:refer|only|exclude|refer-macros|rename)\s*\[$/.test(lead) : !/(?:^|[\s'(])$/.test(lead))
    return false;
  const before = text.slice(Math.max(0, start - LONGEST_FORM), start);
  const form = [...before.matchAll(FORM)].at(-1);
  if (!form) return false;
  const { round, square } = depths(before.slice(form.index));
  const isList = /\($/.test(lead);
  return square === (inVector ? 1 : 0) && (isList ? round === 2 : round >= 1);
}

/** How many brackets of each kind are open at the end of a form. */
function depths(form: string): { round: number; square: number } {
  let round = 0;
  let square = 0;
  for (const line of form.split('\n')) {
    for (const bracket of (line.split(';', 1)[0] ?? '').replace(/"[^"]*"/g, '')) {
      if (bracket === '(') round++;
      else if (bracket === ')') round--;
      else if (bracket === '[') square++;
      else if (bracket === ']') square--;
      if (round === 0 && bracket === ')') return { round: 0, square: -1 };
    }
  }
  return { round, square };
}
