import type { Rule } from '../../rule';
import { partsRule } from './missing-parts';

/** The levels of a C4 model; code is optional by its author's own advice (Brown, c4model.com). */
const cfour = partsRule({
  id: 'architecture/c4-levels',
  severity: 'info',
  frameworks: ['c4-model'],
  name: 'the C4 model',
  parts: {
    'System context': 'system context*, context*, level 1*, c1*, landscape*, system landscape*',
    Containers: 'container*, containers*, level 2*, c2*',
    Components: 'component*, components*, level 3*, c3*',
  },
  least: 2,
  optional: ['Components'],
  inOrder: true,
  why: 'Whoever opens the picture two levels down does not see what the parts belong to, or who uses them.',
  question: 'Which system and which containers do these parts belong to?',
  mustFire: [
    '# Architecture in the C4 model\n\n## System context\n\nShop and bank.\n\n## Components\n\nPricing, stock.\n',
    '# C4 model of billing\n\n- Level 2: Containers: API, worker\n- Level 3: Components: tax, rounding\n',
  ],
  mustNotFire: [
    '# C4 model of billing\n\n## System Context diagram\n\nA.\n\n## Container diagram\n\nB.\n',
    '# C4 model\n\n## Level 1: System context\n\nA.\n\n## Level 2: Containers\n\nB.\n\n## Level 3: Components\n\nC.\n',
    'We draw containers and components in the C4 model.',
    '# React\n\n## Components\n\nA.\n\n## Containers\n\nB.\n',
  ],
});

/** The six pillars (AWS Well-Architected Framework). */
const wellArchitected = partsRule({
  id: 'architecture/well-architected-pillars',
  severity: 'info',
  frameworks: ['aws-well-architected'],
  name: 'the Well-Architected Framework',
  parts: {
    'Operational excellence': 'operational excellence*, operations*',
    Security: 'security*',
    Reliability: 'reliability*',
    'Performance efficiency': 'performance efficiency*, performance*',
    'Cost optimisation': 'cost optimisation*, cost optimization*, cost*, costs*',
    Sustainability: 'sustainability*',
  },
  least: 4,
  why: 'The pillars pull against each other; one that is left out pays for the others unseen.',
  question: 'What did the review find for the pillar that is left out?',
  mustFire: [
    '# AWS Well-Architected review\n\n## Operational excellence\n\nA.\n\n## Security\n\nB.\n\n## Reliability\n\nC.\n\n## Performance efficiency\n\nD.\n\n## Cost optimization\n\nE.\n',
    '# AWS Well-Architected Framework review\n\n| Pillar | High risks |\n|---|---|\n| Security | 2 |\n| Reliability | 1 |\n| Cost optimisation | 4 |\n| Performance efficiency | 1 |\n',
  ],
  mustNotFire: [
    '# AWS Well-Architected review\n\n- Operational excellence: a\n- Security: b\n- Reliability: c\n- Performance efficiency: d\n- Cost optimization: e\n- Sustainability: f\n',
    'The AWS Well-Architected Framework has pillars such as security and reliability.',
    '# Our service\n\n## Security\n\nA.\n\n## Reliability\n\nB.\n\n## Performance\n\nC.\n',
  ],
});

/** The rings (Thoughtworks Technology Radar). */
const radar = partsRule({
  id: 'architecture/radar-rings',
  severity: 'info',
  frameworks: ['technology-radar'],
  name: 'a technology radar',
  parts: {
    Adopt: 'adopt*',
    Trial: 'trial*',
    Assess: 'assess*',
    Hold: 'hold*, caution*, retire*, avoid*, deprecated*',
  },
  least: 2,
  why: 'A radar that puts nothing on hold only adds, and teams keep starting with what should end.',
  question: 'What belongs into the ring that is left out?',
  mustFire: [
    '# Technology radar 2031\n\n## Adopt\n\n- Postgres\n\n## Trial\n\n- Wasm\n\n## Assess\n\n- Edge\n',
    '# Tech radar\n\n- Adopt: Postgres\n- Hold: our own queue\n',
  ],
  mustNotFire: [
    '# Technology radar\n\n- Adopt: Postgres\n- Trial: Wasm\n- Assess: edge\n- Hold: our own queue\n',
    '# Technology radar\n\n| Blip | Ring |\n|---|---|\n| Postgres | Adopt |\n| Wasm | Trial |\n| Edge | Assess |\n| Own queue | Hold |\n',
    'The technology radar put it from trial to adopt.',
    '# Pets\n\n## Adopt\n\nA cat.\n\n## Trial\n\nA week.\n',
  ],
});

/** The four principles (Dehghani, Data Mesh, 2022). */
const dataMesh = partsRule({
  id: 'data/mesh-principles',
  severity: 'info',
  frameworks: ['data-mesh'],
  name: 'data mesh',
  parts: {
    'Domain ownership':
      'domain ownership*, domain*, domain oriented*, domains*, decentralised*, decentralized*, ownership*',
    'Data as a product': 'data as a product*, data products*, data product*, data as product*, product thinking*',
    'Self-serve platform': 'self serve*, self service*, platform*, data platform*',
    'Federated governance': 'federated*, governance*, federated computational governance*, computational governance*',
  },
  least: 2,
  words: true,
  why: 'The four hold each other up: domains without a platform build it ten times, and without governance their data never join.',
  question: 'What do you do about the principle that is left out?',
  mustFire: [
    '# Data mesh at the insurer\n\n## Domain ownership\n\nClaims, policies.\n\n## Data as a product\n\nOwners.\n\n## Self-serve platform\n\nOne.\n',
    '# Data mesh\n\n- Domain ownership: claims, policies\n- Data as a product: owners and docs\n',
  ],
  mustNotFire: [
    '# Data mesh\n\n- Domain-oriented ownership: claims\n- Data as a product: owners\n- Self-serve data platform: one\n- Federated computational governance: a council\n',
    'Data mesh means domain ownership to us, data as a product, a platform and governance.',
    '# Web host\n\n## Domain\n\nexample.org\n\n## Platform\n\nLinux\n',
  ],
});

/** The six phases (Chapman et al., CRISP-DM 1.0, 2000). */
const crispDm = partsRule({
  id: 'ai-ml/crisp-phases',
  severity: 'info',
  frameworks: ['crisp-dm'],
  name: 'CRISP-DM',
  parts: {
    'Business understanding': 'business understanding*, business*',
    'Data understanding': 'data understanding*, data exploration*, understanding the data*, exploratory*',
    'Data preparation': 'data preparation*, preparation*, preprocessing*, data cleaning*, data prep*',
    Modelling: 'modelling*, modeling*, model*, models*',
    Evaluation: 'evaluation*, evaluate*, results*',
    Deployment: 'deployment*, deploy*, deploying*, operation*',
  },
  least: 3,
  inOrder: true,
  why: 'A model that is not held against the business goal, or never goes into use, was an exercise.',
  question: 'What happens in the phase that is left out?',
  mustFire: [
    '# Churn by CRISP-DM\n\n## Business understanding\n\nA.\n\n## Data understanding\n\nB.\n\n## Data preparation\n\nC.\n\n## Modeling\n\nD.\n\n## Deployment\n\nE.\n',
    '# CRISP-DM\n\n1. Data understanding: 3 tables\n2. Data preparation: joins\n3. Modelling: trees\n4. Evaluation: 0.8\n',
  ],
  mustNotFire: [
    '# CRISP-DM\n\n1. Business understanding: churn\n2. Data understanding: tables\n3. Data preparation: joins\n4. Modeling: trees\n5. Evaluation: 0.8\n6. Deployment: nightly\n',
    'CRISP-DM begins with business understanding and data understanding.',
    '# Class\n\n## Modeling\n\nClay.\n\n## Evaluation\n\nMarks.\n\n## Preparation\n\nWater.\n',
  ],
});

/** The four functions (NIST AI 100-1, 2023). */
const aiRmf = partsRule({
  id: 'ai-ml/risk-functions',
  severity: 'info',
  frameworks: ['nist-ai-rmf'],
  name: 'the NIST AI RMF',
  parts: {
    Govern: 'govern*, governance*',
    Map: 'map*, mapping*',
    Measure: 'measure*, measurement*',
    Manage: 'manage*, management*',
  },
  least: 2,
  why: 'Risks that are measured and not managed, or managed and never measured, stay as they are.',
  question: 'What is done in the function that is left out?',
  mustFire: [
    '# NIST AI RMF: support bot\n\n## Govern\n\nA board.\n\n## Map\n\nUses.\n\n## Manage\n\nLimits.\n',
    '# NIST AI Risk Management Framework\n\n- Map: uses\n- Measure: error by group\n',
  ],
  mustNotFire: [
    '# NIST AI RMF\n\n- Govern: a board\n- Map: uses\n- Measure: errors\n- Manage: limits\n',
    'The NIST AI RMF wants us to map, measure and manage.',
    '# Functions\n\n## Map\n\nApplies f.\n\n## Measure\n\nTakes time.\n',
  ],
});

/** The phases (FinOps Foundation). */
const finops = partsRule({
  id: 'finance/finops-phases',
  severity: 'info',
  frameworks: ['finops'],
  name: 'FinOps',
  parts: {
    Inform: 'inform*, visibility*',
    Optimise: 'optimise*, optimize*, optimisation*, optimization*',
    Operate: 'operate*, operation*, operations*',
  },
  least: 2,
  why: 'Savings that nobody keeps up by a rule or a habit are back in the bill after two quarters.',
  question: 'What is done in the phase that is left out?',
  mustFire: [
    '# FinOps plan\n\n## Inform\n\nTags.\n\n## Optimize\n\nReservations.\n',
    '# FinOps\n\n1. Inform: a bill for each team\n2. Operate: monthly review\n',
  ],
  mustNotFire: [
    '# FinOps\n\n- Inform: tags\n- Optimise: reservations\n- Operate: monthly review\n',
    'FinOps is about how to inform, optimise and operate.',
    '# Tool\n\n## Inform\n\nPrints.\n\n## Optimize\n\nMinifies.\n',
  ],
});

/** The four fields (Kraljic, "Purchasing Must Become Supply Management", 1983). */
const kraljic = partsRule({
  id: 'vendor/kraljic-fields',
  severity: 'info',
  frameworks: ['kraljic-matrix'],
  name: 'the Kraljic matrix',
  parts: {
    Strategic: 'strategic*',
    Leverage: 'leverage*',
    Bottleneck: 'bottleneck*, bottlenecks*',
    'Non-critical': 'non critical*, noncritical*, routine*',
  },
  least: 2,
  words: true,
  why: 'The field that is left out is usually the bottleneck: small money, and the line stands still without it.',
  question: 'Which purchases belong into the field that is left out?',
  mustFire: [
    '# Kraljic matrix of our suppliers\n\n## Strategic items\n\nCloud.\n\n## Leverage items\n\nLaptops.\n\n## Non-critical items\n\nPaper.\n',
    '# Kraljic matrix\n\n- Strategic items: cloud\n- Leverage items: laptops\n',
  ],
  mustNotFire: [
    '# Kraljic matrix\n\n- Strategic items: cloud\n- Leverage items: laptops\n- Bottleneck items: HSM\n- Routine items: paper\n',
    'The Kraljic matrix separates strategic items from leverage items.',
    '# Review\n\n## Strategic\n\nYes.\n\n## Leverage\n\nHigh.\n',
  ],
});

/** Rules on the parts of frameworks for software, data and what is bought. */
export const softwareParts: readonly Rule[] = [
  cfour,
  wellArchitected,
  radar,
  dataMesh,
  crispDm,
  aiRmf,
  finops,
  kraljic,
];
