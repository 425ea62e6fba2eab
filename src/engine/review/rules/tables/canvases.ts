import { enumerated } from '../../../format';
import type { Hit, Rule, RuleContext } from '../../rule';
import { HEADINGS } from '../../words/place-kinds';
import { subtree } from '../sections';
import { quote } from '../wording';
import { type Field, fieldsFix, filledFields } from './fields';

interface Canvas {
  readonly name: string;
  /** How a text says that it is one. */
  readonly named: RegExp;
  readonly fields: readonly Field[];
  /** Fields a document must name before the others are missed. */
  readonly enough: number;
}

const field = (name: string, called: RegExp): Field => ({ name, called });

/** Nine fields (Osterwalder and Pigneur, Business Model Generation, 2010). */
const BUSINESS_MODEL: Canvas = {
  name: 'business model canvas',
  named: /\bbusiness model canvas\b|\bBMC\b/i,
  enough: 4,
  fields: [
    field(
      'Customer segments',
      /\bcustomer segments?\b|\bcustomers we serve\b|\btarget customers?\b|^(?:customers|segments)$/i,
    ),
    field('Value propositions', /\bvalue propositions?\b|\bwhat we offer\b|^(?:offer|value)$/i),
    field('Channels', /\bchannels?\b|\bhow we reach\b/i),
    field('Customer relationships', /\bcustomer relationships?\b|\brelationships?\b/i),
    field('Revenue streams', /\brevenues?\b|\bincome\b|\bhow we (?:earn|make money)\b/i),
    field('Key resources', /\bresources?\b|\bwhat we need\b/i),
    field('Key activities', /\bactivities\b|\bwhat we (?:must )?do\b/i),
    field('Key partnerships', /\bpartner(?:s|ships?)?\b|\bwho helps\b/i),
    field('Cost structure', /\bcosts?\b/i),
  ],
};

/** Nine fields (Maurya, Running Lean, 2012). */
const LEAN: Canvas = {
  name: 'lean canvas',
  named: /\blean canvas\b/i,
  enough: 4,
  fields: [
    field('Problem', /\bproblems?\b/i),
    field('Customer segments', /\b(?:customer )?segments?\b|\b(?:target )?customers?\b|\bearly adopters\b/i),
    field('Unique value proposition', /\bvalue proposition\b|\bUVP\b/i),
    field('Solution', /\bsolutions?\b|\bfeatures\b/i),
    field('Channels', /\bchannels?\b/i),
    field('Revenue streams', /\brevenues?\b|\bpricing\b|\bincome\b/i),
    field('Cost structure', /\bcosts?\b/i),
    field('Key metrics', /\bmetrics?\b|\bkey numbers\b|\bwhat we measure\b/i),
    field('Unfair advantage', /\badvantages?\b|\bmoat\b|\bcannot be copied\b|\bhard to copy\b/i),
  ],
};

/** Six fields (Osterwalder et al., Value Proposition Design, 2014). */
const VALUE_PROPOSITION: Canvas = {
  name: 'value proposition canvas',
  named: /\bvalue proposition canvas\b/i,
  enough: 3,
  fields: [
    field('Customer jobs', /\bjobs?\b/i),
    field('Pains', /(?<!relievers? (?:of|for) )\bpains?\b(?! relie)/i),
    field('Gains', /(?<!creators? (?:of|for) )\bgains?\b(?! creat)/i),
    field('Products and services', /\bproducts?\b|\bservices?\b/i),
    field('Pain relievers', /\b(?:pain )?reliev(?:ers?|es?|ing)\b/i),
    field('Gain creators', /\b(?:gain )?creat(?:ors?|es?|ing)\b/i),
  ],
};

/** What the name of each of them has. */
const MAY_NAME = /canvas|BMC|scorecard/i;

/** A canvas with fields left out or left empty. */
export const canvasFields: Rule = {
  id: 'executive-strategy/canvas-fields',
  severity: 'info',
  topic: 'structure',
  why: 'The fields hold each other up; the one left out is most often the one that nobody has an answer for.',
  question: 'What would stand there, and what in the other fields depends on it?',
  *check(context: RuleContext): Generator<Hit> {
    for (const canvas of [BUSINESS_MODEL, LEAN, VALUE_PROPOSITION]) yield* fieldHits(context, canvas);
  },
  mustFire: [
    '# Business model canvas\n\n## Customer segments\n\nRegional banks.\n\n## Value proposition\n\nOne contract.\n\n## Channels\n\nOur own sales.\n\n## Revenue streams\n\nA fee per seat.\n\n## Cost structure\n\nPeople and hosting.\n',
    '# Lean canvas\n\n| Field | Ours |\n|---|---|\n| Problem | Contracts get lost |\n| Customer segments | Small law firms |\n| Unique value proposition | Nothing gets lost |\n| Solution | Search |\n| Channels | Bar associations |\n| Revenue streams | Subscription |\n| Cost structure | Hosting |\n| Key metrics | Contracts found |\n| Unfair advantage | |',
    '# Value proposition canvas\n\n- Jobs: file a claim\n- Pains: forms\n- Gains: money sooner\n- Pain relievers: photographs in place of forms\n',
    '# Business model canvas\n\n**Customer segments:** regional banks\n**Value propositions:** one contract\n**Channels:** our own sales\n**Customer relationships:** account managers\n**Revenue streams:** a fee per seat\n**Cost structure:**\n',
  ],
  mustNotFire: [
    '# Lean canvas\n\n| Problem | Solution | Unique value proposition | Unfair advantage | Customer segments |\n|---|---|---|---|---|\n| Contracts get lost | Search | Nothing gets lost | Ten years of data | Law firms |\n\n| Key metrics | Channels | Costs | Revenue |\n|---|---|---|---|\n| Contracts found | Bar associations | Hosting | Subscription |',
    '# Value proposition canvas\n\n- Jobs: file a claim\n- Pains: forms\n- Gains: money sooner\n- Products and services: an app\n- Pain relievers: photographs\n- Gain creators: payment within a day\n',
    '# Tools we know\n\nThe business model canvas has customer segments, channels and revenue streams.\n',
    '# Strategy\n\n## Channels\n\nPartners.\n\n## Costs\n\nLow.\n',
    '# The canvas element\n\n## Resources\n\nImages.\n\n## Channels\n\nRed, green and blue.\n',
  ],
};

/** Four perspectives (Kaplan and Norton, Harvard Business Review, January 1992). */
const SCORECARD: Canvas = {
  name: 'balanced scorecard',
  named: /\bbalanced scorecard\b/i,
  enough: 2,
  fields: [
    field('Financial', /\bfinanc(?:e|es|ial|ials)\b|\bshareholders?\b/i),
    field('Customer', /\bcustomers?\b|\bstakeholders?\b|\bclients?\b|\bbeneficiaries\b|\bcitizens?\b|\bpatients?\b/i),
    field('Internal processes', /\bprocess(?:es)?\b|\binternal\b|\boperations?\b|\boperational\b/i),
    field(
      'Learning and growth',
      /\blearning\b|\bgrowth\b|\bpeople\b|\bcapacity\b|\binnovation\b|\bemployees?\b|\bdevelopment\b/i,
    ),
  ],
};

/** A balanced scorecard that leaves out a perspective. */
export const balancedScorecard: Rule = {
  id: 'executive-strategy/balanced-scorecard',
  severity: 'info',
  topic: 'structure',
  why: 'The scorecard is balanced because money comes last and people first; without one of the four it measures what was, or hopes.',
  question: 'Which measure of that perspective would have warned you last year?',
  *check(context: RuleContext): Generator<Hit> {
    yield* fieldHits(context, SCORECARD);
  },
  mustFire: [
    '# Balanced scorecard 2031\n\n| Perspective | Measure | Target |\n|---|---|---|\n| Financial | Run cost | €2 m |\n| Customer | Renewals | 94 % |\n| Internal process | Lead time | 3 days |',
    '# Our balanced scorecard\n\n## Financial\n\nMargin above 20 %.\n\n## Customers\n\nRenewals above 94 %.\n',
  ],
  mustNotFire: [
    '# Balanced scorecard 2031\n\n| Perspective | Measure | Target |\n|---|---|---|\n| Financial | Run cost | €2 m |\n| Customer | Renewals | 94 % |\n| Internal process | Lead time | 3 days |\n| Learning and growth | Certified engineers | 40 |',
    '# Our balanced scorecard\n\n## Shareholders\n\nMargin.\n\n## Clients\n\nRenewals.\n\n## Operations\n\nLead time.\n\n## Our people\n\nSkills.\n',
    '# Technology scorecard\n\n## Balanced scorecard, adapted\n\n| Perspective | Question |\n|---|---|\n| Business value | Does it pay? |\n| Customers | Do they stay? |\n| Internal process | Is it steady? |\n| Learning | Are we getting better? |\n| Resilience | Can we recover? |',
    '# Audit\n\n## Balanced scorecard\n\n| Dimension | Grade |\n|---|---|\n| Navigation | A |\n| Trust | B |\n\n## Growth\n\nMore visitors.\n\n## Customers\n\nMore of them.\n',
    '# Reading list\n\nThe balanced scorecard looks at finance and at customers.\n',
    '# Report\n\n## Financial results\n\nGood.\n\n## Customers\n\nMore.\n',
  ],
};

function* fieldHits(context: RuleContext, { name, named, fields, enough }: Canvas): Generator<Hit> {
  if (!MAY_NAME.test(context.document.text)) return;
  const { headings, paragraphs } = context.outline;
  const titled = context.words
    .mayMatch([named], HEADINGS)
    .flatMap(({ text, section }) => (named.test(text) ? [section] : []));
  const told = titled.length > 0 ? undefined : paragraphs.find(({ text }) => named.test(text));
  // A text that only speaks of the canvas has to look more like one.
  const [sections, needed] = titled.length > 0 ? [titled, enough] : [told ? [told.section] : [], enough + 1];
  for (const section of sections) {
    const isTitle = headings[section]?.depth === 1;
    const scope = isTitle ? { first: section, end: headings.length } : subtree(context.outline, section);
    const filled = filledFields(context, fields, scope);
    if (!filled || filled.found.length < needed) continue;
    const { missing, empty, place } = filled;
    for (const { start, end, name: field } of empty) {
      yield { start, end, message: `The field ${quote(field)} of the ${name} is empty.` };
    }
    if (missing.length === 0) continue;
    const names = enumerated(missing.map((one) => quote(one.name)));
    yield { ...place, message: `The ${name} leaves out ${names}.`, fix: fieldsFix(context.outline, filled) };
  }
}
