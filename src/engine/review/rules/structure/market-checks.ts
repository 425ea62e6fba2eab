import { enumerated } from '../../../format';
import { appendix } from '../../fixes';
import type { Hit, Rule, RuleContext } from '../../rule';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { labels } from './labels';
import { layoutOf } from './layout';
import { partsRule } from './missing-parts';

const PEST = {
  Political: 'political*, politics*, policy*',
  Economic: 'economic*, economical*, economy*, economics*',
  Social: 'social*, sociocultural*, socio cultural*, society*, demographic*',
  Technological: 'technological*, technology*, technical*',
};

const LAST_TWO = {
  Legal: 'legal*, law*, regulatory*, regulation*',
  Environmental: 'environmental*, environment*, ecological*, ecology*',
};

const six = partsRule({
  id: 'executive-strategy/pestle-factors',
  severity: 'info',
  frameworks: ['pestle'],
  name: 'PESTLE',
  parts: { ...PEST, ...LAST_TWO },
  least: 3,
  why: 'The factor that is left out is the one the surprise comes from.',
  question: 'What could come from the factor that is left out, or why nothing?',
  mustFire: [
    '# PESTLE analysis: drones\n\n## Political\n\nA.\n\n## Economic\n\nB.\n\n## Social\n\nC.\n\n## Technological\n\nD.\n\n## Environmental\n\nE.\n',
    '# PESTEL\n\n| Factor | Effect |\n|---|---|\n| Political | subsidies |\n| Economic | rates |\n| Technological | batteries |\n| Legal | licences |\n| Environmental | noise |\n',
    '# PEST analysis\n\n- Political: subsidies\n- Economic: rates\n- Technological: batteries\n',
  ],
  mustNotFire: [
    '# PESTLE\n\n- Political: subsidies\n- Economic: rates\n- Socio-cultural: fear\n- Technology: batteries\n- Regulatory: licences\n- Ecological: noise\n',
    '# PEST analysis\n\n- Political: subsidies\n- Economic: rates\n- Social: fear\n- Technological: batteries\n',
    'A PESTLE analysis looks at political and economic factors.',
    '# Studies\n\n## Social\n\nA.\n\n## Political\n\nB.\n\n## Legal\n\nC.\n',
  ],
});

/** PEST has four factors and PESTLE six (Aguilar, Scanning the Business Environment, 1967, and those after him). */
const pestle: Rule = {
  ...six,
  *check(context: RuleContext): Generator<Hit> {
    const isShort = /\bPEST\b/.test(context.document.text) && !/\bPEST(?:LE|EL)\b/i.test(context.document.text);
    if (!isShort || layoutOf(context, PEST, 3)?.missing.length) yield* six.check(context);
  },
};

const HORIZONS = {
  'Horizon 1': 'horizon 1*, h1*, horizon one*, first horizon*, horizon i*',
  'Horizon 2': 'horizon 2*, h2*, horizon two*, second horizon*, horizon ii*',
  'Horizon 3': 'horizon 3*, h3*, horizon three*, third horizon*, horizon iii*',
};

const OF_GROWTH = /\b(?:three horizons|3 horizons|portfolio|innovat\w*|growth|business model|core business)\b/i;
const SHARE = anyOf`
  \d+ ?%, \d+ ?percent, \d+ ?per cent, percent, share*, split, budget*, allocat*, invest*, fund(ing|ed|s)?, spend*, capacity, FTEs?, headcount, people
  resourc*, (€|\$|£), EUR, USD, million, half of, a third, a quarter, a tenth, staff*, engineers?, teams?, cost*
`;

/** The model as Baghai, Coley and White give it (The Alchemy of Growth, 1999), with money for each horizon. */
const threeHorizons = partsRule({
  id: 'executive-strategy/three-horizons',
  severity: 'info',
  frameworks: ['three-horizons'],
  name: 'the three horizons',
  parts: HORIZONS,
  least: 2,
  why: 'What is not begun while the core earns the money cannot be begun when it does not.',
  question: 'What might replace the core one day, and who looks for it?',
  mustFire: [
    '# Three horizons\n\n## Horizon 1\n\nKeep the core.\n\n## Horizon 2\n\nSell the API.\n',
    '# Three Horizons of the bank\n\n- Horizon 1: keep the core\n- Horizon 2: sell the API\n',
  ],
  mustNotFire: [
    '# Three horizons\n\n- Horizon 1: the core\n- Horizon 2: the API\n- Horizon 3: no branches\n',
    '# Plan\n\n## H1 2031\n\nMove.\n\n## H2 2031\n\nRest.\n',
    'The three horizons model has a horizon 1 and a horizon 2.',
  ],
});

const horizonShares: Rule = {
  id: 'executive-strategy/horizon-shares',
  severity: 'info',
  topic: 'cost',
  why: 'Without a share of its own, the third horizon is paid from what the first leaves over, which is nothing.',
  question: 'What share of money and people does each horizon get, and who guards the third?',
  *check(context: RuleContext): Generator<Hit> {
    if (!context.detections.some(({ id, standing }) => id === 'three-horizons' && standing === 'applied')) return;
    // Displays and skylines have horizons, too.
    if (!OF_GROWTH.test(context.document.text)) return;
    const layout = layoutOf(context, HORIZONS, 3);
    const [first] = layout?.found.values() ?? [];
    if (!layout || !first || SHARE.test(allBelow(context))) return;
    const { start, end } = first.block;
    const message = `${quote(first.text)} and the two after it are laid out, and nothing says what share of money or people each gets.`;
    const shares = '| Horizon | Share of the budget |\n|---|---|\n| 1 | … |\n| 2 | … |\n| 3 | … |';
    const { outline } = context;
    const fix = appendix('Insert a table of shares', outline, outline.headings.length - 1, shares);
    yield { start, end, message, fix };
  },
  mustFire: [
    '# Three horizons\n\n## Horizon 1\n\nKeep the core.\n\n## Horizon 2\n\nSell the API.\n\n## Horizon 3\n\nNo branches.\n',
    '# Three Horizons of the bank\n\n- Horizon 1: keep the core\n- Horizon 2: sell the API\n- Horizon 3: no branches\n',
  ],
  mustNotFire: [
    '# Three horizons\n\n- Horizon 1 (70 %): the core\n- Horizon 2 (20 %): the API\n- Horizon 3 (10 %): no branches\n',
    '# Three horizons\n\n## Horizon 1\n\nFour teams.\n\n## Horizon 2\n\nTwo teams.\n\n## Horizon 3\n\nOne engineer.\n',
    '# Flight manual\n\n- Horizon 1: left display\n- Horizon 2: right display\n- Horizon 3: standby\n',
  ],
};

function allBelow({ outline }: RuleContext): string {
  const { sentences, headings, tables } = outline;
  const cells = tables.flatMap(({ header, rows }) => [header, ...rows].flat());
  return [...headings.slice(1), ...sentences, ...cells].map(({ text }) => text).join('\n');
}

/** "Scenario A: ...", "Scenario 2 - ...", "Scenario: ...". */
const NUMBERED = /^(?:the )?scenario (?:\d{1,2}|[A-H]|one|two|three|four|five)\b/i;
const NAMED = /^scenario\s*[:–—-]/i;
/** Names that say how much of one thing happens, not which thing. */
const DEGREE = anyOf`
  best, worst, base, optimistic, pessimistic, realistic, likely, expected, high, low, medium, middle, upside, downside, conservative, aggressive, most likely
  (best|worst|base|expected|likely|middle)[- ]case
`;

/** Scenario planning with one future, or with more and less of the same. */
const scenarios: Rule = {
  id: 'executive-strategy/scenarios',
  severity: 'info',
  topic: 'alternatives',
  why: 'Scenarios prepare for worlds that differ in kind; one, or more and less of one, only dresses up the forecast.',
  question: 'Which two uncertainties matter most, and what would the world look like at the ends of both?',
  *check(context: RuleContext): Generator<Hit> {
    if (!context.detections.some(({ id, standing }) => id === 'scenario-planning' && standing === 'applied')) return;
    const found = labels(context.outline).all.filter(({ block: { text } }) => NUMBERED.test(text) || NAMED.test(text));
    const [only] = found;
    const names = new Set(found.map(({ block }) => block.text.slice(0, 40).toLowerCase()));
    if (only && names.size === 1) {
      const { start, end } = only.block;
      yield { start, end, message: `${quote(only.block.text)} is the only scenario.` };
      return;
    }
    const group = degreesOf(context);
    const [first] = group;
    if (!first || found.length > 0) return;
    const { start, end } = first;
    yield {
      start,
      end,
      message: `${enumerated(group.map(({ text }) => quote(text, 30)))} differ in degree, not in kind.`,
    };
  },
  mustFire: [
    '# Scenario planning: energy\n\nCritical uncertainties: price, policy.\n\n## Scenario 1: cheap power\n\nA.\n\n## Implications\n\nB.\n',
    '# Scenario planning: energy\n\nCritical uncertainties: the price of power.\n\n## Optimistic scenario\n\nA.\n\n## Realistic scenario\n\nB.\n\n## Pessimistic scenario\n\nC.\n',
  ],
  mustNotFire: [
    '# Scenario planning: energy\n\nCritical uncertainties: price, policy.\n\n## Scenario 1: cheap power, strict rules\n\nA.\n\n## Scenario 2: dear power, no rules\n\nB.\n',
    '# Business case\n\n## Optimistic scenario\n\n4 m.\n\n## Base scenario\n\n2 m.\n\n## Pessimistic scenario\n\n1 m.\n',
    '# Tests\n\n## Scenario 1: login\n\nGiven a user.\n',
    '# Scenario planning\n\nCritical uncertainties: trade, energy.\n\n## Open seas\n\nA.\n\n## Closed ports\n\nB.\n',
  ],
};

/** Two or more sibling headings, items or rows that name scenarios by degree, and none that names one otherwise. */
function degreesOf({
  outline,
}: RuleContext): readonly { readonly start: number; readonly end: number; readonly text: string }[] {
  const groups = new Map<string, { start: number; end: number; text: string }[]>();
  for (const { group, block, text } of labels(outline).all) {
    if (!/\b(?:scenario|case)\b/i.test(text) || text.length > 60) continue;
    const held = groups.get(group) ?? [];
    groups.set(group, held);
    held.push({ start: block.start, end: block.end, text });
  }
  const named = [...groups.values()].filter((group) => group.length > 1);
  const isDegree = ({ text }: { text: string }) => DEGREE.test(text);
  return named.length === 1 && named[0]?.every(isDegree) ? named[0] : [];
}

/** Rules on how a text looks at the market and at what may come. */
export const marketChecks: readonly Rule[] = [pestle, threeHorizons, horizonShares, scenarios];
