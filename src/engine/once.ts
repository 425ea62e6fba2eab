/** Under which a thing keeps what was answered about it. */
const ANSWERS = Symbol('answers');

/** A thing that questions were asked about; by the function that answers. */
type Asked = { [ANSWERS]?: Map<object, unknown> };

/**
 * Answers a question about each thing once, however often it is asked; the answer is kept as long as the thing is. It is kept by the
 * thing itself: what a WeakMap holds outlives every small garbage collection, and of each text that is reviewed much is kept.
 */
export function once<K extends object, T extends {}>(answer: (thing: K) => T): (thing: K) => T {
  return (thing) => {
    const asked: Asked = thing;
    asked[ANSWERS] ??= new Map();
    const known = asked[ANSWERS];
    let held = known.get(answer) as T | undefined;
    if (held === undefined) {
      held = answer(thing);
      known.set(answer, held);
    }
    return held;
  };
}
