import { GRAVITY } from './gravity';
import type { Conflict, JointFinding, Pull } from './review';

/** What pulling either way asks for, and the question that decides between them. */
const AXES: Readonly<Record<Pull['axis'], { readonly up: string; readonly down: string; readonly question: string }>> =
  {
    speed: {
      up: 'presses for an earlier date',
      down: 'asks for more before it begins',
      question: 'What must be known by which date, so that both can say yes?',
    },
    scope: {
      up: 'wants more to be part of it',
      down: 'wants less to be part of it',
      question: 'What is the smallest scope that still reaches the aim, and what of the rest comes later?',
    },
    spend: {
      up: 'asks for something that costs more',
      down: 'asks where the money comes from',
      question: 'What is it worth, and what is not done for it?',
    },
    control: {
      up: 'asks for more rules and checks',
      down: 'asks for more room for those who do it',
      question: 'Which decisions must be alike everywhere, and which may differ?',
    },
  };

/**
 * Where personas pull one plan in opposite ways: for each way to pull, the gravest findings of two different personas.
 * @param names of the personas by their ids
 */
export function conflictsIn(findings: readonly JointFinding[], names: ReadonlyMap<string, string>): Conflict[] {
  return (Object.keys(AXES) as Pull['axis'][]).flatMap((axis) => {
    const [up, down] = opponents(pulling(findings, axis, 'up'), pulling(findings, axis, 'down'));
    if (!up || !down) return [];
    const words = AXES[axis];
    const name = (id: string): string => names.get(id) ?? id;
    const message = `${name(up.persona)} ${words.up} (line ${up.line}), and ${name(down.persona)} ${words.down} (line ${down.line}).`;
    return [{ axis, up, down, message, question: words.question }];
  });
}

function pulling(findings: readonly JointFinding[], axis: Pull['axis'], towards: Pull['towards']): JointFinding[] {
  return findings
    .filter(({ pull }) => pull?.axis === axis && pull.towards === towards)
    .sort((a, b) => GRAVITY[b.severity] - GRAVITY[a.severity]);
}

/** The first two that are not of one persona. */
function opponents(ups: readonly JointFinding[], downs: readonly JointFinding[]): readonly JointFinding[] {
  for (const up of ups) {
    const down = downs.find(({ persona }) => persona !== up.persona);
    if (down) return [up, down];
  }
  return [];
}
