import { replacement } from '../../fixes';
import { matches } from '../../matches';
import type { Hit, Rule, RuleContext } from '../../rule';
import { rewritten } from '../corrections';
import { deliberates } from '../deliberation';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { amountsIn } from './amounts';

/** What says that a number is not known but guessed. */
const ESTIMATE = anyOf`
  estimat(e|es|ed|ing|ion), expect(s|ed|ing)?, forecast(s|ed)?, project(s|ed) (to|at|that), projection, anticipat*, assum(e|es|ed|ing), predict*, approximately
  roughly, about, around, some, nearly, almost, likely, should (save|bring|cost|reduce|increase|yield), will (save|bring|cost|reduce|increase|yield|cut|grow|need|take)
  would (save|bring|cost|reduce|increase|yield), could (save|bring|cost|reduce|increase|yield), potential*
`;
/** What says that it was counted, agreed or calculated. */
const KNOWN = anyOf`
  invoice[sd]?, quote[sd]?, quotation, offer(s|ed)?, contract(ual|s)?, billed, paid, spent, actual(s|ly)?, measured, counted, recorded, booked, audited, price list
  was, were, had, last (year|quarter|month), to date, so far, of which, NPV, net present value, calculated, today, current(ly)?, list price, tariff, salary
  signed, approved, budget of, according to, table, exactly, fixed
`;
/** Digits of an estimate that nobody can know. */
const TOO_MANY = 5;
/** The same for a share in per cent. */
const TOO_MANY_OF_SHARE = 3;
/** Digits that are left when it is rounded. */
const KEPT = 2;
const COUNTED =
  /(?<![\w.,€$£-])\d[\d,.]{4,15}\d(?= (?:hours|person-?hours|days|users|customers|requests|orders|tickets|visits|units|people|licen[cs]es)\b)/gi;
const PERCENT = /(?<![\w.,–-])\d{1,3}\.\d{2,4}(?= ?(?:%|percent\b|per cent\b))/gi;

/** An estimate with more digits than anybody can know. */
export const falsePrecision: Rule = {
  id: 'business-value/false-precision',
  severity: 'info',
  topic: 'evidence',
  why: 'Digits that nobody can know make a guess look like a measurement, and stop people from asking how far off it may be.',
  question: 'Between which two numbers does it lie, and what would move it?',
  *check(context: RuleContext): Generator<Hit> {
    if (!deliberates(context)) return;
    for (const sentence of context.words.mayMatch([ESTIMATE])) {
      const { text, start, end } = sentence;
      if (!ESTIMATE.test(text) || KNOWN.test(text)) continue;
      const [number] = [...precise(text)];
      if (number === undefined) continue;
      const at = context.document.slice(sentence).indexOf(number);
      const span = at < 0 ? { start, end } : { start: start + at, end: start + at + number.length };
      const message = `${quote(number)} in ${quote(text)} is an estimate with more digits than anybody can know.`;
      yield { ...span, message, ...(at >= 0 && rounded(number, span)) };
    }
  },
  mustFire: [
    '# Business case\n\n## Benefits\n\nWe estimate savings of €1,284,317 a year.\n',
    '# Proposal: shared tooling\n\n## Recommendation\n\nThe programme will reduce lead time by 37.46 %, from 9 days.\n',
    '# Strategy\n\n## Background\n\nWe expect to need 12,418 hours for the migration.\n',
  ],
  mustNotFire: [
    '# Business case\n\n## Benefits\n\nWe estimate savings of €1,300,000 a year.\n',
    '# Business case\n\n## Costs\n\nThe vendor’s offer is €1,284,317, and we expect to sign in May.\n',
    '# Release notes\n\nBundles should be about 12.34% smaller.\n',
    '# Service levels\n\n## Objectives\n\nWe expect 99.95 % of requests to succeed.\n',
    '# Strategy\n\n## Background\n\nIn 2030 we expect the 12,500 customers to stay.\n',
  ],
};

/** Numbers of a sentence that are too exact; a target in nines is none, its digits are the point. */
function* precise(text: string): Generator<string> {
  for (const amount of amountsIn(text))
    if (figures(amount.text) >= TOO_MANY && Math.abs(amount.value) >= 10_000) yield amount.text;
  for (const [number] of matches(text, COUNTED)) if (figures(number) >= TOO_MANY) yield number;
  for (const [number] of matches(text, PERCENT)) {
    const isTarget = /^9\d\./.test(number);
    if (!isTarget && figures(number) >= TOO_MANY_OF_SHARE) yield number;
  }
}

/** How many digits of a number stand for something: those before the zeros at its end. */
function figures(number: string): number {
  return number.replaceAll(/\D/g, '').replace(/^0+/, '').replace(/0+$/, '').length;
}

function rounded(number: string, span: { start: number; end: number }): Pick<Hit, 'fix'> {
  const value = amountOf(number);
  const unit = 10 ** (Math.floor(Math.log10(value)) - KEPT + 1);
  const whole = Math.round(value / unit) * unit;
  const isWhole = Number.isInteger(whole);
  const text = rewritten(isWhole ? number.replace(/\.\d+(?=\D*$)/, '') : number, whole);
  return text ? { fix: replacement(`Round to “${text}”`, span, text) } : {};
}

function amountOf(number: string): number {
  return amountsIn(number)[0]?.value ?? Number(number.replaceAll(',', ''));
}
