import type { Block } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { subtree } from '../sections';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { pointsUnder } from './content';
import type { Label } from './labels';
import { type Layout, layoutOf } from './layout';
import { partsRule } from './missing-parts';

const FIELDS = {
  Strengths: 'strength*, strengths*, strenghts*',
  Weaknesses: 'weakness*, weaknesses*, weeknesses*',
  Opportunities: 'opportunity*, opportunities*',
  Threats: 'threat*, threats*',
};

const missing = partsRule({
  id: 'executive-strategy/swot-fields',
  severity: 'warning',
  frameworks: ['swot'],
  name: 'SWOT',
  parts: FIELDS,
  least: 2,
  why: 'A SWOT is read across its fields; what is left out is usually what nobody wanted to say.',
  question: 'What belongs into the field that is missing?',
  mustFire: [
    '# SWOT analysis: hosting\n\n## Strengths\n\n- Loyal customers\n\n## Weaknesses\n\n- One data centre\n\n## Opportunities\n\n- Banks\n',
    '# SWOT\n\n| Strengths | Opportunities |\n|---|---|\n| loyal customers | banks |\n',
    '# SWOT analysis\n\n## Strengths\n\n- Loyal customers\n\n## Weaknesses\n\n## Opportunities\n\n- Banks\n\n## Threats\n\n- A price war\n',
  ],
  mustNotFire: [
    '# SWOT\n\n|  | Helpful | Harmful |\n|---|---|---|\n| Internal | Strengths: loyal customers | Weaknesses: one data centre |\n| External | Opportunities: banks | Threats: a price war |\n',
    '# SWOT\n\n| Strengths | Weaknesses |\n|---|---|\n| loyal customers | one data centre |\n| **Opportunities** | **Threats** |\n| banks | a price war |\n',
    '# Vendor review\n\n## Strengths\n\n- Fast\n\n## Weaknesses\n\n- Dear\n',
    '# SWOT template\n\n## Strengths\n\n## Weaknesses\n\n## Opportunities\n\n## Threats\n',
    '# SWOT\n\n## Strengths and weaknesses\n\nLoyal customers; one data centre.\n\n## Opportunities and threats\n\nBanks; a price war.\n',
    'A SWOT analysis lists strengths and weaknesses first. Then come opportunities.',
  ],
});

/** The same rule with one thing more to see: a field that is there and empty. */
const swotFields: Rule = {
  ...missing,
  *check(context: RuleContext): Generator<Hit> {
    yield* missing.check(context);
    const layout = swotOf(context);
    if (!layout) return;
    const counts = points(context, layout);
    const empty = [...counts].filter(([, count]) => count === 0);
    // All or most of them empty is a form to be filled in.
    if (empty.length === 0 || empty.length > counts.size / 2) return;
    for (const [{ form, block, text }] of empty) {
      const { start, end } = block;
      const fix = { title: `Insert a point under ${quote(text)}`, edits: [{ start: end, end, text: '\n\n- …' }] };
      yield { start, end, message: `${quote(text)} stands empty in the SWOT.`, ...(form === 'heading' && { fix }) };
    }
  },
};

/** Strengths to one weakness, and as few weaknesses, from which a SWOT is called one-sided. */
const MANY = 4;
const HARDLY = 1;

const swotOneSided: Rule = {
  id: 'executive-strategy/swot-one-sided',
  severity: 'info',
  topic: 'evidence',
  why: 'A SWOT with many strengths and hardly a weakness was written by those who wanted the plan.',
  question: 'Which weaknesses and threats would your sharpest critic add?',
  *check(context: RuleContext): Generator<Hit> {
    const layout = swotOf(context);
    if (!layout) return;
    for (const [good, bad] of [
      ['Strengths', 'Weaknesses'],
      ['Opportunities', 'Threats'],
    ] as const) {
      const [many, few] = [layout.found.get(good), layout.found.get(bad)];
      if (!many || !few || isCell(many) !== isCell(few)) continue;
      const [more, less] = [points(context, layout).get(many) ?? 0, points(context, layout).get(few) ?? 0];
      if (more < MANY || less > HARDLY || less === 0) continue;
      const { start, end } = few.block;
      const [one, other] = [good.toLowerCase(), bad === 'Threats' ? 'threat' : 'weakness'];
      yield { start, end, message: `${more} ${one} stand against ${less} ${other}.` };
    }
  },
  mustFire: [
    '# SWOT\n\n## Strengths\n\n- a\n- b\n- c\n- d\n- e\n\n## Weaknesses\n\n- f\n\n## Opportunities\n\n- g\n\n## Threats\n\n- h\n',
    '# SWOT\n\n| Strengths | Weaknesses | Opportunities | Threats |\n|---|---|---|---|\n| a | b | c | d |\n| e | | f | g |\n| h | | | |\n| i | | | |\n',
    '# SWOT\n\n- Strengths: brand, people, cash, reach, patents\n- Weaknesses: none that matter\n- Opportunities: banks\n- Threats: a price war\n',
  ],
  mustNotFire: [
    '# SWOT\n\n## Strengths\n\n- a\n- b\n- c\n- d\n\n## Weaknesses\n\n- f\n- g\n\n## Opportunities\n\n- g\n\n## Threats\n\n- h\n',
    '# SWOT\n\n- Strengths: brand\n- Weaknesses: old tools\n- Opportunities: banks\n- Threats: a price war\n',
    '# Review\n\n## Strengths\n\n- a\n- b\n- c\n- d\n\n## Weaknesses\n\n- e\n',
    '# SWOT\n\n## Strengths\n\n- a\n- b\n- c\n- d\n\n## Weaknesses\n\nWe have one data centre. It is old. Two people know it.\n\n## Opportunities\n\n- g\n\n## Threats\n\n- h\n',
  ],
};

const CONSEQUENCE = anyOf`
  therefore, hence, consequently, as a (result|consequence), follows, implication*, implies, conclusion*, conclude*, this means, means that, we (will|should|must|need|choose|focus|plan), should, must
  recommend*, decision*, decide*, action*, next steps?, priorit*, initiative*, strateg(y|ies), tows, so (strategies|that|we), wo strategies, st strategies, mitigat*, roadmap, plans?, respon*, leverage, exploit, defend, address*
  goals?, objectives?, proposal, propose*, option*, choice*, lessons?, summary, takeaways?, focus, to do, next, what (now|next), so what, hence, fix(ed|es)?, use (the|our), top (three|3), verdict, assessment, position, insight*, synthes*
`;

const swotWithoutConsequence: Rule = {
  id: 'executive-strategy/swot-without-consequence',
  severity: 'info',
  topic: 'structure',
  why: 'Four lists change nothing; a SWOT is worth what is done because of it.',
  question: 'What will you do, or leave, because of what stands in the fields?',
  *check(context: RuleContext): Generator<Hit> {
    const layout = swotOf(context);
    if (!layout || layout.missing.length > 0) return;
    if ([...points(context, layout).values()].some((count) => count === 0)) return;
    const labels = [...layout.found.values()];
    if (hasConsequence(context, labels)) return;
    const [first] = labels;
    if (!first) return;
    const { start, end } = first.block;
    const message = `“Strengths”, “Weaknesses”, “Opportunities” and “Threats” are filled in, and nothing follows from them.`;
    const isTopHeading = first.form === 'heading' ? context.outline.headings[first.index]?.depth === 1 : false;
    const heading = `${isTopHeading ? '#' : '##'} What follows from it`;
    const at = context.document.text.trimEnd().length;
    const text = `\n\n${heading}\n\n- Because of …, we will …\n- Because of …, we will not …\n`;
    yield {
      start,
      end,
      message,
      fix: { title: 'Insert the section “What follows from it”', edits: [{ start: at, end: at, text }] },
    };
  },
  mustFire: [
    '# SWOT analysis: hosting\n\n## Strengths\n\n- Loyal customers\n\n## Weaknesses\n\n- One data centre\n\n## Opportunities\n\n- Banks\n\n## Threats\n\n- A price war\n',
    '# SWOT\n\n| Strengths | Weaknesses | Opportunities | Threats |\n|---|---|---|---|\n| loyal customers | one data centre | banks | a price war |\n',
  ],
  mustNotFire: [
    '# SWOT\n\n| Strengths | Weaknesses | Opportunities | Threats |\n|---|---|---|---|\n| loyal customers | one data centre | banks | a price war |\n\nTherefore we rent a second data centre.\n',
    '# SWOT\n\n- Strengths: loyal customers\n- Weaknesses: one data centre\n- Opportunities: banks\n- Threats: a price war\n\n## Next steps\n\n- Rent a second one\n',
    '# SWOT template\n\n## Strengths\n\n## Weaknesses\n\n## Opportunities\n\n## Threats\n',
    'A SWOT analysis has strengths, weaknesses, opportunities and threats.',
  ],
};

/** Whether anything follows in the text, but for its title and the items and cells that fill the fields. */
function hasConsequence({ outline }: RuleContext, labels: readonly Label[]): boolean {
  const { headings, paragraphs, items, tables } = outline;
  const sections = labels.filter(({ form }) => form === 'heading').map(({ index }) => subtree(outline, index));
  const from = Math.min(...labels.map(({ block, cell }) => cell?.table.start ?? block.start));
  const to = Math.max(...labels.map(({ block, cell }) => cell?.table.end ?? block.end));
  const isField = ({ start, section }: Block) =>
    sections.length > 0
      ? sections.some(({ first, end }) => section >= first && section < end)
      : start >= from && start < to;
  const follows = ({ text }: Block) => CONSEQUENCE.test(text);
  const followsOutside = (block: Block) => !isField(block) && follows(block);
  return (
    headings.some((heading, index) => index > 0 && follows(heading)) ||
    paragraphs.some(follows) ||
    items.some(followsOutside) ||
    tables.some(({ header, rows }) => header.some(followsOutside) || rows.some((row) => row.some(followsOutside)))
  );
}

function swotOf(context: RuleContext): Layout | null {
  if (!context.detections.some(({ id, standing }) => id === 'swot' && standing === 'applied')) return null;
  return layoutOf(context, FIELDS, 3);
}

/** Whether a field is named in the body of a table. */
function isCell({ form }: Label): boolean {
  return form === 'cell' || form === 'row';
}

function points({ outline }: RuleContext, { found }: Layout): Map<Label, number> {
  const labels = [...found.values()];
  return new Map(labels.map((label) => [label, pointsUnder(outline, label, labels)]));
}

/** Rules on SWOT: its fields, whether they balance, and what comes of it. */
export const swotRules: readonly Rule[] = [swotFields, swotOneSided, swotWithoutConsequence];
