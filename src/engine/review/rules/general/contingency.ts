import { appendix } from '../../fixes';
import type { Hit, Rule, RuleContext } from '../../rule';
import { deliberates } from '../deliberation';
import { costHeadings, totalOf } from '../finance/estimates';
import { wholeText } from '../sections';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { amountsIn } from './amounts';

/** Budgets from which on a reserve is expected, in whole units of whatever currency. */
const LARGE = 500_000;

const BUDGET = anyOf`
  budget (of|is|for|amounts|comes|totals), total (budget|cost|costs|investment), (project|programme|program|implementation|migration|development) (budget|costs?|investment)
  (project|programme|program|migration|rewrite|platform) (will cost|costs), we (ask for|request|apply for|need|seek|propose an investment|propose to invest|propose a budget), come to, investment of, funding of, capex of, request(ed|ing)? funding
`;
const OTHER = anyOf`
  per year, a year, last, annual(ly)?, yearly, saves?, savings?, revenue, benefits?, was, were, spent, last year, outage, incident, fine, lost, market, investment budget, customers pay, run.rate
  marketing budget, turnover, nothing, unchanged, changes?, existing, current(ly)?, within (the|our) budget, if nothing, doing nothing, instead of, contract value, salary, salaries
`;
const RESERVE = anyOf`
  contingenc(y|ies), reserves?, buffer*, risk allowance, allowance for, headroom, padding, overruns?, margin of, safety margin, P[5-9]0, [±]\s?\d+
  uncertaint(y|ies), \d+ ?% on top, between [^ ]+ and, worst case, best case, upper bound, unforeseen, plus or minus, fixed.price, capped
`;

/** A table of costs is a project's plan; from this sum on a reserve is expected in it. */
const LARGE_TABLE = 200_000;
/** "The difference will be found somehow": a gap nobody answers for. */
const GAP =
  /\b(?:difference|gap|shortfall|overrun|rest|remainder|deficit|missing (?:money|amount))\b[^.;]{0,40}?\b(?:will|can|is to|should|shall) (?:[a-zß-ɏ]+ )?be (?:[a-zß-ɏ]+ )?(?:compensated|found|covered|made up|absorbed|saved|sorted out|closed|balanced|clarified)\b[^.;]{0,20}?\b(?:somehow|elsewhere|later|somewhere|in the course|along the way|during the project|at some point|otherwise|in time)\b|\bbudget (?:will|is going to) (?:certainly |surely )?(?:suffice|be enough|be kept)\b[^.;]{0,20}?\b(?:somehow|in any case|as always)\b/i;

/** A large budget without a reserve. */
export const noContingency: Rule = {
  id: 'finance/no-contingency',
  severity: 'info',
  topic: 'cost',
  pull: { axis: 'spend', towards: 'up' },
  why: 'A budget without a reserve is overrun by the first thing that was not foreseen.',
  question: 'How much is held back for what is not known yet, and who may release it?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline } = context;
    if (!deliberates(context)) return;
    const gap = context.words.mayMatch([GAP]).find(({ text }) => GAP.test(text));
    if (gap) {
      const { start, end, text } = gap;
      yield { start, end, message: `${quote(text)} does not say who pays it, and from what.` };
      return;
    }
    const costs = costHeadings(context).find(({ section }) => totalOf(outline, section) >= LARGE_TABLE);
    const sentence =
      costs ??
      context.words
        .mayMatch([BUDGET])
        .find(({ text }) => BUDGET.test(text) && !OTHER.test(text) && !text.endsWith('?') && largest(text) >= LARGE);
    if (!sentence || RESERVE.test(wholeText(outline))) return;
    const { start, end, text, section } = sentence;
    const line = '**Reserve:** a contingency of … %, released by … when ….';
    const fix = appendix('Insert the line “Reserve”', outline, section, line);
    yield { start, end, message: `${quote(text)} holds nothing back for what is not known yet.`, fix };
  },
  mustFire: [
    '# Proposal: one calendar\n\n## Costs\n\nThe offers are higher. The gap will be closed in the course of the project.\n',
    '# Proposal: one calendar\n\n## Costs\n\n| Item | Euros |\n|---|---|\n| Partner | 340,000 |\n| Training | 12,000 |\n| Total | 352,000 |\n',
    '# Business case: second warehouse\n\n## Costs\n\nWe ask for an investment of €3.2 million.\n\n## Benefits\n\nOne day less.\n',
    '# Proposal: core banking\n\n## Budget\n\nThe total cost is USD 1,400,000, in two years.\n\n## Risks\n\n- People leave: we hire early\n',
  ],
  mustNotFire: [
    '# Proposal: one calendar\n\n## Costs\n\n| Item | Euros |\n|---|---|\n| Partner | 340,000 |\n| Reserve | 40,000 |\n| Total | 380,000 |\n',
    '# Proposal: one calendar\n\n## Costs\n\nThe gap will be closed by the budget of sales, as its head agreed.\n',
    '# Business case: second warehouse\n\n## Costs\n\nWe ask for an investment of €3.2 million, of which 15 % are a contingency.\n\n## Benefits\n\nOne day less.\n',
    '# Proposal: design tool\n\n## Budget\n\nThe total cost is $14,000.\n\n## Risks\n\n- None\n',
    '# Proposal: core banking\n\n## Background\n\nThe last rewrite cost $14 million. Revenue is $90 million a year.\n\n## Risks\n\n- None\n',
    'The film had a budget of $3 million.',
  ],
};

function largest(text: string): number {
  return amountsIn(text)
    .filter(({ unit }) => /^[A-Z]{3}$/.test(unit))
    .reduce((most, { value }) => Math.max(most, value), 0);
}
