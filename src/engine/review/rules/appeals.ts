import type { PlaceKind } from '../../catalog/persona';
import type { Block, Outline } from '../outline';
import type { Hit, Rule, RuleContext } from '../rule';
import { Phrases } from '../words/phrases';
import { deliberates } from './deliberation';
import { anyOf } from './vocabulary';
import { unquoted } from './wording';

/** Words that claim agreement or certainty in place of a reason; nobody uses them to explain a tool. */
const CONSENSUS = anyOf`
  (everyone|everybody|all of us|the whole (company|team|organi[sz]ation)) (already )?(agrees?|wants?|is convinced|(knows?|understands?)(?= that))
  (no one|nobody) (disagrees|doubts|would (argue|object|disagree)), (a )?(complete )?no-?brainer, it goes without saying
  there is no (real |other )?alternative
`;
/** Words of which every such claim has one; looked for first, as most sentences have none. */
const SIGNS = new Phrases(
  `agree~ want~ convinced know~ understand~ disagrees doubts would no-brainer nobrainer saying alternative obviously undoubtedly
  undeniably needless doubt self-evident self-evidently common clearly course best always never`.split(/\s+/),
);
const SENTENCES: ReadonlySet<PlaceKind> = new Set(['sentence']);

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
    for (const { place } of context.words.find(SIGNS, SENTENCES)) {
      const sentence = place.block;
      const own = unquoted(sentence.text);
      const consensus = CONSENSUS.exec(own)?.[0];
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
    '# Proposal: one cloud\n\n## Rationale\n\nA single repository is industry best practice, so we will migrate to it.',
  ],
  mustNotFire: [
    '# Platform strategy\n\n## Background\n\nEveryone agrees that the platform is the right choice: 38 of 41 engineers chose it in the survey.',
    '# My library\n\n## Usage\n\nYou should always await the result. It is best practice to close the handle. Obviously this must be fast.',
    'Everyone knows the old house should be sold, said the aunt, and nobody would argue.',
    '# Platform strategy\n\n## Background\n\nOne lead said: “Everyone agrees that we should move.”',
    '# Platform strategy\n\n## Background\n\nThe roles are clearly separated, and we must clearly communicate the strategy.',
    '# Platform strategy\n\n## Goals\n\nWe should not start before everyone agrees on the scope.',
  ],
};

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
