import type { RuleContext } from '../../rule';
import { type Label, type Labels, labels } from './labels';

/** The parts of a framework by the name it gives them, each with the labels it is known by; in the framework's order. */
export type Parts = Readonly<Record<string, string>>;

/** Parts of a framework that stand in one structure of a text. */
export interface Layout {
  readonly found: ReadonlyMap<string, Label>;
  readonly missing: readonly string[];
}

/** The structure that lays out most of a framework's parts, or null where none lays out as many as `least`. */
export function layoutOf({ outline }: Pick<RuleContext, 'outline'>, parts: Parts, least: number): Layout | null {
  return layoutsOf(labels(outline), parts).find(({ found }) => found.size >= least) ?? null;
}

/** The structures that lay out parts of a framework, the fullest first. */
function layoutsOf(index: Labels, parts: Parts): Layout[] {
  const groups = new Map<string, Map<string, Label>>();
  for (const name of Object.keys(parts)) {
    for (const label of labelsNamed(index, parts, name)) {
      const group = groups.get(label.group) ?? new Map<string, Label>();
      groups.set(label.group, group);
      if (!group.has(name)) group.set(name, label);
    }
  }
  const names = Object.keys(parts);
  return [...groups.values()]
    .map((found) => ({ found, missing: names.filter((name) => !found.has(name)) }))
    .sort((a, b) => b.found.size - a.found.size);
}

/** The labels a part is known by: its own name and the others. */
function labelsNamed(index: Labels, parts: Parts, name: string): readonly Label[] {
  return wordings(parts, name).flatMap((words) => index.named(words));
}

/** Whether a part is named in any label, wherever in it, or in what could be one. */
export function isLabelled({ outline }: Pick<RuleContext, 'outline'>, parts: Parts, name: string): boolean {
  const index = labels(outline);
  return wordings(parts, name).some(
    (words) => index.named(words).length > 0 || (!isLetter(words) && index.says(words)),
  );
}

/** Whether a label is one letter, which says something only where it stands alone. */
export function isLetter(words: string): boolean {
  return words.length === 1;
}

/** Labels as {@link Labels.named} takes them. */
export function wordings(parts: Parts, name: string): readonly string[] {
  const held = known.get(parts) ?? new Map<string, readonly string[]>();
  const words = held.get(name) ?? wordingsOf(parts, name);
  known.set(parts, held.set(name, words));
  return words;
}

/** Read once for the parts of each framework. */
const known = new WeakMap<Parts, Map<string, readonly string[]>>();

function wordingsOf(parts: Parts, name: string): readonly string[] {
  const own = name.toLowerCase().replaceAll('-', ' ');
  return [own, ...(parts[name] ?? '').split(',').map((words) => words.trim())].filter((words) => words !== '');
}
