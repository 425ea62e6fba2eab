import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { AnalysisView, TimingRow } from '../protocol';
import { section } from './pieces';
import { rows } from './rows';
import { longest, percent } from './select';
import type { Ui } from './ui';

/** Bars on the first tab; the table has every step. */
const FEW = 8;

/** Where the time went: the longest steps as a waterfall. */
export function waterfall(ui: Ui, view: AnalysisView): TemplateResult {
  return section({
    id: 'waterfall',
    title: l10n.t('Where the time went'),
    aside: view.budget,
    nothing: noStep(view),
    rows: rows(
      longest(view.timings, FEW),
      label,
      (row) => html`<li class="fall">
        <span class="label" title=${row.label}>${row.label}</span>${bar(row)}<span class="count">${row.duration}</span>
      </li>`,
    ),
    after:
      view.timings.length > FEW
        ? html`<button type="button" class="link all" @click=${() => ui.goTo('performance')}>${l10n.t('All {0} steps', view.timings.length)}</button>`
        : nothing,
  });
}

/** A step on the line of the whole analysis. */
function bar({ start, length, outcome }: TimingRow): TemplateResult {
  // By the property, not the attribute, which the page's policy forbids.
  const style = `--start: ${percent(start)}; --length: ${percent(length)}`;
  return html`<span class="bar" aria-hidden="true"><i .style=${style} data-outcome=${outcome}></i></span>`;
}

function label(row: TimingRow): string {
  return row.label;
}

function noStep(view: AnalysisView): string | null {
  if (view.timings.length > 0) return null;
  return view.running ? l10n.t('No step has finished yet…') : l10n.t('No step was measured.');
}
