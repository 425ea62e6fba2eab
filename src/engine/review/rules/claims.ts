import type { Block } from '../outline';
import type { Hit, Rule, RuleContext } from '../rule';
import { deliberates } from './deliberation';
import { ownText, perSection } from './sections';
import { anyOf } from './vocabulary';
import { quote } from './wording';

/** What organisations count; a claim about these is business even in a text that decides nothing. */
const BUSINESS = anyOf`
  costs?, spend(ing)?, budget, opex, capex, revenue, sales, margin, profit, churn, retention, conversion, headcount, turnover, attrition
  lead times?, cycle time, time.to.market, onboarding, incidents?, productivity, satisfaction
`;
const RISE_OR_FALL = anyOf`
  (reduc|decreas|increas|improv|rais|sav|ris|accelerat)(es?|ed|ing), lower(s|ed|ing)?, shorten(s|ed|ing)?, boost(s|ed|ing)?
  cut(s|ting)?, grow(s|n|ing)?, drop(s|ped|ping)?, fall(s|ing)?, shrink(s|ing)?, gain(s|ed|ing)?, speed(s|ing)?
`;
const SHARE =
  /\b\d{1,3}(?:[.,]\d{1,2})? ?(?:%|percent\b|per cent\b)|\b(?:by half|\d{1,3}(?:\.\d)?(?:x|-fold)|(?:two|three|four|five|ten)fold)\b/i;
const CHANGES_BY = /\bby\b|\bsav(?:e|es|ing) (?:us )?(?:about |around |up to )?\d/i;
const AHEAD = anyOf`
  will, would, should, shall, can, could, expect(ed|s)?, aim(s|ed)?, target(s|ed)?, goal, plan(s|ned)?, promises?, forecasts?, estimates?
  to (cut|reduce|lower|decrease|shorten|increase|improve|raise|grow|save|shrink)
`;
const BASELINE = anyOf`
  from, than, baseline, today, current(ly)?, at present, as of, compared, versus, vs, against, of (the|our|all|every), down to, was, were
  last (year|quarter|month), starting point
`;
const SECTION_BASELINE = anyOf`
  baseline, today, currently, at present, as of, we (now )?(spend|pay|take|need|lose), from (about |around |some )?[€$£]?\d+
`;

/** A promised change in per cent of nobody knows what. */
export const benefitWithoutBaseline: Rule = {
  id: 'business-value/benefit-without-baseline',
  severity: 'warning',
  topic: 'measure',
  why: 'A percentage of an unknown amount can be neither planned with nor checked afterwards.',
  question: 'What is it today, how was that measured, and what will it be?',
  *check(context: RuleContext): Generator<Hit> {
    const isGiven = perSection((section) => SECTION_BASELINE.test(ownText(context.outline, section)));
    for (const sentence of context.outline.sentences) {
      const { text, start, end, section } = sentence;
      const share = SHARE.exec(text)?.[0];
      if (!share || !CHANGES_BY.test(text) || !RISE_OR_FALL.test(text) || !AHEAD.test(text) || BASELINE.test(text))
        continue;
      if (!(BUSINESS.test(text) || deliberates(context)) || isGiven(section)) continue;
      yield { start, end, message: `“${share.trim()}” in ${quote(text)} has no baseline in its section.` };
    }
  },
  mustFire: [
    'The programme will reduce run cost by 30 %.',
    'Standard pipelines should cut onboarding by half.',
    '# Platform strategy\n\n## Recommendation\n\nWe expect shared tooling to increase throughput by 25 percent.',
  ],
  mustNotFire: [
    'The programme will reduce run cost by 30 %, from €400,000 to €280,000 a year.',
    'Today a release takes nine days. The portal will shorten lead time by 40 %.',
    'This release should reduce bundle size by 30 %.',
    'Costs grew by 12 % in March.',
    'Line height is reduced by 20% to save space.',
  ],
};

const SUBJECT = anyOf`
  teams?, compan(y|ies), organi[sz]ations?, enterprises, firms, competitors, peers, the industry, leaders, managers, engineers, employees
  staff, customers?
`;
const EFFECT = anyOf`
  faster, slower, fewer, less, cheaper, higher, lower, better, happier, double, fail, of the time, cuts?
  more (productive|likely|often|efficient|effective|engaged|reliable), (improve|reduce|save|increase)[sd]?
`;
const SOURCE = anyOf`
  according to, survey(s|ed)?, stud(y|ies), report(s|ed)?, research, measur*, benchmark*, pilot*, interview*, data, sources?, figures?
  telemetry, logs?, analytics, dashboard, tickets?, our own, in our, last (year|quarter|month), et al, we (saw|found|counted|logged)
  (19|20)\d\d
`;
const NOT_CLAIMED = anyOf`
  will, would, should, shall, could, can, may, might, if, expect*, aim*, target*, goals?, plan*, estimat*, assum*, forecast*, key result
  objective, at least, no more than, under, below, until, by Q\d
`;

/** An effect in per cent that comes from nowhere. */
export const effectWithoutSource: Rule = {
  id: 'business-value/effect-without-source',
  severity: 'warning',
  topic: 'evidence',
  why: 'A number without a source is an opinion that looks like a fact, and it is the first thing to be quoted onwards.',
  question: 'Who measured it, where, and does it hold for us?',
  *check(context: RuleContext): Generator<Hit> {
    for (const sentence of context.outline.sentences) {
      const { text, start, end } = sentence;
      const share = SHARE.exec(text)?.[0];
      if (!share || !EFFECT.test(text) || !SUBJECT.test(text) || NOT_CLAIMED.test(text) || SOURCE.test(text)) continue;
      if (isLinked(context, sentence) || !deliberates(context)) continue;
      yield { start, end, message: `“${share.trim()}” in ${quote(text)} has no source.` };
    }
  },
  mustFire: [
    '# Proposal: a platform team\n\n## Background\n\nTeams with a platform deliver 40 % faster.',
    '# Strategy\n\n## Risks\n\nCompanies that centralise tooling have 60% fewer incidents.',
  ],
  mustNotFire: [
    '# Proposal: a platform team\n\n## Background\n\nTeams with a platform deliver 40 % faster, according to our survey of March.',
    '# Proposal: a platform team\n\n## Background\n\nTeams with a platform deliver [40 % faster](https://example.org/report).',
    '# Strategy\n\n## Risks\n\nTeams should be 40 % faster with a platform.',
    'Companies that use this library have 60% fewer lines of code.',
    '# Strategy\n\n## Risks\n\nThe team spends 40 % of its week on support.',
  ],
};

/** Whether the sentence, as it is written, carries a link, an address or a footnote. */
function isLinked({ document }: RuleContext, sentence: Block): boolean {
  return /\]\(|\]\[|\[\^|https?:/.test(document.slice({ start: sentence.start, end: sentence.end + 40 }));
}
