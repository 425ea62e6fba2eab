import type { Block } from '../outline';
import type { Hit, Rule, RuleContext } from '../review';
import { deliberates } from './deliberation';
import { ownText, perSection } from './sections';
import { quote } from './wording';

/** What organisations count; a claim about these is business even in a text that decides nothing. */
const BUSINESS =
  /\b(?:costs?|spend(?:ing)?|budget|revenue|churn|headcount|margin|lead times?|cycle time|time.to.market|onboarding|incidents?|turnover|attrition|opex|capex|productivity|satisfaction|conversion|retention|profit|sales)\b/i;
const RISE_OR_FALL =
  /\b(?:reduc|cut|lower|decreas|shorten|increas|improv|rais|grow|boost|accelerat|sav|drop|fall|shrink|speed|rise|gain)(?:e|es|ed|s|ing|t|ting|w|ws|wing|ion)?\b/i;
const SHARE =
  /\b\d{1,3}(?:[.,]\d{1,2})? ?(?:%|percent\b|per cent\b)|\b(?:by half|\d{1,3}(?:\.\d)?(?:x|-fold)|(?:two|three|four|five|ten)fold)(?![\w])/i;
const AHEAD =
  /\b(?:will|would|should|shall|can|could|to (?:cut|reduce|lower|decrease|shorten|increase|improve|raise|grow|save|shrink)|expect(?:ed|s)?|aim(?:s|ed)?|target(?:s|ed)?|goal|plan(?:s|ned)?|promises?|forecasts?|estimates?)\b/i;
const BASELINE =
  /\b(?:from|than|baseline|today|currently|current|at present|as of|compared|versus|vs|against|of (?:the|our|all|every)|down to|up to the|last (?:year|quarter|month)|starting point|was|were)\b/i;
const SECTION_BASELINE =
  /\b(?:baseline|today|currently|at present|as of|we (?:now )?(?:spend|pay|take|need|lose)|from (?:about |around |some )?[€$£]?\d)/i;

/** A promised change in per cent of nobody knows what. */
export const benefitWithoutBaseline: Rule = {
  id: 'business-value/benefit-without-baseline',
  severity: 'warning',
  why: 'A percentage of an unknown amount can be neither planned with nor checked afterwards.',
  question: 'What is it today, how was that measured, and what will it be?',
  *check(context: RuleContext): Generator<Hit> {
    const isGiven = perSection((section) => SECTION_BASELINE.test(ownText(context.outline, section)));
    for (const sentence of context.outline.sentences) {
      const { text, start, end, section } = sentence;
      const share = SHARE.exec(text)?.[0];
      if (!share || !/\bby\b/i.test(text) || !RISE_OR_FALL.test(text) || !AHEAD.test(text) || BASELINE.test(text))
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

const SUBJECT =
  /\b(?:teams?|compan(?:y|ies)|organi[sz]ations?|engineers?|customers?|employees|enterprises|firms|competitors|peers|leaders|managers|the industry|staff)\b/i;
const EFFECT =
  /\b(?:faster|slower|more (?:productive|likely|often|efficient|effective|engaged|reliable)|fewer|less|cheaper|higher|lower|better|happier|double|improves?|improved|reduces?|reduced|increases?|increased|cuts?|saves?|saved|fail|of the time)\b/i;
const SOURCE =
  /\b(?:according to|survey(?:s|ed)?|stud(?:y|ies)|report(?:s|ed)?|research|measur\w+|benchmark\w*|pilot\w*|we (?:saw|found|counted|logged)|interview\w*|data|sources?|figures?|telemetry|logs?|analytics|dashboard|tickets?|our own|last (?:year|quarter|month)|in our|et al)\b|\((?:[^()]{0,60} )?(?:19|20)\d\d[a-z]?\)/i;
const NOT_CLAIMED =
  /\b(?:will|would|should|shall|could|can|may|might|if|expect\w*|aim\w*|target\w*|goals?|plan\w*|estimat\w*|assum\w*|forecast\w*|key result|objective|at least|no more than|under|below|until|by (?:Q\d|20\d\d))\b/i;

/** An effect in per cent that comes from nowhere. */
export const effectWithoutSource: Rule = {
  id: 'business-value/effect-without-source',
  severity: 'warning',
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
