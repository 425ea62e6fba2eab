import type { Rule } from '../../rule';
import { partsRule } from './missing-parts';

/** Why, who, how, what (Adzic, Impact Mapping, 2012). */
const impactMapping = partsRule({
  id: 'design-experience/impact-map-levels',
  severity: 'info',
  frameworks: ['impact-mapping'],
  name: 'an impact map',
  parts: {
    Goal: 'goal*, why*, goals*',
    Actors: 'actor*, actors*, who*',
    Impacts: 'impact*, impacts*, how*',
    Deliverables: 'deliverable*, deliverables*, what*',
  },
  least: 2,
  why: 'A deliverable that hangs on no changed behaviour of anybody serves the goal by luck.',
  question: 'Whose behaviour changes, and how does that bring the goal about?',
  mustFire: [
    '# Impact map: self-service\n\n## Goal\n\nCalls fall by a third.\n\n## Actors\n\nTenants.\n\n## Deliverables\n\nA form.\n',
    '# Impact mapping\n\n| Goal | Actor | Deliverable |\n|---|---|---|\n| fewer calls | tenants | a form |\n',
  ],
  mustNotFire: [
    '# Impact map\n\n- Why: fewer calls\n- Who: tenants\n- How: report leaks online\n- What: a form\n',
    'Impact mapping goes from the goal over actors to deliverables.',
    '# Project\n\n## Goal\n\nMove.\n\n## Deliverables\n\nBoxes.\n',
  ],
});

/** The four levels of the tree (Torres, Continuous Discovery Habits, 2021). */
const opportunityTree = partsRule({
  id: 'design-experience/opportunity-tree-levels',
  severity: 'info',
  frameworks: ['opportunity-solution-tree'],
  name: 'an opportunity solution tree',
  parts: {
    Outcome: 'outcome*, outcomes*, desired outcome*',
    Opportunities: 'opportunity*, opportunities*',
    Solutions: 'solution*, solutions*',
    'Assumption tests': 'assumption*, assumptions*, experiment*, experiments*, test*, tests*',
  },
  least: 2,
  why: 'Solutions that no test can sink are built because they were thought of first.',
  question: 'Which assumption would sink the solution, and what is the smallest test of it?',
  mustFire: [
    '# Opportunity solution tree: activation\n\n## Outcome\n\n40 % active.\n\n## Opportunities\n\n- Lost at setup\n\n## Solutions\n\n- Import\n',
    '# Opportunity Solution Tree\n\n- Outcome: 40 % active\n- Solutions: import, sample data\n- Experiments: fake button\n',
  ],
  mustNotFire: [
    '# Opportunity solution tree\n\n- Outcome: 40 % active\n- Opportunities: lost at setup\n- Solutions: import\n- Experiments: fake button\n',
    'An opportunity solution tree links the outcome with solutions.',
    '# Exercises\n\n## Outcome\n\nYou can add.\n\n## Solutions\n\n4, 5, 9.\n',
  ],
});

/** The four fields in the middle of the map (Gray, Gamestorming, 2010). */
const empathyMap = partsRule({
  id: 'design-experience/empathy-map-fields',
  severity: 'info',
  frameworks: ['empathy-map'],
  name: 'an empathy map',
  parts: {
    Says: 'says*, say*, said*, saying*',
    Thinks: 'thinks*, think*, thoughts*, thinking*',
    Does: 'does*, do*, doing*, did*, actions*',
    Feels: 'feels*, feel*, feelings*, feeling*, emotions*',
  },
  least: 2,
  why: 'The map is worth its paper where what people say and what they do part ways.',
  question: 'What was seen or heard for the field that is left out?',
  mustFire: [
    '# Empathy map: dispatcher\n\n## Says\n\nFine.\n\n## Thinks\n\nToo slow.\n\n## Feels\n\nRushed.\n',
    '# Empathy map\n\n| Says | Feels |\n|---|---|\n| “It is fine” | rushed |\n',
  ],
  mustNotFire: [
    '# Empathy map\n\n| Says & Does | Thinks & Feels |\n|---|---|\n| “Fine”; calls twice | rushed |\n',
    'An empathy map tells what a user says and feels.',
    '# Pet\n\n## Says\n\nMoo.\n\n## Feels\n\nSoft.\n',
  ],
});

/** The six parts (Osterwalder et al., Value Proposition Design, 2014). */
const valueProposition = partsRule({
  id: 'design-experience/value-proposition-fields',
  severity: 'info',
  frameworks: ['value-proposition-canvas'],
  name: 'the value proposition canvas',
  parts: {
    'Customer jobs': 'customer job*, customer jobs*, jobs*, jobs to be done*, job*',
    Pains: 'pain, pains*, customer pains*',
    Gains: 'gain, gains*, customer gains*',
    'Products and services': 'products*, products and services*, product*, services*',
    'Pain relievers': 'pain reliever*, pain relievers*, relievers*',
    'Gain creators': 'gain creator*, gain creators*, creators*',
  },
  least: 3,
  why: 'A product that answers no pain and makes no gain fits nobody; the canvas is there to see that.',
  question: 'What belongs into the field that is left out?',
  mustFire: [
    '# Value proposition canvas\n\n## Customer jobs\n\nPay.\n\n## Pains\n\nLate.\n\n## Gains\n\nCalm.\n\n## Products and services\n\nApp.\n',
    '# Value Proposition Canvas\n\n- Jobs: pay on time\n- Pains: late fees\n- Gains: calm\n',
  ],
  mustNotFire: [
    '# Value proposition canvas\n\n- Jobs: pay\n- Pains: fees\n- Gains: calm\n- Products & services: app\n- Pain relievers: reminder\n- Gain creators: one view\n',
    'A value proposition canvas has pains and gains on the right.',
    '# Gym\n\n## Pains\n\nKnee.\n\n## Gains\n\nTwo kilos.\n\n## Products\n\nPowder.\n',
  ],
});

/** The five stages as the d.school at Stanford teaches them. */
const designThinking = partsRule({
  id: 'design-experience/design-thinking-stages',
  severity: 'info',
  frameworks: ['design-thinking'],
  name: 'design thinking',
  parts: {
    Empathise: 'empathise*, empathize*, empathy*, understand*, observe*, research*, discover*, inspiration*',
    Define: 'define*, problem*, point of view*, synthesis*, synthesise*, synthesize*, frame*',
    Ideate: 'ideate*, ideation*, ideas*',
    Prototype: 'prototype*, prototyping*, prototypes*',
    Test: 'test*, testing*, evaluate*, validate*',
  },
  least: 3,
  inOrder: true,
  why: 'A stage that is skipped is a guess about people that nobody checked.',
  question: 'What was learned in the stage that is left out?',
  mustFire: [
    '# Design thinking: returns desk\n\n## Empathise\n\nFive visits.\n\n## Define\n\nTwo queues.\n\n## Ideate\n\nMany.\n\n## Prototype\n\nCardboard.\n',
    '# Design thinking\n\n1. Define: two queues\n2. Ideate: 30 sketches\n3. Prototype: cardboard\n4. Test: six customers\n',
  ],
  mustNotFire: [
    '# Design thinking\n\n1. Empathy: visits\n2. Define: queues\n3. Ideation: sketches\n4. Prototyping: cardboard\n5. Testing: customers\n',
    'Design thinking asks us to empathise, to define and to prototype.',
    '# Compiler\n\n## Define\n\nMacros.\n\n## Test\n\nRun it.\n\n## Prototype\n\nOf a function.\n',
  ],
});

/** The four Ds (Design Council, 2005). */
const doubleDiamond = partsRule({
  id: 'design-experience/double-diamond-phases',
  severity: 'info',
  frameworks: ['double-diamond'],
  name: 'the double diamond',
  parts: {
    Discover: 'discover*, discovery*',
    Define: 'define*, definition*',
    Develop: 'develop*, development*',
    Deliver: 'deliver*, delivery*',
  },
  least: 2,
  inOrder: true,
  why: 'Without the first diamond one builds the thing right and never asks whether it is the right thing.',
  question: 'What came of the phase that is left out?',
  mustFire: [
    '# Double Diamond process: new invoice\n\n## Define\n\nFour fields.\n\n## Develop\n\nThree drafts.\n\n## Deliver\n\nIn May.\n',
    '# Plan by the double diamond\n\n- Discover: ten visits\n- Define: four fields\n- Deliver: in May\n',
  ],
  mustNotFire: [
    '# Double diamond\n\n- Discovery: ten visits\n- Define: four fields\n- Develop: drafts\n- Deliver: in May\n',
    'The double diamond goes from discover to deliver.',
    '# Team\n\n## Discovery\n\nTwo people.\n\n## Delivery\n\nNine people.\n',
  ],
});

/** Rules on the parts of frameworks that product people think in. */
export const productParts: readonly Rule[] = [
  impactMapping,
  opportunityTree,
  empathyMap,
  valueProposition,
  designThinking,
  doubleDiamond,
];
