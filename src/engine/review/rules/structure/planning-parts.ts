import type { Rule } from '../../rule';
import { partsRule } from './missing-parts';

/** The five letters (Doran, "There's a S.M.A.R.T. Way", 1981, in the words that are common today). */
const smart = partsRule({
  id: 'executive-strategy/smart-criteria',
  severity: 'info',
  frameworks: ['smart-goals'],
  name: 'SMART',
  parts: {
    Specific: 'specific*',
    Measurable: 'measurable*, measure*',
    Achievable: 'achievable*, attainable*, assignable*, agreed*, actionable*, ambitious*',
    Relevant: 'relevant*, realistic*',
    'Time-bound': 'time bound*, timebound*, time*, timely*, time based*, timed*, deadline*',
  },
  least: 3,
  why: 'The letter that is left out is the one on which the goal will be missed without anybody saying so.',
  question: 'What would the goal say for the letter that is left out?',
  mustFire: [
    '# SMART goal: shorter queue\n\n## Specific\n\nReturns desk.\n\n## Measurable\n\nUnder 5 minutes.\n\n## Achievable\n\nTwo more people.\n\n## Relevant\n\nComplaints.\n',
    '# SMART goals\n\n- Specific: the returns desk\n- Measurable: under 5 minutes\n- Time-bound: by May\n',
  ],
  mustNotFire: [
    '# SMART goals\n\n- Specific: the returns desk\n- Measurable: under 5 minutes\n- Attainable: two more people\n- Realistic: complaints\n- Timely: by May\n',
    'SMART goals are specific and measurable. Ours is relevant.',
    '# Phone\n\n## Measurable\n\nBattery.\n\n## Relevant\n\nPrice.\n\n## Specific\n\nColour.\n',
  ],
});

/** The four fields (Henderson, "The Product Portfolio", Boston Consulting Group, 1970). */
const bcg = partsRule({
  id: 'executive-strategy/growth-share-fields',
  severity: 'info',
  frameworks: ['bcg-matrix'],
  name: 'the growth-share matrix',
  parts: {
    Stars: 'star, stars*',
    'Cash cows': 'cash cow*, cash cows*, cows*',
    'Question marks': 'question mark*, question marks*, problem children*, problem child*',
    Dogs: 'dog, dogs*, pets*',
  },
  least: 2,
  why: 'A portfolio without dogs has not been looked at, and one without question marks has no future.',
  question: 'What belongs into the field that is left out?',
  mustFire: [
    '# BCG matrix of our products\n\n## Stars\n\nTerminal.\n\n## Cash cows\n\nHosting.\n\n## Question marks\n\nWallet.\n',
    '# BCG matrix\n\n- Stars: terminal\n- Cash cows: hosting\n',
  ],
  mustNotFire: [
    '# BCG matrix\n\n- Stars: terminal\n- Cash cows: hosting\n- Question marks: wallet\n- Dogs: fax\n',
    '# BCG matrix\n\n| Product | Field |\n|---|---|\n| Terminal | Star |\n| Hosting | Cash cow |\n| Wallet | Question mark |\n| Fax | Dog |\n',
    'In the BCG matrix, cash cows pay for stars.',
    '# Rating\n\n## Stars\n\nFive.\n\n## Dogs\n\nAllowed.\n',
  ],
});

/** The five parts of a decision (Gokul Rajaram and Jeff Kolovson at Square). */
const spade = partsRule({
  id: 'engineering-leadership/spade-parts',
  severity: 'info',
  frameworks: ['spade'],
  name: 'SPADE',
  parts: {
    Setting: 'setting*',
    People: 'people*',
    Alternatives: 'alternative*, alternatives*, options*',
    Decide: 'decide*, decision*',
    Explain: 'explain*, explanation*, communication*',
  },
  least: 3,
  inOrder: true,
  why: 'A decision whose people or whose explanation is left out is decided again by those who were not told.',
  question: 'What belongs into the part that is left out?',
  mustFire: [
    '# SPADE: annual event\n\n## Setting\n\nBy May.\n\n## People\n\nEvents lead decides.\n\n## Alternatives\n\nOnline, city.\n\n## Decide\n\nCity.\n',
    '# SPADE framework: pricing page\n\n- Setting: by May\n- Alternatives: three plans or two\n- Decide: two\n- Explain: in the all-hands\n',
  ],
  mustNotFire: [
    '# SPADE: annual event\n\n- Setting: by May\n- People: events lead\n- Alternatives: online, city\n- Decision: city\n- Explanation: all-hands\n',
    'We use the SPADE framework with setting, people and alternatives.',
    '# Garden\n\n## Setting\n\nSunny.\n\n## Alternatives\n\nA spade or a fork.\n\n## People\n\nTwo.\n',
  ],
});

/** What a value stream map shows of each step (Rother and Shook, Learning to See, 1999). */
const valueStream = partsRule({
  id: 'engineering-leadership/value-stream-waiting',
  severity: 'info',
  frameworks: ['value-stream-mapping'],
  name: 'a value stream map',
  parts: {
    'Process time':
      'process time*, touch time*, cycle time*, working time*, work time*, pt, hands on time*, active time*, processing time*',
    'Wait time': 'wait*, waiting*, lead time*, lt, queue*, delay*, idle*, elapsed*, total time*, inventory*, handover*',
  },
  least: 1,
  words: true,
  optional: ['Process time'],
  why: 'Nearly all of the time from order to delivery is waiting; a map of the work alone speeds up the wrong part.',
  question: 'How long does the work lie before each step?',
  mustFire: [
    '# Value stream map: change request\n\n| Process step | Process time |\n|---|---|\n| Review | 1 h |\n| Test | 4 h |\n',
    '# Value stream mapping: onboarding\n\nCurrent state of the value stream:\n\n| Step | Touch time | Percent complete and accurate |\n|---|---|---|\n| Contract | 20 min | 90 % |\n| Account | 5 min | 70 % |\n',
  ],
  mustNotFire: [
    '# Value stream map: change request\n\n| Process step | Process time | Wait time |\n|---|---|---|\n| Review | 1 h | 3 d |\n| Test | 4 h | 6 d |\n',
    '# Value stream map\n\n| Process step | Process time |\n|---|---|\n| Review | 1 h |\n\nBetween the two steps the request waits for three days.\n',
    '# Oven manual\n\n| Programme | Process time |\n|---|---|\n| Bread | 1 h |\n',
  ],
});

/** The five letters (Willis, Edwards and Humble). */
const calms = partsRule({
  id: 'engineering-leadership/calms-parts',
  severity: 'info',
  frameworks: ['calms'],
  name: 'CALMS',
  parts: {
    Culture: 'culture*',
    Automation: 'automation*, automate*',
    Lean: 'lean*',
    Measurement: 'measurement*, measure*, metrics*',
    Sharing: 'sharing*, share*',
  },
  least: 3,
  why: 'Assessments that leave out culture or sharing end in tools.',
  question: 'Where do you stand with the part that is left out?',
  mustFire: [
    '# CALMS assessment\n\n## Automation\n\nGood.\n\n## Lean\n\nFair.\n\n## Measurement\n\nGood.\n\n## Sharing\n\nFair.\n',
    '# CALMS model: where we are\n\n| Area | Score |\n|---|---|\n| Culture | 2 |\n| Automation | 4 |\n| Measurement | 3 |\n',
  ],
  mustNotFire: [
    '# CALMS assessment\n\n- Culture: 2\n- Automation: 4\n- Lean: 3\n- Measurement: 3\n- Sharing: 2\n',
    'The CALMS model speaks of culture, automation and lean.',
    '# Weather\n\n## Measurement\n\nWind calms.\n\n## Sharing\n\nOnline.\n\n## Automation\n\nNone.\n',
  ],
});

/** Rules on the parts of frameworks that plans are made with. */
export const planningParts: readonly Rule[] = [smart, bcg, spade, valueStream, calms];
