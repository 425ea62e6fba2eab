import { once } from '../../once';
import type { Block } from '../outline';
import type { RuleContext } from '../rule';
import { deliberates } from './deliberation';
import { headingsThat } from './headings';
import { subtree, within } from './sections';
import { anyOf, exactly } from './vocabulary';

const DECISION = exactly`(the |our )?decision( outcome)?, decided, resolved`;
/** In a manual this is advice on how to use the thing. */
const RECOMMENDATION = exactly`(the |our )?recommendation, recommended (decision|option), proposed decision`;
/** How such a label begins; most blocks begin otherwise, which is sooner found out. */
const BEGINS = /^(?:(?:the|our) )?(?:deci|resolved|recommend|proposed)/i;
const LABEL = /^([a-z ]{5,22})[:–—]\s*(?=\S)/i;
const SENTENCE = anyOf`
  we (have |['’]ve )?(now |therefore |also )?(decided|chosen|resolved|agreed) (to|on|that)
  the (decision|recommendation) is (to|that)
  we (therefore )?(recommend|propose|suggest|ask|request) (to|that|for|moving|adopting|building|buying|renewing)
  we (will|shall|are going to) (therefore |now |also )?(introduce|replace|migrate|move (all|to|the|our)|adopt|buy|renew|switch to|outsource|insource|standardi[sz]e on|consolidate|sign)
  (has|have) been (chosen|selected), (is|are|was|were) (chosen|selected|renewed)(?= (as|for|because|since|by|in))
`;
/** What a template leaves to be filled in. */
const PLACEHOLDER = /\[[^\]]{2,80}\]|\{[^}]{2,80}\}|<[^>]{2,80}>/;

/** The decisions of a text: under a heading that says so, after such a label, or in a sentence of a text that deliberates. */
export const decisionsOf = once((context: RuleContext): readonly Block[] => {
  const found = [...underHeadings(context), ...labelled(context)];
  if (deliberates(context)) {
    found.push(...context.words.mayMatch([SENTENCE]).filter(({ text }) => SENTENCE.test(text)));
  }
  return found.filter(({ text }) => !PLACEHOLDER.test(text)).sort((a, b) => a.start - b.start);
});

function* underHeadings(context: RuleContext): Generator<Block> {
  const { outline } = context;
  const titles = deliberates(context) ? [DECISION, RECOMMENDATION] : [DECISION];
  for (const { section } of headingsThat(context, ...titles)) {
    const [first] = within(outline.sentences, subtree(outline, section));
    if (first) yield first;
  }
}

function* labelled(context: RuleContext): Generator<Block> {
  const { paragraphs, items } = context.outline;
  for (const blocks of [paragraphs, items]) {
    for (const block of blocks) {
      const label = BEGINS.test(block.text) && LABEL.exec(block.text);
      if (!label || !isDecision(context, label[1]?.trim() ?? '')) continue;
      yield { ...block, text: block.text.slice(label[0].length) };
    }
  }
}

function isDecision(context: RuleContext, title: string): boolean {
  return DECISION.test(title) || (RECOMMENDATION.test(title) && deliberates(context));
}
