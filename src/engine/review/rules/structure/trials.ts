import type { Outline } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { cellText, columnOf, isBlank, rowName } from '../columns';
import { deliberates, plainHeading } from '../deliberation';
import { perSection, subtree, subtreeText, wholeText, within } from '../sections';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { insertion } from './skeleton';

const HYPOTHESIS =
  /^(?:(?:hypothesis|h\d{1,2})\s*[\d.]{0,4}\s*[:–—-]\s*)?(?:we|i) (?:believe|assume|hypothesi[sz]e|bet) that\b/i;
const HEADING = /^(?:(?:key|our|the|main|product) )?hypothes[ie]s\b/i;
const TEST = anyOf`
  we('ll| will)? (know|see|have (proof|succeeded)|be (right|wrong)), measur*, success*, if (at least|more than|less than|fewer than|we see|the), when we see, signal*, metric*, test*, experiment*, validat*, invalidat*, falsif*, prove[ns]?
  target*, threshold*, at least \d*, more than \d*, by \d*, from \d*, \d+ ?%, \d+ ?percent, \d+ (of|out of) \d+, kill criteri*, evidence, outcome, interview*, pilot*, a\/b
`;

/** A hypothesis that nothing can prove wrong (Ries, The Lean Startup, 2011; the form after Gothelf and Seiden, Lean UX, 2013). */
const hypothesis: Rule = {
  id: 'design-experience/hypothesis-without-test',
  severity: 'warning',
  topic: 'measure',
  why: 'A hypothesis that no result could sink is a wish, and the work on it never ends.',
  question: 'Which number, by when, would show that you are wrong?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline, detections } = context;
    const isApplied = detections.some(({ id, standing }) => id === 'lean-startup' && standing === 'applied');
    const isTested = perSection((section) => TEST.test(restOf(outline, section)));
    for (const block of [...outline.paragraphs, ...outline.items]) {
      if (!HYPOTHESIS.test(block.text) || block.text.endsWith('?')) continue;
      const heading = plainHeading(outline.headings[block.section]?.text ?? '');
      if (!(HEADING.test(heading) || /^(?:hypothesis|h\d)/i.test(block.text) || isApplied)) continue;
      if (TEST.test(block.text) || isTested(block.section)) continue;
      const { start, end, text } = block;
      const fix = { title: 'Insert what would show it', edits: [insertion(end, ' We will know when … by ….')] };
      yield { start, end, message: `${quote(text)} says nothing that could prove it wrong.`, fix };
    }
  },
  mustFire: [
    '# Self-service portal\n\n## Hypothesis\n\nWe believe that tenants would rather report leaks online than call.\n',
    '# Discovery\n\n## Key hypotheses\n\n- We believe that buyers want one invoice a month\n- H2: We believe that drivers read the messages\n',
  ],
  mustNotFire: [
    '# Self-service portal\n\n## Hypothesis\n\nWe believe that tenants would rather report leaks online. We will know when 30 of 100 reports come that way in May.\n',
    '# Portal\n\n## Hypothesis\n\nWe believe that tenants prefer the form.\n\n### Experiment\n\nA button on the start page.\n',
    '# About us\n\nWe believe that software should be free.\n',
    '# Values\n\n- We believe that people come first\n',
  ],
};

/** What stands under a heading and below it, but for hypotheses and headings that announce them. */
function restOf(outline: Outline, section: number): string {
  return subtreeText(outline, section)
    .split('\n')
    .filter((line) => !HYPOTHESIS.test(line) && !/\bhypothes[ie]s\b/i.test(line))
    .join('\n');
}

const TIMELINE = /^(?:the |incident |detailed )?timeline\b|^chronology\b|^sequence of events\b|^what happened when\b/i;
const REPORT = /\bpost-?mortem\b|\bincident\b|\boutage\b|\bafter[- ]action\b/i;
const TIME =
  /\b\d{1,2}[:.h]\d{2}\b|\b\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.|o'clock|uhr|h)\b|\b\d+ ?(?:min|minutes?|hours?|hrs?|seconds?|days?|sec|s|m)\b|\b20\d\d\b|\bt ?[+-] ?\d|\bnoon\b|\bmidnight\b|\b\d{4} ?(?:utc|z|hrs)\b/i;

/** A timeline without times: nobody can see how long it took to notice, to understand and to mend. */
const timelineTimes: Rule = {
  id: 'engineering-leadership/timeline-without-times',
  severity: 'info',
  topic: 'time',
  why: 'How long it took to notice, to understand and to mend is what the next incident can be compared with.',
  question: 'When did it begin, when was it noticed, and when was it over?',
  *check({ outline }: RuleContext): Generator<Hit> {
    if (!REPORT.test(outline.headings[0]?.text ?? '')) return;
    for (const [index, { start, end, text }] of outline.headings.entries()) {
      if (!TIMELINE.test(plainHeading(text))) continue;
      const steps = within(outline.items, subtree(outline, index)).length;
      if (steps < 3 || TIME.test(subtreeText(outline, index))) continue;
      yield { start, end, message: `${quote(text)} has ${steps} steps and not one time of day.` };
    }
  },
  mustFire: [
    '# Post-mortem: lost orders\n\n## Timeline\n\n- The store stops\n- Support is called\n- The store runs again\n',
    '# Incident 12\n\n## Sequence of events\n\n1. An alert is sent\n2. The on-call engineer restarts the host\n3. All clear\n',
  ],
  mustNotFire: [
    '# Post-mortem: lost orders\n\n## Timeline\n\n- 10:02 the store stops\n- 10:40 support is called\n- 11:05 the store runs\n',
    '# Post-mortem: lost orders\n\n## Timeline\n\n- The store stops\n- After 40 minutes support is called\n- The store runs again\n',
    '# Wedding\n\n## Timeline\n\n- Church\n- Dinner\n- Dance\n',
    '# Incident 12\n\n## Timeline\n\nSee the ticket.\n',
  ],
};

/** The seven ways (AWS, after Orban, "6 Strategies for Migrating Applications to the Cloud", 2016). */
const WAY =
  /^(?:rehost(?:ing)?|re-?platform(?:ing)?|re-?purchas(?:e|ing)|refactor(?:ing)?|re-?architect(?:ing)?|retire|retain|relocate|lift[- ]and[- ]shift)\b/i;

const migrationWay: Rule = {
  id: 'architecture/migration-without-way',
  severity: 'warning',
  topic: 'structure',
  why: 'An application without a way is moved as it is at the end, when the money is gone.',
  question: 'Is it rehosted, replatformed, refactored, bought anew, kept or retired?',
  *check({ outline }: RuleContext): Generator<Hit> {
    for (const table of outline.tables) {
      const way = columnOf(
        table,
        /\b(?:strategy|approach|way|disposition|treatment|R|6 ?Rs?|7 ?Rs?|migration path|path)\b/i,
      );
      if (way < 1) continue;
      const decided = table.rows.filter((row) => WAY.test(cellText(row, way))).length;
      const open = table.rows.filter((row) => isBlank(cellText(row, way)) && rowName(row) !== '');
      if (decided < 2 || open.length > decided) continue;
      for (const row of open) {
        const cell = row.find(({ text }) => text.trim() === rowName(row));
        if (!cell) continue;
        yield { start: cell.start, end: cell.end, message: `${quote(rowName(row))} has no way to migrate.` };
      }
    }
  },
  mustFire: [
    '# To the cloud\n\n| Application | Strategy |\n|---|---|\n| Portal | Rehost |\n| Billing | Replatform |\n| Archive | TBD |\n',
    '# Portfolio\n\n| Application | Owner | 7 Rs | Wave |\n|---|---|---|---|\n| Portal | Web | Refactor | 1 |\n| Fax | IT | Retire | 1 |\n| Payroll | HR | | 2 |\n',
  ],
  mustNotFire: [
    '# To the cloud\n\n| Application | Strategy |\n|---|---|\n| Portal | Rehost |\n| Billing | Replatform |\n| Archive | Retain |\n',
    '# Estate\n\n| Application | Strategy |\n|---|---|\n| Portal | cheap |\n| Billing | |\n',
    '# Form\n\n| Application | Strategy |\n|---|---|\n| | Rehost |\n| | Retire |\n',
  ],
};

const REVERSIBLE = anyOf`two[- ]way door, type[- ]?2 decision, type two decision, (easily|fully|quickly|is) reversible, reversible decision, can (easily|always) be (reversed|undone), easy to (reverse|undo)`;
const WAY_BACK = anyOf`
  roll(ing|ed)? ?back, rollback, revert*, undo(ing)?, switch(ing)? back, go(ing)? back, turn(ed|ing)? off, switch(ed)? off, feature flag*, flag, restor*, exit*, way back, cancel*, terminat*, re-?enabl*, disabl*, by (re)?mov*, keep (the )?old, old (one|system|version|tool) (stays|runs|remains|is kept)
  notice, within \d+, in (a|one|two|three|\d+) (day|week|hour|sprint|month)s?, costs? (us )?(nothing|little|less|about|\d+), because, as (we|the|it|no|nothing), since, fallback, fall back, uninstall*, delete*, export*, parallel
`;

const wayBack: Rule = {
  id: 'engineering-leadership/reversible-without-way-back',
  severity: 'info',
  topic: 'risk',
  pull: { axis: 'control', towards: 'up' },
  why: 'A door is two-way only for as long as somebody knows how to go back, and what that costs.',
  question: 'How would you go back, until when, and what would it cost?',
  *check(context: RuleContext): Generator<Hit> {
    if (!deliberates(context)) return;
    const said = context.words
      .mayMatch([REVERSIBLE])
      .find(
        ({ text }) =>
          REVERSIBLE.test(text) && !/\b(?:not|never|hardly|isn['’]t|no longer|if|whether|unless)\b|\?$/i.test(text),
      );
    if (!said) return;
    const others = wholeText(context.outline).replace(said.text, '');
    if (WAY_BACK.test(said.text) || WAY_BACK.test(others)) return;
    const { start, end, text } = said;
    yield { start, end, message: `${quote(text)} does not say how to go back.` };
  },
  mustFire: [
    '# Decision: one chat tool\n\n## Context\n\nThree tools.\n\n## Decision\n\nWe take the second one. This is a two-way door.\n',
    '# Proposal: flat teams\n\n## Background\n\nFour layers.\n\n## Proposal\n\nWe drop one layer in May. The decision is reversible.\n',
  ],
  mustNotFire: [
    '# Decision: one chat tool\n\n## Context\n\nThree tools.\n\n## Decision\n\nWe take the second one. This is a two-way door: the old tool stays until June and we can switch back in a day.\n',
    '# Decision: sell the depot\n\n## Context\n\nEmpty.\n\n## Decision\n\nWe sell. This is not easily reversible.\n',
    'The reaction is reversible. A two-way door has hinges on both sides.',
    '# Proposal: flat teams\n\n## Background\n\nFour layers.\n\n## Proposal\n\nThe decision is reversible.\n\n## Rollback\n\nThe old plan holds again from July.\n',
  ],
};

/** Rules on what is tried, moved or taken back. */
export const trialChecks: readonly Rule[] = [hypothesis, timelineTimes, migrationWay, wayBack];
