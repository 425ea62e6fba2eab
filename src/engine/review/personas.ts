import type { WrittenPersona } from '../catalog/persona';
import aiMl from './board/ai-ml.json';
import architecture from './board/architecture.json';
import businessValue from './board/business-value.json';
import changeAdoption from './board/change-adoption.json';
import compliance from './board/compliance.json';
import data from './board/data.json';
import designExperience from './board/design-experience.json';
import engineeringLeadership from './board/engineering-leadership.json';
import executiveStrategy from './board/executive-strategy.json';
import finance from './board/finance.json';
import security from './board/security.json';
import vendor from './board/vendor.json';
import { codeRules } from './code-rules';
import type { Persona } from './rule';
import { personaFrom } from './written/persona-from';

/** JSON's types are wider than those of the form, which `board.test.ts` holds these to. */
const written = [
  engineeringLeadership,
  executiveStrategy,
  designExperience,
  businessValue,
  architecture,
  changeAdoption,
  finance,
  vendor,
  compliance,
  aiMl,
  data,
  security,
] as readonly unknown[] as readonly WrittenPersona[];

/** The board, in the order in which its members speak. A rule belongs to the persona its id begins with. */
export const personas: readonly Persona[] = written.map((persona) =>
  personaFrom(
    persona,
    codeRules.filter(({ id }) => id.startsWith(`${persona.id}/`)),
  ),
);

/** The board with what packs bring: rules for personas that are there, and personas of their own behind them. */
export function boardWith(more: readonly WrittenPersona[]): readonly Persona[] {
  const board = new Map(personas.map((persona) => [persona.id, persona]));
  for (const one of more) {
    const made = personaFrom(one);
    const there = board.get(one.id);
    board.set(one.id, there ? { ...there, rules: [...there.rules, ...made.rules] } : made);
  }
  return [...board.values()];
}
