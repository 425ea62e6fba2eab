import type { Catalog } from './catalog/catalog';
import type { Detection, Standing } from './detection/detection';

/** A framework as one file uses it: what is left of a detection where there are thousands of files. */
export interface FrameworkUse {
  readonly id: string;
  readonly name: string;
  readonly kind: 'strategy' | 'software';
  readonly standing: Standing;
  readonly version: string | null;
  /** How many pieces of evidence there are. */
  readonly places: number;
  /** Line of the first of them, counted from 1. */
  readonly line: number;
  /** Of a framework with elements that is applied: how many have evidence, and how many there are; else null. */
  readonly coverage: { readonly present: number; readonly of: number } | null;
}

/**
 * The same as it goes between threads and into the cache: what the catalogue knows by the id is left out.
 * `present` and `of` are 0 where there is no coverage.
 */
export type PackedUse = readonly [
  id: string,
  isApplied: 0 | 1,
  version: string | null,
  places: number,
  line: number,
  present: number,
  of: number,
];

/** A framework is used in a file at most so often in what is kept; no text has more frameworks than the catalogue. */
const MOST_USES = 5_000;

/** What is left of detections. */
export function packed(detections: readonly Detection[]): readonly PackedUse[] {
  return detections.map(({ id, standing, version, evidence, coverage }) => {
    const isApplied = standing === 'applied';
    const elements = isApplied && coverage ? coverage : [];
    const present = elements.filter(({ lines }) => lines.length > 0).length;
    return [id, isApplied ? 1 : 0, version, evidence.length, evidence[0]?.line ?? 1, present, elements.length];
  });
}

/** The uses in full; frameworks that the catalogue does not have are left out. */
export function unpacked(uses: readonly PackedUse[], catalog: Catalog): readonly FrameworkUse[] {
  return uses.flatMap(([id, isApplied, version, places, line, present, of]) => {
    const framework = catalog.get(id);
    if (!framework) return [];
    const { name, kind } = framework;
    const standing = isApplied === 1 ? 'applied' : 'mentioned';
    return [{ id, name, kind, standing, version, places, line, coverage: of > 0 ? { present, of } : null }];
  });
}

/** Whether a value is a list of uses, as they are kept. */
export function areUses(value: unknown): value is readonly PackedUse[] {
  return Array.isArray(value) && value.length <= MOST_USES && value.every(isUse);
}

function isUse(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== 7) return false;
  const [id, isApplied, version, ...numbers] = value;
  return (
    typeof id === 'string' &&
    (isApplied === 0 || isApplied === 1) &&
    (version === null || typeof version === 'string') &&
    numbers.every((one) => Number.isInteger(one) && one >= 0)
  );
}
