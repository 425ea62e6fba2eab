/** Under which a thing keeps what was answered about it. */
const ANSWERS = Symbol('answers');

/** What was answered about a thing, by the function that answers. */
type Answers = Map<object, unknown>;

/**
 * Answers a question about each thing once, however often it is asked; the answer is kept as long as the thing is. It is kept by the
 * thing itself: what a WeakMap holds outlives every small garbage collection, and of each text that is reviewed much is kept.
 */
export function once<K extends object, T extends {}>(answer: (thing: K) => T): (thing: K) => T {
  return (thing) => {
    const known = answersOf(thing);
    let held = known.get(answer) as T | undefined;
    if (held === undefined) {
      held = answer(thing);
      known.set(answer, held);
    }
    return held;
  };
}

function answersOf(thing: { readonly [ANSWERS]?: Answers }): Answers {
  const held = thing[ANSWERS];
  if (held) return held;
  const answers: Answers = new Map();
  // Not to be enumerated, so that a copy with other parts has none of it.
  Object.defineProperty(thing, ANSWERS, { value: answers });
  return answers;
}
