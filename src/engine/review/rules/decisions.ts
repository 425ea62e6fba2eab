import { appendix, lastSection } from '../fixes';
import type { Block } from '../outline';
import type { Hit, Rule, RuleContext } from '../rule';
import { CLOSED, DENIAL_UNDONE, DENIED, OF_ALL, OF_ONE, REOPENED } from './decision-phrases';
import { decisionsOf } from './decision-places';
import { deliberates } from './deliberation';
import { stated } from './outright';
import { perSection, subtreeText, wholeText } from './sections';
import { anyOf } from './vocabulary';
import { quote } from './wording';

/** A verdict, an advance or a template's own decision; there is nothing to choose between. */
const NO_CHOICE =
  /\b(?:approved|passed|production.ready|ready for (?:production|release)|safe to deploy|proceed with|lets do|architecture decision records?, as described)\b|:$|^chosen option: "?",|\b(?:chose|chosen|prefer\w*|picked|selected) .{1,60}\bover\b/i;
const ALTERNATIVES = anyOf`
  (?<!no (real |other )?)alternativ*, options?, either, instead, rather than, as opposed to, versus, vs, weighed, considered, ruled out
  (we|was|were|been|and|but|or) (compared|rejected), compared (two|three|four|several|the (two|three|options|vendors|tools|products)|\d|with (the )?(other|status|today)), rejected because
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
    const denials = deliberates(context) ? stated(context, DENIED, DENIAL_UNDONE) : [];
    for (const { place } of denials) {
      const { start, end, text } = place.block;
      yield { start, end, message: `${quote(text)} closes the choice before it is made.` };
    }
    if (denials.length > 0) return;
    const decision = decisionsOf(context).find(({ text }) => !NO_CHOICE.test(text) && text.split(' ').length > 2);
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
    '# Hiring plan\n\n## Decision\n\nWe hire ten people by May. Other options were not looked at, since time is short.',
    '# Proposal: developer portal\n\n**Recommendation:** buy the vendor’s portal and review it in a year.',
  ],
  mustNotFire: [
    '# Decision\n\nWe move all services to one cluster by 1 May 2031. Two clusters were considered and rejected.',
    '# Test report\n\n## Summary\n\nAll fine.\n\n**Recommendation:** approved for production.',
    '# Decision\n\nWe chose Postgres over a document store, for its transactions.',
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
    for (const { place } of stated(context, OF_ALL, OF_ONE)) {
      const { start, end, text } = place.block;
      yield { start, end, message: `${quote(text)} leaves it to nobody in particular.` };
    }
    const isOwned = perSection((section) => OWNER.test(subtreeText(context.outline, section)));
    for (const sentence of context.words.mayMatch([PASSIVE])) {
      if (!hidesWho(sentence) || isOwned(sentence.section)) continue;
      const { start, end, text, section } = sentence;
      const fix = appendix('Insert a line that says who decided', context.outline, section, 'Decided by: …');
      yield { start, end, message: `${quote(text)} does not say who decided.`, fix };
    }
  },
  mustFire: [
    '# Minutes of the platform steering\n\n## Budget\n\nIt was decided to freeze hiring until May.',
    '# Strategy\n\n## Background\n\nA decision has been made to merge the two platforms.',
    '# Data policy\n\n## Governance\n\nEverybody is responsible for the quality of the lists.\n\n## Costs\n\nNone.',
  ],
  mustNotFire: [
    '# Minutes of the platform steering\n\n## Budget\n\nIt was decided by the finance committee to freeze hiring until May.',
    '# Minutes of the platform steering\n\n## Budget\n\nOwner: head of finance\n\nIt was decided to freeze hiring until May.',
    '# Release notes\n\nIt was decided to rename the flag.',
    '# Data policy\n\n## Governance\n\nToday nobody is responsible for the quality of the lists. From May on each list has an owner.\n\n## Costs\n\nNone.',
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
    if (deliberates(context)) {
      for (const { place } of stated(context, CLOSED, REOPENED)) {
        const { start, end, text } = place.block;
        yield { start, end, message: `${quote(text)} names no day on which it is looked at again.` };
      }
    }
    const [decision] = decisionsOf(context);
    if (!decision || /^chosen option: "?",|^use \d/i.test(decision.text)) return;
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
    '# Travel policy\n\n## Scope\n\nThe policy holds for all 40 employees and all customers’ visits. It is reviewed when necessary.\n\n## Decision\n\nIn force from May 2031.',
    '# Proposal: event bus\n\n## Background\n\nWe have decided to introduce an event bus rather than more calls.',
  ],
  mustNotFire: [
    '# Decision\n\nDate: 2031-02-11\n\nWe move all services to one cluster instead of three.',
    '---\ndate: 2031-02-11\n---\n\n# Decision\n\nWe move all services to one cluster instead of three.',
    '# Decision\n\nWe move all services to one cluster and revisit this when a region fails.',
    '# Decision table\n\n| a | b |\n|---|---|\n| yes | no |',
    'We decided to go to the beach.',
    '# Travel policy\n\n## Scope\n\nThe policy is reviewed every year in May, and updated as needed at least then.\n\n## Decision\n\nIn force from May 2031.',
  ],
};
