import type { Rule } from '../../rule';
import { partsRule } from './missing-parts';

/** The four steps (Heath and Heath, Decisive, 2013). */
const wrap = partsRule({
  id: 'engineering-leadership/wrap-steps',
  severity: 'info',
  frameworks: ['wrap'],
  name: 'WRAP',
  parts: {
    'Widen options': 'widen*, widening*, widen your options*, widen our options*, options widened*',
    'Reality-test assumptions':
      'reality test*, reality testing*, reality check*, reality tested*, test assumptions*, test our assumptions*',
    'Attain distance':
      'attain*, attain distance*, attaining distance*, distance before deciding*, distance*, get distance*, gain distance*',
    'Prepare to be wrong':
      'prepare to be wrong*, preparing to be wrong*, prepare to fail*, prepared to be wrong*, prepare*',
  },
  least: 2,
  inOrder: true,
  why: 'Each step guards against one way to decide badly; the one that is left out is the one that will be missed.',
  question: 'What did the step that is left out bring to light?',
  mustFire: [
    '# Decision: data platform\n\nWe followed WRAP.\n\n## Widen options\n\nThree vendors.\n\n## Reality-test assumptions\n\nA pilot.\n\n## Attain distance\n\nA week.\n',
    '# WRAP\n\n1. **Widen your options.** Buy, build, wait.\n2. **Attain distance before deciding.** Asked what our successors would do.\n3. **Prepare to be wrong.** Exit by May.\n',
  ],
  mustNotFire: [
    '# WRAP\n\n- W: Widen your options: buy, build, wait\n- R: Reality-test our assumptions: pilot\n- A: Attain distance: a week\n- P: Prepare to be wrong: exit by May\n',
    'We use WRAP for big choices: widen options and prepare to be wrong.',
    '# Widen the road\n\n## Prepare to be wrong\n\nIt is a novel.\n\n## Distance\n\nFar.\n',
  ],
});

/** The six hats (de Bono, Six Thinking Hats, 1985). */
const sixHats = partsRule({
  id: 'engineering-leadership/six-hats',
  severity: 'info',
  frameworks: ['six-thinking-hats'],
  name: 'the six hats',
  parts: {
    'White hat': 'white*, facts*',
    'Red hat': 'red*, feelings*, emotions*',
    'Black hat': 'black*, caution*',
    'Yellow hat': 'yellow*, benefits*',
    'Green hat': 'green*, creativity*, ideas*',
    'Blue hat': 'blue*, process*',
  },
  least: 3,
  why: 'A hat nobody wore is a view nobody took, and it comes back after the decision.',
  question: 'What does the hat that is left out see?',
  mustFire: [
    '# Six thinking hats: office move\n\n## White hat\n\nRent.\n\n## Yellow hat\n\nLight.\n\n## Green hat\n\nIdeas.\n\n## Blue hat\n\nVote.\n',
    '# Six Thinking Hats\n\n| Hat | What we saw |\n|---|---|\n| White | rent is 4,000 |\n| Red | we like it |\n| Black | noise |\n| Yellow | light |\n',
  ],
  mustNotFire: [
    '# Six Thinking Hats\n\n- White: rent\n- Red: we like it\n- Black: noise\n- Yellow: light\n- Green: share it\n- Blue: we vote on Monday\n',
    'Six thinking hats is a nice method. Wear the black hat now and then.',
    '# Colours\n\n## White\n\n#fff\n\n## Red\n\n#f00\n\n## Blue\n\n#00f\n',
  ],
});

/** Driving and restraining forces (Lewin, Field Theory in Social Science, 1951). */
const forceField = partsRule({
  id: 'engineering-leadership/force-field-sides',
  severity: 'info',
  frameworks: ['force-field-analysis'],
  name: 'a force-field analysis',
  parts: {
    'Driving forces': 'driving*, drivers*, forces for*, for change, forces for change, helping forces*',
    'Restraining forces':
      'restraining*, resisting forces*, restrainers*, forces against*, against change, hindering forces*, barriers*, opposing forces*',
  },
  least: 1,
  why: 'A change is stopped by what holds it back, not by a lack of what drives it.',
  question: 'Which forces stand on the side that is left out, and how strong is each?',
  mustFire: [
    '# Force-field analysis: one build system\n\n## Driving forces\n\n- Builds take 40 minutes\n- Two people leave\n',
    'Force field analysis of the move:\n\n| Driving forces | Strength |\n|---|---|\n| Builds take 40 minutes | 4 |\n',
  ],
  mustNotFire: [
    '# Force-field analysis\n\n| Driving forces | Restraining forces |\n|---|---|\n| Slow builds | Habit |\n',
    '# Force-field analysis\n\n- Drivers: slow builds\n- Barriers: habit\n',
    'A force field analysis names what drives and what restrains a change.',
  ],
});

/** Goal, reality, options, will (Whitmore, Coaching for Performance, 1992). */
const grow = partsRule({
  id: 'engineering-leadership/grow-steps',
  severity: 'info',
  frameworks: ['grow'],
  name: 'GROW',
  parts: {
    Goal: 'goal*, goals*',
    Reality: 'reality*, current reality*, where are you now*',
    Options: 'option*, options*, obstacles*',
    Will: 'will*, way forward*, what will you do*, wrap up*, next steps*, actions*, action*',
  },
  least: 2,
  inOrder: true,
  why: 'A talk without its last step ends in understanding, not in something that is done.',
  question: 'What came of the step that is left out?',
  mustFire: [
    '# Coaching with the GROW model\n\n## Goal\n\nLead a team.\n\n## Reality\n\nTwo projects.\n\n## Options\n\nMentor, course.\n',
    '# GROW model notes\n\n- Goal: lead a team\n- Options: a mentor or a course\n- Will: asks by Friday\n',
  ],
  mustNotFire: [
    '# GROW model notes\n\n- Goal: lead a team\n- Reality: two projects\n- Options: a mentor\n- Way forward: asks by Friday\n',
    'The GROW model begins with the goal and looks at reality next.',
    '# Garden\n\n## Goal\n\nGrow beans.\n\n## Options\n\nPoles.\n',
  ],
});

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

/** Rules on the parts of frameworks that teams decide and learn with. */
export const peopleParts: readonly Rule[] = [wrap, sixHats, forceField, grow, athree, dmaic, pdca, eightD, startStop];
