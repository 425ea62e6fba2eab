import type { Hit, Rule, RuleContext } from '../rule';
import { parseQuantity } from './quantity';
import { ownText, perSection } from './sections';
import { anyOf } from './vocabulary';
import { quote } from './wording';

/** Amounts below this are examples and prices, not budgets; in whole units of whatever currency. */
const SMALLEST = 1_000;

const AMOUNT =
  /(?:[€$£]|\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|AUD|CAD)) ?\d[\d.,' ]{0,14}(?: ?(?:k|K|M|m|bn|million|thousand|billion)\b)?|\b\d[\d.,']{0,14} ?(?:k|K|M|million|thousand)? ?(?:€|(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|AUD|CAD|euros?|dollars?)\b)/;
const COST = anyOf`
  costs?, invest(s|ment|ments|ing)?, budget(s|ed)?, spend(ing)?, fees?, licen[cs]es?, subscriptions?, sav(e|es|ing|ings), funding, price
  expens(e|es|ive), pay, request(s|ed)?
`;
const HORIZON = anyOf`
  (per|an?|each|every) (year|annum|month|quarter|week|day|seat|user|head|team|person|engineer|site|server)
  annual(ly)?, yearly, monthly, quarterly, weekly, daily, one.off, one.time, once, up.?front, (non.?)?recurring, p\.?a, lifetime
  total cost of ownership, tco, run.rate, capex, opex, so far, to date, FY ?\d\d, Q[1-4], H[12], 20\d\d
  (over|for|in|within|during|after|by|until|next|first|this|last|the) (the )?(next |first |following |coming |last )?(\d+|one|two|three|four|five|six|twelve|eighteen)?[ -]?(years?|months?|quarters?|weeks?)
`;
const RATE = /\/ ?(?:yr|year|y|mo|month|m|seat|user|qtr)\b/i;
const PAST = anyOf`spent, paid, was, were, had, cost us, raised, won, lost, charged, fined, invested`;

/** Money to be spent or saved, and nothing that says over what time. */
export const costWithoutHorizon: Rule = {
  id: 'business-value/cost-without-horizon',
  severity: 'warning',
  topic: 'cost',
  pull: { axis: 'spend', towards: 'down' },
  why: 'The same amount is a bargain once and a burden every year.',
  question: 'Is that once, a year, or over the life of the thing?',
  *check({ outline }: RuleContext): Generator<Hit> {
    const isGiven = perSection((section) => [HORIZON, RATE].some((sign) => sign.test(ownText(outline, section))));
    for (const { text, start, end, section } of outline.sentences) {
      const amount = AMOUNT.exec(text)?.[0].trim();
      if (!amount || !COST.test(text) || PAST.test(text) || worth(amount) < SMALLEST || isGiven(section)) continue;
      yield { start, end, message: `${quote(amount)} comes without a time: neither once nor per year is said.` };
    }
  },
  mustFire: [
    'The programme will cost €420,000.',
    'We ask for an investment of $1.2 million in the platform.',
    'Consolidating vendors saves 250k EUR.',
  ],
  mustNotFire: [
    'The programme will cost €420,000 in the first year.',
    'Consolidating vendors saves 250k EUR annually.',
    'The licence costs $49.',
    'The team spent €40,000 on the migration.',
    'A one-off effort.\n\nThe move itself costs €90,000, once.',
    'The fund manages €420,000.',
  ],
};

function worth(amount: string): number {
  const digits = parseQuantity(/\d[\d.,']*/.exec(amount)?.[0].replace(/[.,']$/, '') ?? '')?.value ?? 0;
  if (/(?:M|m|million|bn|billion)\b/.test(amount)) return digits * 1e6;
  return /(?:k|K|thousand)\b/.test(amount) ? digits * 1e3 : digits;
}
