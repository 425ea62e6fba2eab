/** Does something after so many milliseconds, unless the returned function is called before. */
export type After = (ms: number, then: () => void) => () => void;

/** The page's own clock. */
export const after: After = (ms, then) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};
