import { once } from '../../once';
import type { Outline } from '../outline';
import type { RuleContext } from '../rule';
import { isManual, isReport } from './running-software';
import { wholeText } from './sections';
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

/** What papers call themselves in which people plan, choose or account for something. */
const PAPER = anyOf`
  roadmap, headcount, (hiring|staffing|recruit(ing|ment)) (plan|request), pre-?mortem, scorecard, renewal, initiative, charter, forecast
  (emergency|incident( response)?|crisis|(business )?continuity|disaster( recovery)?|outage|recovery|escalation|on-?call) (plan|manual|policy|procedure|handbook|concept)
  (retention|privacy|data( protection)?|security|access|procurement|purchasing|travel|remote work|ai|password|backup) (policy|concept|guideline|schedule), concept
  board (update|report|letter|pack|briefing), (status|progress|monthly|quarterly|annual|management) (report|update|review), business review
  (vendor|supplier|provider|tool|product|platform|software|system|contract) (selection|evaluation|comparison|assessment|matrix|shortlist|review|choice)
  (technology|tech|stack|application|system|software|tool|licen[cs]e|vendor|asset) (inventory|portfolio|landscape|radar), inventory, stack review
  (project|programme|program|migration|rollout|launch|adoption|training|communication|change|cutover|transition|capacity|budget|action|improvement|business|product|annual|exit) plan
  plan for, request for, (cost|spend|spending|budget) (review|report|memo), budget, position paper, concept paper, feasibility study, requirements paper
`;
/** Words of those who run a business or an office; a manual has a few of them, a paper of theirs many. Stems of up to five letters count once. */
const BUSINESS =
  /\b(?:customers?|clients|employees?|staff|colleagues|budget|costs?|revenue|profit|savings?|euros?|dollars?|EUR|USD|departments?|management|managers?|head of|directors?|board|committee|council|quarters?|project|suppliers?|vendors?|contracts?|sales|marketing|finance|procurement|legal|launch|go-live|roadmap|planned|responsib\w+|risks?|stakeholders?|hir(?:e|ing)|salar\w+|recruit\w*|headcount|invest\w*|pric(?:e|es|ing)|pilot|rollout|deadline|milestones?|decisions?|decided?|approv\w+|priorit\w+|competitors?|market|goals?|steering|compliance|GDPR|agreed|agreement|audit\w*|training|partners?|office|year|month)\b|[€$£] ?\d/gi;
const STEM = 5;
/** Characters in which they are counted, and how many different ones are enough with a title of {@link PAPER} and without. */
const MAX_COUNTED = 5_000;
const TITLED = 4;
const UNTITLED = 10;
/** So many fewer are enough beside a heading or label of the lists above. */
const FEWER = 2;
/** Money, a share or a day: what is planned or accounted for without a title has one of them. */
const FIGURE =
  /[€$£] ?\d|\d ?(?:%|€|\$|per cent|percent|euros?|dollars?|million|billion|EUR|USD)|\b(?:\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d|Q[1-4] 20\d\d)\b/;

/** How a memo without such headings says what it is; a manual recommends too, but does not propose. */
const PROPOSES =
  /^(?:I (?:therefore )?(?:propose|recommend)|we (?:therefore )?propose) (?:that|to|moving|adopting|buying|building|replacing)\b/i;

/** Characters of a heading that are looked at; no heading these lists know is near as long. */
const MAX_HEADING = 120;

/**
 * Whether the text weighs and decides something: a memo, a decision record, a plan, a policy, minutes. Rules whose words are as
 * common in manuals, changelogs and novels ask this first. It takes a strategic framework put to use; or two of the headings and
 * labels such texts have, at least one of which others have not; or one of those that others have, and a sentence that proposes;
 * or the title of a paper and words of business; or very many of those, and figures. A text about running software does not,
 * unless it records a decision.
 */
export const deliberates = once(({ outline, detections, document }: RuleContext): boolean => {
  if (
    detections.some(({ kind, standing }) => kind === 'strategy' && standing === 'applied') &&
    !isReport(document.text)
  )
    return true;
  const strong = new Set<string>();
  const weak = new Set<string>();
  for (const label of labels(outline)) {
    if (STRONG.test(label)) strong.add(label);
    else if (WEAK.test(label)) weak.add(label);
  }
  const title = outline.headings[0]?.text ?? outline.paragraphs[0]?.text.slice(0, MAX_HEADING) ?? '';
  if (TITLE.test(title)) strong.add(title.toLowerCase());
  const isRecord = strong.has('decision') && (weak.has('context') || weak.has('status') || strong.has('consequences'));
  if (isRecord) return true;
  const argues = strong.size > 0 ? strong.size + weak.size >= 2 : weak.size > 0 && proposes(outline);
  return (argues || isBusiness(outline, PAPER.test(title), strong.size + weak.size > 0)) && !isManual(document.text);
});

function proposes({ sentences }: Outline): boolean {
  return sentences.some(({ text }) => PROPOSES.test(text));
}

/** Whether the beginning of a text speaks of business, as papers with such a title do, or as none does that is no paper. */
function isBusiness(outline: Outline, isTitled: boolean, isLabelled: boolean): boolean {
  const text = wholeText(outline).slice(0, MAX_COUNTED);
  const needed = (isTitled ? TITLED : UNTITLED) - (isLabelled ? FEWER : 0);
  const found = new Set<string>();
  for (const [word] of text.matchAll(BUSINESS)) {
    found.add(word.toLowerCase().slice(0, STEM));
    if (found.size >= needed) return isTitled || FIGURE.test(text);
  }
  return false;
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

/** A heading without the number before it and the punctuation after it. */
export function plainHeading(text: string): string {
  // Most begin and end with letters, and dozens of rules ask.
  const isPlain = isLetter(text.charCodeAt(0)) && isLetter(text.charCodeAt(text.length - 1));
  if (isPlain && text.length <= MAX_HEADING) return text;
  return text
    .slice(0, MAX_HEADING)
    .replace(/^[\d.)]{1,9}\s+/, '')
    .replace(/[\s:.?!]+$/, '')
    .trim();
}

/** Whether a UTF-16 unit is a letter from A to Z, small or capital. */
function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122 && code < 128;
}
