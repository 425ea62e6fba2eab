import type { Span } from '../../document';
import type { Place } from '../detection';
import type { Pattern } from '../patterns/patterns';
import type { ZoneKind } from '../zones/zone-list';

/** A pattern found at a span of a document, with what judging it takes. */
export interface Piece extends Span {
  readonly pattern: Pattern;
  readonly zone: ZoneKind;
  readonly place: Place;
  /** True where a heading, label or cell is about it. */
  readonly structural: boolean;
  /** True for a name that others of its list vouch for. */
  readonly enlisted: boolean;
  /** True for a name that the text says is put to use. */
  readonly used: boolean;
  /** True for an element inside brackets, where it may say no more than what a name stands for. */
  readonly glossing: boolean;
  /** True for a name in the title of the text, or one that is nearly all of its heading. */
  readonly titling: boolean;
  readonly version: string | null;
  readonly versionSpan: Span | null;
}
