import type { Outline } from '../outline';
import type { RuleContext } from '../rule';
import { anyOf, exactly } from './vocabulary';

/** Headings and labels under which people decide, plan and account; a text with one of them argues rather than explains. */
const STRONG = exactly`
  (the |our |proposed )?(decision|recommendation|proposal)s?( outcome| record| drivers| log| made)?, deciders?, decision makers?
  (executive|management) summary, (our |the |platform |technology |product )?strategy, guiding policy, coherent actions?, diagnosis
  (key |main |top |major )?risks?( (and|&) .+| register| log)?, pre-?mortem, assumptions, consequences, rationale, problem statement
  alternatives( considered)?, options considered, considered options, options we (considered|have), (key )?stakeholders
  key results?, objectives?( and key results?)?, okrs?, success (metrics|measures|criteria)
  business case, investment( case)?, funding, budget, return on investment, roi
  governance, ownership, operating model, team structure, teams? (and|&) .+, organi[sz]ation, reorgani[sz]ation
  (agreed |open )?action (items|points), decisions and actions, actions agreed
`;
/** Headings and labels that are as common in manuals; they count only beside a strong one. */
const WEAK = exactly`
  context, background, motivation, summary, introduction, why( now)?, problem, current state, status, owner, author, date, reviewers?
  goals?, non-goals, scope, vision, mission, principles, priorities, prioriti[sz]ation, participants, attendees, people, teams?
  options?, pros( and cons)?, costs?, benefits?, timeline, milestones, roadmap, plan, next steps, actions?, metrics
`;
const TITLE = anyOf`
  strategy, strategic, memo, proposal, business case, decision record, adr[- ]?\d+, rfc[- ]?\d+, investment, reorgani[sz]ation
  operating model, okrs?, objectives, quarterly plan, retrospective, post-?mortem, board paper, minutes, steering
`;

/** How a memo without such headings says what it is; a manual recommends too, but does not propose. */
const PROPOSES =
  /^(?:I (?:therefore )?(?:propose|recommend)|we (?:therefore )?propose) (?:that|to|moving|adopting|buying|building|replacing)\b/i;

/** Characters of a heading that are looked at; no heading these lists know is near as long. */
const MAX_HEADING = 120;

const answers = new WeakMap<RuleContext, boolean>();

/**
 * Whether the text weighs and decides something: a memo, a decision record, a plan, minutes. Rules whose words are as common in
 * manuals, changelogs and novels ask this first. It takes a strategic framework put to use, or two of the headings and labels
 * such texts have, at least one of which others have not; or one of those that others have, and a sentence that proposes.
 */
export function deliberates(context: RuleContext): boolean {
  const held = answers.get(context) ?? judge(context);
  answers.set(context, held);
  return held;
}

function judge({ outline, detections }: RuleContext): boolean {
  if (detections.some(({ kind, standing }) => kind === 'strategy' && standing === 'applied')) return true;
  const strong = new Set<string>();
  const weak = new Set<string>();
  for (const label of labels(outline)) {
    if (STRONG.test(label)) strong.add(label);
    else if (WEAK.test(label)) weak.add(label);
  }
  const title = outline.headings[0]?.text ?? '';
  if (TITLE.test(title)) strong.add(title.toLowerCase());
  if (strong.size === 0 && weak.size > 0 && outline.sentences.some(({ text }) => PROPOSES.test(text))) return true;
  return strong.size > 0 && strong.size + weak.size >= 2;
}

/** Headings without their numbers, and the words before a colon at the start of a paragraph or item, in lower case. */
function* labels({ headings, paragraphs, items }: Outline): Generator<string> {
  for (const { text } of headings) yield plainHeading(text).toLowerCase();
  for (const blocks of [paragraphs, items]) {
    for (const { text } of blocks) {
      const label = /^([^:\n]{3,30}):(?:\s|$)/.exec(text)?.[1];
      if (label) yield label.toLowerCase();
    }
  }
}

/** A heading that has neither, whatever else stands in it. */
const PLAIN = /^[A-Za-z](?:.{0,100}[A-Za-z0-9)])?$/;

/** A heading without the number before it and the punctuation after it. */
export function plainHeading(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .slice(0, MAX_HEADING)
    .replace(/^[\d.)]{1,9}\s+/, '')
    .replace(/[\s:.?!]+$/, '')
    .trim();
}
