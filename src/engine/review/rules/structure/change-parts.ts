import type { Rule } from '../../rule';
import { partsRule } from './missing-parts';

/** The five outcomes in the order in which a person reaches them (Hiatt, ADKAR, 2006). */
const adkar = partsRule({
  id: 'change-adoption/adkar-elements',
  severity: 'info',
  frameworks: ['adkar'],
  name: 'ADKAR',
  parts: {
    Awareness: 'awareness*',
    Desire: 'desire*',
    Knowledge: 'knowledge*',
    Ability: 'ability*',
    Reinforcement: 'reinforcement*, reinforce*',
  },
  least: 2,
  inOrder: true,
  why: 'People stop at the first element they lack: training does nothing for those who do not want to.',
  question: 'What do you do for the element that is left out or comes too late?',
  mustFire: [
    '# Rollout by ADKAR\n\n## Awareness\n\nTown hall.\n\n## Knowledge\n\nTwo courses.\n\n## Ability\n\nPairing.\n\n## Reinforcement\n\nSurvey.\n',
    '# ADKAR plan\n\n| Element | What we do |\n|---|---|\n| Awareness | town hall |\n| Desire | champions |\n| Knowledge | courses |\n| Ability | pairing |\n',
    '# ADKAR plan\n\n1. Awareness: town hall\n2. Knowledge: courses\n3. Desire: champions\n4. Ability: pairing\n5. Reinforcement: survey\n',
  ],
  mustNotFire: [
    '# ADKAR plan\n\n- A - Awareness: town hall\n- D - Desire: champions\n- K - Knowledge: courses\n- A - Ability: pairing\n- R - Reinforcement: survey\n',
    'ADKAR starts with awareness and desire; knowledge comes third.',
    '# Characters\n\n## Desire\n\nTo leave.\n\n## Knowledge\n\nNone.\n',
  ],
});

/** The eight steps (Kotter, Leading Change, 1996, and Accelerate, 2014, which words them anew). */
const kotter = partsRule({
  id: 'change-adoption/kotter-steps',
  severity: 'info',
  frameworks: ['kotter-8-steps'],
  name: 'Kotter’s model',
  parts: {
    'Create urgency':
      'create urgency*, urgency*, sense of urgency*, create a sense of urgency*, establish a sense of urgency*, establish urgency*, establishing a sense of urgency*, increase urgency*, creating urgency*',
    'Build a guiding coalition':
      'build a guiding*, guiding coalition*, coalition*, build a coalition*, form a*, create the guiding*, create a guiding*, build the guiding*, creating the guiding*, guiding team*, form the guiding*, building the*, build the team*',
    'Form a vision':
      'form a strategic vision*, vision*, create a vision*, develop a vision*, strategic vision*, develop a change vision*, form a vision*, developing a*, get the vision*, form a strategic*, a vision*',
    'Enlist volunteers': 'enlist*, communicate*, volunteer*, communication*, communicating*, volunteers*',
    'Remove barriers':
      'remove*, enable action*, empower*, empowerment*, enabling*, removing*, enabling action*, barriers*, remove obstacles*, empowering*, obstacles*',
    'Short-term wins':
      'short term wins*, generate short*, create short*, quick wins*, early wins*, generating short*, plan for*, wins*, celebrate*',
    'Sustain acceleration':
      "sustain*, build on*, consolidate*, consolidation*, sustaining*, never let up*, consolidating*, acceleration*, do not let up*, don't let up*, keep going*",
    'Institute change':
      'institute*, institutionalisation*, institutionalization*, instituting*, anchor*, make it stick*, institutionalise*, institutionalize*, anchoring*, make change stick*, incorporate*, culture*',
  },
  least: 4,
  inOrder: true,
  why: 'Kotter counted where changes failed: mostly at the steps that were skipped to save time.',
  question: 'What is done for the step that is left out or comes too early?',
  mustFire: [
    "# Kotter's 8 steps for the move to the cloud\n\n1. Create urgency: the lease ends\n2. Build a guiding coalition: five heads\n3. Form a strategic vision: one page\n4. Remove barriers: budget\n5. Short-term wins: two services\n",
    "# Kotter's eight steps\n\n## Create a sense of urgency\n\nA.\n\n## Build a guiding coalition\n\nB.\n\n## Form a strategic vision\n\nC.\n\n## Enlist a volunteer army\n\nD.\n\n## Generate short-term wins\n\nE.\n\n## Enable action by removing barriers\n\nF.\n\n## Sustain acceleration\n\nG.\n\n## Institute change\n\nH.\n",
  ],
  mustNotFire: [
    "# Kotter's 8 steps\n\n1. Establish a sense of urgency\n2. Create the guiding coalition\n3. Develop a vision and strategy\n4. Communicate the vision\n5. Empower broad-based action\n6. Generate short-term wins\n7. Consolidate gains\n8. Anchor new approaches\n",
    "# Change\n\nKotter's 8 steps begin with urgency. We take two of them:\n\n- Urgency: the lease ends\n- Vision: one page\n",
    '# Wins\n\n## Urgency\n\n## Vision\n\n## Volunteers\n\n## Barriers\n\nA glossary.\n',
  ],
});

/** The three phases (Lewin, "Frontiers in Group Dynamics", 1947). */
const lewin = partsRule({
  id: 'change-adoption/lewin-phases',
  severity: 'info',
  frameworks: ['lewin-change-model'],
  name: 'Lewin’s model',
  parts: {
    Unfreeze: 'unfreeze*, unfreezing*',
    Change: 'change*, changing*, move*, moving*, transition*',
    Refreeze: 'refreeze*, refreezing*, freeze*, freezing*, re freeze*',
  },
  least: 2,
  inOrder: true,
  why: 'What is not made the new habit slides back to the old one as soon as nobody looks.',
  question: 'What is done in the phase that is left out?',
  mustFire: [
    "# Lewin's change model: one ticket tool\n\n## Unfreeze\n\nShow the waste.\n\n## Change\n\nMove team by team.\n",
    '# Plan after Lewin\n\n- Unfreeze: show the waste\n- Refreeze: close the old tool\n',
  ],
  mustNotFire: [
    "# Lewin's change model\n\n- Unfreezing: show the waste\n- Moving: team by team\n- Refreezing: close the old tool\n",
    "Lewin's change model speaks of unfreeze, change and refreeze.",
    '# Freezer manual\n\n## Unfreeze\n\nTurn it off.\n\n## Change\n\nThe filter.\n',
  ],
});

/** The three phases (Bridges, Managing Transitions, 1991). */
const bridges = partsRule({
  id: 'change-adoption/transition-phases',
  severity: 'info',
  frameworks: ['bridges-transition'],
  name: 'Bridges’ transition',
  parts: {
    Ending: 'ending*, endings*, letting go*',
    'Neutral zone': 'neutral*, the neutral*, neutral zone*',
    'New beginning': 'new beginning*, beginning*, beginnings*, new beginnings*',
  },
  least: 2,
  inOrder: true,
  why: 'A beginning that is announced before the ending is said starts in people who still hold on.',
  question: 'What is done for people in the phase that is left out?',
  mustFire: [
    '# Bridges transition model: merger of two teams\n\n## Ending\n\nSay what is over.\n\n## New beginning\n\nOne backlog.\n',
    '# Bridges transition model\n\n- Ending, losing, letting go: the old name\n- Neutral zone: six weeks\n',
  ],
  mustNotFire: [
    '# Bridges transition model\n\n- Endings: the old name\n- Neutral zone: six weeks\n- New beginnings: one backlog\n',
    'Bridges puts the ending first and the new beginning last in his transition model.',
    '# Novel\n\n## Beginning\n\nRain.\n\n## Ending\n\nSun.\n',
  ],
});

/** The three parts (Heath and Heath, Switch, 2010). */
const rider = partsRule({
  id: 'change-adoption/switch-parts',
  severity: 'info',
  frameworks: ['switch'],
  name: 'Switch',
  parts: {
    'Direct the rider': 'direct*, rider*, directing*',
    'Motivate the elephant': 'motivate*, elephant*, motivating*',
    'Shape the path': 'shape*, path*, shaping*',
  },
  least: 2,
  why: 'A clear order without a reason to care, or both on a bad road, brings nobody along.',
  question: 'What is done about the part that is left out?',
  mustFire: [
    '# Switch: code review\n\nAfter Heath and Heath.\n\n## Direct the rider\n\nOne rule.\n\n## Motivate the elephant\n\nA story.\n',
    '# Plan by the Switch framework\n\n- Direct the rider: one rule\n- Shape the path: a bot\n',
  ],
  mustNotFire: [
    '# Switch: code review\n\n- Direct the rider: one rule\n- Motivate the elephant: a story\n- Shape the path: a bot\n',
    'In Switch, the rider and the elephant go along the path.',
    '# Zoo\n\n## Elephant\n\nLoud.\n\n## Path\n\nClosed.\n',
  ],
});

/** The four fields of the grid (Mendelow, 1981; in the words of Eden and Ackermann). */
const powerInterest = partsRule({
  id: 'change-adoption/power-interest-fields',
  severity: 'info',
  frameworks: ['power-interest-grid'],
  name: 'the power-interest grid',
  parts: {
    'Manage closely': 'manage closely*, key players*, high power high interest*, engage closely*, players*',
    'Keep satisfied': 'keep satisfied*, satisfy*, high power low interest*, context setters*, meet their needs*',
    'Keep informed': 'keep informed*, inform*, low power high interest*, show consideration*, subjects*',
    Monitor: 'monitor*, low power low interest*, crowd*, minimal effort*, least important*',
  },
  least: 3,
  why: 'Those with power and little interest are the ones who stop a plan late.',
  question: 'Who belongs into the field that is left out?',
  mustFire: [
    '# Power-interest grid\n\n## Manage closely\n\nCFO.\n\n## Keep informed\n\nTeams.\n\n## Monitor\n\nPress.\n',
    '# Stakeholders on the power/interest grid\n\n- Manage closely: CFO\n- Keep satisfied: legal\n- Keep informed: teams\n',
  ],
  mustNotFire: [
    '# Power-interest grid\n\n- Manage closely: CFO\n- Keep satisfied: legal\n- Keep informed: teams\n- Monitor: press\n',
    '# Power-interest grid\n\n| Who | Field |\n|---|---|\n| CFO | manage closely |\n| Teams | keep informed |\n',
    '# Alerts\n\n## Monitor\n\nDisk.\n\n## Keep informed\n\nPager.\n',
  ],
});

/** Rules on the parts of models of change. */
export const changeParts: readonly Rule[] = [adkar, kotter, lewin, bridges, rider, powerInterest];
