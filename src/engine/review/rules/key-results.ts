import type { Hit, Rule, RuleContext } from '../rule';
import { deliberates, plainHeading } from './deliberation';
import { isTask } from './key-result-tasks';
import { DATES, isNumbered } from './measures';
import { keyResultText, type Objective, objectivesOf } from './okr';
import { within } from './sections';
import { anyOf } from './vocabulary';
import { counted, quote } from './wording';

/** Fewer key results than this leave an objective to one proxy, more to none (Doerr, Measure What Matters, 2018: three to five). */
const FEWEST = 2;
const MOST = 5;

/** Verbs of things that are done or not done; with a date they are a measure. */
const DONE_OR_NOT = anyOf`
  (ship|launch|publish|complete|retire|migrate|hire|close|sign|deliver|release|decommission|move|remove|switch|pass|obtain|open|replace|adopt)(s|ed|es|d)?
  certif*, go live, in production
`;
/** Headings under which a strategy lists what it wants. */
const GOALS =
  /^(?:(?:our|the|strategic|business|annual|company|key|main) ){0,2}(?:goals|objectives|targets|aims)(?: (?:for )?20\d\d)?$/i;
/** "Increase profitability": more or less of something that can be counted, and is not. */
const VAGUE_GOAL =
  /^(?:increase|improve|raise|grow|boost|strengthen|reduce|lower|cut|decrease|enhance|optimi[sz]e|maximi[sz]e|minimi[sz]e|become (?:the )?(?:number one|leader|leading|best)|higher|better|more|lower|fewer|less)\b[^:.]{0,40}\b(?:profit(?:ability|s)?|revenue|sales|margins?|costs?|satisfaction|quality|efficiency|productivity|market share|churn|loyalty|engagement|retention|turnover|conversion|growth|awareness|visibility|employee satisfaction|customer experience)\b[^:]{0,20}$/i;

/** A key result that nobody could say was reached or missed. */
export const keyResultWithoutNumber: Rule = {
  id: 'business-value/key-result-without-number',
  severity: 'warning',
  topic: 'measure',
  why: 'A key result says how far; without a number the quarter ends in a discussion of whether it was met.',
  question: 'From what to what, and who measures it?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline } = context;
    yield* vagueGoals(context);
    for (const { keyResults } of objectivesOf(outline)) {
      for (const { start, end, text, measure } of keyResults) {
        // A task has its own rule.
        if (isMeasurable(measure) || isTask(text, measure)) continue;
        yield { start, end, message: `The key result ${quote(keyResultText(text))} has no number to measure it by.` };
      }
    }
  },
  mustFire: [
    '# Strategy for the shop\n\n## Goals\n\n- Increase market share\n- Open three branches\n',
    '# OKR\n\n## Objective: teams ship without waiting\n\nKey results:\n\n- Lead time falls from 9 days to 3\n- Developer satisfaction improves\n',
    '**Objective 1:** Become the platform people choose\n\n- KR1: 12 of 15 teams deploy through the portal\n- KR2: Improve the documentation by the end of Q3\n',
    '| Objective | Key result |\n|---|---|\n| Reliable payments | Fewer incidents |\n| | Recovery under 30 minutes |\n',
  ],
  mustNotFire: [
    '# Strategy for the shop\n\n## Goals\n\n- Increase market share: from 4 to 6 % by May\n- Reduce the size of the bundle\n',
    '# Strategy for the shop\n\n## Goals\n\n- Improve quality\n\n| Measure | Today | Target |\n|---|---|---|\n| Returns | 9 % | 4 % |\n',
    '# OKR\n\n## Objective: teams ship without waiting\n\nKey results:\n\n- Lead time falls from 9 days to 3\n- Launch the portal in Q2\n- Every team has an on-call rota\n',
    'The key results of the study were surprising:\n\n- mice prefer cheese\n- rats do not\n',
    'Objective-C: a language with a long history.\n\n- It has messages\n- It has categories\n',
    '# OKR\n\n## Objective 1: ready for large customers\n\n| # | Key result | Today | Target |\n|---|---|---|---|\n| KR1 | Faster sign-in | 9 s | 2 s |\n\n**Initiatives:**\n\n- Better documentation\n',
    '| Objective | Lens |\n|---|---|\n| 40x | Dry |\n',
  ],
};

/** What a template says where the objective will stand. */
const TEMPLATE = /\b(?:you|your|e\.g\.?|example|qualitative|template)\b|[<[…]/i;

/** An objective with too few or too many key results. */
export const objectiveSize: Rule = {
  id: 'business-value/objective-size',
  severity: 'info',
  topic: 'measure',
  why: 'One number can be gamed, and six are no focus; two to five is what an objective carries.',
  question: 'Which results would prove the objective, and which are only work?',
  *check({ outline }: RuleContext): Generator<Hit> {
    const objectives = objectivesOf(outline);
    // A list of objectives whose results stand elsewhere is no mistake.
    if (objectives.every(({ keyResults }) => keyResults.length === 0)) return;
    for (const objective of objectives) {
      const count = objective.keyResults.length;
      if ((count >= FEWEST && count <= MOST) || TEMPLATE.test(objective.text)) continue;
      const { start, end } = objective;
      const key = count === 0 ? 'no key result' : counted(count, 'key result');
      yield { start, end, message: `The objective ${quote(nameOf(objective))} has ${key}.` };
    }
  },
  mustFire: [
    '# OKRs\n\n## Objective 1: cheaper runs\n\nKey results:\n\n- Cost per build under 4 cents\n\n## Objective 2: calmer nights\n\nKey results:\n\n- Pages per week under 3\n- Recovery under 20 minutes\n',
    'Objective: everything at once\n\n- KR1: 1\n- KR2: 2\n- KR3: 3\n- KR4: 4\n- KR5: 5\n- KR6: 6\n',
  ],
  mustNotFire: [
    '# OKRs\n\n## Objective 2: calmer nights\n\nKey results:\n\n- Pages per week under 3\n- Recovery under 20 minutes\n',
    '# OKRs\n\nObjective 1: cheaper runs\n\nObjective 2: calmer nights\n',
    '# OKRs\n\n## Objective: what you want to achieve\n\nKey results:\n\n- How far\n',
    '## Objectives\n\n- Learn the syntax\n- Build a page\n',
  ],
};

function* vagueGoals(context: RuleContext): Generator<Hit> {
  const { outline } = context;
  for (const { text, start, end, section, depth } of outline.items) {
    if (depth > 0 || !VAGUE_GOAL.test(text) || isNumbered(text)) continue;
    if (!GOALS.test(plainHeading(outline.headings[section]?.text ?? '')) || !deliberates(context)) continue;
    // A table or list of measures in the section says how far.
    if (within(outline.tables, { first: section, end: section + 1 }).length > 0) continue;
    yield { start, end, message: `The goal ${quote(text)} has no number to measure it by.` };
  }
}

function isMeasurable(result: string): boolean {
  const undated = result.replaceAll(DATES, '');
  return isNumbered(result) || (undated !== result && DONE_OR_NOT.test(undated));
}

function nameOf({ text }: Objective): string {
  return text.replace(/^(?:objective ?\d{0,2}|O\d{1,2})\s*[:–—-]+\s*/i, '');
}
