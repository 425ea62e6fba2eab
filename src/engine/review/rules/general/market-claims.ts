import type { Block, Outline } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { deliberates } from '../deliberation';
import { stated } from '../outright';
import { ownText, perSection } from '../sections';
import { anyOf } from '../vocabulary';
import { quote, unquoted } from '../wording';
import { amountsIn } from './amounts';
import { isCited } from './cited';
import { BEST, NOT_BEST } from './market-phrases';

const MARKET = anyOf`
  market (size|volume|growth), (size|growth|volume) of the market, addressable market, TAM, SAM, SOM, CAGR
  market (is|was|will be) (worth|valued|growing|expected|estimated|projected|forecast), market (will )?(grows?|reach(es)?|doubles?)
  market (of|worth), (billion|million|bn) ([\w-]+ )?market, market share of, share of the market
`;
const MARKET_FOR = /\bmarket for [^.,;]{1,40} (?:is|was|has|will|of|worth|grows|amounts|stands|totals|comes)\b/i;
const SECTION_SOURCE = anyOf`sources?, according to, footnotes?, references, taken from, figures (of|from|by), market data (of|from|by)`;
/** A share that is wanted is no claim. */
const WANTED = anyOf`we (want|aim|plan|target|will), our (goal|target|aim)s?, target, goal, objective, key result, capture, win`;

/** A small share of a large market, which is what people write who have not counted their customers. */
const MERE_SHARE =
  /\b(?:only|just|even|merely|as little as|a mere) (?:\d(?:[.,]\d+)? ?(?:%|per ?cent)|one per ?cent|a (?:per ?cent|fraction|small share)) (?:of (?:it|this|that|the|these|all|them)\b)/i;

/** A market's size or growth that comes from nowhere. */
export const marketWithoutSource: Rule = {
  id: 'executive-strategy/market-without-source',
  severity: 'warning',
  topic: 'evidence',
  why: 'Market figures differ by a factor of ten with what is counted; without a source nobody can say what this one counts.',
  question: 'Whose figure is it, of which year, and what does it count?',
  *check(context: RuleContext): Generator<Hit> {
    if (!deliberates(context)) return;
    const isSourced = perSection((section) => SECTION_SOURCE.test(ownText(context.outline, section)));
    for (const sentence of context.words.mayMatch([MERE_SHARE, MARKET, MARKET_FOR])) {
      const { text, start, end, section } = sentence;
      if (MERE_SHARE.test(text) && !text.endsWith('?')) {
        yield { start, end, message: `${quote(text)} takes a share of a market for granted, and counts no customers.` };
        continue;
      }
      if (!(MARKET.test(text) || MARKET_FOR.test(text)) || WANTED.test(text) || text.endsWith('?')) continue;
      const amount = amountsIn(text).find(({ unit }) => unit === '%' || /^[A-Z]{3}$/.test(unit));
      if (!amount || isCited(context, { ...sentence, text: around(context.outline, sentence) }) || isSourced(section))
        continue;
      yield { start, end, message: `“${text.slice(amount.start, amount.end)}” in ${quote(text)} has no source.` };
    }
  },
  mustFire: [
    '# Market entry strategy\n\n## Background\n\nThe market for fleet software is worth €4 billion and grows by 12 % a year.',
    '# Investment memo\n\n## Market\n\nEven 2 % of this market would make us profitable.\n\n## Risks\n\n- None\n',
    '# Investment memo\n\n## Summary\n\nOur addressable market is $900 million.\n\n## Risks\n\n- A slow start: mitigated by a partner\n',
  ],
  mustNotFire: [
    '# Market entry strategy\n\n## Background\n\nThe market for fleet software is worth €4 billion, according to the association’s yearbook of 2030.',
    '# Market entry strategy\n\n## Background\n\nThe market for fleet software is worth [€4 billion](https://example.org/yearbook).',
    '# Market entry strategy\n\n## Goals\n\nWe want a market share of 12 % in three years.',
    '# Market entry strategy\n\n## Background\n\nThe addressable market is $900 million: 30,000 depots at $30,000, as we counted in the register.',
    'The market on Saturdays sells cheese for € 4.',
  ],
};

const COMPETITORS =
  /\b(?:(?:our|all|most|many|some|several|other|every|no|none of (?:our|the)) (?:\w+ )?(?:competitors?|rivals)|the competitors|^competitors|everyone else in the market|the competition|other (?:companies|vendors|banks|retailers|insurers|firms) (?:in our|of our|already)|nobody else (?:offers|has|does)|no one else (?:offers|has|does)|the only (?:company|provider|vendor|firm) (?:that|to|which|with))\b/i;
const CLAIM = anyOf`
  is, are, have, has, had, offers?, already, lacks?, cannot, can't, do not, don't, use[sd]?, moved, spends?, ships?, sells?, charges?
  needs?, takes?, does, provides?, lags?, leads?, struggles?, fails?, releases?, invests?, catch*, overtak*, ahead
`;
const HYPOTHETICAL = anyOf`
  if, may, might, could, would, should, when, whether, unless, risk*, can (copy|follow|react|enter), will (react|follow|copy|respond), analy[sz]e*
  monitor*, watch*, compare*, benchmark*, interview*, list*, research*, study, identify, understand*, assess*, unclear, assum*, unlike
`;
/** A capital in the middle of a sentence: somebody is named. Words in capitals are things, not companies. */
const NAMED = /[\p{L}\p{N},;(] ?\(?(?!I\b|We\b|Our\b|The\b)\p{Lu}\p{Ll}{2,}/u;

/** A claim about competitors that names none and rests on nothing. */
export const competitorClaim: Rule = {
  id: 'executive-strategy/competitor-claim',
  severity: 'warning',
  topic: 'evidence',
  why: 'A competitor without a name can be as fast or as slow as the argument needs.',
  question: 'Which of them, how do you know, and since when?',
  *check(context: RuleContext): Generator<Hit> {
    if (!deliberates(context)) return;
    const { outline } = context;
    const best = new Set<Block>();
    for (const { place } of stated(context, BEST, NOT_BEST)) {
      const { start, end, text } = place.block;
      if (/\d/.test(text)) continue;
      best.add(place.block);
      yield { start, end, message: `${quote(text)} compares with nobody who is named.` };
    }
    for (const sentence of context.words.mayMatch([COMPETITORS])) {
      if (best.has(sentence)) continue;
      const own = unquoted(sentence.text);
      if (!COMPETITORS.test(own) || !CLAIM.test(own) || HYPOTHETICAL.test(own) || own.endsWith('?')) continue;
      if (/\d/.test(own) || isCited(context, sentence) || NAMED.test(onwards(outline, sentence))) continue;
      yield {
        start: sentence.start,
        end: sentence.end,
        message: `${quote(sentence.text)} names no competitor and no source.`,
      };
    }
  },
  mustFire: [
    '# Product strategy\n\n## Background\n\nOur competitors already offer same-day delivery, and we lag behind.',
    '# Business plan\n\n## Market\n\nThere is no competition, and the service is the best on the market.\n\n## Budget\n\nNone.',
    '# Investment memo\n\n## Rationale\n\nNone of our competitors has a comparable platform.\n\n## Risks\n\n- Price: we watch it\n',
  ],
  mustNotFire: [
    '# Product strategy\n\n## Background\n\nOur competitors already offer same-day delivery: Northwind since May, Contoso since June.',
    '# Product strategy\n\n## Background\n\nThree of our five competitors already offer same-day delivery, as 12 test orders in March showed.',
    '# Product strategy\n\n## Risks\n\n- Our competitors could copy it within a year\n- We monitor what our competitors have\n',
    '# Chess club\n\nOur competitors are strong.',
  ],
};

/** The paragraph or item that a sentence stands in. */
function around({ paragraphs, items }: Outline, { start, text }: Block): string {
  return [...within(items, start), ...within(paragraphs, start)].at(0)?.text ?? text;
}

/** A sentence with what follows it in its paragraph or item, where names may be given. */
function onwards(outline: Outline, sentence: Block): string {
  const whole = around(outline, sentence);
  const at = Math.max(0, whole.indexOf(sentence.text));
  // The first letter of a sentence is a capital whatever it names.
  return whole.slice(at).replaceAll(/(^|[.!?:] +|\n)["“(]?\p{Lu}/gu, '$1x');
}

function within(blocks: readonly Block[], at: number): Block[] {
  const found = blocks.find(({ start, end }) => start <= at && at < end);
  return found ? [found] : [];
}
