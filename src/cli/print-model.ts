import { formatMs } from '../engine/format';
import { type Citation, doubtsOf, type ModelReview } from '../engine/review/model/model-review';
import { paint, title } from './paint';

/** What a language model asks, as lines for a terminal. */
export function modelLines({ model, ms, points, text, error, remark }: ModelReview): string[] {
  return [
    `${title(`Asked of ${model.name}`)}  ${paint('dim', `${model.place}, ${formatMs(ms)}`)}`,
    ...points.flatMap((point) => [
      `  ${placesOf(point.citations)}${point.question}`,
      ...[point.reason, doubtsOf(point)].filter((one) => one !== '').map((one) => `          ${paint('dim', one)}`),
    ]),
    ...(points.length === 0
      ? text
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => `  ${line}`)
      : []),
    ...[error, remark].filter((one) => one !== null).map((one) => `  ${one}`),
  ];
}

function placesOf(citations: readonly Citation[]): string {
  if (citations.length === 0) return '';
  const each = citations.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`));
  return `${each.length === 1 && !each[0]?.includes('-') ? 'line' : 'lines'} ${each.join(', ')}: `;
}
