import type { WrittenPersona } from '../../catalog/persona';
import type { Persona, Rule } from '../rule';
import { ruleFrom } from './rule-from';

/** Makes a persona of its written form, with rules of code beside those that are written. */
export function personaFrom({ id, name, lens, joins, rules }: WrittenPersona, code: readonly Rule[] = []): Persona {
  return { id, name, lens, joins, rules: [...code, ...rules.map(ruleFrom)] };
}
