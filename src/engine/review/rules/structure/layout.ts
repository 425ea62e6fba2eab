import { once } from '../../../once';
import type { RuleContext } from '../../rule';
import { type Label, type Labels, labels } from './labels';
import { type Name, nameOf } from './names';

/** The parts of a framework by the name it gives them, each with the labels it is known by; in the framework's order. */
export type Parts = Readonly<Record<string, string>>;

/** Parts of a framework that stand in one structure of a text. */
export interface Layout {
  readonly found: ReadonlyMap<string, Label>;
  readonly missing: readonly string[];
}

/** The structure that lays out most of a framework's parts, or null where none lays out as many as `least`. */
export function layoutOf({ outline }: Pick<RuleContext, 'outline'>, parts: Parts, least: number): Layout | null {
  const index = labels(outline);
  const held = layouts(index);
  let layout = held.get(parts);
  if (!layout) {
    layout = fullest(index, parts);
    held.set(parts, layout);
  }
  return layout.found.size >= least ? layout : null;
}

/** The fullest structures of a text by the parts they lay out; several rules ask for some. */
const layouts = once((_: Labels) => new Map<Parts, Layout>());

/** The structure that lays out most parts of a framework, the first of those that lay out as many; it may be empty. */
function fullest(index: Labels, parts: Parts): Layout {
  const groups = new Map<string, Map<string, Label>>();
  for (const [part, names] of namesOf(parts)) {
    for (const name of names) {
      for (const label of index.named(name)) {
        const group = groups.get(label.group);
        if (!group) groups.set(label.group, new Map([[part, label]]));
        else if (!group.has(part)) group.set(part, label);
      }
    }
  }
  let found = new Map<string, Label>();
  for (const group of groups.values()) if (group.size > found.size) found = group;
  return { found, missing: Object.keys(parts).filter((part) => !found.has(part)) };
}

/** Whether a part is named in any label, wherever in it, or in what could be one. */
export function isLabelled({ outline }: Pick<RuleContext, 'outline'>, parts: Parts, part: string): boolean {
  const index = labels(outline);
  const names = namesOf(parts).get(part) ?? [];
  return names.some((name) => index.named(name).length > 0 || (!isLetter(name) && index.says(name)));
}

/** Whether a label is one letter, which says something only where it stands alone. */
export function isLetter({ words, beginning }: Name): boolean {
  return words.length === 1 && beginning === null;
}

/** What the parts of a framework may be called, each by its own name first; read once. */
export const namesOf = once(
  (parts: Parts): ReadonlyMap<string, readonly Name[]> =>
    new Map(Object.entries(parts).map(([part, others]) => [part, namesIn(part, others)])),
);

function namesIn(part: string, others: string): readonly Name[] {
  const own = part.toLowerCase().replaceAll('-', ' ');
  return [own, ...others.split(',').map((words) => words.trim())].filter((words) => words !== '').map(nameOf);
}
