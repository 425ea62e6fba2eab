import { once } from '../../once';
import type { Block } from '../outline';
import type { Hit, Rule, RuleContext } from '../rule';
import { baselinesOf, isGiven } from './baselines';
import { deliberates } from './deliberation';
import { isCited } from './general/cited';
import { ownText, perSection } from './sections';
import { anyOf } from './vocabulary';
import { quote } from './wording';

/** What organisations count; a claim about these is business even in a text that decides nothing. */
const BUSINESS = anyOf`
  costs?, spend(ing)?, budget, opex, capex, revenue, sales, margin, profit, churn, retention, conversion, headcount, turnover, attrition
  lead times?, cycle time, time.to.market, onboarding, incidents?, productivity, satisfaction
`;
const RISE_OR_FALL = anyOf`
  (reduc|decreas|increas|improv|rais|sav|ris|accelerat|declin)(es?|ed|ing), lower(s|ed|ing)?, shorten(s|ed|ing)?, boost(s|ed|ing)?
  cut(s|ting)?, grow(s|n|ing)?, drop(s|ped|ping)?, fall(s|ing)?, shrink(s|ing)?, gain(s|ed|ing)?, speed(s|ing)?, go(es)? (up|down)
  climb(s|ed|ing)?, slash(es)?, lift(s|ed|ing)?
`;
const SHARE =
  /\b\d{1,3}(?:[.,]\d{1,2})? ?(?:%|percent\b|per cent\b)|\b(?:by (?:a )?(?:half|third|quarter|fifth)|in half|\d{1,3}(?:\.\d)?(?:x|-fold)|(?:two|three|four|five|ten)fold)\b/i;
const CHANGES_BY = /\bby\b|\bin half\b|\bsav(?:e|es|ing) (?:us )?(?:about |around |up to )?\d/i;
/** "50 % more orders", "three times as fast": a change without a verb of change. */
const BY_COMPARISON =
  /\b(?:\d{1,3}(?:[.,]\d{1,2})? ?(?:%|percent|per cent)|\d{1,2}(?:\.\d)? ?(?:x|times)|twice|(?:two|three|four|five|ten) times) (?:as (?:many|much|fast|productive|cheap|likely)|more|fewer|less|cheaper|faster|quicker|higher|lower|better|shorter|happier)\b/i;
/** A comparison of machines, which is measured, and read in benchmarks. */
const MEASURED =
  /\bthan\b|[→(✅]|\b(?:inference|throughput|latency|memory|execution|quer(?:y|ies)|CPU|GPU|connections?|tokens?|parser|builds?|bundle|benchmarks?|API|requests|runtime|algorithm|library|code|compil\w+|index\w*|cach\w+|speedup|hardware|model)\b/i;
const FULL_SENTENCE =
  /\b(?:is|are|becomes?|makes?|gets?|we|it|they|you|this|will|would|should|can|brings?|means|leads?|results?|yields?|sells?|delivers?|produces?|answers?|finish(?:es)?|works?|earns?)\b/i;
/** "A cost reduction of 30 %", "a 25 % increase in sales", which something brings. */
const AS_A_NOUN =
  /\b(?:brings?|means|gives?|yields?|leads? to|results? in|achieves?|delivers?|allows?|enables?|promises|produces?|will|would|should|expect(?:s|ed)?|forecasts?)\b.{0,60}?(?<share>\b(?:reduction|decrease|increase|improvement|growth|savings?|gain|drop|rise|uplift)s? (?:in [a-zß-ɏ]+ |in [a-zß-ɏ]+ [a-zß-ɏ]+ )?of (?:about |around |up to )?\d{1,3}(?:[.,]\d)? ?(?:%|percent|per cent)|\b\d{1,3}(?:[.,]\d)? ?(?:%|percent|per cent) (?:cost |time |revenue |sales |productivity |efficiency )?(?:reduction|decrease|increase|improvement|growth|savings?|gain|uplift)s?\b)/i;
/** "The rate is halved", "will double engagement". */
const BY_FACTOR =
  /\b(?:(?:will|would|should|shall|can|could|to|and|thereby|also|even) (?:halve|double|triple|quadruple)|(?:is|are|be|gets?|get) (?:more than |nearly |almost )?(?:halved|doubled|tripled|quadrupled)|[a-zß-ɏ]+ (?:halves|doubles|triples|quadruples))(?![a-zß-ɏ-]| quot)/i;
const AHEAD = anyOf`
  will, would, should, shall, can, could, expect(ed|s)?, aim(s|ed)?, target(s|ed)?, goal, plan(s|ned)?, promises?, forecasts?, estimates?
  to (cut|reduce|lower|decrease|shorten|increase|improve|raise|grow|save|shrink|boost|speed)
`;
/** What is said in the present tense or as an order: "Latency drops by", "- Grow revenue by". */
const ASSERTED =
  /\b(?:reduces|decreases|increases|improves|raises|saves|rises|accelerates|declines|lowers|shortens|boosts|cuts|grows|drops|falls|shrinks|gains|speeds up|goes (?:up|down)|climbs|slashes|lifts)\b|^(?:reduce|decrease|increase|improve|raise|save|lower|shorten|boost|cut|grow|shrink|slash|lift|drop)\b/i;
/** A growth that goes on is observed, not promised. */
const RATE_OF_GROWTH =
  /(?:%|per ?cent) (?:a|per|each|every) (?:year|month|quarter|week|annum)\b|year.on.year|annually/i;
const BASELINE = anyOf`
  from (about |around |some |roughly |currently |nearly )?[€$£]?\d, from (the current|today), baseline, today, current(ly)?, at present, as of, compared (with|to)
  versus, vs, against (the|our|last|an?), of (the|our|all|every), down to, to (about |around |under |below )?[€$£]?\d, was, were, had
  last (year|quarter|month|week), starting point, than (today|now|before|last|at present|in|the (current|old|previous|present|existing)), instead of, at least, at most
`;
/** A promise that is no promise: what is asked, doubted, set as a limit or a condition, or what somebody else does. */
const NOT_PROMISED = anyOf`
  if, unless, whether, when, not, never, no, neither, without, competitors?, limit*, threshold*, alert*, alarm*, rollback, roll back, stop(s|ped)?
  discount*, tax, inflation, interest, salary, salaries, wage*, prices?, fees?, premium, surcharge, ago, since, already, has, have, confidence, probability, chance
  double.check*, so far, stays?, remain*
`;
/** "It will make us much faster": more of something, and no number at all. */
const MORE_OF_SOMETHING =
  /\b(?:makes?|making) (?:us|our (?:teams?|people|company|staff|customers)|teams|everyone|everybody|people|employees|the (?:company|organi[sz]ation|department|teams?)) (?:(?:much|far|a lot|significantly|considerably|even|many times|more) )?(?:more [a-zß-ɏ]+|faster|quicker|flexible|productive|efficient|agile|happier|cheaper|better|stronger)\b|\b(?:will|would|should) (?:significantly|dramatically|massively|considerably|substantially|greatly|enormously|drastically) (?:reduce|increase|improve|lower|raise|cut|shorten|boost|accelerate) (?:[a-zß-ɏ]+ ){0,2}(?:costs?|revenue|sales|productivity|satisfaction|efficiency|lead times?|quality|turnover|churn|margins?)\b/i;

const PROMISES = [SHARE, BY_COMPARISON, BY_FACTOR, AS_A_NOUN, MORE_OF_SOMETHING];

/** A promised change in per cent of nobody knows what. */
export const benefitWithoutBaseline: Rule = {
  id: 'business-value/benefit-without-baseline',
  severity: 'warning',
  topic: 'measure',
  why: 'A percentage of an unknown amount can be neither planned with nor checked afterwards.',
  question: 'What is it today, how was that measured, and what will it be?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline } = context;
    const baselines = perSection((section) => baselinesOf(outline, section));
    const isVague = matchersOf(context).moreOfSomething;
    for (const sentence of context.words.mayMatch(PROMISES)) {
      const { text, start, end, section } = sentence;
      const share = promisedChange(sentence, context);
      if (share === null && !(isVague(sentence) && !/\d/.test(text) && !NOT_PROMISED.test(text))) continue;
      // Few sentences come here, so what tells little of a sentence is asked last.
      const isWeighed = deliberates(context) || (share !== null && BUSINESS.test(text));
      if (!isWeighed || text.endsWith('?') || isCited(context, sentence)) continue;
      if (share === null) {
        yield {
          start,
          end,
          message: `${quote(text)} promises more, and says neither what it is today nor what it will be.`,
        };
      } else if (!isGiven(context, sentence, baselines(section))) {
        yield { start, end, message: `“${share.trim()}” in ${quote(text)} has no baseline in its section.` };
      }
    }
  },
  mustFire: [
    'The programme will reduce run cost by 30 %.',
    'Standard pipelines should cut onboarding by half.',
    '# Platform strategy\n\n## Recommendation\n\nWe expect shared tooling to increase throughput by 25 percent.',
    '# Strategy 2031\n\n## Goals\n\n- Cut costs by 20 %\n- Open two branches\n',
    '# Proposal: one cache\n\n## Consequences\n\nResponse time falls by 40 %. The rate of errors is halved.\n',
    '# Proposal: one portal\n\n## Decision\n\nThe portal will double sales. With it we answer 30 % more calls.\n',
    '# Proposal: one portal\n\n## Decision\n\nThe portal makes our teams much faster.\n',
    '# Proposal: one portal\n\n## Decision\n\nThe portal brings a cost reduction of 30 %.\n',
  ],
  mustNotFire: [
    'The programme will reduce run cost by 30 %, from €400,000 to €280,000 a year.',
    'Today a release takes nine days. The portal will shorten lead time by 40 %.',
    'This release should reduce bundle size by 30 %.',
    'Costs grew by 12 % in March.',
    'Line height is reduced by 20% to save space.',
    '# Strategy 2031\n\n## Goals\n\n- Cut costs by 20 %, to 4 million euros\n- Open two branches\n',
    '# Proposal: one store\n\n## Background\n\nThe data grows by 30 % a year. If errors rise by 5 %, we stop.\n',
    '# Proposal: one store\n\n## Decision\n\nStaff double-check each order. We offer a discount of 20 % more than before.\n',
    'The new parser is 40 % faster and uses half of the memory.',
  ],
};

/** The change a sentence promises, as it is written; null where it promises none. */
function promisedChange(sentence: Block, context: RuleContext): string | null {
  const change = changeIn(sentence, context);
  return change === null || BASELINE.test(sentence.text) || NOT_PROMISED.test(sentence.text) ? null : change;
}

/** The change a sentence speaks of as one to come, whatever it starts from. */
function changeIn(sentence: Block, context: RuleContext): string | null {
  const { text } = sentence;
  const is = matchersOf(context);
  const share = is.share(sentence) && is.riseOrFall(sentence) && CHANGES_BY.test(text) ? SHARE.exec(text)?.[0] : null;
  if (share) {
    if (AHEAD.test(text) || (ASSERTED.test(text) && !RATE_OF_GROWTH.test(text) && deliberates(context))) return share;
  }
  if (!deliberates(context)) return null;
  const compared = is.byComparison(sentence) ? BY_COMPARISON.exec(text)?.[0] : null;
  if (compared && isPlain(text) && (!isEffect(sentence, context) || AHEAD.test(text))) return compared;
  const factor = is.byFactor(sentence) ? BY_FACTOR.exec(text)?.[0] : null;
  if (factor) return factor;
  return is.asANoun(sentence) && isPlain(text) ? (AS_A_NOUN.exec(text)?.groups?.share ?? null) : null;
}

/** Whether a text is a sentence, and not on what machines were measured to do. */
function isPlain(text: string): boolean {
  return FULL_SENTENCE.test(text) && !MEASURED.test(text);
}

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

/** "80 % of customers would", "nine out of ten users like". */
const OPINION =
  /\b(?<share>\d{1,3}(?:[.,]\d)? ?(?:%|percent|per cent) of (?:all |our |the )?|(?:\d{1,2}|two|three|four|seven|eight|nine) (?:out of|in|of) (?:\d{1,3}|three|four|five|ten) )(?:[a-zß-ɏ]+ ){0,2}(?:customers|users|partners|households|people|employees|clients|companies|consumers|merchants|buyers|visitors|managers|developers|engineers|teams|participants|members|patients|students|staff|learners|subscribers|firms)\b.{0,30}?\b(?:want|would|like|love|prefer|need|expect|recommend|say|said|agree|think|believe|wish|are (?:happy|satisfied|unhappy|willing|interested|ready)|ask for|demand|welcome|support|favou?r|trust|plan to|intend)\b/i;
/** What every {@link OPINION} holds; most sentences on people and numbers do not, which is far sooner found out. */
const OF_SO_MANY = /(?:%|cent) of | (?:of|in) (?:\d|three |four |five |ten )/i;
/** "The chance of success is 90 %", "we are 95 % sure". */
const ODDS =
  /\b(?:(?:probability|chances?|likelihood|odds|risk) (?:of [^.]{3,40} )?(?:is|are|lies|stands) (?:[a-zß-ɏ]+ ){0,3}(?:\d{1,3}(?:[.,]\d)? ?(?:%|percent|per cent)|close to zero|practically zero|zero)|\d{2,3}(?:[.,]\d)? ?(?:%|percent|per cent) (?:sure|certain|confident|chance|likely|guaranteed|safe))/i;
/** "Users will grow to 10,000", "is expected to bring in 2 million". */
const FORECAST =
  /\b(?:will|(?:is|are) (?:expected|set|bound|going|likely) to|should) (?:[a-zß-ɏ]+ly )?(?:grow|rise|increase|climb|go up|reach|bring in|generate|earn|yield|attract|win|bring us|add up)\b.{0,40}?(?<share>[€$£]? ?\d[\d.,]* ?(?:million|billion|m|bn|k|thousand)\b|[€$£] ?\d[\d.,]*|\d{1,3}(?:[.,]\d{3})+)/i;
/** "Two thirds of projects fail": a number about the world. */
const STATISTIC =
  /\b(?:\d{1,3}(?:[.,]\d)? ?(?:%|percent|per cent)|two thirds|three quarters|nine out of ten|half) of (?:all |the |such |these |similar )?(?:[a-zß-ɏ]+ )?(?:projects|companies|organi[sz]ations|firms|enterprises|start-?ups|breaches|attacks|initiatives|transformations|reorgani[sz]ations|businesses|incidents|outages|competitors|households)\b.{0,30}?\b(?:fail|are|is|have|use|do|come|stem|result|occur|lose|happen|work|already|miss|exceed|begin|start|report)\b/i;
const ASKED = anyOf`
  survey*, interview*, asked, questionnaire*, poll(s|ed)?, sample*, n ?=, respondents?, stud(y|ies), measured, count(ed)?, logs?, analytics, tested, beta
  according to, source*, data from, billing, records?, reported, research, rehearsal
`;
const REASONED = anyOf`
  based on, assum*, because, since, funnel, conversion, pilot*, per (customer|user|month|year|day|order), range, between, scenario*, model*
  forecast*, extrapolat*, trend*, at (the|today's) rate, last year, history, simulat*, monte carlo, tested, measured, calculat*, pipeline
  target*, goal*, aim*, if, in (that|this) case, orders on hand, signed, contract*, according to, experience*, estimate*, counted, of the last
`;

const OURS = anyOf`our, we, us, last (year|quarter|month|week), this (year|quarter), in (19|20)\d\d, Q[1-4], today`;

const CLAIMS = [SHARE, OPINION, STATISTIC, ODDS, FORECAST];

/** An effect in per cent that comes from nowhere. */
export const effectWithoutSource: Rule = {
  id: 'business-value/effect-without-source',
  severity: 'warning',
  topic: 'evidence',
  why: 'A number without a source is an opinion that looks like a fact, and it is the first thing to be quoted onwards.',
  question: 'Who measured it, where, and does it hold for us?',
  *check(context: RuleContext): Generator<Hit> {
    if (!deliberates(context)) return;
    const is = matchersOf(context);
    for (const sentence of context.words.mayMatch(CLAIMS)) {
      const { text, start, end, section } = sentence;
      const own = () => ownText(context.outline, section);
      let message = '';
      if (isEffect(sentence, context) && !promisedChange(sentence, context)) {
        message = `“${SHARE.exec(text)?.[0].trim()}” in ${quote(text)} has no source.`;
      } else if (OF_SO_MANY.test(text) && is.opinion(sentence) && !ASKED.test(own())) {
        message = `${quote(text)} does not say who was asked.`;
      } else if (is.statistic(sentence) && !OURS.test(text) && !NOT_CLAIMED.test(text) && !ASKED.test(own())) {
        message = `${quote(text)} has no source.`;
      } else if (is.odds(sentence) && !REASONED.test(text)) {
        message = `${quote(text)} does not say where the odds come from.`;
      } else if (is.forecast(sentence) && !REASONED.test(own())) {
        message = `${quote(text)} is a forecast that rests on nothing its section names.`;
      }
      if (message && !text.endsWith('?') && !isCited(context, sentence)) yield { start, end, message };
    }
  },
  mustFire: [
    '# Proposal: a platform team\n\n## Background\n\nTeams with a platform deliver 40 % faster.',
    '# Strategy\n\n## Risks\n\nCompanies that centralise tooling have 60% fewer incidents.',
    '# Proposal: a loyalty card\n\n## Background\n\nTwo thirds of all companies already have one.\n',
    '# Proposal: a loyalty card\n\n## Background\n\nThree out of four customers would use it.\n',
    '# Strategy\n\n## Risks\n\nThe chance of success is 95 %. Orders will rise to 40,000.\n',
  ],
  mustNotFire: [
    '# Proposal: a platform team\n\n## Background\n\nTeams with a platform deliver 40 % faster, according to our survey of March.',
    '# Proposal: a platform team\n\n## Background\n\nTeams with a platform deliver [40 % faster](https://example.org/report).',
    '# Strategy\n\n## Risks\n\nTeams should be 40 % faster with a platform.',
    'Companies that use this library have 60% fewer lines of code.',
    '# Strategy\n\n## Risks\n\nThe team spends 40 % of its week on support.',
    '# Proposal: a loyalty card\n\n## Background\n\nHalf of our incidents are caused by changes. The trade association counted that 40 % of firms have one.\n',
    '# Proposal: a loyalty card\n\n## Background\n\nWe asked 300 customers at the till in May. 74 % of customers would use it.\n',
    '# Strategy\n\n## Risks\n\nThe risk is 30 %, estimated from the last 20 launches. With the funnel of May, orders will rise to 40,000.\n',
    '# Proposal: a platform team\n\n## Plan\n\nThe flag goes to 5 % of users. 30 % of engineers are in Oslo.\n',
  ],
};

/** Whether a sentence claims an effect on people or companies as a fact. */
function isEffect(sentence: Block, context: RuleContext): boolean {
  const { text } = sentence;
  const is = matchersOf(context);
  if (!is.effect(sentence) || !is.share(sentence)) return false;
  return SUBJECT.test(text) && !NOT_CLAIMED.test(text) && !SOURCE.test(text);
}

/** Tells whether a sentence matches, without a look at those that have not the words for it. */
const matchersOf = once(({ words }: RuleContext) => ({
  share: words.matcher(SHARE),
  riseOrFall: words.matcher(RISE_OR_FALL),
  byComparison: words.matcher(BY_COMPARISON),
  byFactor: words.matcher(BY_FACTOR),
  asANoun: words.matcher(AS_A_NOUN),
  moreOfSomething: words.matcher(MORE_OF_SOMETHING),
  effect: words.matcher(EFFECT),
  opinion: words.matcher(OPINION),
  statistic: words.matcher(STATISTIC),
  odds: words.matcher(ODDS),
  forecast: words.matcher(FORECAST),
}));
