import { enumerated } from '../../../format';
import type { Fix, TextEdit } from '../../review';
import type { Hit, Rule, RuleContext } from '../../rule';
import { Phrases } from '../../words/phrases';
import { quote } from '../wording';
import type { Label } from './labels';
import { isLabelled, isLetter, type Layout, layoutOf, namesOf, type Parts } from './layout';
import { columnFix, insertion, siblingEdit } from './skeleton';

/** Longest label that a message quotes, and most labels. */
const MAX_LABEL = 30;
const MAX_QUOTED = 4;
/** Parts in one structure that show a framework put to use which is only named otherwise. */
const ENOUGH = 3;

/** A framework that has a fixed set of parts, and what is said where a text lays out some of them. */
export interface PartsRule extends Omit<Rule, 'check' | 'topic'> {
  /** Ids in the catalogue; the text must apply one of them, or name one and lay out {@link ENOUGH} of its parts. */
  readonly frameworks: readonly string[];
  /** What it is called in the message. */
  readonly name: string;
  readonly parts: Parts;
  /** Parts that one structure must lay out before the others are missed. */
  readonly least: number;
  /** Parts that nobody has to have. */
  readonly optional?: readonly string[];
  /** True where the parts are steps that follow each other. */
  readonly inOrder?: boolean;
  /** True where a word for a part anywhere in the text is enough; otherwise it takes a label. */
  readonly words?: boolean;
}

/**
 * A rule that says which parts of a framework a text leaves out. It fires only where others of them stand as headings, labels,
 * rows or columns of one structure, and nothing anywhere is labelled as the missing one.
 */
export function partsRule(written: PartsRule): Rule {
  const { id, severity, pull, why, question, mustFire, mustNotFire } = written;
  const phrases = lookedFor(written);
  const check = function* (context: RuleContext): Generator<Hit> {
    if (!isNamed(context, written)) return;
    const layout = layoutOf(context, written.parts, written.least);
    if (!layout || (layout.found.size < ENOUGH && !applies(context, written.frameworks))) return;
    const missing = layout.missing.filter(
      (name) =>
        !written.optional?.includes(name) &&
        !isSaid(context, phrases.get(name)) &&
        !isLabelled(context, written.parts, name),
    );
    if (missing.length > 0) yield missingHit(context, written, layout, missing);
    else if (written.inOrder) yield* disorder(written, layout);
  };
  return { id, severity, topic: 'structure', ...(pull && { pull }), why, question, check, mustFire, mustNotFire };
}

function isNamed({ detections }: RuleContext, { frameworks }: PartsRule): boolean {
  return detections.some(({ id }) => frameworks.includes(id));
}

function applies({ detections }: RuleContext, ids: readonly string[]): boolean {
  return detections.some(({ id, standing }) => standing === 'applied' && ids.includes(id));
}

function lookedFor({ parts, words }: PartsRule): ReadonlyMap<string, Phrases> {
  if (!words) return new Map();
  return new Map(
    Array.from(namesOf(parts), ([part, names]) => {
      const said = names.filter((name) => !isLetter(name));
      return [part, new Phrases(said.map(({ words }) => words))];
    }),
  );
}

function isSaid({ words }: RuleContext, phrases: Phrases | undefined): boolean {
  return phrases !== undefined && words.has(phrases);
}

function missingHit(context: RuleContext, written: PartsRule, layout: Layout, missing: readonly string[]): Hit {
  const { name, parts } = written;
  const labels = [...layout.found.values()].sort((a, b) => a.block.start - b.block.start);
  const there =
    labels.length > MAX_QUOTED
      ? `${labels.length} of the ${Object.keys(parts).length} parts of ${name}`
      : enumerated(labels.map(({ text }) => quote(text, MAX_LABEL)));
  const gone = enumerated(missing.map((part) => `“${part}”`));
  const { start, end } = (labels[0] as Label).block;
  const fix = fixFor(context, parts, layout, missing);
  const message = `${there} ${labels.length > 1 ? 'stand' : 'stands'} here, and ${gone}${labels.length > MAX_QUOTED ? '' : ` of ${name}`} ${missing.length > 1 ? 'are' : 'is'} missing.`;
  return { start, end, message, ...(fix && { fix }) };
}

/** Inserts the missing parts, each behind the one it follows, or as columns; null where one of them cannot be. */
export function fixFor(context: RuleContext, parts: Parts, { found }: Layout, missing: readonly string[]): Fix | null {
  const title = `Insert ${enumerated(missing.map((name) => `“${name}”`))}`;
  const labels = [...found.values()];
  const table = labels[0]?.cell?.table;
  if (table && labels.every(({ form, cell }) => form === 'column' && cell?.table === table)) {
    const fix = columnFix(context.document, table, missing.join(' | '));
    return fix && { title, edits: fix.edits };
  }
  // Names that stand in several columns are laid out in a form of their own.
  if (new Set(labels.map(({ cell }) => cell?.column)).size > 1) return null;
  const edits: TextEdit[] = [];
  const names = Object.keys(parts);
  for (const name of missing) {
    const at = names.indexOf(name);
    const before = names.slice(0, at).findLast((one) => found.has(one));
    const after = names.slice(at).find((one) => found.has(one));
    const sibling = found.get(before ?? after ?? '');
    const edit = sibling && siblingEdit(context, name, sibling, before === undefined);
    if (!edit) return null;
    edits.push(edit);
  }
  return { title, edits: joined(edits) };
}

/** Insertions in the order of the text, those at one place as one. */
function joined(edits: readonly TextEdit[]): TextEdit[] {
  const at = new Map<number, string>();
  for (const { start, text } of edits) at.set(start, (at.get(start) ?? '') + text);
  return [...at].sort(([a], [b]) => a - b).map(([start, text]) => insertion(start, text));
}

function* disorder({ name, parts }: PartsRule, { found }: Layout): Generator<Hit> {
  const names = Object.keys(parts);
  const stands = names.flatMap((part) => found.get(part) ?? []);
  // Two parts under one label stand at one place.
  const late = stands.findIndex((label, index) => label.block.start < (stands[index - 1]?.block.start ?? 0));
  const [first, second] = [stands[late], stands[late - 1]];
  if (!first || !second) return;
  const { start, end } = first.block;
  yield {
    start,
    end,
    message: `${quote(first.text)} stands before ${quote(second.text)}, which it follows in ${name}.`,
  };
}
