import type { Hit, Rule, RuleContext } from '../../rule';
import { deliberates } from '../deliberation';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { datedSentences } from './dated-sentences';
import { isBefore, type StatedDate } from './dates';

const DUTY = anyOf`
  (must|have to|has to|shall|need to|are required to|will) (all )?(have )?(be )?(move*|migrat*|switch*|adopt*|use|using|complet*|convert*|upgrad*|leave|left|off)
  (all|every|each) (\w+ )?\w+ (moves?|migrates?|switch(es)?|adopts?), deadline (to|for) (mov|migrat|switch|adopt)\w+, mandatory
`;
const BY = /\b(?:by|until|before|from|as of|on|no later than)(?: the)?(?: end of| start of| early| mid| late)? ?$/i;
const HELP = anyOf`
  training*, trainings, workshops?, documentation, migration guide, guides?, support team, help desk, office hours, coach(es|ing)?, courses?, tooling, migration (tool|script)s?
  self-service, templates?, enablement, onboarding
`;
const COMES = anyOf`
  start*, begin*, available, ready, publish*, launch*, open*, complet*, finish*, from, follow*, come*, hired, deliver*, planned, scheduled, go(es)? live
  will be (held|given|written|there)
`;

/** A date to have moved by, before the help is there. */
export const deadlineBeforeSupport: Rule = {
  id: 'change-adoption/deadline-before-support',
  severity: 'info',
  topic: 'order',
  why: 'Those who keep the date move without help, and the others learn that dates do not count.',
  question: 'Can the help come first, or the date move behind it?',
  *check(context: RuleContext): Generator<Hit> {
    if (!deliberates(context)) return;
    let due: { readonly date: StatedDate; readonly text: string } | undefined;
    const help: { readonly date: StatedDate; readonly text: string; readonly start: number; readonly end: number }[] =
      [];
    for (const { block, text: own, date } of datedSentences(context, context.words.mayMatch([HELP, DUTY]))) {
      if (/\b(?:not|was|were|if|second|another|further|refresher)\b/i.test(own)) continue;
      const { text, start, end } = block;
      if (HELP.test(own)) {
        if (COMES.test(own)) help.push({ date, text, start, end });
      } else if (DUTY.test(own) && BY.test(own.slice(0, date.start))) {
        due = due && isBefore(due.date, date) ? due : { date, text };
      }
    }
    // Some help before the date is help in time.
    if (!due || help.length === 0) return;
    const { date, text } = due;
    const [first] = help;
    if (!first || !help.every((one) => isBefore(date, one.date))) return;
    yield { start: first.start, end: first.end, message: `${quote(first.text)} comes after ${quote(text)}.` };
  },
  mustFire: [
    '# Proposal: one ticket system\n\n## Decision\n\nAll teams must move by 1 May 2031.\n\n## Training\n\nThe workshops start in June 2031.\n',
    '# Rollout strategy\n\n## Timeline\n\n- Every service has to migrate until March 2031\n- The migration guide is published in Q2 2031\n\n## Risks\n\n- Time\n',
  ],
  mustNotFire: [
    '# Proposal: one ticket system\n\n## Decision\n\nAll teams must move by 1 May 2031.\n\n## Training\n\nThe workshops start in March 2031.\n',
    '# Proposal: one ticket system\n\n## Decision\n\nAll teams must move by 1 May 2031.\n\n## Training\n\nThe workshops start in March 2031. Office hours go on from June 2031.\n',
    '# Proposal: one ticket system\n\n## Decision\n\nThe board meets on 1 May 2031.\n\n## Training\n\nThe workshops start in June 2031.\n',
    'You must upgrade by 1 May 2031. The guide is published in June 2031.',
  ],
};
