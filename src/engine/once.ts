/** Answers a question about each thing once, however often it is asked; the answer is kept as long as the thing is. */
export function once<K extends object, T extends {}>(answer: (thing: K) => T): (thing: K) => T {
  const known = new WeakMap<K, T>();
  return (thing) => {
    let held = known.get(thing);
    if (held === undefined) {
      held = answer(thing);
      known.set(thing, held);
    }
    return held;
  };
}
