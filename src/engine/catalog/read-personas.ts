import type { Span } from '../document';
import type { Complaints, Path } from './complaints';
import type { WrittenPersona, WrittenRule } from './persona';
import { MAX_PERSONAS, personaSchema } from './persona-schema';
import type { PackChecks } from './user-pack';

/** A good persona, and where its rules' ids stand. */
export interface PersonaEntry {
  readonly persona: WrittenPersona;
  /** One for each rule. */
  readonly ruleIds: readonly Span[];
}

/** Reads the personas of a pack: what is good of them; what is not is complained of. */
export function readPersonas(value: unknown, complaints: Complaints, checks: PackChecks): PersonaEntry[] {
  if (!Array.isArray(value)) return [];
  if (value.length > MAX_PERSONAS)
    complaints.error(
      `A pack holds ${MAX_PERSONAS} personas at most: move this one and those after it to another pack.`,
      ['personas', MAX_PERSONAS],
    );
  return value.slice(0, MAX_PERSONAS).flatMap((one: unknown, index) => {
    const entry = readPersona(one, ['personas', index], complaints, checks);
    return entry ? [entry] : [];
  });
}

function readPersona(value: unknown, path: Path, complaints: Complaints, checks: PackChecks): PersonaEntry | null {
  const owner = ownerOf(value, path);
  const before = complaints.problems.length;
  const result = personaSchema.safeParse(value);
  complaints.of(result, path, owner);
  if (!result.success) return null;
  const { id, name = id, lens, joins = {}, rules } = result.data;
  const isThere = checks.personas.has(id);
  if (!isThere && (result.data.name === undefined || lens === undefined))
    complaints.error(
      `The persona "${id}" is new, so it needs a "name" and a "lens": add what it is called and cares about.`,
      [...path, 'id'],
    );
  if (!isThere && Object.keys(joins).length === 0)
    complaints.error(
      `The persona "${id}" is new, so it needs "joins": add when it is asked, such as {"always": true}.`,
      [...path, 'id'],
    );
  const written = rules.map((rule) => ({ mustFire: [], mustNotFire: [], ...rule }) as WrittenRule);
  for (const [at, rule] of written.entries()) checkRule(rule, id, [...path, 'rules', at], complaints);
  if (complaints.problems.length > before) return null;
  for (const [at, rule] of written.entries()) tryExamples(rule, [...path, 'rules', at], complaints, checks);
  return {
    persona: { id, name, lens: lens ?? '', joins, rules: written.map(withoutExamples) } as WrittenPersona,
    ruleIds: rules.map((_, at) => complaints.span([...path, 'rules', at, 'id'])),
  };
}

/** What a schema cannot say. */
function checkRule(
  { id, count, trigger, answer }: WrittenRule,
  persona: string,
  path: Path,
  complaints: Complaints,
): void {
  if (!id.startsWith(`${persona}/`))
    complaints.error(`The rule "${id}" stands at the persona "${persona}": its id must begin with "${persona}/".`, [
      ...path,
      'id',
    ]);
  if (count && count.min === undefined && count.max === undefined)
    complaints.error(`The count of the rule "${id}" has neither "min" nor "max": add one of them.`, [...path, 'count']);
  if (count && !trigger?.in?.every((kind) => kind === 'heading' || kind === 'title'))
    complaints.error(`The rule "${id}" counts what stands under a heading: its trigger must have "in": ["heading"].`, [
      ...path,
      'count',
    ]);
  if (answer && !answer.any && !answer.headings)
    complaints.error(`The answer of the rule "${id}" has neither "any" nor "headings": add phrases.`, [
      ...path,
      'answer',
    ]);
}

function tryExamples(rule: WrittenRule, path: Path, complaints: Complaints, checks: PackChecks): void {
  for (const [at, text] of rule.mustFire.entries()) {
    if (!checks.fires(rule, text))
      complaints.warning(
        `The rule "${rule.id}" is silent on this example, where it must fire: change the example, or what triggers the rule.`,
        [...path, 'mustFire', at],
      );
  }
  for (const [at, text] of rule.mustNotFire.entries()) {
    if (checks.fires(rule, text))
      complaints.warning(
        `The rule "${rule.id}" fires on this example, where it must not: make its trigger more particular, or widen its answer.`,
        [...path, 'mustNotFire', at],
      );
  }
}

/** The examples are the pack's own tests; what runs does not need them. */
function withoutExamples(rule: WrittenRule): WrittenRule {
  return { ...rule, mustFire: [], mustNotFire: [] };
}

function ownerOf(value: unknown, path: Path): string {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'string' && id !== ''
    ? `the persona "${id.slice(0, 60)}"`
    : `persona ${Number(path.at(-1)) + 1} of the pack`;
}
