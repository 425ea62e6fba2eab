import type { Hit, Rule, RuleContext } from '../rule';
import { deliberates } from './deliberation';
import { parseQuantity } from './quantity';
import { ownText, perSection } from './sections';
import { anyOf } from './vocabulary';
import { quote } from './wording';

/** Amounts below this are examples and prices, not budgets; in whole units of whatever currency. */
const SMALLEST = 1_000;

const AMOUNT =
  /(?:[€$£]|\b(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|AUD|CAD)) ?\d[\d.,' ]{0,14}(?: ?(?:k|K|M|m|bn|million|thousand|billion)\b)?|\b\d[\d.,']{0,14} ?(?:k|K|M|million|thousand)? ?(?:€|(?:EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|AUD|CAD|euros?|dollars?)\b)/;
const COST = anyOf`
  costs?, available, earmarked, set aside, invest(s|ment|ments|ing)?, budget(s|ed)?, spend(ing)?, fees?, licen[cs]es?, subscriptions?, sav(e|es|ing|ings), funding, price
  expens(e|es|ive), pay, request(s|ed)?
`;
const HORIZON = anyOf`
  (per|an?|each|every) (year|annum|month|quarter|week|day|seat|user|head|team|person|engineer|site|server)
  annual(ly)?, yearly, monthly, quarterly, weekly, daily, one.off, one.time, once, up.?front, (non.?)?recurring, p\.?a, lifetime
  total cost of ownership, tco, run.rate, capex, opex, so far, to date, FY ?\d\d, Q[1-4], H[12], 20\d\d
  \d+( ?[-–] ?\d+)?[ -](weeks?|months?|days|years?|hours?), (a|per) (full|calendar|fiscal) year, for the year, of the year
  per (call|request|order|transaction|unit|piece|token|document|customer|employee|gigabyte|GB|TB|hour|vehicle|visit|licence|license), an hour
  (over|for|in|within|during|after|by|until|next|first|this|last|the) (the )?(next |first |following |coming |last )?(\d+|one|two|three|four|five|six|twelve|eighteen)?[ -]?(years?|months?|quarters?|weeks?)
`;
const RATE = /\/ ?(?:h|hr|hour|yr|year|y|mo|month|m|seat|user|qtr)\b/i;
const PAST = anyOf`spent, paid, was, were, had, cost us, raised, won, lost, charged, fined, invested, test, trial, pilot, experiment, would have, did, has been, have been`;

/** What is paid again and again; a small amount of it is worth the question as well. */
const RECURRING = anyOf`
  cluster*, servers?, hosting, service, subscription, licen[cs]es?, instance*, operation, running, maintenance, support, platform, cloud, storage, tool
`;
const SMALLEST_RECURRING = 100;

/** "Costs are 2 million", "We need 800,000", "is expected to bring in 2 million": an amount without currency, and nothing behind it. */
const BARE =
  /\b(?:(?:costs?|budget|price|investment|effort|estimate|expenses|spend(?:ing)?|funding|savings?|revenue|benefit)\b[^.:;]{0,30}?(?: is| are| amounts? to| comes? to| of| at| will be| would be|:)|we (?:need|ask for|request|want|require|save|seek|are looking for)|(?:bring|brings|bringing) (?:us )?in|it (?:will )?costs?|(?:will|would) cost) (?:about |around |roughly |some |up to |at least |a |between )?(?<amount>(?:\d[\d.,]*(?: ?(?:million|thousand))?(?: ?(?:to|and|[-–]) ?))?(?:\d[\d.,]* (?:million|thousand)|\d{1,3}(?:,\d{3})+|\d{5,}))(?=[.;,!]?$|[.;,] |\)| (?:for|in total|and|which|because|from|to)\b)/i;
/** "Costs are negligible": a cost that is waved away. */
const WAVED_AWAY =
  /^(?:(?:the|its|all|overall|total|additional|further|extra|running|operating|licence|license|infrastructure|project|these|other|there are|there is|because|and|but|in total|in addition),? ){0,3}(?:costs?|expenses|expenditure)\b(?: of [a-zß-ɏ]+)? (?:(?:is|are|will be|would be|should be|remain|remains|stay|stays) (?:[a-zß-ɏ]+ly |very |quite |rather )?(?:negligible|low|minimal|small|marginal|insignificant|manageable|not worth mentioning|no (?:issue|problem|concern)|not (?:an issue|a problem|a concern|relevant|expected))|(?:do|does|will) not (?:arise|occur|matter|play a (?:role|part)|accrue))|\bno (?:additional |extra |further |other )?(?:costs?|expenses) (?:arise|occur|accrue|are (?:incurred|expected|involved)|is (?:incurred|expected|involved)|will (?:arise|occur|be incurred))|\b(?:it|this|that|which) (?:will )?costs? (?:us )?(?:next to|practically|almost|virtually|basically) nothing\b|\bthere (?:are|is|will be) no (?:additional |extra |further )?costs?(?: at all)?[.,;]|\bpractically (?:free|no costs?)\b/i;

/** Numbers of other things than money. */
const NO_MONEY = anyOf`users, customers, people, records, rows, requests, orders, tokens, hours, days, lines, downloads, error budget`;

/** Money to be spent or saved, and nothing that says over what time. */
export const costWithoutHorizon: Rule = {
  id: 'business-value/cost-without-horizon',
  severity: 'warning',
  topic: 'cost',
  why: 'The same amount is a bargain once and a burden every year.',
  question: 'How much is it, and is that once, a year, or over the life of the thing?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline } = context;
    const isGiven = perSection((section) => [HORIZON, RATE].some((sign) => sign.test(ownText(outline, section))));
    const hasAmount = perSection((section) => AMOUNT.test(ownText(outline, section)));
    const { words } = context;
    const [isBare, isWavedAway] = [words.matcher(BARE), words.matcher(WAVED_AWAY)];
    for (const sentence of words.mayMatch([AMOUNT, BARE, WAVED_AWAY])) {
      const { text, start, end, section } = sentence;
      const amount = AMOUNT.exec(text)?.[0].trim();
      if (amount) {
        const least =
          RECURRING.test(text.slice(0, text.indexOf(amount))) && deliberates(context) ? SMALLEST_RECURRING : SMALLEST;
        if (!COST.test(text) || isAside(text, amount) || PAST.test(text) || worth(amount) < least || isGiven(section))
          continue;
        yield { start, end, message: `${quote(amount)} comes without a time: neither once nor per year is said.` };
        continue;
      }
      if (text.endsWith('?') || !deliberates(context)) continue;
      const bare = isBare(sentence) ? BARE.exec(text)?.groups?.amount : undefined;
      if (bare && !PAST.test(text) && !NO_MONEY.test(text) && !HORIZON.test(text)) {
        yield { start, end, message: `${quote(bare)} in ${quote(text)} has neither a currency nor a time.` };
      } else if (isWavedAway(sentence) && !/\d/.test(text) && !hasAmount(section)) {
        yield { start, end, message: `${quote(text)} speaks of the cost and gives no figure.` };
      }
    }
  },
  mustFire: [
    'The programme will cost €420,000.',
    'We ask for an investment of $1.2 million in the platform.',
    'Consolidating vendors saves 250k EUR.',
    '# Proposal: one cache\n\n## Consequences\n\nThe hosting costs 480 euros.\n',
    '# Proposal: six new shops\n\n## Costs\n\nThe costs come to 3 million.\n',
    '# Proposal: six new shops\n\n## Risks\n\nAdditional costs are not expected.\n',
  ],
  mustNotFire: [
    'The programme will cost €420,000 in the first year.',
    'Consolidating vendors saves 250k EUR annually.',
    'The licence costs $49.',
    'The team spent €40,000 on the migration.',
    'A one-off effort.\n\nThe move itself costs €90,000, once.',
    'The fund manages €420,000.',
    '**Timeline:** 28-40 weeks\n\n**Budget:** $280,000',
    '# Proposal: six new shops\n\n## Costs\n\nThe costs are low: 4,000 euros, once. We need 3 million users.\n',
    '# Decision record: parser\n\n## Consequences\n\nThe runtime cost is negligible. Allocation costs next to nothing here as well.\n',
  ],
};

/** "Secure funding ($280k)": an amount beside the matter. */
function isAside(text: string, amount: string): boolean {
  return text.charAt(text.indexOf(amount) - 1) === '(' && !/\bcosts?\b/i.test(text);
}

function worth(amount: string): number {
  const digits = parseQuantity(/\d[\d.,']*/.exec(amount)?.[0].replace(/[.,']$/, '') ?? '')?.value ?? 0;
  if (/(?:M|m|million|bn|billion)\b/.test(amount)) return digits * 1e6;
  return /(?:k|K|thousand)\b/.test(amount) ? digits * 1e3 : digits;
}
