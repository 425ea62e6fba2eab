import type { Place } from '../detection';
import type { ZoneKind } from '../zones/zone-list';

/**
 * What a scan found in a block, as numbers, so that a document of ten thousand words of note costs no ten thousand objects:
 * the pattern's number; start, counted from the block's; length; {@link pack}ed circumstances; the number of a version, 0 for
 * none; where it begins, counted from the start, and its length.
 */
export const FOUND_SIZE = 7;

const PLACES: readonly Place[] = ['prose', 'heading', 'label', 'cell', 'comment', 'code'];

/** Circumstances of something found, in one number. */
export function pack(zone: ZoneKind, place: Place, structural: boolean, listGap: number): number {
  return zone | (PLACES.indexOf(place) << 3) | (structural ? 64 : 0) | (listGap << 8);
}

export function zoneOf(info: number): ZoneKind {
  return (info & 7) as ZoneKind;
}

export function placeOf(info: number): Place {
  return PLACES[(info >>> 3) & 7] as Place;
}

/** Whether a heading, label or cell is about it. */
export function isStructural(info: number): boolean {
  return (info & 64) !== 0;
}

/** For a name in a list: how many characters lie between it and the name before, at the most; 0 where none can. */
export function listGapOf(info: number): number {
  return (info >>> 8) & 31;
}

/** Set for a name inside the longer name of another framework. */
export const SHADOWED = 1 << 13;
/** Set for a name that others of its list vouch for. */
export const ENLISTED = 1 << 14;

/** Set for a name that the text says is put to use. */
export const USED = 1 << 15;
/** Set for an element inside brackets. */
export const GLOSSING = 1 << 16;
/** Set for a name in the title of the text, or one that is nearly all of its heading. */
export const TITLING = 1 << 17;

/** Whether two scans found the same; what names mean among each other is no part of a scan. */
export function isSame(one: Int32Array, other: Int32Array): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) {
    const mask = at % FOUND_SIZE === 3 ? SHADOWED | ENLISTED : 0;
    if (((one[at] as number) & ~mask) !== ((other[at] as number) & ~mask)) return false;
  }
  return true;
}

const NONE = new Int32Array(0);

/** A growing list of numbers that is used again and again. */
export class Numbers {
  #held = new Int32Array(4_096);
  length = 0;

  push(a: number, b: number, c: number, d: number, e: number, f: number, g: number): void {
    if (this.length + FOUND_SIZE > this.#held.length) {
      const larger = new Int32Array(this.#held.length * 2);
      larger.set(this.#held);
      this.#held = larger;
    }
    const held = this.#held;
    const at = this.length;
    held[at] = a;
    held[at + 1] = b;
    held[at + 2] = c;
    held[at + 3] = d;
    held[at + 4] = e;
    held[at + 5] = f;
    held[at + 6] = g;
    this.length = at + FOUND_SIZE;
  }

  /** A copy of what was pushed; the list is empty then. */
  take(): Int32Array {
    if (this.length === 0) return NONE;
    const taken = this.#held.slice(0, this.length);
    this.length = 0;
    return taken;
  }
}
