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
export function labelsNamed(index: Labels, parts: Parts, name: string): readonly Label[] {
  return wordings(parts, name).flatMap((words) => index.named(words));
}

/**
 * Whether a part is named in any label, wherever in it, or begins a sentence or stands before a colon in one: lines of a paragraph
 * are labels, too, and a reader sees them.
 */
export function isLabelled({ outline }: Pick<RuleContext, 'outline'>, parts: Parts, name: string): boolean {
  const index = labels(outline);
  if (labelsNamed(index, parts, name).length > 0) return true;
  const phrases = wordings(parts, name).map((words) => ` ${words.replace('*', '')}${words.endsWith('*') ? '' : ' '}`);
  const isIn = (text: string) => phrases.some((phrase) => spaced(text).includes(phrase));
  if (index.all.some(({ text }) => isIn(text))) return true;
  return outline.sentences.some(({ text }) => isIn(text.slice(0, FIRST_WORDS)) || isBeforeColon(text, isIn));
}

/** Characters at the beginning of a sentence that may be a label without marks. */
const FIRST_WORDS = 24;

function isBeforeColon(text: string, isIn: (text: string) => boolean): boolean {
  const pieces = text.split(':');
  return pieces.slice(0, -1).some((piece) => isIn(piece.slice(-FIRST_WORDS)));
}

function spaced(text: string): string {
  return ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}']+/gu, ' ')} `;
}

/** Labels as {@link Labels.named} takes them. */
export function wordings(parts: Parts, name: string): readonly string[] {
  const own = name.toLowerCase().replaceAll('-', ' ');
  return [own, ...(parts[name] ?? '').split(',').map((words) => words.trim())].filter((words) => words !== '');
}
