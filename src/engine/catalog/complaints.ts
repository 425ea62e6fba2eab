import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { z } from 'zod';
import type { Span } from '../document';
import { keySpan, spanOf } from './pack-text';
import { error } from './problems';
import type { PackProblem } from './user-pack';

/** Where something stands in a pack. */
export type Path = readonly (string | number)[];

/** Gathers what is wrong with a pack, each thing as a sentence at its place. */
export class Complaints {
  readonly problems: PackProblem[] = [];

  constructor(private readonly root: Node) {}

  /** One problem for each issue; none more of a part than its first. */
  of(result: z.ZodSafeParseResult<unknown>, base: Path, owner: string): void {
    const told = new Set<string>();
    for (const issue of result.error?.issues ?? []) {
      const path = issue.path as (string | number)[];
      if (issue.code === 'unrecognized_keys') {
        for (const key of issue.keys)
          this.problems.push(
            error(
              `"${clipped(key)}" is no property of ${place(path, owner)}: remove it or correct its spelling.`,
              keySpan(this.root, [...base, ...path, key]) ?? this.span([...base, ...path]),
            ),
          );
        continue;
      }
      const key = path.join('/');
      if (told.has(key)) continue;
      told.add(key);
      this.error(this.#sentence(path, base, owner, issue.message), [...base, ...path]);
    }
  }

  #sentence(path: Path, base: Path, owner: string, message: string): string {
    const key = path.at(-1);
    const node = findNodeAtLocation(this.root, [...base, ...path]);
    const isEmptyList = node?.type === 'array' && !node.children?.length;
    if (typeof key === 'string' && (!node || (isEmptyList && key === 'names'))) {
      const what = key === 'names' || key === 'frameworks' || key === 'rules' ? key : `"${key}"`;
      return `${upperFirst(place(path.slice(0, -1), owner))} has no ${what}: ${HINTS[key] ?? 'add it'}.`;
    }
    return `${upperFirst(place(path, owner))} ${message}.`;
  }

  error(message: string, path: Path): void {
    this.problems.push(error(message, this.span(path)));
  }

  warning(message: string, path: Path): void {
    this.problems.push({ message, severity: 'warning', ...this.span(path) });
  }

  /** The value at a path; where there is none, the id or the opening brace of what should have it. */
  span(path: Path): Span {
    const node = findNodeAtLocation(this.root, [...path]);
    if (node && node.type !== 'object') return spanOf(node);
    for (let length = path.length; length >= 0; length--) {
      const ancestor = findNodeAtLocation(this.root, path.slice(0, length));
      if (!ancestor) continue;
      const id = ancestor.type === 'object' ? findNodeAtLocation(ancestor, ['id']) : undefined;
      return id ? spanOf(id) : { start: ancestor.offset, end: ancestor.offset + 1 };
    }
    return { start: 0, end: 1 };
  }
}

/** What people should do about a part that is missing. */
export const HINTS: Readonly<Record<string, string>> = {
  id: 'add one in kebab-case, such as "two-pizza-team"',
  name: 'add what people call it',
  kind: 'add "strategy" or "software"',
  names: 'add at least one',
  frameworks: 'add a list of them, in square brackets',
  text: 'add the words',
  as: 'add "quoted", "dotted", "header" or "call"',
  in: 'add the kind of manifest, such as "npm"',
  standing: 'add "mentioned" or "applied"',
  around: 'add characters that every match contains',
  rules: 'add a list of them, in square brackets',
  severity: 'add "info", "warning" or "error"',
  topic: 'add what it is about, such as "evidence"',
  message: 'add one sentence that says what stands there',
  why: 'add one sentence that says why it matters',
  question: 'add the question that the author should be able to answer',
  any: 'add phrases',
  within: 'add "place", "section" or "text"',
  of: 'add what is counted, such as "items"',
  at: 'add "section-end" or "text-end"',
  title: 'add what it does',
};

/** What an entry of each list is called. */
const ENTRIES: Readonly<Record<string, string>> = {
  names: 'name',
  elements: 'element',
  signals: 'signal',
  questions: 'question',
  links: 'link',
  rules: 'rule',
};

/** A part in words: `name 2 of the framework "wrap"`, `"text" of name 2 of the framework "wrap"`. */
function place(path: Path, owner: string): string {
  const last = path.at(-1);
  if (last === undefined) return owner;
  if (typeof last === 'string') return `"${last}" of ${place(path.slice(0, -1), owner)}`;
  const list = String(path.at(-2));
  const entry = ENTRIES[list];
  return entry === undefined
    ? `entry ${last + 1} of ${place(path.slice(0, -1), owner)}`
    : `${entry} ${last + 1} of ${place(path.slice(0, -2), owner)}`;
}

/** Enough of a text to know it by. */
export function clipped(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
