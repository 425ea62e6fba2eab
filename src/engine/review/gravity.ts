import type { Severity } from './review';

/** How grave a severity is, for comparing. */
export const GRAVITY: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };
