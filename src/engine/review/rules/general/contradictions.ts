import type { Block } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { deliberates } from '../deliberation';
import { quote } from '../wording';
import { amountsIn, type StatedAmount } from './amounts';
import { comparable } from './comparable';
import { inTheWrongOrder, promisedEarlier } from './date-order';
import { differ, type StatedDate } from './dates';
import { otherFigures } from './figures';
import { HAS_NUMBER, plainlyDated, plainSentences } from './plain-sentences';
import { type Subject, subjectBefore } from './subject';

/** Statements of one thing that are compared with each other; a text that repeats one more often keeps records. */
const MAX_STATEMENTS = 6;

/** What a sentence states of something. */
interface Statement<T> {
  readonly block: Block;
  readonly name: string;
  readonly value: T;
  /** As it is written. */
  readonly written: string;
}

/** Two dates for one thing. */
export const contradictingDates: Rule = {
  id: 'engineering-leadership/contradicting-dates',
  severity: 'warning',
  topic: 'time',
  why: 'Every reader plans by the date they happened to read.',
  question: 'Which of the two holds, and who works by the other?',
  *check(context: RuleContext): Generator<Hit> {
    yield* contradictions(context, statedDates(context), differ);
    if (!deliberates(context)) return;
    const plain = plainlyDated(context);
    yield* promisedEarlier(context, plain);
    yield* inTheWrongOrder(context, plain);
  },
  mustFire: [
    '# Portal proposal\n\n## Summary\n\nThe portal goes live on 1 May 2031.\n\n## Timeline\n\nThe go-live of the portal is on 15 June 2031.\n',
    '# Strategy memo\n\n## Background\n\nThe pilot starts in Q2 2031.\n\n## Next steps\n\n- The pilot starts in September 2031\n',
    '# Proposal: one ledger\n\n## Summary\n\nWe launch on 3 March 2031.\n\n## Plan\n\nThe launch is on 1 April 2031.\n',
    '# Proposal: one ledger\n\n## Summary\n\nWe will launch the ledger in March 2031.\n\n## Plan\n\nThe ledger launches on 1 April 2031.\n',
    '# Product roadmap\n\n## Plan\n\n| Feature | Start | End |\n|---|---|---|\n| Price alerts | 1 March 2031 | 30 June 2031 |\n\n## Customers\n\nThe contract with our largest customer promises the price alerts by 31 May 2031.\n\n## Budget\n\nNone.\n',
    '# Migration plan\n\n## Timeline\n\nThe new portal goes live on 1 September 2031. It replaces the old portal, which is switched off on 31 July 2031.\n\n## Budget\n\nNone.\n',
    '# Audit plan\n\n## Scope\n\nThe report has to be finished by 1 March 2031; the work begins on 15 March 2031.\n\n## Budget\n\nNone.\n',
    'Pre-mortem: launch of the ledger\n\nThe launch date of 1 June 2031 stays. The board has said that the ledger goes live on 15 May 2031.\n\nRisks: none. Decision: go on. Budget: none.\n',
    '# Proposal: one ledger\n\n**Deadline:** 3 March 2031\n\n## Background\n\nThe deadline is 30 March 2031.\n',
  ],
  mustNotFire: [
    '# Portal proposal\n\n## Summary\n\nThe portal goes live in May 2031.\n\n## Timeline\n\nThe go-live of the portal is on 15 May 2031.\n',
    '# Portal proposal\n\n## Summary\n\nThe portal goes live on 1 May 2031. The portal was to go live on 1 March 2031.\n\n## Risks\n\n- None\n',
    '# Portal proposal\n\n## Option A\n\nThe portal goes live on 1 May 2031.\n\n## Option B\n\nThe portal goes live on 1 July 2031.\n',
    '# Rollout strategy\n\n## Berlin\n\nThe pilot starts on 1 May 2031.\n\n## Oslo\n\nThe pilot starts on 1 June 2031.\n',
    '# Portal proposal\n\n## Timeline\n\nThe pilot ends on 1 May 2031. The rollout ends on 1 July 2031. The pilot is done by 1 July 2031.\n\n## Risks\n\n- None\n',
    '# Product roadmap\n\n## Plan\n\n| Feature | Start | End |\n|---|---|---|\n| Price alerts | 1 March 2031 | 30 June 2031 |\n\n## Customers\n\nA test version of the price alerts starts on 1 May 2031. The price alerts are promised by 31 July 2031.\n\n## Budget\n\nNone.\n',
    '# Migration plan\n\n## Timeline\n\nThe new portal goes live on 1 July 2031. It replaces the old portal, which is switched off on 31 July 2031. The work has to be ready by 1 March 2031; it begins on 15 January 2031.\n\n## Budget\n\nNone.\n',
    '# Minutes\n\n## Action items\n\n- Draft the budget. Done by 4 December 2031.\n- Ask the vendor. Done on 20 November 2031.\n\n## Decision\n\nGo.\n',
    '# Releases\n\n- 2031-05-01: the release\n- 2031-06-01: the release\n',
  ],
};

/** Two numbers for one thing. */
export const contradictingNumbers: Rule = {
  id: 'business-value/contradicting-numbers',
  severity: 'warning',
  topic: 'evidence',
  why: 'Whoever notices trusts none of the other numbers either.',
  question: 'Which of the two is right, and from when is the other?',
  *check(context: RuleContext): Generator<Hit> {
    yield* contradictions(context, statedAmounts(context), isOtherAmount);
    if (!deliberates(context)) return;
    for (const [{ block, written }, other] of otherFigures(context)) {
      const { start, end } = block;
      yield { start, end, message: `“${written}” here is “${other.written}” in ${quote(other.block.text)}.` };
    }
  },
  mustFire: [
    '# Shop strategy\n\n## Background\n\nLast year turnover was 12 million euros.\n\n## Goals\n\nWith a turnover of 14 million euros last year we can grow.\n',
    '# Shop proposal\n\n## Background\n\nThe company has 80 employees. There are 74 employees in two towns.\n',
    '# Business case: portal\n\n## Summary\n\nThe total budget is €400,000.\n\n## Costs\n\nThe budget is €450,000.\n',
    '# Strategy memo\n\n## Background\n\nThe annual licence cost is $1.2 million.\n\n## Costs\n\n- Annual licence cost: $1.4 million\n',
    '# Proposal: one ledger\n\n## Summary\n\nAll 12 teams use it.\n\n## Background\n\nThe ledger is read by all 14 teams.\n',
    '# Proposal: one ledger\n\n## Summary\n\nThe programme will cost €1.2 million.\n\n## Budget\n\nTotal cost: €1.4 million\n',
    '# Proposal: one ledger\n\n## Summary\n\nThe migration takes six months.\n\n## Plan\n\nThe migration will last nine months.\n',
    '# Proposal: one ledger\n\n## Summary\n\nThe payback period is 14 months.\n\n## Costs\n\nThe payback period is 18 months.\n',
  ],
  mustNotFire: [
    '# Shop strategy\n\n## Background\n\nTurnover was 12 million euros in 2029 and online turnover was 3 million. Turnover was 14 million euros in 2030.\n',
    '# Shop proposal\n\n## Background\n\nThe company has 80 employees. The department has 12 employees. If we have 90 employees, we move.\n',
    '# Business case: portal\n\n## Summary\n\nThe budget is €0.4 million.\n\n## Costs\n\nThe total budget is €412,000.\n',
    '# Business case: portal\n\n## Summary\n\nThe budget for 2031 is €400,000. The budget for 2032 is €450,000.\n\n## Costs\n\n- None\n',
    '# Business case: portal\n\n## Summary\n\nThe budget is €400,000.\n\n## Option B\n\nThe budget is €450,000.\n',
    '# Business case: portal\n\n## Summary\n\nThe churn rate is 4 % today. The churn rate will be 3 % in a year.\n\n## Costs\n\n- None\n',
    '# Business case: portal\n\n## Summary\n\nThe budget was €400,000. The budget is €450,000.\n\n## Costs\n\n- None\n',
    '# Strategy memo\n\n## Background\n\nThe cost of the portal is €40,000. The cost of the ledger is €60,000.\n\n## Risks\n\n- Team A has a budget of €4,000\n- Team B has a budget of €6,000\n',
  ],
};

function* contradictions<T>(
  { outline }: RuleContext,
  statements: ReadonlyMap<string, readonly Statement<T>[]>,
  areOther: (a: T, b: T) => boolean,
): Generator<Hit> {
  for (const same of statements.values()) {
    if (same.length < 2 || same.length > MAX_STATEMENTS) continue;
    for (const [index, { block, name, value, written }] of same.entries()) {
      const other = same
        .slice(0, index)
        .find((one) => areOther(one.value, value) && comparable(outline, one.block.section, block.section));
      if (!other) continue;
      const { start, end } = block;
      const message = `“${capital(name)}” is “${written}” here and “${other.written}” in ${quote(other.block.text)}.`;
      yield { start, end, message };
      break;
    }
  }
}

function statedDates(context: RuleContext): Map<string, Statement<StatedDate>[]> {
  const found = new Map<string, Statement<StatedDate>[]>();
  if (!deliberates(context)) return found;
  for (const { block, text, date } of plainlyDated(context)) {
    const before = text.slice(0, date.start);
    const subject = subjectBefore(before);
    if (
      !subject?.act ||
      subject.act === 'cost' ||
      subject.act === 'last' ||
      /^(?:done|completed?|finished)$/i.test(subject.name)
    )
      continue;
    const key = `${isTitled(context, subject) ? '' : subject.key}/${subject.act}/${BOUND.test(before) ? 'by' : 'on'}`;
    file(found, key, { block, name: subject.name, value: date, written: text.slice(date.start, date.end) });
  }
  return found;
}

/** Whether what is launched is what the whole text is about, so that “the launch” means it. */
function isTitled({ outline }: RuleContext, { key, act }: Subject): boolean {
  if (act !== 'launch' || key === '') return false;
  const title = outline.headings[0]?.text ?? outline.paragraphs[0]?.text.slice(0, MAX_TITLE) ?? '';
  return LAUNCH.test(title) && key.split(' ').every((word) => title.toLowerCase().includes(word));
}

const LAUNCH = /\b(?:launch|go-live|release|introduction|rollout)\b/i;
const MAX_TITLE = 120;

/** A date by which something is so is met by an earlier one as well. */
const BOUND = /\b(?:by|until|till|before)(?: the)?(?: end of| start of| beginning of| mid| late| early)?[ -]*$/;

/** Phrases of one word that still name one thing in a document. */
const PLAIN = new Set('budget headcount payback funding turnover npv roi'.split(' '));
const TIMES =
  /\b(?:19|20)\d\d\b|\b(?:Q[1-4]|H[12]|FY ?\d\d)\b|\b(?:today|currently|now|at present|yesterday|(?:last|next) (?:year|quarter|month|week)|first|second|third|initial|final|target|goal|forecast|actual|planned|requested|approved|monthly|annual|annually|yearly|weekly|quarterly|will|a (?:year|month|week|day)|year \d)\b/gi;

function statedAmounts(context: RuleContext): Map<string, Statement<StatedAmount>[]> {
  const found = new Map<string, Statement<StatedAmount>[]>();
  if (!deliberates(context)) return found;
  for (const { block, text } of plainSentences(context)) {
    if (!HAS_NUMBER.test(block.text) || RESULT.test(block.text)) continue;
    const amounts = amountsIn(text);
    if (amounts.length === 0 || amounts.length > 2) continue;
    for (const index of amounts.keys()) {
      for (const { key, ...statement } of amountReading(text, amounts, index))
        file(found, key, { block, ...statement });
    }
  }
  return found;
}

function amountReading(text: string, amounts: readonly StatedAmount[], index: number): Reading<StatedAmount>[] {
  const value = amounts[index] as StatedAmount;
  const { start, end, unit } = value;
  const written = text.slice(start, end);
  const before = text.slice(0, start);
  // "All 12 teams", "our 12 teams": the number of all there are.
  if (ALL.test(before) && /^[\d\w]+ \p{L}+$/u.test(written)) {
    return [{ key: `all/${unit}/${timesIn(text)}`, name: `all ${unit}s`, value, written }];
  }
  const [first] = amounts;
  const subject = index === 0 || !first ? subjectBefore(before) : secondOf(text, first, value);
  if (!subject || ['start', 'launch', 'end'].includes(subject.act) || !isNamed(subject)) return [];
  // What will cost and what costs is one amount; what is and what will be are two.
  const times = timesIn(subject.act ? text.replaceAll(/\bwill\b/g, '') : text);
  return [{ key: `${subject.key}/${subject.act}/${unit}/${times}`, name: subject.name, value, written }];
}

/** "The project takes eight months and costs €640,000": what is said second, of the same subject. */
function secondOf(text: string, first: StatedAmount, second: StatedAmount): Subject | null {
  const between = /^,? and (?:will |it )?(costs?|takes?|lasts?) $/.exec(text.slice(first.end, second.start));
  return between?.[1] ? subjectBefore(`${text.slice(0, first.start).replace(LAST_ACT, '')} ${between[1]} `) : null;
}

const LAST_ACT = / (?:will )?(?:costs?|takes?|lasts?) $/;

const ALL = /\b(?:all|our|we (?:have|run|operate|maintain|employ|are)) $/i;

function timesIn(text: string): string {
  return [...new Set(text.match(TIMES)?.map((word) => word.toLowerCase()))].sort().join(' ');
}

function isNamed({ key, act }: { readonly key: string; readonly act: string }): boolean {
  return PLAIN.has(key) || key.includes(' ') || act === 'cost' || (act === 'last' && key !== '');
}

interface Reading<T> {
  readonly key: string;
  readonly name: string;
  readonly value: T;
  readonly written: string;
}

/** A line of a record of tests. */
const RESULT = /^[✅❌✔✓✗]/u;

function file<T>(found: Map<string, Statement<T>[]>, key: string, statement: Statement<T>): void {
  const same = found.get(key);
  if (same) same.push(statement);
  else found.set(key, [statement]);
}

function isOtherAmount(a: StatedAmount, b: StatedAmount): boolean {
  return Math.abs(a.value - b.value) > Math.max(a.rounding, b.rounding) + 1e-9;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
