import type { Span } from '../document';
import type { Place } from './detection';
import type { Pattern } from './patterns';
import type { ZoneKind } from './zone-list';

/** A pattern found at a span of a document, with what judging it takes. */
export interface Piece extends Span {
  readonly pattern: Pattern;
  readonly zone: ZoneKind;
  readonly place: Place;
  /** True where a heading, label or cell is about it. */
  readonly structural: boolean;
  /** True for a name that others of its list vouch for. */
  readonly enlisted: boolean;
  readonly version: string | null;
  readonly versionSpan: Span | null;
}
