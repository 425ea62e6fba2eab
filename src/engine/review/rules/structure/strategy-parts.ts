import type { Rule } from '../../rule';
import { partsRule } from './missing-parts';

/** The five forces (Porter, "How Competitive Forces Shape Strategy", 1979). */
const fiveForces = partsRule({
  id: 'executive-strategy/five-forces',
  severity: 'info',
  frameworks: ['porters-five-forces'],
  name: 'the five forces',
  parts: {
    'Threat of new entrants':
      'new entrants*, threat of new entr*, threat of entry, new entry, potential entrants, entry barriers, barriers to entry, market entry',
    'Power of suppliers':
      'supplier*, suppliers*, power of suppliers, bargaining power of suppliers*, bargaining power of the suppliers',
    'Power of buyers':
      'buyer*, buyers*, customers*, customer power, power of customers, bargaining power of buyers*, bargaining power of customers*',
    'Threat of substitutes': 'substitute*, substitutes*, substitution*, threat of substitut*, threat of substitution',
    Rivalry:
      'rivalry*, competitive rivalry*, industry rivalry*, rivalry among existing competitors, rivals, existing competitors, competition*, competitive intensity, industry competition',
  },
  least: 3,
  why: 'The force that is left out is usually the one that takes the margin.',
  question: 'How strong is the force that is left out, and how do you know?',
  mustFire: [
    '# Five forces: managed hosting\n\n## Threat of new entrants\n\nLow: capital.\n\n## Bargaining power of suppliers\n\nHigh.\n\n## Bargaining power of buyers\n\nHigh.\n\n## Competitive rivalry\n\nHigh.\n',
    "Porter's five forces for our market:\n\n| Force | Strength |\n|---|---|\n| New entrants | low |\n| Substitutes | high |\n| Rivalry | high |\n",
  ],
  mustNotFire: [
    "Porter's five forces for our market:\n\n| Force | Strength |\n|---|---|\n| New entrants | low |\n| Substitutes | high |\n| Rivalry | high |\n| Supplier power | low |\n| Buyer power | low |\n",
    "# Market\n\nPorter's five forces say little about platforms; we look at buyers first.\n\n- Buyers: three large ones\n- Suppliers: two clouds\n",
    '# Five forces\n\n- **Barriers to entry:** high\n- **Suppliers:** weak\n- **Customers:** strong\n- **Substitution:** spreadsheets\n- **Competition:** four vendors\n',
    '# Shop\n\n## Customers\n\nTwo.\n\n## Suppliers\n\nNone.\n\n## Competition\n\nNone.\n',
  ],
});

/** The cascade of choices (Lafley and Martin, Playing to Win, 2013). */
const playingToWin = partsRule({
  id: 'executive-strategy/playing-to-win-choices',
  severity: 'info',
  frameworks: ['playing-to-win'],
  name: 'Playing to Win',
  parts: {
    'Winning aspiration': 'winning aspiration*, aspiration*, our aspiration, purpose, vision, ambition',
    'Where to play': 'where to play*, where we play*, where will we play*, playing field',
    'How to win': 'how to win*, how we win*, how will we win*, how we will win*',
    Capabilities:
      'capabilities*, core capabilities, must have capabilities, required capabilities, what capabilities*, capabilities required',
    'Management systems': 'management systems*, systems*, supporting systems*, what management systems*, measures*',
  },
  least: 2,
  why: 'The choices hold each other up: where to play without how to win is a hope, and both without capabilities a plan for someone else.',
  question: 'What is the choice that is left out?',
  mustFire: [
    '# Playing to win\n\n## Winning aspiration\n\nThe default.\n\n## Where to play\n\nMid-size banks.\n\n## How to win\n\nSupport in an hour.\n',
    '# Strategy\n\nBy the cascade of Playing to Win:\n\n- Where to play: mid-size banks in two countries\n- How to win: support within an hour\n',
  ],
  mustNotFire: [
    '# Playing to win\n\n- Winning aspiration: the default\n- Where we play: banks\n- How we win: support\n- Core capabilities: on-call\n- Management systems: weekly numbers\n',
    'Playing to Win asks where to play and how to win. We read it in the book club.',
    '# Rules of the game\n\n## How to win\n\nTake the flag.\n\n## Where to play\n\nIn the park.\n',
  ],
});

/** The four pairings of a SWOT's fields (Weihrich, "The TOWS Matrix", 1982). */
const tows = partsRule({
  id: 'executive-strategy/tows-pairings',
  severity: 'info',
  frameworks: ['tows-matrix', 'swot'],
  name: 'TOWS',
  parts: {
    SO: 'so strategies*, so strategy*, strengths opportunities, s o, so*, maxi maxi',
    WO: 'wo strategies*, wo strategy*, weaknesses opportunities, w o, wo*, mini maxi',
    ST: 'st strategies*, st strategy*, strengths threats, s t, st*, maxi mini',
    WT: 'wt strategies*, wt strategy*, weaknesses threats, w t, wt*, mini mini',
  },
  least: 2,
  why: 'The pairing that is left out is usually weaknesses with threats: what to do where it can go wrong.',
  question: 'What follows from the pairing that is left out?',
  mustFire: [
    '# TOWS\n\n## SO strategies\n\n- Sell the API.\n\n## ST strategies\n\n- Certify early.\n\n## WO strategies\n\n- Hire two sellers.\n',
    '# TOWS matrix\n\n| Pairing | Strategy |\n|---|---|\n| SO | sell the API to partners |\n| WO | hire two sellers |\n',
  ],
  mustNotFire: [
    '# TOWS\n\n- SO: sell the API\n- WO: hire two sellers\n- ST: certify early\n- WT: leave the hardware business\n',
    'A TOWS matrix comes next. So far, no one has filled it in.\n\n- So: later\n',
    '# TOWS\n\n| | Opportunities | Threats |\n|---|---|---|\n| Strengths | sell the API | certify early |\n| Weaknesses | hire | leave |\n',
  ],
});

/** Objective, goals, strategies and measures: the last two are what the first two are worth. */
const ogsm = partsRule({
  id: 'executive-strategy/ogsm-parts',
  severity: 'info',
  frameworks: ['ogsm'],
  name: 'OGSM',
  parts: {
    Objective: 'objective*, objectives*',
    Goals: 'goal, goals*',
    Strategies: 'strategy*, strategies*',
    Measures: 'measure*, measures*, metrics*, kpis*, dashboard*, tactics and measures',
  },
  least: 2,
  why: 'Without the part that is left out, nobody can say how the goals are reached or whether they were.',
  question: 'What belongs in the part that is left out?',
  mustFire: [
    '# OGSM 2031\n\n## Objective\n\nLead in support.\n\n## Goals\n\n- 95 % within an hour\n\n## Strategies\n\n- Follow the sun\n',
    '# OGSM\n\n| Objective | Goals | Measures |\n|---|---|---|\n| Lead in support | 95 % in an hour | first response |\n',
  ],
  mustNotFire: [
    '# OGSM\n\n| Objective | Goals | Strategies | Measures |\n|---|---|---|---|\n| Lead | 95 % | follow the sun | first response |\n',
    '# OGSM\n\n- Objective: lead\n- Goals: 95 %\n- Strategies: follow the sun\n- KPIs: first response\n',
    '# Notes\n\n## Objective\n\nLearn the words.\n\n## Goals\n\n- Pass the test\n',
  ],
});

/** Salesforce's form of a plan (Benioff, Behind the Cloud, 2009). */
const vtwomom = partsRule({
  id: 'executive-strategy/vmom-parts',
  severity: 'info',
  frameworks: ['v2mom'],
  name: 'V2MOM',
  parts: {
    Vision: 'vision*, our vision',
    Values: 'values*, value, principles*',
    Methods: 'method*, methods*, actions*',
    Obstacles: 'obstacle*, obstacles*, challenges*, risks*, blockers*',
    Measures: 'measure*, measures*, metrics*, kpis*',
  },
  least: 3,
  why: 'The obstacles and the measures are what tell this plan from a wish.',
  question: 'What belongs in the part that is left out?',
  mustFire: [
    '# V2MOM\n\n## Vision\n\nOne platform.\n\n## Values\n\n1. Trust\n\n## Methods\n\n1. Merge the two\n\n## Measures\n\n- 12 teams moved\n',
    '# V2MOM of the data group\n\n- Vision: one catalogue\n- Values: trust before speed\n- Methods: name an owner for each set\n',
  ],
  mustNotFire: [
    '# V2MOM\n\n- Vision: one catalogue\n- Values: trust\n- Methods: owners\n- Obstacles: no budget\n- Measures: 40 sets with an owner\n',
    '# V2MOM\n\n- Vision: one catalogue\n- Values: trust\n- Methods: owners\n- Challenges: no budget\n- Metrics: 40 sets\n',
    '# Our company\n\n## Vision\n\nOne.\n\n## Values\n\nTrust.\n\n## Methods\n\nMany.\n',
  ],
});

/** The seven elements (Waterman, Peters and Phillips, "Structure Is Not Organization", 1980). */
const sevenS = partsRule({
  id: 'executive-strategy/seven-s-elements',
  severity: 'info',
  frameworks: ['mckinsey-7s'],
  name: 'the 7S',
  parts: {
    Strategy: 'strategy*',
    Structure:
      'structure*, organisation structure, organization structure, organisational structure, organizational structure',
    Systems: 'systems*, system*, processes*',
    'Shared values': 'shared values*, shared value*, values*, superordinate goals*, culture*',
    Style: 'style*, leadership style*, management style*',
    Staff: 'staff*, staffing*, people*',
    Skills: 'skills*, skill*, capabilities*',
  },
  least: 4,
  why: 'The model says that changing one element strains the others; the one that is left out strains unseen.',
  question: 'How does the element that is left out stand today, and how must it change?',
  mustFire: [
    '# McKinsey 7S of the merger\n\n## Strategy\n\nOne.\n\n## Structure\n\nFlat.\n\n## Systems\n\nTwo.\n\n## Staff\n\n40.\n\n## Skills\n\nFew.\n',
    '# 7S framework: where we stand\n\n| Element | Today |\n|---|---|\n| Strategy | clear |\n| Structure | matrix |\n| Systems | old |\n| Shared values | strong |\n| Skills | few |\n| Staff | 40 |\n',
  ],
  mustNotFire: [
    '# McKinsey 7S\n\n- Strategy: one\n- Structure: flat\n- Systems: two\n- Shared values: few\n- Leadership style: loud\n- Staff: 40\n- Skills: few\n',
    'We used the McKinsey 7S model once: strategy, structure and systems came out well.',
    '# Handbook\n\n## Strategy\n\nA.\n\n## Structure\n\nB.\n\n## Systems\n\nC.\n\n## Skills\n\nD.\n',
  ],
});

/** The four ways to grow (Ansoff, "Strategies for Diversification", 1957). */
const ansoff = partsRule({
  id: 'executive-strategy/ansoff-fields',
  severity: 'info',
  frameworks: ['ansoff-matrix'],
  name: 'the Ansoff matrix',
  parts: {
    'Market penetration': 'market penetration*, penetration*',
    'Market development': 'market development*',
    'Product development': 'product development*',
    Diversification: 'diversification*',
  },
  least: 2,
  why: 'The matrix is there to compare the four ways; the one that is left out was ruled out in silence.',
  question: 'Why not the way that is left out?',
  mustFire: [
    '# Ansoff matrix\n\n## Market penetration\n\nMore seats.\n\n## Market development\n\nTwo countries.\n\n## Product development\n\nAn API.\n',
    '# Growth\n\nOptions by the Ansoff matrix:\n\n- Market penetration: more seats\n- Product development: an API\n',
  ],
  mustNotFire: [
    '# Ansoff matrix\n\n- Market penetration: more seats\n- Market development: none\n- Product development: an API\n- Diversification: ruled out\n',
    'The Ansoff matrix is a classic of market development.',
    '# Departments\n\n## Market development\n\nSix people.\n\n## Product development\n\n40 people.\n',
  ],
});

/** Rules on the parts of frameworks that executives lay their choices out in. */
export const strategyParts: readonly Rule[] = [fiveForces, playingToWin, tows, ogsm, vtwomom, sevenS, ansoff];
