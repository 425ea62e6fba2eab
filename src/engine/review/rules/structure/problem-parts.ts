import type { Rule } from '../../rule';
import { partsRule } from './missing-parts';

/** The parts of an A3 report as Toyota writes it (Shook, Managing to Learn, 2008). */
const athree = partsRule({
  id: 'engineering-leadership/a-three-parts',
  severity: 'info',
  frameworks: ['a3'],
  name: 'an A3',
  parts: {
    Background: 'background*, theme*, context*, reason for action*, problem*',
    'Current condition': 'current condition*, current state*, current situation*, current*, initial state*',
    Target: 'target*, target condition*, target state*, goal*, goals*, objective*, future state*',
    'Root cause': 'root cause*, root causes*, analysis*, cause*, causes*, gap analysis*, why*',
    Countermeasures:
      'countermeasure*, countermeasures*, counter measures*, solution*, proposed countermeasures*, solutions*, actions*',
    Plan: 'plan*, action plan*, implementation*, actions*, next steps*',
    'Follow-up': 'follow up*, followup*, check*, results*, confirmation*, review*, lessons*, insights*, effect*',
  },
  least: 4,
  why: 'Without it the page tells what was done and not whether it was the right thing, or whether it helped.',
  question: 'What belongs in the part that is left out?',
  mustFire: [
    '# A3 report: late deliveries\n\n## Background\n\nLate.\n\n## Current condition\n\n31 %.\n\n## Target condition\n\n10 %.\n\n## Countermeasures\n\nSlots.\n\n## Plan\n\nMay.\n\n## Follow-up\n\nJune.\n',
    '# A3 thinking: scrap\n\n- Background: scrap rises\n- Current condition: 4 %\n- Target: 2 %\n- Root cause: worn tool\n- Countermeasures: change it weekly\n- Plan: from May\n',
  ],
  mustNotFire: [
    '# A3 report: scrap\n\n- Background: scrap rises\n- Current state: 4 %\n- Goal: 2 %\n- Analysis: worn tool\n- Countermeasures: change it weekly\n- Plan: from May\n- Check: each month\n',
    'Print the poster on A3 paper. Background: white. Target: visitors.',
    'We write an A3 report for each problem: background, target and plan on one page.',
  ],
});

/** The five phases of an improvement in Six Sigma. */
const dmaic = partsRule({
  id: 'engineering-leadership/dmaic-phases',
  severity: 'info',
  frameworks: ['dmaic'],
  name: 'DMAIC',
  parts: {
    Define: 'define*, definition*',
    Measure: 'measure*, measurement*',
    Analyse: 'analyse*, analyze*, analysis*',
    Improve: 'improve*, improvement*',
    Control: 'control*, controlling*',
  },
  least: 3,
  inOrder: true,
  why: 'Without measuring before, or control after, an improvement is an opinion that wears off.',
  question: 'What was done in the phase that is left out?',
  mustFire: [
    '# DMAIC: ticket routing\n\n## Define\n\nWrong queue.\n\n## Measure\n\n22 %.\n\n## Analyse\n\nNames.\n\n## Improve\n\nMenu.\n',
    '# DMAIC\n\n1. Define: wrong queue\n2. Analyze: names\n3. Improve: a menu\n4. Control: weekly chart\n',
  ],
  mustNotFire: [
    '# DMAIC\n\n1. Define: wrong queue\n2. Measure: 22 %\n3. Analyze: names\n4. Improve: a menu\n5. Control: weekly chart\n',
    'DMAIC starts with define and measure.',
    '# API\n\n## Define\n\n## Measure\n\n## Improve\n\nMethods of the class.\n',
  ],
});

/** Plan, do, check, act (Deming after Shewhart). */
const pdca = partsRule({
  id: 'engineering-leadership/pdca-steps',
  severity: 'info',
  frameworks: ['pdca'],
  name: 'PDCA',
  parts: {
    Plan: 'plan*, planning',
    Do: 'do*',
    Check: 'check*, study*, review*',
    Act: 'act*, adjust*, standardise*, standardize*',
  },
  least: 2,
  inOrder: true,
  why: 'A cycle without its check is a list of what was done, and nobody learns from it.',
  question: 'What came of the step that is left out?',
  mustFire: [
    '# PDCA cycle: onboarding\n\n## Plan\n\nA buddy.\n\n## Do\n\nThree hires.\n\n## Act\n\nAll hires.\n',
    '# PDCA\n\n| Step | What |\n|---|---|\n| Plan | a buddy for each hire |\n| Do | three hires in May |\n',
  ],
  mustNotFire: [
    '# PDCA\n\n- Plan: a buddy\n- Do: three hires\n- Study: ask them\n- Act: all hires\n',
    'We work in PDCA cycles. The plan comes first.',
    '# Cheque run\n\n## Plan\n\nMonday.\n\n## Do\n\nTuesday.\n',
  ],
});

/** The eight disciplines (Ford, Team Oriented Problem Solving, 1987). */
const eightD = partsRule({
  id: 'engineering-leadership/eight-d-disciplines',
  severity: 'info',
  frameworks: ['8d'],
  name: 'an 8D',
  parts: {
    'D1 Team': 'd1*, team*',
    'D2 Problem': 'd2*, problem*, describe the problem',
    'D3 Containment': 'd3*, containment*, interim*',
    'D4 Root cause': 'd4*, root cause*, root causes*',
    'D5 Corrective action': 'd5*, corrective action*, corrective actions*, permanent corrective*',
    'D6 Implementation': 'd6*, implementation*, implement*, validation*',
    'D7 Prevention': 'd7*, prevention*, prevent*, preventive*',
    'D8 Recognition': 'd8*, recognition*, congratulate*, closure*, recognise*, recognize*, closing*, team recognition*',
  },
  least: 4,
  inOrder: true,
  why: 'The discipline that is left out is where the fault comes back from.',
  question: 'What was done for the discipline that is left out?',
  mustFire: [
    '# 8D report\n\n- D1 Team: plant 2\n- D2 Problem: cracks\n- D3 Containment: sorted\n- D4 Root cause: heat\n- D5 Corrective action: sensor\n- D6 Implementation: May\n- D8 Recognition: thanks\n',
    '# 8D report: cracks\n\n## D1 Team\n\nPlant.\n\n## D2 Problem\n\nCracks.\n\n## D4 Root cause\n\nHeat.\n\n## D5 Corrective action\n\nSensor.\n',
  ],
  mustNotFire: [
    '# 8D report\n\n- D1: plant 2\n- D2: cracks\n- D3: sorted\n- D4: heat\n- D5: sensor\n- D6: May\n- D7: audit\n- D8: thanks\n',
    'We write an 8D report for each claim, with the team, the problem and the root cause.',
    '# Board\n\n| Pin | Use |\n|---|---|\n| D1 | TX |\n| D2 | RX |\n| D3 | PWM |\n| D4 | LED |\n',
  ],
});

/** What to start, stop and continue: the stop is what makes room. */
const startStop = partsRule({
  id: 'engineering-leadership/start-stop-continue',
  severity: 'info',
  frameworks: ['start-stop-continue'],
  name: 'start, stop, continue',
  parts: {
    Start: 'start*, starting*, what to start*, we start*',
    Stop: 'stop*, stopping*, what to stop*, we stop*',
    Continue: 'continue*, keep*, keep doing*, continuing*, what to continue*',
  },
  least: 2,
  why: 'A team that only starts and continues has less time after each retrospective.',
  question: 'What belongs under the one that is left out?',
  mustFire: [
    '# Retrospective: start, stop, continue\n\n## Start\n\n- Pairing on releases\n\n## Continue\n\n- Demos\n',
    '# Start Stop Continue\n\n- Start: pairing on releases\n- Continue: demos on Friday\n',
  ],
  mustNotFire: [
    '# Retrospective: start, stop, continue\n\n## Start\n\n- Pairing\n\n## Stop\n\n- Late merges\n\n## Keep doing\n\n- Demos\n',
    'We use start, stop, continue in retrospectives.',
    '# Buttons\n\n## Start\n\nRuns it.\n\n## Continue\n\nGoes on.\n',
  ],
});

/** Rules on the parts of frameworks that teams solve problems and learn with. */
export const problemParts: readonly Rule[] = [athree, dmaic, pdca, eightD, startStop];
