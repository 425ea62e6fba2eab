import type { Block, Outline } from '../outline';
import type { Hit, Rule, RuleContext } from '../rule';
import { CLAIMED, REASONED, UNNAMED } from './appeal-phrases';
import { deliberates } from './deliberation';
import { stated } from './outright';
import { anyOf } from './vocabulary';
import { quote, unquoted } from './wording';

/** Words that claim agreement or certainty in place of a reason; nobody uses them to explain a tool. */
const CONSENSUS = anyOf`
  (everyone|everybody|all of us|the whole (company|team|organi[sz]ation)) (already )?(agrees?|wants?|is convinced|(knows?|understands?)(?= that))
  (no one|nobody) (disagrees|doubts|would (argue|object|disagree)), (a )?(complete )?no-?brainer, it goes without saying
  there is no (real |other )?alternative
`;
/** Words that argue only in a sentence that wants something. "Clearly" also says how people speak, so its place counts. */
const CERTAINTY = anyOf`
  obviously, undoubtedly, undeniably, needless to say, without (a )?doubt, self-evident(ly)?, common sense
  (?<=^|[.;:–—] |(so|and|but) )(clearly|of course), (?<=(is|are) )clearly(?= (the|an?|not|too|better|worse|more|less|right|wrong)\b)
  (is|are|as|industry) (considered |industry |established |accepted |a )?best practices?
  (is|are|has|have|will) (always|never) (been )?(better|worse|cheaper|faster|slower|simpler|safer|best|wrong|right|work*|fail*|pays? off|worth)
  (always|never) (works?|fails?|pays? off|scales?)
`;
/** What a sentence says when it wants something done or judged. */
const ARGUES = anyOf`
  should, must, need(s|ed)? to, ha(s|ve) to, ought to, cannot, can't, we (will|want), better, worth, the way (forward|to go)
  (right|best|only) (choice|thing|time|way|option|answer|move|platform|direction), justif*, recommend*, propos*, decid*, decision
  choos*, choice, adopt*, migrat*, invest*, replac*, priorit*, strateg*, platform, approach, standardi[sz]*, centrali[sz]*
`;
/** Adverbs that claim what they cannot know, whatever the sentence wants. */
const SURELY = anyOf`
  obviously, undoubtedly, undeniably, unquestionably, certainly, surely, without (a |any )?doubt, needless to say, it goes without saying
  (?<=^|[.;:–—] )(of course|naturally|clearly), (everyone|everybody) (already )?(knows? (that|how|what)|wants (it|this|that)|loves|does it|uses it|has one), every (company|team|bank|customer) (already )?(wants|loves|has one)
  (nobody|no one) (will (miss|notice|object|complain)|has (ever )?complained)
  (is|are) (simply |just )?(inevitable|unavoidable|without alternative|indisputable|beyond (doubt|question|dispute)|a matter of course|a given)
  (can only|will only) (get better|win|gain|improve), (will|would) never (happen|fail|be a problem)
  the best (possible )?(method|way|tool|approach|solution|choice|framework|technology|platform|vendor|provider|product) (there is|available|for (us|this|that|prioriti[sz]ing)|on the market|by far)
  (all|the) (experts|analysts|leading|successful|big|large) ([\w-]+ )?(companies|firms|players|teams|vendors|agree|say|use|do it)
`;
/** A thing that is certain not to be, or that is so only when something else is. */
const UNSURE = anyOf`not, if, whether, unless, may, might, could, seems?, probably, almost, question, ask*`;
const EVIDENCE = anyOf`
  \d+, survey*, measur*, interview*, according to, benchmark*, vote[ds]?, voting, workshop, study, studies, signed, minutes, appendix
  see (section|chapter|figure|table)
`;
/** Agreement that is wished for, not claimed. */
const WISHED = anyOf`ensure*, make sure, until, before, once, if, when, so that, whether, unless, not (everyone|everybody)`;

/** Agreement or certainty that stands where a reason should. */
export const appealInsteadOfEvidence: Rule = {
  id: 'engineering-leadership/appeal-instead-of-evidence',
  severity: 'warning',
  topic: 'evidence',
  why: 'It closes the question for those who doubt, and they are the ones who know what will go wrong.',
  question: 'Who was asked, who disagreed, and what would show that they are right?',
  *check(context: RuleContext): Generator<Hit> {
    const claims = deliberates(context) ? claimed(context) : new Map<Block, string>();
    for (const [{ start, end }, message] of claims) yield { start, end, message };
    for (const sentence of context.words.mayMatch([CONSENSUS, SURELY, CERTAINTY])) {
      if (claims.has(sentence)) continue;
      const own = unquoted(sentence.text);
      const consensus = CONSENSUS.exec(own)?.[0];
      const surely = SURELY.exec(own)?.[0];
      if (surely && deliberates(context) && !UNSURE.test(own) && !EVIDENCE.test(own)) {
        yield { ...placeOf(context, sentence, surely), message: `“${capital(surely)}” stands where evidence should.` };
        continue;
      }
      const words = consensus ?? CERTAINTY.exec(own)?.[0];
      if (!words || EVIDENCE.test(own) || WISHED.test(own)) continue;
      const argues = ARGUES.test(own);
      if (deliberates(context) ? !(consensus || argues) : !(consensus && argues && isOurs(context.outline, own)))
        continue;
      yield { ...placeOf(context, sentence, words), message: `“${capital(words)}” stands where evidence should.` };
    }
  },
  mustFire: [
    '# Platform strategy\n\n## Background\n\nEveryone agrees that the platform is the right choice.',
    '# Proposal: one cloud\n\n## Rationale\n\nObviously we should standardise on one vendor.',
    '# Proposal: one cloud\n\n## Rationale\n\nOne vendor is clearly the cheaper choice.',
    '# Reorganisation\n\n## Rationale\n\nResearch has shown that small teams are happier. We have to be quick.',
    '# Hiring plan\n\n## Background\n\nThe number of tickets has grown enormously, and without new people we will be left behind.\n\n## Costs\n\nNone.',
    '# Proposal: one cloud\n\n## Rationale\n\nA single repository is industry best practice, so we will migrate to it.',
  ],
  mustNotFire: [
    '# Platform strategy\n\n## Background\n\nEveryone agrees that the platform is the right choice: 38 of 41 engineers chose it in the survey.',
    '# My library\n\n## Usage\n\nYou should always await the result. It is best practice to close the handle. Obviously this must be fast.',
    'Everyone knows the old house should be sold, said the aunt, and nobody would argue.',
    '# Platform strategy\n\n## Background\n\nOne lead said: “Everyone agrees that we should move.”',
    '# Platform strategy\n\n## Background\n\nThe roles are clearly separated, and we must clearly communicate the strategy.',
    '# Reorganisation\n\n## Rationale\n\nResearch has shown that small teams are happier (Hackman, 2002). Tickets have grown enormously, from 40 to 310 a week.',
    '# Proposal: one cloud\n\n## Risks\n\nNobody can be sure that it will definitely work: we try it in May.',
    '# Platform strategy\n\n## Goals\n\nWe should not start before everyone agrees on the scope.',
  ],
};

/** A number beside it makes no future certain. */
const FORETOLD = /certain|guarante|doubt/;
const LINKED = /\]\(|\[\^|https?:/;

/** Sentences and cells that claim, with what is said of each; a number or a source beside the claim makes it one that can be checked. */
function claimed(context: RuleContext): Map<Block, string> {
  const found = new Map<Block, string>();
  for (const { place, words } of stated(context, CLAIMED, REASONED)) {
    if (!/\d/.test(place.block.text) || FORETOLD.test(words))
      found.set(place.block, `${quote(place.block.text)} says “${words}” where evidence should stand.`);
  }
  for (const { place, words } of stated(context, UNNAMED, REASONED)) {
    if (!/\d|\(/.test(place.block.text) && !LINKED.test(context.document.slice(place.block)))
      found.set(place.block, `${quote(place.block.text)} says “${words}” and does not say which.`);
  }
  return found;
}

/** Whether a text that decides nothing else speaks for its authors here; a bare paragraph may be from any story. */
function isOurs({ headings }: Outline, sentence: string): boolean {
  return headings.length > 0 && /\b(?:we|our|us)\b/i.test(sentence);
}

/** Where the words stand; the whole sentence where marks stand between them. */
function placeOf({ document }: RuleContext, { start, end }: Block, words: string): { start: number; end: number } {
  const at = document.slice({ start, end }).indexOf(words);
  return at < 0 ? { start, end } : { start: start + at, end: start + at + words.length };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
