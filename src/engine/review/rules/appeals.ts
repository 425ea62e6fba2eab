import type { Block, Outline } from '../outline';
import type { Hit, Rule, RuleContext } from '../review';
import { deliberates } from './deliberation';
import { unquoted } from './wording';

/** Words that claim agreement or certainty in place of a reason; nobody uses them to explain a tool. */
const CONSENSUS =
  /\b(?:everyone|everybody|all of us|the whole (?:company|team|organi[sz]ation)) (?:already )?(?:agrees?|knows?|understands|wants|is convinced)\b|\b(?:no one|nobody) (?:disagrees|doubts|would (?:argue|object|disagree))\b|\b(?:a |complete )?no-?brainer\b|\bit goes without saying\b|\bthere is no (?:real |other )?alternative\b/i;
/** Words that argue only in a sentence that wants something. */
const CERTAINTY =
  /\b(?:obviously|clearly|undoubtedly|undeniably|of course|needless to say|without (?:a )?doubt|self-evident(?:ly)?|common sense)\b|\b(?:is|are|as|follow(?:s|ing)?|because (?:it|this) is|industry) (?:an? |the |considered |industry |established |standard )?best practices?\b|\b(?:is|are|has|have|will) (?:always|never) (?:been )?(?:better|worse|cheaper|faster|slower|simpler|safer|best|wrong|right|work\w*|fail\w*|pa(?:y|ys|id) off|worth)\b|\b(?:always|never) (?:works?|fails?|pays? off|scales?)\b/i;
/** What a sentence says when it wants something done or judged. */
const ARGUES =
  /\b(?:should|must|need(?:s|ed)? to|ha(?:s|ve) to|ought to|cannot|can't|right (?:choice|thing|time|way|answer|move|platform|direction)|best (?:choice|way|option|answer)|only (?:choice|way|option|answer)|better|worth|justif\w+|recommend\w*|propos\w+|decid\w+|decision|choos\w+|choice|adopt\w*|migrat\w+|invest\w*|replac\w+|priorit\w+|strateg\w+|we (?:will|want)|the way (?:forward|to go)|platform|approach|standardi[sz]\w+|centrali[sz]\w+)\b/i;
const EVIDENCE =
  /\d|\b(?:survey\w*|measur\w+|interview\w*|according to|benchmark\w*|vote[ds]?|voting|workshop|study|studies|signed|minutes|appendix|see (?:section|chapter|figure|table))\b/i;

/** Agreement or certainty that stands where a reason should. */
export const appealInsteadOfEvidence: Rule = {
  id: 'engineering-leadership/appeal-instead-of-evidence',
  severity: 'warning',
  why: 'It closes the question for those who doubt, and they are the ones who know what will go wrong.',
  question: 'Who was asked, who disagreed, and what would show that they are right?',
  *check(context: RuleContext): Generator<Hit> {
    for (const sentence of context.outline.sentences) {
      const own = unquoted(sentence.text);
      const consensus = CONSENSUS.exec(own)?.[0];
      const words = consensus ?? CERTAINTY.exec(own)?.[0];
      if (!words || !ARGUES.test(own) || EVIDENCE.test(own)) continue;
      if (!deliberates(context) && !(consensus && isMemo(context.outline) && /\b(?:we|our|us)\b/i.test(own))) continue;
      yield { ...placeOf(context, sentence, words), message: `“${capital(words)}” stands where evidence should.` };
    }
  },
  mustFire: [
    '# Platform strategy\n\n## Background\n\nEveryone agrees that the platform is the right choice.',
    '# Proposal: one cloud\n\n## Rationale\n\nObviously we should standardise on one vendor.',
    '# Proposal: one cloud\n\n## Rationale\n\nA single repository is industry best practice, so we will migrate to it.',
  ],
  mustNotFire: [
    '# Platform strategy\n\n## Background\n\nEveryone agrees that the platform is the right choice: 38 of 41 engineers chose it in the survey.',
    '# My library\n\n## Usage\n\nYou should always await the result. It is best practice to close the handle. Obviously this must be fast.',
    'Everyone knows the old house should be sold, said the aunt, and nobody would argue.',
    '# Platform strategy\n\n## Background\n\nOne lead said: “Everyone agrees that we should move.”',
    '# Platform strategy\n\n## Background\n\nThe roles are clearly separated.',
  ],
};

/** A text with headings; a bare paragraph may be from any story. */
function isMemo({ headings }: Outline): boolean {
  return headings.length > 0;
}

/** Where the words stand; the whole sentence where marks stand between them. */
function placeOf({ document }: RuleContext, { start, end }: Block, words: string): { start: number; end: number } {
  const at = document.slice({ start, end }).indexOf(words);
  return at < 0 ? { start, end } : { start: start + at, end: start + at + words.length };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
