import { lastSection } from '../../fixes';
import type { Item, Outline } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { deliberates, plainHeading } from '../deliberation';
import { stated } from '../outright';
import { subtree, subtreeText, wholeText, within } from '../sections';
import { anyOf, exactly } from '../vocabulary';
import { counted, quote } from '../wording';
import { ALL_FIRST, NOT_FIRST } from './priority-phrases';
import { strategyPaper, strategySections } from './strategy-papers';

/** Goals from which on a list of them is taken for a strategy. */
const ENOUGH_GOALS = 3;
/** How an item begins that says what is to be reached. */
const GOAL =
  /^(?:to )?(?:increas|grow|becom|achiev|reach|improv|doubl|tripl|be (?:the|a|number|known|recogni[sz]ed)|reduc|deliver|expand|win|rais|boost|strengthen|enhanc|maximi[sz]|ensur|driv|accelerat|lead |attract|retain|maintain|provid|creat|enabl|empower|foster|excel|cut|lower|raise|\d{1,3} ?%)/i;
/** What a strategy has beyond its goals: what stands in the way, and by what means it is overcome. */
const MEANS = anyOf`
  diagnos*, obstacles?, bottleneck, root cause, the problem (is|was), challenge (is|was), guiding policy, coherent actions?
  instead of, rather than, trade-?offs?, at the expense, we (will |do )not, how we, we (concentrate|focus|bet|choose|chose) on
`;
/** As much, within the list itself. */
const MEANS_THERE = anyOf`because, therefore, so that, by \w+ing, through \w+ing, by means of, stop*, only, alone, not`;

/** A strategy that is a list of goals. */
export const goalsAsStrategy: Rule = {
  id: 'executive-strategy/goals-as-strategy',
  severity: 'warning',
  topic: 'structure',
  why: 'Goals say where one would like to be; a strategy says what is in the way and how it is overcome.',
  question: 'What stands in the way of these goals, and which one thing do you do about it?',
  *check(context: RuleContext): Generator<Hit> {
    if (!deliberates(context) || MEANS.test(wholeText(context.outline))) return;
    for (const { heading, index } of [...strategySections(context), ...ofTitle(context)]) {
      const items = outermost(within(context.outline.items, subtree(context.outline, index)));
      if (items.some(({ text }) => MEANS_THERE.test(text))) continue;
      const goals = items.filter(({ text }) => GOAL.test(text));
      if (goals.length < ENOUGH_GOALS || goals.length < items.length * 0.75) continue;
      const { start, end, text } = heading;
      const message = `Under ${quote(text)} stand ${counted(goals.length, 'goal')}, and the text names nothing that is in their way.`;
      yield { start, end, message };
      return;
    }
  },
  mustFire: [
    '# Technology 2031\n\n## Background\n\nWe are 400 people.\n\n## Strategy\n\n- Increase revenue by 20 %\n- Become the leading provider\n- Improve customer satisfaction\n\n## Budget\n\n€2 million.\n',
    `# Platform strategy\n\n## Summary\n\nThis paper sets out where the platform goes in the next two years, for the board and for all teams. ${'It is read together with the budget of the year and the plan for hiring. '.repeat(9)}\n\n## What we aim for\n\n- Reduce cost by 10 %\n- Double the number of releases\n- Achieve 99.9 % availability\n- Attract the best engineers\n`,
  ],
  mustNotFire: [
    '# Technology 2031\n\n## Diagnosis\n\nReleases wait for one team.\n\n## Strategy\n\n- Increase revenue by 20 %\n- Become the leading provider\n- Improve customer satisfaction\n',
    '# Technology 2031\n\n## Background\n\nWe are 400 people.\n\n## Strategy\n\n- Increase revenue by selling to hospitals alone\n- Reduce the range to four products\n- Improve margins because of it\n\n## Budget\n\n€2 million.\n',
    '# Technology 2031\n\n## Background\n\nWe are 400 people.\n\n## Goals\n\n- Increase revenue by 20 %\n- Become the leading provider\n- Improve customer satisfaction\n\n## Budget\n\n€2 million.\n',
    '# Cache\n\n## Strategy\n\n- Reduce misses\n- Increase hits\n- Improve latency\n',
  ],
};

function outermost(items: readonly Item[]): Item[] {
  return items.filter(({ depth }) => depth === 0);
}

/** The whole paper, where its title calls it a strategy and no section of it does. */
function ofTitle(context: RuleContext) {
  const heading = strategyPaper(context);
  return heading && strategySections(context).length === 0 ? [{ heading, index: 0 }] : [];
}

/** What a strategy says that says no to something. */
const GIVEN_UP = anyOf`
  not (to|do|be|build*|invest*|pursu*|support*|offer*|serve|enter|buy|chase|fund*|in scope|now|this year|yet), (will|shall|do|does|are|is|can) (\w+ )?(not|no longer), (won|don|doesn|isn|aren|can)['’]t, cannot, nothing
  stop*, non-?goals?, out of scope, (instead|ahead|at the expense|at the cost) of, rather than, trade-?offs?, giv(e|es|en|ing) up, drop(s|ped|ping)?
  end(s|ed|ing)? (the|our|all|support|work), sacrific*, de-?prioriti[sz]*, say(s|ing)? no, no longer, no (more|new|further), fewer, postpon*, defer*, later, exclu*, without
  retir*, sunset*, paus*, abandon*, exit(s|ed|ing)?, wind(s|ing)? down, cease*, discontinu*, decommission*, only (the|in|for|one|two|three|on), limited to, limit*
  less (of|work|time|money|than|on), cut(s|ting)?, divest*, sell off, close(s|d)?, freez*, over (features|speed|breadth), focus(es)? (only|exclusively), accept*, lose, cost of
`;

/** "This, not that" is a choice. */
const RATHER_THIS = /[,;–—] not (?!only|just|least|to mention|surprisingly)/;

/** A strategy that says no to nothing. */
export const nothingGivenUp: Rule = {
  id: 'executive-strategy/nothing-given-up',
  severity: 'warning',
  topic: 'scope',
  pull: { axis: 'scope', towards: 'down' },
  why: 'A strategy that gives up nothing has chosen nothing, and is paid for in equal thin slices.',
  question: 'What good and wanted thing will you not do because of it?',
  *check(context: RuleContext): Generator<Hit> {
    const title = strategyPaper(context);
    const whole = wholeText(context.outline);
    if (!title || !deliberates(context) || GIVEN_UP.test(whole) || RATHER_THIS.test(whole)) return;
    const { start, end, text } = title;
    const fix = lastSection(
      'Insert the section “What we will not do”',
      context.outline,
      'What we will not do',
      '- We will not …, because …\n- We stop … by …',
    );
    yield { start, end, message: `${quote(text)} says nowhere what is given up for it.`, fix };
  },
  mustFire: [
    `# Platform strategy\n\n## Vision\n\nAll teams share one platform.\n\n## Guiding policy\n\n${'We build the portal, the pipelines and the catalogue with all teams together, in three countries. '.repeat(8)}\n`,
    `# Company strategy 2031\n\n## Goals\n\n${'- Grow in every market and with every product, for every kind of customer we have\n'.repeat(9)}\n## Budget\n\n€4 million a year.\n`,
  ],
  mustNotFire: [
    `# Platform strategy\n\n## Guiding policy\n\n${'We build the portal, the pipelines and the catalogue with all teams together, in three countries. '.repeat(8)}\n\n## Non-goals\n\nA portal for customers.\n`,
    `# Company strategy 2031\n\n## Goals\n\n${'- Grow in every market and with every product, for every kind of customer we have\n'.repeat(9)}\n## Budget\n\nThe money comes from the retail business, which we wind down by 2032.\n`,
    `# Test strategy\n\n## Summary\n\n${'Units are tested by the teams, and the whole by a group of testers, in every country. '.repeat(10)}\n\n## Risks\n\n- Time\n`,
    '# Platform strategy\n\n## Summary\n\nSee the talk.\n',
  ],
};

/** More than anybody holds in mind: seven, plus or minus two, is what G. A. Miller counted (Psychological Review 63, 1956). */
const MOST_PRIORITIES = 7;
const PRIORITIES = exactly`
  (our |the )?((top|key|main|strategic|company|team|engineering|technology|product|annual|\d{4}) )?(priorities|focus areas|strategic (pillars|themes|initiatives|goals|objectives)|pillars|top goals|must-win battles)( for .+| \d{4})?
`;

/** More priorities than anybody can hold. */
export const tooManyPriorities: Rule = {
  id: 'executive-strategy/too-many-priorities',
  severity: 'warning',
  topic: 'scope',
  pull: { axis: 'scope', towards: 'down' },
  why: 'Where everything comes first, each team picks its own first.',
  question: 'Which three would you keep if you could keep only three?',
  *check(context: RuleContext): Generator<Hit> {
    if (!deliberates(context)) return;
    const { outline } = context;
    for (const { place } of stated(context, ALL_FIRST, NOT_FIRST)) {
      const { start, end, text } = place.block;
      yield { start, end, message: `${quote(text)} puts everything first.` };
    }
    for (const [index, { text, start, end }] of outline.headings.entries()) {
      if (
        !PRIORITIES.test(plainHeading(text)) ||
        /\b(?:backlog|nice to have|P[0-4])\b/i.test(subtreeText(outline, index))
      )
        continue;
      const count = prioritiesUnder(outline, index);
      if (count <= MOST_PRIORITIES) continue;
      yield { start, end, message: `${counted(count, 'item')} stand under ${quote(text)}.` };
    }
  },
  mustFire: [
    `# Strategy 2031\n\n## Background\n\nWe grow.\n\n## Our priorities\n\n${'- Another thing of the first rank\n'.repeat(9)}`,
    `# Strategy 2031\n\n## Background\n\nWe grow.\n\n## Priorities\n\n${'- Another thing of the first rank\n'.repeat(9)}`,
    `# Strategy 2031\n\n## Background\n\nWe grow.\n\n## Our top priorities\n\n${'- Another thing of the first rank\n'.repeat(9)}`,
    '# Annual plan\n\n## Goals\n\nAll five projects have top priority.\n\n## Budget\n\nNone.',
    `# Plan for the year\n\n## Decision\n\nWe go on.\n\n## Scope\n\nAll.\n\n## Strategic priorities\n\n${'### One of them\n\n- a\n- b\n\n'.repeat(8)}`,
  ],
  mustNotFire: [
    `# Strategy 2031\n\n## Background\n\nWe grow.\n\n## Our priorities\n\n${'- Another thing of the first rank\n'.repeat(5)}`,
    `# Strategy 2031\n\n## Background\n\nWe grow.\n\n## Our priorities\n\n${'### One of three\n\n- a\n- b\n- c\n\n'.repeat(3)}`,
    `# Tool\n\n## Priorities\n\n${'- A level of the log\n'.repeat(9)}`,
    `# Plan for the year\n\n## Decision\n\nWe go on.\n\n## Scope\n\nAll.\n\n## Priorities\n\n${'- P1: a fault of the first rank\n'.repeat(9)}`,
  ],
};

/** The items of the section itself, or else the headings right below it. */
function prioritiesUnder(outline: Outline, index: number): number {
  const own = outermost(within(outline.items, { first: index, end: index + 1 })).length;
  if (own > 0) return own;
  const { first, end } = subtree(outline, index);
  const depth = outline.headings[index]?.depth ?? 0;
  return outline.headings.slice(first + 1, end).filter((heading) => heading.depth === depth + 1).length;
}
