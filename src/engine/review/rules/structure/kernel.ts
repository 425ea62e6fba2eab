import { enumerated } from '../../../format';
import { lastSection } from '../../fixes';
import type { Hit, Rule, RuleContext } from '../../rule';
import { deliberates } from '../deliberation';
import { wholeText } from '../sections';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { isLabelled, layoutOf } from './layout';
import { partsRule } from './missing-parts';

/** The kernel (Rumelt, Good Strategy Bad Strategy, 2011). */
const KERNEL = {
  Diagnosis:
    'diagnosis*, problem*, challenge*, the challenge*, situation*, context*, background*, where we are*, where we stand*, current state*, the problem*, diagnostic*, where are we*, why*, today*, analysis*, findings*, what is going on*, assessment*, opportunity*, swot*',
  'Guiding policy':
    'guiding policy*, guiding policies*, guiding principle*, guiding principles*, approach*, policy*, direction*, strategic choice*, strategic choices*, principles*, our approach*, pillars*, strategy*, our strategy*, bets*, choices*, how we win*, where to play*, vision*',
  'Coherent actions':
    'coherent action*, coherent actions*, action*, actions*, initiatives*, plan*, roadmap*, next steps*, what we will do*, what we do*, steps*, key actions*, coherent*, coherent set*, phase*, phases*, milestones*, projects*, programme*, program*, recommendations*, execution*, implementation*, work*, tactics*, priorities*, what happens next*, what comes first*',
};

const named = partsRule({
  id: 'executive-strategy/kernel-missing',
  severity: 'warning',
  frameworks: ['good-strategy-bad-strategy'],
  name: 'the kernel',
  parts: KERNEL,
  least: 2,
  why: 'A policy without a diagnosis answers no question, and one without actions is a slogan.',
  question: 'What is really going on, what do we do about it in general, and what does each of us do first?',
  mustFire: [
    '# Platform strategy\n\nBy the kernel of Good Strategy Bad Strategy.\n\n## Diagnosis\n\nEvery team deploys by hand.\n\n## Guiding policy\n\nOne paved road.\n',
    '# Strategy after Rumelt\n\n- Guiding policy: one paved road\n- Coherent actions: template, migration, retirement\n',
    `# Data strategy\n\n## Vision\n\nWe are the most data-driven insurer of the region. ${'Data is an asset of all of us and everybody uses it every day with joy and with care. '.repeat(6)}\n\n## Goals\n\n- A single view of the customer\n- More insight for everyone\n\n## Roadmap\n\n- Lake in Q1\n- Portal in Q2\n${'- Train another group of people in the new tools and ways\n'.repeat(6)}`,
  ],
  mustNotFire: [
    '# Strategy\n\nThe kernel of Good Strategy Bad Strategy:\n\n- The challenge: manual deploys\n- Guiding policy: one paved road\n- Actions: template, migration\n',
    'Good Strategy Bad Strategy speaks of a diagnosis and a guiding policy.',
    '# Retry strategy\n\n## Options\n\n- Linear\n- Exponential\n\n## Usage\n\nCall it.\n',
    `# Data strategy\n\n## Vision\n\nOne view. ${'Data is an asset of all of us and everybody uses it every day with joy. '.repeat(6)}\n\n## Why now\n\nReports contradict each other because each team keeps its own copy.\n\n## Roadmap\n\n- Lake in Q1\n${'- Train another group of people in the new tools and ways\n'.repeat(6)}`,
  ],
});

/** Words of a text below which nobody expects more than a note. */
const LONG_ENOUGH = 150;
const TITLE = /\b(?:strategy|strategic plan)\b(?! (?:pattern|guide|game|for (?:testing|caching|retries))\b)/i;
/** Strategies that are ways to do one technical thing, not plans of an organisation. */
const TECHNICAL =
  /\b(?:retry|retries|cach\w*|branch\w*|test\w*|merg\w*|deploy\w*|release|backup|logging|rollback|upgrade|naming|versioning|migration|rendering|loading|pagination|sync\w*|trading|betting|game|sort\w*|index\w*|sampling|rout\w*|error|exception|update|build|locking|partition\w*|sharding|fallback|pattern|content|search|allocation|scheduling|eviction|matching|parsing|auth\w*|hash\w*)\b/i;
const DIAGNOSIS = anyOf`
  diagnos*, problem*, challeng*, obstacle*, because, bottleneck*, pain*, root cause*, difficult*, fail*, today, current*, currently, situation, context, background
  why, suffer*, lack*, gap*, too (slow|many|few|little|much|late), hard to, weakness*, threat*, risk*, pressure*, struggl*, cannot, crisis, issue*, legacy, debt
  friction, constrain*, limit*, status quo, as-is, swot, trend*, shift*, declin*, los(s|es|ing|t), cost*, slow*, complain*, barrier*, blocker*, driver*, need*
`;
const ACTIONS = anyOf`
  action*, initiative*, roadmap*, plan*, step*, milestone*, project*, program(me)?s?, will, phase*, quarter*, Q[1-4], H[12], 20\d\d, deliver*, implement*, task*
  backlog, measures?, workstream*, timeline, tactic*, do, next, must, should, priorit*, invest*, build*, introduc*, establish*, creat*, develop*
`;

/** The same for a text that calls itself a strategy without naming the kernel: with nothing that could pass for a part. */
const kernelMissing: Rule = {
  ...named,
  *check(context: RuleContext): Generator<Hit> {
    const found = [...named.check(context)];
    yield* found;
    const [title] = context.outline.headings;
    if (found.length > 0 || !title || !TITLE.test(title.text) || TECHNICAL.test(title.text) || !deliberates(context))
      return;
    if (layoutOf(context, KERNEL, 3)) return;
    const text = wholeText(context.outline);
    if (text.split(/\s+/, LONG_ENOUGH).length < LONG_ENOUGH) return;
    const isMissing = (part: string, words: RegExp) => !isLabelled(context, KERNEL, part) && !words.test(text);
    const missing = [
      ...(isMissing('Diagnosis', DIAGNOSIS) ? ['diagnosis'] : []),
      ...(isMissing('Coherent actions', ACTIONS) ? ['actions'] : []),
    ];
    if (missing.length === 0) return;
    const { start, end } = title;
    const heading = missing[0] === 'diagnosis' ? 'Diagnosis' : 'Coherent actions';
    const fix = lastSection(`Insert the section “${heading}”`, context.outline, heading, '…');
    yield { start, end, message: `${quote(title.text)} has no ${enumerated(missing)}.`, fix };
  },
};

/** Rules on the kernel of a strategy. */
export const kernelChecks: readonly Rule[] = [kernelMissing];
