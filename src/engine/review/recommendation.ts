import { enumerated } from '../format';
import { GRAVITY } from './gravity';
import type { JointFinding, Recommendation, Topic } from './review';
import { counted } from './rules/wording';

/** Findings that are put first, at most: more than this is no order any more. */
const FIRST = 3;
/** From as many open topics on, a text is not answered point by point but thought over again. */
const MANY_TOPICS = 4;
const TOPICS: Readonly<Record<Topic, string>> = {
  arithmetic: 'the arithmetic',
  order: 'the order',
  alternatives: 'the alternatives',
  ownership: 'who answers for it',
  evidence: 'the evidence',
  measure: 'how success is measured',
  time: 'the dates',
  cost: 'the costs',
  risk: 'the risks',
  scope: 'the scope',
  structure: 'the missing parts',
  people: 'the people it takes',
  wording: 'the wording',
  assumption: 'the assumptions',
  currency: 'what is no longer kept up',
};

/**
 * What the board as a whole would say: whether a text can go on, what to answer first, or that too much is open. Only errors and
 * warnings hold a text up; of each topic the gravest finding that most personas share comes first.
 */
export function recommendationFor(findings: readonly JointFinding[]): Recommendation {
  const grave = findings
    .filter(({ severity }) => severity !== 'info')
    .sort(
      (a, b) => GRAVITY[b.severity] - GRAVITY[a.severity] || b.alsoBy.length - a.alsoBy.length || a.start - b.start,
    );
  const byTopic = new Map<Topic, JointFinding>();
  for (const finding of grave) if (!byTopic.has(finding.topic)) byTopic.set(finding.topic, finding);
  const first = [...byTopic.values()].slice(0, FIRST);
  const topics = [...byTopic.keys()].map((topic) => TOPICS[topic]);
  if (topics.length === 0) return { verdict: 'go-on', message: goOn(findings.length), first };
  if (topics.length < MANY_TOPICS) {
    const questions = grave.length === 1 ? 'one question' : counted(grave.length, 'question');
    return { verdict: 'answer-first', message: `Answer ${questions} first: ${enumerated(topics)}.`, first };
  }
  const [named, others] = [topics.slice(0, FIRST), topics.length - FIRST];
  const rest = others === 1 ? 'one topic more' : `${others} topics more`;
  return { verdict: 'rework', message: `Not ready to be decided: ${enumerated([...named, rest])} are open.`, first };
}

function goOn(details: number): string {
  if (details === 0) return 'Nobody on the board has a question.';
  return `Nothing here stops it; ${details === 1 ? 'one question of detail is' : `${details} questions of detail are`} left.`;
}
