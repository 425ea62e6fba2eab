import { once } from '../../../once';
import type { Outline } from '../../outline';
import type { Rule } from '../../rule';

/** Marks without one of which {@link PLACEHOLDER} need not be looked for. */
const OPEN = /[[{<…]|YYYY|HH:MM|\.\.\.$|X hours/;
/** What titles of pages about a method say. */
const TITLE =
  /\b(?:templates?|how[- ]to|what (?:is|are)|introduction to|guide (?:to|for)|cheat ?sheet|tutorial|explained|glossary|syllabus|methodology|instructions|facilitat\w*)\b|\b(?:guide|guidelines|prompt|technique|methods?|playbook|handbook|reference|checklist|skill|agent|workshop|course|lesson|exercise|examples?|setup)$/i;
/** Sections that a page about a method has, and a plan has not. */
const SECTION =
  /^(?:when (?:not )?to use(?: it| this)?|use when|avoid when|what (?:is|are) .{2,60}|how to (?:use|run|apply|write|do) .{2,60}|how it works|instructions?|your task|template|output format|example output|anti-?patterns|common (?:mistakes|pitfalls)|further reading|facilitation.{0,20}|questions to ask|limitations of .{2,40}|advantages of .{2,40}|why use .{2,40}|step-by-step)$/i;
/** How such a page introduces its subject. */
const DEFINES =
  /\b(?:is|are) an? (?:[\w-]{1,20} ){0,3}(?:technique|method|methodology|acronym|mnemonic|exercise|(?:strategic|strategy|planning|thinking|decision|decision-making|management|analysis|problem-solving|prioriti[sz]ation|risk|change) (?:framework|model|tool|approach))s? (?:\w{3,20}ing|that|for|to|used|which|developed|where|of|by|from)\b|\bstands for\b|\buse this (?:template|document|framework|skill|guide)\b|\b(?:copy|fill (?:in|out)) (?:this|the) (?:template|form|table|sections?|placeholders?)\b|\bthis (?:template|guide|skill|page|document) (?:explains|describes how|helps you|shows how|walks)\b/i;
/** Words without one of which {@link DEFINES} need not be looked for. */
const OF_METHODS =
  /\b(?:framework|technique|method|methodology|model|tool|acronym|mnemonic|approach|exercise|practice|checklist|stands|template|document|skill|guide|page|copy|fill)\b/i;
/** What is to be filled in: "[Name]", "{date}", "<role>", "YYYY-MM-DD", "HH:MM"; links and boxes to tick are none. */
const PLACEHOLDER =
  /\[(?!\s*[xX ]?\s*\])(?![^\]\n]{0,60}\d)[^\][\n]{2,60}\](?!\(|\[|:)|\{\{?[^{}\n]{1,60}\}?\}|<[a-z][^<>\n/]{1,40}>|\bYYYY\b|\bHH:MM\b|\bX hours\b|^\.\.\.$|^…$/;
const FEW = 3;
/** Share of all sentences that are questions to the reader in a form or a lesson. */
const ASKING = 0.3;

/** Whether a text explains a method or is a form to be filled in, not somebody's use of it. */
const isManual = once(({ headings, sentences, tables }: Outline): boolean => {
  if (headings[0] && (TITLE.test(headings[0].text) || PLACEHOLDER.test(headings[0].text))) return true;
  if (headings.some(({ text }) => SECTION.test(text.replace(/^[\d.)\s]+/, '').replace(/[:?]$/, '')))) return true;
  const cells = tables.flatMap(({ header, rows }) => [header, ...rows].flat());
  let open = 0;
  for (const blocks of [headings, sentences, cells]) {
    for (const { text } of blocks) if (OPEN.test(text) && PLACEHOLDER.test(text) && ++open >= FEW) return true;
  }
  if (sentences.some(({ text }) => text.length < 400 && OF_METHODS.test(text) && DEFINES.test(text))) return true;
  const questions = sentences.filter(({ text }) => text.endsWith('?') && !/^["“]?(?:\d\.? )?why\b/i.test(text)).length;
  return questions > FEW && questions >= sentences.length * ASKING;
});

/** The same rule, silent in manuals and forms. */
export function inUse(rule: Rule): Rule {
  return {
    ...rule,
    *check(context) {
      for (const hit of rule.check(context)) {
        // Asked last, as most rules find nothing to say.
        if (isManual(context.outline)) return;
        yield hit;
      }
    },
  };
}
