import type { Heading } from '../../outline';
import type { RuleContext } from '../../rule';
import { plainHeading } from '../deliberation';
import { wholeText } from '../sections';
import { anyOf } from '../vocabulary';

/** Words from which on a paper is long enough that what it leaves out has been left out. */
const ENOUGH_WORDS = 90;

const STRATEGY = anyOf`strateg(y|ies), strategic (plan|direction|roadmap|vision)`;
/** Strategies that are techniques: nobody expects one to say what a company gives up. */
const TECHNIQUE = anyOf`
  test*, branch*, cach*, merg*, migrat*, releas*, deploy*, logg*, backup, back-up, version*, error*, retry, rollout, roll-out, rollback, locali[sz]ation
  index*, shard*, partition*, tagg*, naming, locking, eviction, upgrade, update, deprecation, load*, fallback, mock*, build, ci, cd, git
  documentation, docs, translation, auth*, encrypt*, secret*, monitor*, alert*, observability, recovery, exit, mitigation, risk, search
  strategy pattern, design pattern, trading, prompt*, chunk*, retrieval, evaluation, embedding, template, example, workshop, guide, how to, class
  review, canvas, map, sampling, routing, scaling, review, response, hedging, entry point, parsing, rendering, layout, bid*
`;

/** The title of a paper on where an organisation goes and how, where the text is long enough to expect something of it; or null. */
export function strategyPaper({ outline }: RuleContext): Heading | null {
  const [title] = outline.headings;
  if (!title || !STRATEGY.test(title.text) || TECHNIQUE.test(title.text)) return null;
  return isLongEnough(wholeText(outline)) ? title : null;
}

/** Whether a text has so many words that what it does not say is missing. */
export function isLongEnough(text: string): boolean {
  let count = 0;
  for (const _ of text.matchAll(/\p{L}+/gu)) if (++count >= ENOUGH_WORDS) return true;
  return false;
}

/** The sections whose headings say that a strategy stands below, with their indices; the title is none. */
export function strategySections({ outline }: RuleContext): { readonly heading: Heading; readonly index: number }[] {
  return outline.headings
    .map((heading, index) => ({ heading, index }))
    .filter(
      ({ heading, index }) =>
        index > 0 && /^(?:(?:our|the) )?(?:[a-zß-ɏ]+ )?strategy$/i.test(plainHeading(heading.text)),
    )
    .filter(({ heading }) => !TECHNIQUE.test(heading.text));
}
