import * as l10n from '@vscode/l10n';
import type { SourceDocument, Span } from '../engine/document';
import { type Citation, doubtsOf, type ModelPoint, type ModelReview } from '../engine/review/model/model-review';
import type { ModelPointRow, ModelView, PlaceLink } from '../panel/protocol';
import { localMs } from './words';

/** Longest quotation beside a place. */
const MOST_TEXT = 80;

type Text = Pick<SourceDocument, 'text' | 'lineAt'>;

/**
 * What a language model says, as the panel shows it.
 * @param version of the text that the panel shows; where the model was asked about an older one, places are found again
 */
export function modelView(review: ModelReview, version: number, text: Text): ModelView {
  const { model, state, ms, points, remark, error } = review;
  const isOlder = review.version !== version;
  const older = isOlder && state !== 'running' ? l10n.t('The text has changed since.') : null;
  return {
    name: model.name,
    state,
    detail: `${model.place} · ${state !== 'running' ? localMs(ms) : review.text === '' ? l10n.t('reading…') : l10n.t('writing…')}`,
    notices: [error, remark, older].filter((one) => one !== null),
    points: points.map((point) => pointRow(point, isOlder, text)),
    text: points.length === 0 ? review.text : '',
  };
}

function pointRow(point: ModelPoint, isOlder: boolean, text: Text): ModelPointRow {
  const places = point.citations.flatMap((one) => {
    const span = isOlder ? foundAgain(one, text.text) : one;
    return span ? [place(span, text)] : [];
  });
  return { question: point.question, reason: point.reason, doubts: doubtsOf(point), places };
}

/** The first line of a place, nearest to where it stood; null where it is gone. */
function foundAgain({ start, text }: Citation, now: string): Span | null {
  const [before, after] = [now.lastIndexOf(text, start), now.indexOf(text, start)];
  if (before < 0 && after < 0) return null;
  const at = before < 0 || (after >= 0 && after - start < start - before) ? after : before;
  return { start: at, end: at + text.length };
}

function place({ start, end }: Span, text: Text): PlaceLink {
  const [first, last] = [text.lineAt(start), text.lineAt(Math.max(start, end - 1))];
  const found = text.text.slice(start, end).replace(/\s+/g, ' ');
  return {
    label: first === last ? String(first) : `${first}–${last}`,
    text: found.length > MOST_TEXT ? `${found.slice(0, MOST_TEXT - 1)}…` : found,
    start,
    end,
  };
}
