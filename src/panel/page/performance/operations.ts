import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { OperationRow, PerformanceView } from '../../performance-protocol';
import { icon } from '../pieces';
import { section, table } from './parts';

/** How each operation did: what is wrong first, then a row for each. */
export function operations({ alerts, operations: rows }: PerformanceView): TemplateResult {
  const columns = [
    { title: l10n.t('Step'), className: 'name' },
    ...[l10n.t('last'), 'p50', 'p95', l10n.t('budget'), l10n.t('within'), l10n.t('kept')].map((title) => ({
      title,
      className: 'number',
    })),
  ];
  return section({
    id: 'performance-steps',
    title: l10n.t('Steps'),
    aside: l10n.t('last five minutes, else since the start'),
    nothing: rows.length === 0 ? l10n.t('Nothing was measured yet.') : null,
    body: html`
      <div role="status">${alerts.map(
        (sentence) => html`<p class="alert">${icon('warning', 'warning')}<span>${sentence}</span></p>`,
      )}</div>
      ${table(l10n.t('Steps'), 'stacked steps', columns, rows.map(row))}
    `,
  });
}

function row({ name, last, p50, p95, budget, within, kept, isSlow }: OperationRow): TemplateResult {
  return html`
    <tr>
      <th scope="row" class="name">${name}${isSlow ? icon('warning', 'warning') : nothing}</th>
      ${[last, p50, p95, budget, within, kept].map((figure) => html`<td class="number">${figure}</td>`)}
    </tr>
  `;
}
