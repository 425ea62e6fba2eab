import type { Block, Outline } from '../../outline';
import type { Rule, RuleContext } from '../../rule';
import { HEADINGS } from '../../words/place-kinds';
import { isBlank, rowName } from '../columns';
import { plainHeading } from '../deliberation';
import { parseQuantity } from '../quantity';
import { subtree, subtreeText, wholeText, within } from '../sections';
import { statedOrAbsent } from '../stated';
import { anyOf, exactly } from '../vocabulary';

const COST_SECTION = exactly`
  (our |the )?(project |estimated |expected |total |planned )?(costs?|investment|expenses|costs? and (budget|financing|funding)|cost estimate|resources and costs?|budget and costs?)( estimate| plan| overview| in 20\d\d)?
  what it costs, how much it costs
`;
const RUNNING = anyOf`
  (?<!of )(a|per) (year|month|annum|quarter), annual*, yearly, monthly, running, run cost, to run, operat(e|es|ing) (it|cost|costs|budget|expense|expenses), cost of operation, maintenance, upkeep
  full year, recurring, ongoing, on.going, subscription*, hosting, opex, TCO, total cost of ownership, every (year|month), each (year|month), p\.a, life ?(time|cycle), depreciation, year 2, second year, salar(y|ies) with
`;
const AMOUNT_WORDS =
  /[€$£] ?\d[\d.,]* ?(?:k|K|M)\b|\d[\d.,]* (?:million|thousand)\b|\b\d{4,9} ?(?:€|(?:EUR|euros?|dollars?|USD|CHF|GBP|pounds)\b)|[€$£] ?\d{4,9}|\b[1-9]\d{0,2}(?:[,.]\d{3})+/;

/** Whether a section with a heading of money says what something costs at all. */
function hasAmounts(outline: Outline, section: number): boolean {
  return AMOUNT_WORDS.test(subtreeText(outline, section));
}

function isCostSection(text: string): boolean {
  return COST_SECTION.test(plainHeading(text));
}

const oneOffVersusRunning = statedOrAbsent('finance/one-off-versus-running', {
  states: (text, { section }, { outline }) =>
    outline.headings[section]?.text === text &&
    isCostSection(text) &&
    hasAmounts(outline, section) &&
    !RUNNING.test(subtreeText(outline, section)) &&
    !/\b(?:running costs?|operating costs?|cost to run|opex|TCO|total cost of ownership|run cost)\b/i.test(
      wholeText(outline),
    ),
  signs: [COST_SECTION],
  says: 'gives what it costs to get there, and nothing says what it costs from then on.',
  headings: true,
  once: true,
  mustFire: [
    '# Proposal: one calendar\n\n## Goals\n\nOne calendar.\n\n## Costs\n\n| Item | Euros |\n|---|---|\n| Partner | 40,000 |\n| Licences | 12,000 |\n',
    '# Strategy for the archive\n\n## Costs\n\nThe scanners and the move come to 64,000 euros.\n',
  ],
  mustNotFire: [
    '# Proposal: one calendar\n\n## Goals\n\nOne calendar.\n\n## Costs\n\n| Item | Euros |\n|---|---|\n| Partner | 40,000 |\n| Licences, each year | 12,000 |\n',
    '# Strategy for the archive\n\n## Costs\n\nThe scanners and the move come to 64,000 euros. Hosting is 900 euros.\n',
    '# Strategy for the archive\n\n## Costs\n\nTo be discussed.\n',
  ],
});

/** "The new tills pay for themselves": a return without any number. */
const PAYS_FOR_ITSELF =
  /\b(?:(?:pays?|will pay|paying) for (?:itself|themselves)|will (?:certainly |surely |soon |quickly )?pay off)\b(?: [a-zß-ɏ]+){0,3}[.,;]?$|\b(?:investment|cost|costs|expense|money) (?:is|are|will be) (?:quickly |soon |easily )?(?:recovered|recouped|earned back)\b/i;
/** "We plan with 40,000 users in the first year", "revenue of 3 million in year one". */
const PLANNED_VOLUME =
  /\b(?:we (?:plan|calculate|reckon|count) (?:with|on)|we expect|we assume|we project|(?:plan|forecast)s? (?:is|are)) (?:about |around |some )?(?:[€$£] ?)?\d[\d.,]*(?: ?(?:million|thousand|k|M))? (?:[a-zß-ɏ]+ ){0,2}(?:users|customers|orders|subscribers|visitors|units|sales|euros|dollars|members|downloads|bookings|guests|accounts)\b/i;
/** "The initiative saves 2.1 million euros a year". */
const SAVES_EXACTLY =
  /\b(?:saves?|will save|would save|brings?|will bring|yields?|earns?|generates?) (?:us )?(?:about |around |some |more than )?(?:[€$£] ?\d[\d.,]*(?: ?(?:k|K|M|m|million|bn|thousand))?|\d[\d.,]* ?(?:k |thousand |million |billion )?(?:euros?|dollars?|EUR|USD|CHF|GBP|pounds))\b/i;
const RANGE = anyOf`
  range*, between, best case, worst case, base case, low case, high case, scenario*, sensitiv*, optimistic, pessimistic, conservative*, P10, P50, P80, P90
  upper bound, lower bound, at least, at most, margin of error, break.?even, if only, even if, half of (the|it|that), uncertain*, likely, plus or minus, [±]
  \d[\d.,]* ?(to|-|–) ?[€$£]?\d, up to, roughly, estimated from, measured, pilot*, by the pilot, if
`;

const singleEstimate = statedOrAbsent('finance/single-estimate', {
  states: (text, { section }, { outline }) =>
    (PAYS_FOR_ITSELF.test(text) && !/\d/.test(text) && !/\b(?:if|when|after|not|must|should)\b/i.test(text)) ||
    ((PLANNED_VOLUME.test(text) || SAVES_EXACTLY.test(text)) &&
      !/\b(?:was|were|saved|last year|per (?:user|customer)|on average|budget|not|whether)\b/i.test(text) &&
      !RANGE.test(subtreeText(outline, section))),
  signs: [PAYS_FOR_ITSELF, PLANNED_VOLUME, SAVES_EXACTLY],
  says: 'is one case, and its section gives neither a range nor another case.',
  once: true,
  mustFire: [
    '# Proposal: one calendar\n\n## Benefits\n\nThe calendar will pay for itself.\n\n## Risks\n\n- Time\n',
    '# Strategy for the shop\n\n## Plan\n\nWe expect 90,000 orders in the first year.\n',
    '# Proposal: one calendar\n\n## Benefits\n\nIt saves 120,000 euros a year.\n\n## Risks\n\n- Time\n',
  ],
  mustNotFire: [
    '# Proposal: one calendar\n\n## Benefits\n\nThe calendar will pay for itself after 14 to 20 months.\n\n## Risks\n\n- Time\n',
    '# Strategy for the shop\n\n## Plan\n\nWe expect 90,000 orders in the first year, 60,000 in the worst case.\n',
    '# Strategy for the shop\n\n## Background\n\nThe old till saved 120,000 euros last year. Attention pays off.\n',
  ],
});

/** "Doing nothing is not an option". */
const NO_CHOICE =
  /\b(?:we have|we see|there is) no (?:other )?choice\b|\b(?:doing nothing|carrying on as before|standing still|the status quo) is (?:simply )?(?:not an option|no option|out of the question)\b|\bwe (?:cannot|can't) afford (?:to do nothing|to wait|not to)\b/i;

const doNothingMissing = statedOrAbsent('finance/do-nothing-missing', {
  states: (text) => NO_CHOICE.test(text) && !/\b(?:if|because|since|where|when|unless|until|was|were)\b|\d/i.test(text),
  signs: [NO_CHOICE],
  says: 'leaves out what happens when nothing is done.',
  once: true,
  mustFire: [
    '# Proposal: one calendar\n\n## Reasons\n\nWe have no other choice.\n\n## Risks\n\n- Time\n',
    '# Proposal: one calendar\n\n## Costs\n\nDoing nothing is not an option.\n\n## Risks\n\n- Time\n',
  ],
  mustNotFire: [
    '# Proposal: one calendar\n\n## Reasons\n\nThere is no alternative, because the vendor ends support in May.\n\n## Risks\n\n- Time\n',
    '# Strategy for the shop\n\n## Background\n\nCustomers have no choice. There was no alternative then.\n',
  ],
});

/** What an estimate leaves open. */
export const estimateChecks: readonly Rule[] = [oneOffVersusRunning, singleEstimate, doNothingMissing];

const TOTAL_ROW = /^(?:grand |overall )?(?:total|sum)\b/i;

/** The headings under which costs stand. */
export function costHeadings({ words }: RuleContext): Block[] {
  return words.mayMatch([COST_SECTION], HEADINGS).filter(({ text }) => isCostSection(text));
}

/** The largest amount in the rows of totals of a section; 0 where there is none. */
export function totalOf(outline: Outline, section: number): number {
  let largest = 0;
  for (const { rows } of within(outline.tables, subtree(outline, section))) {
    const total = rows.at(-1);
    if (!total || !TOTAL_ROW.test(rowName(total))) continue;
    for (const { text } of total) {
      if (!isBlank(text)) largest = Math.max(largest, parseQuantity(text)?.value ?? 0);
    }
  }
  return largest;
}
