import type {
  PlaceKind,
  WrittenAnswer,
  WrittenCount,
  WrittenFix,
  WrittenRule,
  WrittenTrigger,
} from '../../catalog/persona';
import type { Span } from '../../document';
import { appendix } from '../fixes';
import type { Block, Outline } from '../outline';
import type { Fix } from '../review';
import type { Hit, Rule, RuleContext } from '../rule';
import { deliberates } from '../rules/deliberation';
import { subtree, within } from '../rules/sections';
import { counted, quote } from '../rules/wording';
import { Phrases } from '../words/phrases';
import { CELLS, HEADINGS } from '../words/place-kinds';
import type { Match, Place } from '../words/word-index';

/** Makes a rule of its written form. */
export function ruleFrom(written: WrittenRule): Rule {
  const { id, severity, topic, pull, why, question, mustFire, mustNotFire } = written;
  const check = checkOf(written);
  return { id, severity, topic, ...(pull && { pull }), why, question, check, mustFire, mustNotFire };
}

type Check = (context: RuleContext) => Generator<Hit>;

function checkOf({ texts, frameworks, trigger, answer, stated, count, fires, message, fix }: WrittenRule): Check {
  const find = trigger ? triggerOf(trigger) : stated ? nowhere : atTitle;
  const statements = (stated ?? []).map((one) => ({
    find: triggerOf({ in: STATEMENTS, ...one }, true),
    said: one.message,
  }));
  const isAnswered = answer ? answerOf(answer) : () => () => false;
  return function* check(context) {
    if (texts !== 'any' && !deliberates(context)) return;
    if (frameworks && !applies(context, frameworks)) return;
    const at = new Set<Place>();
    for (const statement of statements) {
      for (const match of statement.find(context)) {
        if (!at.has(match.place)) yield hitAt(match, statement.said);
        at.add(match.place);
      }
    }
    if (at.size > 0 && fires !== 'everywhere') return;
    const places = find(context).filter(({ place }) => !at.has(place));
    if (places.length === 0) return;
    const answered = isAnswered(context);
    for (const match of places) {
      const { place } = match;
      const found = count ? countUnder(context.outline, place.block, count) : null;
      if (answered(place) || (count && found === null)) continue;
      const mended = fix && fixOf(fix, context.outline, place.block);
      yield { ...hitAt(match, message.replace('{count}', found ?? '')), ...(mended && { fix: mended }) };
      if (fires !== 'everywhere') return;
    }
  };
}

function hitAt({ place, words }: Match, message: string): Hit {
  const { start, end, text } = place.block;
  return { start, end, message: message.replace('{place}', () => quote(text)).replace('{words}', () => quote(words)) };
}

function nowhere(): Match[] {
  return [];
}

function applies({ detections }: RuleContext, ids: readonly string[]): boolean {
  return detections.some(({ id, standing }) => standing === 'applied' && ids.includes(id));
}

/** Where a flaw is stated: a title promises and a heading names, but neither states. */
const STATEMENTS: readonly PlaceKind[] = ['sentence', 'cell'];

/**
 * The places a trigger names, in the order of the text. Questions ask already, so they trigger nothing.
 * @param isByRow whether `also` may stand in another cell of the row
 */
function triggerOf(
  { in: kinds = ['sentence'], any, also, not, theme = 1 }: WrittenTrigger,
  isByRow = false,
): (context: RuleContext) => Match[] {
  const where: ReadonlySet<PlaceKind> = new Set(kinds);
  const [first, second, third] = [any, also, not].map((texts) => texts && new Phrases(texts));
  return ({ words }) => {
    const found = words
      .find(first as Phrases, where)
      .filter(({ place }) => place.kind !== 'sentence' || !place.block.text.trimEnd().endsWith('?'));
    if (found.length === 0) return found;
    const rows = new Set(isByRow && second ? words.find(second, CELLS).map(({ place }) => place.whole) : []);
    const isBeside = (place: Place) =>
      !second || words.standsIn(place, second) || (place.kind === 'cell' && rows.has(place.whole));
    const left = found.filter(({ place }) => isBeside(place) && !(third && words.standsIn(place, third)));
    return left.length >= theme || left.some(({ place }) => HEADINGS.has(place.kind)) ? left : [];
  };
}

/** The title, or what stands first in a text without one. */
function atTitle({ outline }: RuleContext): Match[] {
  const block = outline.headings[0] ?? outline.paragraphs[0] ?? outline.items[0];
  return block ? [{ place: { kind: 'title', block, whole: -1 }, words: block.text }] : [];
}

/** Whether a place is answered, for one text. */
function answerOf({
  within: reach,
  any,
  headings,
}: WrittenAnswer): (context: RuleContext) => (place: Place) => boolean {
  const phrases = any && new Phrases(any);
  const titles = headings && new Phrases(headings);
  return ({ outline, words }) => {
    if (titles && words.find(titles, HEADINGS).length > 0) return () => true;
    if (reach === 'text') {
      const isThere = phrases !== undefined && words.has(phrases);
      return () => isThere;
    }
    const found = phrases ? words.find(phrases).map(({ place }) => place) : [];
    if (reach === 'place') {
      const wholes = new Set(found.map(({ whole }) => whole));
      return ({ whole }) => wholes.has(whole);
    }
    const sections = new Set(found.map(({ block }) => block.section));
    return ({ block }) => {
      const { first, end } = subtree(outline, block.section);
      for (let section = first; section < end || section === first; section++) if (sections.has(section)) return true;
      return false;
    };
  };
}

/** What there is under a heading, in words, where it is too few or too many; null where it is right. */
function countUnder(
  outline: Outline,
  { section }: Block,
  { of, min = 0, max = Infinity }: WrittenCount,
): string | null {
  const number = counters[of](outline, section);
  return number < min || number > max ? counted(number, of.slice(0, -1)) : null;
}

const counters: Readonly<Record<WrittenCount['of'], (outline: Outline, section: number) => number>> = {
  items: (outline, section) =>
    within(outline.items, subtree(outline, section)).filter(({ depth }) => depth === 0).length,
  rows: (outline, section) =>
    within(outline.tables, subtree(outline, section)).reduce((sum, { rows }) => sum + rows.length, 0),
  headings: (outline, section) => {
    const { first, end } = subtree(outline, section);
    const depth = outline.headings[section]?.depth ?? 0;
    return outline.headings.slice(first + 1, end).filter((heading) => heading.depth === depth + 1).length;
  },
  sentences: (outline, section) => within(outline.sentences, subtree(outline, section)).length,
};

function fixOf({ title, text, at }: WrittenFix, outline: Outline, { section }: Block & Span): Fix {
  return appendix(title, outline, at === 'text-end' ? outline.headings.length - 1 : section, text);
}
