import type { Block } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { Phrases } from '../../words/phrases';
import { deliberates } from '../deliberation';
import { quote } from '../wording';
import { presumedFair, unattended } from './machines-alone';
import { statementsWith } from './together';

/** What a text calls a system that judges; "model" alone counts only beside one of {@link LEARNED}. */
const MACHINE = new Phrases([
  'model',
  'AI',
  'LLM',
  'algorithm',
  'classifier',
  'language model',
  'automatically',
  'automated',
  'machine learning',
  'the system',
  'the score',
  'scoring',
  'a score',
]);
const LEARNED = new Phrases([
  'AI',
  'LLM',
  'classifier',
  'language model',
  'machine learning',
  'neural network',
  'algorithm',
  'predictive model',
  'trained model',
  'model trained',
  'train~ a model',
  'the model scores',
  'model that scores',
  'model was trained',
  'model is trained',
  'scoring model',
  'model predicts',
]);
const JUDGES = new Phrases([
  'reject~',
  'approve~',
  'decide~',
  'deny~',
  'denies',
  'denied',
  'refuse~',
  'rank~',
  'screen~',
  'shortlist~',
  'score~',
  'dismiss~',
  'triage~',
  'terminate~',
  'sort~ out',
  'filter~ out',
  'select~',
  'invite~',
  'choose~',
  'block~',
  'suspend~',
  'predicts which',
  'predict which',
  'rejection',
  'refusal',
]);
const PEOPLE = new Phrases([
  'applicant',
  'candidate',
  'borrower',
  'loan application',
  'credit application',
  'job application',
  'claimant',
  'patient',
  'employee',
  'prospective tenant',
  'student',
  'job seeker',
  'policyholder',
  'citizen',
  'beneficiary',
  'CV',
  'customer account',
  "customer's account",
  'benefit claim',
  'insurance claim',
  'loan',
  'consumer credit',
  'each application',
  'every application',
  'all applications',
  'mortgage',
  'tenancy',
  'benefits',
]);
/** Words that make "candidate" or "select" speak of things. */
const THINGS = new Phrases([
  'candidate model',
  'candidate vendor',
  'candidate solution',
  'candidate tool',
  'candidate database',
  'release candidate',
  'data model',
  'operating model',
  'select the model',
]);
const HUMANS = new Phrases([
  'human',
  'review~',
  'reviewed',
  'reviewer',
  'a person',
  'by hand',
  'manual~',
  'manually',
  'four eyes',
  'appeal~',
  'object to',
  'override~',
  'overrule~',
  'overrides',
  'final decision',
  'final say',
  'by a recruiter',
  'recruiter reads',
  'recruiter decides',
  'recruiters decide',
  'by a physician',
  'physician decides',
  'by a clerk',
  'clerk decides',
  'by a caseworker',
  'caseworker decides',
  'by a loan officer',
  'staff decide',
  'supervise~',
  'supervised',
  'escalate~',
  'escalated',
  'checked by',
  'confirmed by',
  'approved by',
  'decided by',
  'confirm~',
  'looks at',
  'look at',
  'advice only',
  'recommendation only',
]);
const GROUPS = new Phrases([
  'bias',
  'biased',
  'fair',
  'fairness',
  'unfair',
  'disparate',
  'disparity',
  'gender',
  'ethnic',
  'ethnicity',
  'by age',
  'age group',
  'demographic',
  'discriminate~',
  'discrimination',
  'protected',
  'parity',
  'subgroup',
  'each group',
  'groups of',
  'per group',
  'equal~ treat',
  'equality',
  'adverse impact',
  'women',
  'minority',
  'minorities',
]);

/** Where a text has a machine judge people. */
function judgements(context: RuleContext): Block[] {
  if (!deliberates(context) || !context.words.has(LEARNED)) return [];
  return statementsWith(context, PEOPLE, JUDGES, MACHINE).filter(
    ({ text }) => !THINGS.test(text) && !/\b(?:no|not|never|nobody|without|n't)\b/i.test(text),
  );
}

/** A machine that decides about people, and nobody who looks. */
export const noHumanReview: Rule = {
  id: 'ai-ml/no-human-review',
  severity: 'warning',
  topic: 'people',
  pull: { axis: 'control', towards: 'up' },
  why: 'Whoever is refused by a machine has nobody to speak to, and in many places a right to it.',
  question: 'Who looks at a decision before it takes effect, and where does the person concerned object?',
  *check(context: RuleContext): Generator<Hit> {
    const [first] = judgements(context);
    if (!first) return;
    const stated = unattended(context);
    for (const { start, end, text } of stated)
      yield { start, end, message: `${quote(text)} leaves people alone with what a machine decides.` };
    if (stated.length > 0 || context.words.has(HUMANS)) return;
    const { start, end, text } = first;
    yield { start, end, message: `${quote(text)} has a machine judge people, and nobody looks at what it says.` };
  },
  mustFire: [
    '# Proposal: faster hiring\n\n## Context\n\nWe get 900 CVs a month.\n\n## Decision\n\nA classifier screens all applicants and rejects those below 60 points.',
    '# Strategy for small loans\n\n## Goals\n\n- Machine learning approves or denies each loan within a minute',
    '# Proposal: claims\n\n## Context\n\nStaff review terms of loans.\n\n## Decision\n\nAn algorithm decides each insurance claim. No reasons are given, and the decision is final.',
  ],
  mustNotFire: [
    '# Proposal: faster hiring\n\n## Context\n\nWe get 900 CVs a month.\n\n## Decision\n\nA classifier ranks all applicants, and a recruiter reads every CV before a refusal.',
    '# Strategy for small loans\n\n## Goals\n\n- Machine learning proposes; loans are never denied by it',
    '# Proposal: claims\n\n## Context\n\nMany.\n\n## Decision\n\nAn algorithm ranks each insurance claim; no refusal is sent without a person who has read it by hand.',
    '# Decision record: text model\n\n## Status\n\nAccepted\n\n## Decision\n\nWe select one of three candidate models with machine learning benchmarks.',
    '# Screening library\n\nThe classifier scores candidates and rejects the rest.',
  ],
};

/** A machine that decides about people, and no look at how it treats groups of them. */
export const biasUnmeasured: Rule = {
  id: 'ai-ml/bias-unmeasured',
  severity: 'info',
  topic: 'measure',
  why: 'A model repeats what was done before, and the difference between groups shows only to those who count it.',
  question: 'How often is it wrong for each group of people, and which difference is too much?',
  *check(context: RuleContext): Generator<Hit> {
    const [first] = judgements(context);
    if (!first) return;
    const stated = presumedFair(context);
    for (const { start, end, text } of stated)
      yield { start, end, message: `${quote(text)} takes for granted that a machine judges fairly.` };
    if (stated.length > 0 || context.words.has(GROUPS)) return;
    const { start, end, text } = first;
    yield {
      start,
      end,
      message: `${quote(text)} has a machine judge people, and nothing compares how it treats groups of them.`,
    };
  },
  mustFire: [
    '# Proposal: faster hiring\n\n## Context\n\nWe get 900 CVs a month.\n\n## Decision\n\nThe AI ranks all applicants, and a recruiter reads the first fifty.',
    '# Strategy for small loans\n\n## Goals\n\n- A scoring model approves each loan within a minute, and a clerk confirms it',
    '# Proposal: tenants\n\n## Context\n\nMany write.\n\n## Decision\n\nAn algorithm ranks every prospective tenant. It uses income, religion and place of birth, and it cannot discriminate.',
  ],
  mustNotFire: [
    '# Proposal: faster hiring\n\n## Context\n\nWe get 900 CVs a month.\n\n## Decision\n\nThe AI ranks all applicants; rates are compared by gender and age group each month.',
    '# Proposal: tenants\n\n## Context\n\nMany.\n\n## Decision\n\nAn algorithm ranks every prospective tenant. Religion and gender are not used, and rates are compared for each group.',
    '# Strategy for small loans\n\n## Risks\n\n- Bias: refusals are counted per group\n\n## Goals\n\n- A scoring model approves each loan within a minute',
    '# Decision record\n\n## Status\n\nAccepted\n\n## Decision\n\nThe algorithm selects the tenant database for each request.',
    '# Strategy\n\n## Goals\n\n- Recruiters screen candidates within a day\n\n## Risks\n\nNone.',
  ],
};
