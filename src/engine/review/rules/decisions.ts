import { appendix, lastSection } from '../fixes';
import type { Block } from '../outline';
import type { Hit, Rule, RuleContext } from '../rule';
import { decisionsOf } from './decision-places';
import { deliberates } from './deliberation';
import { perSection, subtreeText, wholeText } from './sections';
import { anyOf } from './vocabulary';
import { quote } from './wording';

const ALTERNATIVES = anyOf`
  (?<!no (real |other )?)alternativ*, options?, either, instead, rather than, as opposed to, versus, vs, compared, weighed, considered, rejected, ruled out
  trade-?offs?, pros, drawbacks?, shortlist*, candidates?, status quo, do nothing, doing nothing, could (also )?have
  (other|different) (ways|routes|choices|vendors|approaches)
`;

/** A decision that looks as if there had been only one way. */
export const decisionWithoutAlternatives: Rule = {
  id: 'engineering-leadership/decision-without-alternatives',
  severity: 'warning',
  topic: 'alternatives',
  why: 'Whoever reads it later cannot tell a choice from a habit, and opens the discussion again.',
  question: 'What else was on the table, and why did it lose?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline } = context;
    const [decision] = decisionsOf(context);
    if (!decision || ALTERNATIVES.test(wholeText(outline))) return;
    const { start, end, text } = decision;
    const message = `${quote(text)} stands as decided, and the text names no alternative.`;
    const skeleton = '- …: rejected because …\n- Stay as we are: rejected because …';
    const fix = lastSection(
      'Insert the section “Alternatives considered”',
      outline,
      'Alternatives considered',
      skeleton,
    );
    yield { start, end, message, fix };
  },
  mustFire: [
    '# Decision\n\nWe move all services to one cluster by 1 May 2031.',
    '# Proposal: event bus\n\n## Background\n\nServices call each other.\n\nWe have decided to introduce an event bus in Q3 2031.',
    '# Proposal: developer portal\n\n**Recommendation:** buy the vendor’s portal and review it in a year.',
  ],
  mustNotFire: [
    '# Decision\n\nWe move all services to one cluster by 1 May 2031. Two clusters were considered and rejected.',
    '# Changelog\n\n## 2.0.0\n\nWe decided to drop Node 4.',
    'The decision tree has two leaves. A decision is taken at each node.',
    '# My tool\n\n## Recommendation\n\nUse the newest version.',
    '# Decision\n\n[What we do]\n',
    '# Decision\n\nSee the record.\n\n## Alternatives\n\n- Stay as we are',
  ],
};

const PASSIVE = anyOf`
  (?<!(that|which|who|what) )(it (was|has been)|(has|have) been|was|were)( (also|then|therefore|now|finally))? (decided|agreed|approved|resolved|signed off)
  it is (decided|agreed), (a|the) decision (was|has been) (made|taken|reached)
`;
const NAMED = anyOf`by, between, with`;
const UNDECIDED = anyOf`not, never, nothing, none, yet to be, whatever, what, once, when, if, unless`;
const OWNER =
  /\b(?:own(?:er|s|ed by)|decided by|deciders?|decision makers?|approv(?:ed by|ers?)|accountable|sponsor|DRI|signed off by|chaired by|led by|participants|attendees|present)\b|(?:^|\s)@\w/i;

/** A decision in the passive voice: somebody took it, and the text hides who. */
export const decisionWithoutOwner: Rule = {
  id: 'engineering-leadership/decision-without-owner',
  severity: 'warning',
  topic: 'ownership',
  why: 'A decision nobody took is one that nobody defends, explains or may change.',
  question: 'Who decided, and who may decide otherwise?',
  *check(context: RuleContext): Generator<Hit> {
    if (!deliberates(context)) return;
    const isOwned = perSection((section) => OWNER.test(subtreeText(context.outline, section)));
    for (const sentence of context.outline.sentences) {
      if (!hidesWho(sentence) || isOwned(sentence.section)) continue;
      const { start, end, text, section } = sentence;
      const fix = appendix('Insert a line that says who decided', context.outline, section, 'Decided by: …');
      yield { start, end, message: `${quote(text)} does not say who decided.`, fix };
    }
  },
  mustFire: [
    '# Minutes of the platform steering\n\n## Budget\n\nIt was decided to freeze hiring until May.',
    '# Strategy\n\n## Background\n\nA decision has been made to merge the two platforms.',
  ],
  mustNotFire: [
    '# Minutes of the platform steering\n\n## Budget\n\nIt was decided by the finance committee to freeze hiring until May.',
    '# Minutes of the platform steering\n\n## Budget\n\nOwner: head of finance\n\nIt was decided to freeze hiring until May.',
    '# Release notes\n\nIt was decided to rename the flag.',
    '# Strategy\n\n## Background\n\nNothing has been decided. We keep a list of modules that have been approved.',
  ],
};

function hidesWho({ text }: Block): boolean {
  return PASSIVE.test(text) && !NAMED.test(text) && !UNDECIDED.test(text);
}

const DATE =
  /\b(?:(?:19|20)\d\d|[QH][1-4]|\d{1,2}[./]\d{1,2}[./]\d{2,4}|january|february|march|april|june|july|august|september|october|november|december|may \d{1,2}|\d{1,2}\.? may|(?:jan|feb|apr|jun|jul|aug|sep|oct|nov|dec)\.? \d{1,2})\b/i;
const PERIOD = anyOf`
  (in|by|until|after|within|for) (the )?(next )?(\w+ )?(days?|weeks?|months?|quarters?|years?)
  (this|next|end of the) (week|month|quarter|year)
`;
const REVIEW_POINT = anyOf`
  revisit*, re-?evaluat*, reconsider*, revers*, roll(ed|ing)? ?back, kill criteri*, exit criteri*, trip ?wires?, sunset, pilot*, trial*
  expires?, check-?points?, deadline, supersed*, until, as soon as, milestones?, look at (it|this) again
  review(ed|s)? (it|this|the|again|in|on|by|at|after|date|every)
`;

/** A decision that begins at no time and is looked at again at none. */
export const decisionWithoutReview: Rule = {
  id: 'engineering-leadership/decision-without-review',
  severity: 'info',
  topic: 'time',
  why: 'Without a date or a sign that would reopen it, a decision holds until it hurts.',
  question: 'From when does it hold, and what would make you reverse it?',
  *check(context: RuleContext): Generator<Hit> {
    const [decision] = decisionsOf(context);
    if (!decision) return;
    // Front matter is no part of the outline, and often where the date is.
    const text = `${context.document.text.slice(0, 500)}\n${wholeText(context.outline)}`;
    if ([DATE, PERIOD, REVIEW_POINT].some((sign) => sign.test(text))) return;
    const { start, end, section } = decision;
    const message = `${quote(decision.text)} has no date, and nothing says when it is looked at again.`;
    const line = 'In force from: …\n\nReview on … or as soon as …';
    yield { start, end, message, fix: appendix('Insert a date and a review', context.outline, section, line) };
  },
  mustFire: [
    '# Decision\n\nWe move all services to one cluster instead of three.',
    '# Proposal: event bus\n\n## Background\n\nWe have decided to introduce an event bus rather than more calls.',
  ],
  mustNotFire: [
    '# Decision\n\nDate: 2031-02-11\n\nWe move all services to one cluster instead of three.',
    '---\ndate: 2031-02-11\n---\n\n# Decision\n\nWe move all services to one cluster instead of three.',
    '# Decision\n\nWe move all services to one cluster and revisit this when a region fails.',
    '# Decision table\n\n| a | b |\n|---|---|\n| yes | no |',
    'We decided to go to the beach.',
  ],
};
