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

/** Rules on the parts of frameworks that people decide with. */
export const peopleParts: readonly Rule[] = [wrap, sixHats, forceField, grow];
