import { once } from '../../../once';
import { appendix } from '../../fixes';
import type { Block, Outline } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { plainHeading } from '../deliberation';
import { subtree, subtreeText, within } from '../sections';
import { anyOf } from '../vocabulary';
import { counted, quote } from '../wording';
import { insertion } from './skeleton';

const PRE_MORTEM = /\bpre-?mortem\b/i;
const CHANGE = anyOf`
  mitigat*, prevent*, avoid*, counter*, contingenc*, plan b, response*, respond, therefore, action*, change*, changed, we (will|now|add|added|move|moved|cut|start|agreed|decided|changed), so we, instead, owner*
  revis*, adjust*, adapt*, amend*, safeguard*, warning sign*, early sign*, cover(ed|s)?, bounded, plan response, accept*, guard*, must, clarif*, verif*, validat*, incorporat*, trip-?wires?, indicator*, detect*, monitor*, reduc*, address*, hedg*, check*, what we do, what we will do, to prevent, next steps?, test(ed)? (first|early), pilot, cap, fallback, until
`;

/** "Nobody came -> we invite twice", "Nobody came to it: an invitation from the director". */
const ANSWERED = /→|->|=>|^(?:[^\s:]+ ){3,20}[^\s:]+: (?:\S+ ){2}/;

/** Causes of an imagined failure that change nothing (Klein, "Performing a Project Premortem", 2007: the last step is the plan's). */
const preMortemCauses: Rule = {
  id: 'engineering-leadership/pre-mortem-causes',
  severity: 'warning',
  topic: 'risk',
  why: 'A pre-mortem is held to change the plan; causes that change nothing will be read again in the post-mortem.',
  question: 'What do you do differently because of the likeliest of these causes?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline } = context;
    for (const [index, heading] of outline.headings.entries()) {
      if (!PRE_MORTEM.test(heading.text) || /\b(?:how|what is|template|guide|agenda|why)\b/i.test(heading.text))
        continue;
      const below = subtree(outline, index);
      const causes = within(outline.items, below).filter(({ depth }) => depth === 0);
      const rows = within(outline.tables, below).reduce((sum, table) => sum + table.rows.length, 0);
      const count = causes.length + rows;
      if (count < 2 || causes.some(({ text }) => text.endsWith('?') || ANSWERED.test(text))) continue;
      const next = below.end < outline.headings.length ? subtreeText(outline, below.end) : '';
      if (CHANGE.test(subtreeText(outline, index).slice(heading.text.length)) || CHANGE.test(next)) continue;
      const { start, end, text } = heading;
      const first = causes[0] ?? within(outline.tables, below)[0]?.rows[0]?.[0];
      const fix = appendix(
        'Insert what changes in the plan',
        outline,
        index,
        'What we change in the plan:\n\n- Against …: …',
      );
      yield {
        start,
        end,
        message: `${quote(text)} has ${counted(count, 'cause')} such as ${quote(first?.text ?? '')}, and nothing in the plan changes.`,
        fix,
      };
      return;
    }
  },
  mustFire: [
    '# Launch plan\n\n## Pre-mortem\n\nIt is a year later and it failed.\n\n- Nobody wanted the new form\n- The vendor was late\n- Two experts left\n',
    '# Premortem: new portal\n\n1. Teams kept their old scripts\n2. The login was too slow\n',
  ],
  mustNotFire: [
    '# Launch plan\n\n## Pre-mortem\n\n- Nobody wanted the new form: we test it with six tenants in May\n- The vendor was late: contingency of four weeks\n',
    '# Launch plan\n\n## Pre-mortem\n\n- Nobody wanted the new form\n- The vendor was late\n\n## Changes to the plan\n\n- Six tenants try it in May\n',
    '# Pre-mortem\n\n| Cause | Mitigation |\n|---|---|\n| Nobody wanted it | try in May |\n| Vendor late | second source |\n',
    '# How to run a pre-mortem\n\n- Imagine the failure\n- Write down causes\n',
    '# Pre-mortem questions\n\n- Why did it fail?\n- Who left?\n',
  ],
};

const WHYS = /\b(?:5|five)[- ]?whys?\b/i;
/** "Why did it stop?", "1st why:", "Why 2:", "Why #3 -". */
const WHY =
  /^["“']?(?:(?:\d\.?|#\d) )?(?:(?:first|second|third|fourth|fifth|sixth|1st|2nd|3rd|4th|5th|6th) why\b|why\b(?: ?#?\d)?|why\d\b|because\b)/i;
/** Whys below which the chain has hardly left the symptom. */
const SHALLOW = 2;
/** Causes a chain stops at because nobody can go deeper, or need not. */
const MAX_STEPS = 20;

const fiveWhysDepth: Rule = {
  id: 'engineering-leadership/five-whys-depth',
  severity: 'warning',
  topic: 'evidence',
  why: 'The first answers are symptoms; what is changed because of them comes back in another place.',
  question: 'Why that, and why that again, until the answer is something you can change for good?',
  *check({ outline }: RuleContext): Generator<Hit> {
    for (const { heading, steps } of chainsOf(outline)) {
      const last = steps.at(-1);
      if (!last || steps.length > SHALLOW) continue;
      const { start, end } = last;
      const isList = outline.items.some((item) => item.start === last.start);
      const text = isList ? '\n- Why …? Because …\n- Why …? Because …' : '\n\nWhy …? Because …\n\nWhy …? Because …';
      const fix = { title: 'Insert two whys more', edits: [insertion(end, text)] };
      yield {
        start,
        end,
        message: `${quote(last.text)} is where the whys of ${quote(heading.text)} stop, after ${counted(steps.length, 'question')}.`,
        fix,
      };
    }
  },
  mustFire: [
    '# Post-mortem\n\n## Five whys\n\n1. Why did the site fail? The disk was full.\n2. Why was it full? Logs were not rotated.\n\n## Actions\n\n- Rotate logs\n',
    '# Incident 12\n\n## 5 Whys\n\n- Why was the mail late? The queue stood still.\n',
    '# Five whys: late parcels\n\nWhy were they late? The van broke down.\n\nWhy did it break down? It was old.\n',
  ],
  mustNotFire: [
    '# Post-mortem\n\n## Five whys\n\n1. Why did the site fail? Disk full.\n2. Why? Logs.\n3. Why? No rotation.\n4. Why? New hosts lack it.\n',
    '# Post-mortem\n\n## Five whys\n\n| Why | Because |\n|---|---|\n| did it fail | disk |\n| was it full | logs |\n| did they grow | no rotation |\n',
    '# The five whys\n\nThe method asks why five times.\n\n- Write down the problem\n- Ask why\n',
    '# FAQ\n\n- Why does it fail? Read the log.\n',
  ],
};

interface Chain {
  readonly heading: Block;
  readonly steps: readonly Block[];
}

/** The questions below a heading that announces the five whys; a table's rows are questions, too. */
const chainsOf = once((outline: Outline): readonly Chain[] => {
  const chains: Chain[] = [];
  for (const [index, heading] of outline.headings.entries()) {
    if (!WHYS.test(heading.text) || /\b(?:how to|what|template|method|technique|guide|example)\b/i.test(heading.text))
      continue;
    const below = subtree(outline, index);
    if (within(outline.tables, below).length > 0) continue;
    const headings = outline.headings.slice(below.first + 1, below.end);
    const blocks = [...headings, ...within(outline.items, below), ...within(outline.paragraphs, below)].sort(
      (a, b) => a.start - b.start,
    );
    const questions = blocks.filter(({ text }) => WHY.test(text) && !/^because\b/i.test(text));
    const answers = blocks.filter(({ text }) => /^["“']?because\b/i.test(text));
    const inner = within(outline.sentences, below).filter(({ text }) =>
      /^["“']?(?:and |but )?why\b.*\?/i.test(text),
    ).length;
    const steps = questions.length > 0 ? questions : answers;
    const others = blocks.length - headings.length - steps.length;
    // Many blocks that begin otherwise: the chain has another form than this reads.
    if (steps.length === 0 || inner > steps.length || others > steps.length * 2 + 1 || blocks.length > MAX_STEPS)
      continue;
    chains.push({ heading, steps });
  }
  return chains;
});

const CAUSE = /^(?:the |underlying |main |probable |ultimate )?root cause(?:s|\(s\))?(?: analysis)?$/i;
const CAUSE_LABEL = /^(?:the )?root cause(?:s|\(s\))?(?: was| is|:)\s+/i;
const PERSON = anyOf`
  human error, user error, operator error, pilot error, (human|operator|personal|individual) mistake, carelessness, negligence, (lack of|insufficient) (attention|care|diligence|concentration)
  (an?|the|our|one|this|on-?call|junior|senior|new) (\w+ )?(engineer|developer|operator|administrator|admin|dba|sysadmin|employee|technician|colleague|team member|contractor|intern|analyst|nurse|driver) (had |has |simply |just )?(forgot|forgotten|made (a|an) (\w+ )?(mistake|error)|mistakenly|accidentally|was (careless|tired|distracted|not careful|not paying)|did not (pay|check|read|follow|think|notice|test)|didn['’]t (pay|check|read|follow|think|notice|test)|failed to|ignored|overlooked|mistyped)
  somebody (forgot|made a mistake), someone (forgot|made a mistake), (he|she) (forgot|made a mistake|was careless|failed to|did not check)
`;
const SYSTEM = anyOf`
  because, allow*, permit*, no (check*|guard*|test*|review*|validation|alert*|warning*|automat*|process*|safeguard*|one|documentation|confirmation), missing, lack(s|ed)? (of )?(a |an |any )?(check*|test*|review*|validation|automat*|process*|training|documentation|monitor*|alert*|tool*)
  process*, tool*, default*, design*, system*, script*, runbook*, documentation, unclear, confusing, interface, pipeline*, polic(y|ies), automat*, since, due to (a|the) (missing|lack), which (let|made), not (documented|tested|automated|reviewed|enforced|validated|possible), could (have|be), why
`;

const fiveWhysPerson: Rule = {
  id: 'engineering-leadership/five-whys-person',
  severity: 'warning',
  topic: 'people',
  why: 'People will err again; a cause that ends at a person leaves in place what let the error through.',
  question: 'What made the mistake easy to make, and what let it through?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline } = context;
    for (const blocks of [...causesOf(outline), ...chainsOf(outline).map(({ steps }) => steps.slice(-1))]) {
      const blamed = blocks.find(({ text }) => PERSON.test(text));
      if (!blamed || blocks.some(({ text }) => SYSTEM.test(text.replace(CAUSE_LABEL, '').replace(/^.{0,200}?\?/, ''))))
        continue;
      const { start, end, text } = blamed;
      const fix = { title: 'Ask why once more', edits: [insertion(end, ' Why could that happen? Because …')] };
      yield { start, end, message: `${quote(text)} makes a person the root cause.`, fix };
    }
  },
  mustFire: [
    '# Post-mortem: lost orders\n\n## Root cause\n\nThe engineer forgot to switch the flag.\n\n## Actions\n\n- Platform team adds a check\n',
    '# Incident\n\n## Five whys\n\n1. Why were orders lost? The flag was off.\n2. Why was it off? It was set by hand.\n3. Why was it wrong? Human error.\n',
    '# Incident 7\n\nRoot cause: operator error during the restart\n',
  ],
  mustNotFire: [
    '# Post-mortem: lost orders\n\n## Root cause\n\nAn engineer forgot to switch the flag, because the runbook did not name it.\n',
    '# Post-mortem\n\n## Root cause\n\nThe deploy tool allowed a release without the flag. An operator failed to notice.\n',
    '# Root cause\n\nHuman error is never the root cause: ask what allowed it.\n',
    '# Manual\n\n## User error\n\nThe operator forgot the key.\n',
  ],
};

/** What stands under a heading or label "Root cause", each with all that belongs to it. */
function causesOf(outline: Outline): Block[][] {
  const found: Block[][] = [];
  for (const [index, heading] of outline.headings.entries()) {
    if (CAUSE.test(plainHeading(heading.text))) found.push(within(outline.sentences, subtree(outline, index)));
  }
  for (const blocks of [outline.paragraphs, outline.items]) {
    for (const block of blocks) if (CAUSE_LABEL.test(block.text)) found.push([block]);
  }
  return found;
}

/** Rules on how a text looks for causes, of what failed and of what might. */
export const causeChecks: readonly Rule[] = [preMortemCauses, fiveWhysDepth, fiveWhysPerson];
