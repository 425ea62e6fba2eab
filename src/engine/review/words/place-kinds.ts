import type { PlaceKind } from '../../catalog/persona';

/** Kinds of places to look in, by themselves. */
export const HEADINGS: ReadonlySet<PlaceKind> = new Set(['title', 'heading']);
export const SENTENCES: ReadonlySet<PlaceKind> = new Set(['sentence']);
export const CELLS: ReadonlySet<PlaceKind> = new Set(['cell']);
