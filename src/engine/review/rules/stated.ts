import type { PlaceKind, WrittenRule } from '../../catalog/persona';
import type { Block } from '../outline';
import type { Hit, Rule, RuleContext } from '../rule';
import { ruleFrom } from '../written/rule-from';
import absences from './absences.json';
import { deliberates } from './deliberation';
import { quote, unquoted } from './wording';

/** How a text says outright what a rule otherwise concludes from what is missing. */
export interface Statement {
  /** Whether a sentence or cell states it. */
  readonly states: (text: string, block: Block, context: RuleContext) => boolean;
  /** A text that matches none of these states nothing; most are done with there. */
  readonly signs: readonly RegExp[];
  /** What follows the quotation in the message. */
  readonly says: string;
  /** Of the sentences that state it, only the first is named where this is true. */
  readonly once?: boolean;
  /** Whether headings are read as well. */
  readonly headings?: boolean;
  readonly mustFire: readonly string[];
  readonly mustNotFire: readonly string[];
}

const STATEMENTS: ReadonlySet<PlaceKind> = new Set(['sentence', 'cell']);
const WITH_HEADINGS: ReadonlySet<PlaceKind> = new Set(['title', 'heading', ...STATEMENTS]);

/** JSON's types are wider than those of the form, which the examples hold these to. */
const written = absences as readonly unknown[] as readonly WrittenRule[];

/**
 * A rule with two forms: what a sentence states outright, and where none does, what the text leaves out, as it is written in
 * `absences.json` in the form of packs.
 */
export function statedOrAbsent(
  id: string,
  { states, signs, says, once, headings, mustFire, mustNotFire }: Statement,
): Rule {
  const absent = written.find((rule) => rule.id === id);
  if (!absent) throw new Error(`${id} is not written in absences.json.`);
  const rule = ruleFrom(absent);
  return {
    ...rule,
    *check(context: RuleContext): Generator<Hit> {
      if (!deliberates(context)) return;
      let isStated = false;
      for (const block of context.words.mayMatch(signs, headings ? WITH_HEADINGS : STATEMENTS)) {
        const { text, start, end } = block;
        if (text.trimEnd().endsWith('?') || !states(unquoted(text), block, context)) continue;
        isStated = true;
        yield { start, end, message: `${quote(text)} ${says}` };
        if (once) return;
      }
      if (!isStated) yield* rule.check(context);
    },
    mustFire: [...rule.mustFire, ...mustFire],
    mustNotFire: [...rule.mustNotFire, ...mustNotFire],
  };
}
