import type { Hit, Rule, RuleContext } from '../rule';
import { isNumbered } from './measures';
import { keyResultText, objectivesOf } from './okr';
import { quote } from './wording';

/** Verbs of work with which a key result begins; what the work changes is not said by them. */
const TASK =
  /^(?:to |we (?:will )?)?(?:launch|ship|build|implement|develop|create|write|draft|publish|deliver|deploy|set ?up|establish|introduce|install|configure|migrate|organi[sz]e|conduct|prepare|define|roll out|hire|evaluate|investigate|integrate|refactor|rewrite|redesign|finish|finali[sz]e|complete|produce|kick off|perform|execute)(?:e?s|e?d)?\b/i;
/** Verbs that are nouns as well, so that the next word has to show which: "test the backup", not "test coverage". */
const TASK_OR_NOUN =
  /^(?:to |we (?:will )?)?(?:document|release|hold|run|design|plan|train|research|update|upgrade|present|test|add|start)(?:e?s|e?d)? (?:the|an?|our|all|every|new|more|out)\b/i;

/** A key result that says what is done and not what it changes. */
export const keyResultIsTask: Rule = {
  id: 'business-value/key-result-is-task',
  severity: 'warning',
  topic: 'measure',
  why: 'It can be done to the letter and change nothing; whoever has done it has kept the plan and missed the objective.',
  question: 'What is different, and by how much, once this is done?',
  *check({ outline }: RuleContext): Generator<Hit> {
    for (const { keyResults } of objectivesOf(outline)) {
      for (const { start, end, text, measure } of keyResults) {
        if (!isTask(text, measure)) continue;
        yield {
          start,
          end,
          message: `The key result ${quote(keyResultText(text))} is a task: it can be done and change nothing.`,
        };
      }
    }
  },
  mustFire: [
    '# OKRs for Q2\n\n## Objective: people find what they need\n\nKey results:\n\n- Launch the new search by the end of Q2 2027\n- Searches without a click fall from 31 % to 15 %\n',
    '**Objective 1:** Onboarding that works\n\n- KR1: Write the onboarding guide\n- KR2: New engineers deploy within 3 days\n',
    '| Objective | Key result |\n|---|---|\n| Reliable payments | Implement the new retry queue |\n| | Recovery under 30 minutes |\n',
  ],
  mustNotFire: [
    '# OKRs for Q2\n\n## Objective: people find what they need\n\nKey results:\n\n- 80 % of searches end in a click\n- Launch the new search to 100 % of customers\n',
    '**Objective 1:** Onboarding that works\n\n- KR1: Release lead time under 2 days\n- KR2: Test coverage of the guide’s steps improves\n',
    '# Tasks\n\n- Write the guide\n- Launch the search\n',
    '# OKRs\n\n## Objective: fewer surprises\n\nKey results:\n\n- Every release passes the load test\n- No release without a way back\n\n**Initiatives:**\n\n- Build the load test\n',
  ],
};

/** Whether a key result names work and no number by which its effect is known; a date is none. */
export function isTask(text: string, measure: string): boolean {
  const result = keyResultText(text);
  return (TASK.test(result) || TASK_OR_NOUN.test(result)) && !isNumbered(measure);
}
