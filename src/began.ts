/** When this extension's code began to be evaluated, in milliseconds of `performance.now()`; the first module that runs. */
export const BEGAN_MS = performance.now();
