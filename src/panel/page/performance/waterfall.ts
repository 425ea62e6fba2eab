import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import type { AnalysisView, TimingRow } from '../../protocol';
import { barOf } from './chart-data';
import { section, table } from './parts';
import { outcomeWord } from './words';

/** Every step of the last analysis: what, when on the line of the whole, how long, and how it ended. */
export function waterfall({ timings, budget, running }: AnalysisView): TemplateResult {
  const columns = [
    { title: l10n.t('Step'), className: 'name' },
    { title: l10n.t('When'), className: 'stretch' },
    { title: l10n.t('Took'), className: 'number' },
    { title: l10n.t('Outcome'), className: 'outcome' },
  ];
  const none = running ? l10n.t('No step has finished yet…') : l10n.t('No step was measured.');
  return section({
    id: 'performance-waterfall',
    title: l10n.t('Last analysis'),
    aside: budget,
    nothing: timings.length === 0 ? none : null,
    body: table(l10n.t('Steps of the last analysis'), 'stacked waterfall', columns, timings.map(row)),
  });
}

function row({ label, start, length, duration, outcome }: TimingRow): TemplateResult {
  const { x, width } = barOf(start, length);
  return html`
    <tr>
      <th scope="row" class="name">${label}</th>
      <td class="stretch"><svg aria-hidden="true"><rect class="ink ${outcome}" x=${x} width=${width} height="100%"></rect></svg></td>
      <td class="number">${duration}</td>
      <td class="outcome">${outcomeWord(outcome)}</td>
    </tr>
  `;
}
