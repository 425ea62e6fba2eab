import type { Outline } from '../outline';
import type { RuleContext } from '../review';

/** Headings and labels under which people decide, plan and account; a text with one of them argues rather than explains. */
const STRONG = new RegExp(
  `^(?:${[
    '(?:the |our |proposed )?(?:decision|recommendation|proposal)s?(?: outcome| record| drivers| log| made)?',
    '(?:executive|management) summary',
    '(?:our |the |platform |technology |product )?strategy',
    'guiding policy',
    'coherent actions?',
    'diagnosis',
    '(?:key |main |top |major )?risks?(?: (?:and|&) .{1,30}| register| log)?',
    'consequences',
    'rationale',
    'alternatives(?: considered)?|options considered|considered options|options we (?:considered|have)',
    '(?:key )?stakeholders',
    'key results?|objectives?(?: and key results?)?|okrs?',
    'business case|investment(?: case)?|funding|budget|return on investment|roi',
    'problem statement',
    'success (?:metrics|measures|criteria)',
    'governance|ownership|operating model|team structure|teams? (?:and|&) .{1,30}|organi[sz]ation|reorgani[sz]ation',
    '(?:agreed |open )?action (?:items|points)|decisions and actions|actions agreed',
    'pre-?mortem|assumptions',
    'deciders?|decision makers?',
  ].join('|')})$`,
  'i',
);

/** Headings and labels that are as common in manuals; they count only beside a strong one. */
const WEAK = new RegExp(
  `^(?:${[
    'context|background|motivation|summary|introduction|why(?: now)?|problem|current state|status',
    'goals?|non-goals|scope|vision|mission|principles|priorities|prioriti[sz]ation',
    'options?|pros(?: and cons)?|costs?|benefits?|timeline|milestones|roadmap|plan|next steps|actions?|metrics|people|teams?',
    'owner|author|date|reviewers?|participants|attendees',
  ].join('|')})$`,
  'i',
);

const TITLE =
  /\b(?:strategy|strategic|memo|proposal|business case|decision record|adr[- ]?\d+|rfc[- ]?\d+|investment|reorgani[sz]ation|operating model|okrs?|objectives|quarterly plan|retrospective|post-?mortem|board paper|minutes|steering)\b/i;

const answers = new WeakMap<RuleContext, boolean>();

/**
 * Whether the text weighs and decides something: a memo, a decision record, a plan, minutes. Rules whose words are as common in
 * manuals, changelogs and novels ask this first. It takes a strategic framework put to use, or two of the headings and labels
 * such texts have, at least one of which others have not.
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

/** A heading without the number before it and the punctuation after it. */
export function plainHeading(text: string): string {
  return text
    .replace(/^[\d.)]{1,9}\s+/, '')
    .replace(/[\s:.?!]+$/, '')
    .trim();
}
