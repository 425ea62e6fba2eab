import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { ChartStep, ChartView, PerformanceView, StepOutcome } from '../../performance-protocol';
import { MOST_ROWS, outcomesOf, SHAPES, tableRows } from './chart-data';
import './chart';
import { type PerformanceUi, section, table } from './parts';
import { outcomeWord, timeOfDay } from './words';

const TABLE = 'performance:table';

/**
 * Latency over time: a chart for the eye, and the same in a sentence and in a table.
 * @param choose called with the operation that the person wants to see
 */
export function latency(
  ui: PerformanceUi,
  { chart, operations }: PerformanceView,
  choose: (operation: string) => void,
): TemplateResult | typeof nothing {
  if (!chart) return nothing;
  return section({
    id: 'performance-latency',
    title: l10n.t('Over time'),
    body: html`
      <fieldset class="choice">
        <legend class="spoken">${l10n.t('Step to show over time')}</legend>
        ${operations.map(
          ({ operation, name }) => html`
            <label><input
              type="radio"
              name="performance-operation"
              .checked=${live(operation === chart.operation)}
              @change=${() => choose(operation)}
            /><span>${name}</span></label>
          `,
        )}
      </fieldset>
      <framework-director-latency .chart=${chart}></framework-director-latency>
      <p class="summary">${chart.summary}</p>
      <ul class="legend" aria-label=${l10n.t('How they ended')}>${outcomesOf(chart.steps).map(
        ([outcome, count]) =>
          html`<li>${mark(outcome)}${outcomeWord(outcome)} <span class="figure">${count}</span></li>`,
      )}</ul>
      ${asTable(ui, chart)}
    `,
  });
}

function mark(outcome: StepOutcome): TemplateResult {
  const { path, isFilled } = SHAPES[outcome];
  return html`<svg class="mark ink ${outcome} ${isFilled ? 'filled' : ''}" viewBox="-6 -6 12 12" aria-hidden="true">
    <path d=${path}></path>
  </svg>`;
}

function asTable(ui: PerformanceUi, { steps, budgetMs }: ChartView): TemplateResult {
  const isOpen = ui.isOpen(TABLE);
  const cut = steps.length > MOST_ROWS ? l10n.t('The latest {0} of {1} steps.', MOST_ROWS, steps.length) : nothing;
  return html`
    <button
      type="button"
      class="link"
      aria-expanded=${isOpen}
      aria-controls="performance-table"
      @click=${() => ui.toggle(TABLE)}
    >${isOpen ? l10n.t('Hide the table') : l10n.t('Show as table')}</button>
    <div
      id="performance-table"
      class="scrolled"
      role="region"
      tabindex="0"
      aria-label=${l10n.t('Table of the steps over time')}
      ?hidden=${!isOpen}
    >${isOpen ? html`<p class="nothing">${cut}</p>${stepTable(tableRows(steps), budgetMs)}` : nothing}</div>
  `;
}

function stepTable(steps: readonly ChartStep[], budgetMs: number): TemplateResult {
  const columns = [
    { title: l10n.t('When') },
    { title: l10n.t('Took'), className: 'number' },
    { title: l10n.t('Outcome') },
    { title: l10n.t('Of') },
  ];
  return table(
    l10n.t('Steps over time, the latest first'),
    '',
    columns,
    steps.map(
      ({ at, ms, took, outcome, label }) => html`
        <tr>
          <td>${timeOfDay(at)}</td>
          <td class="number">${took}</td>
          <td>${ms > budgetMs ? l10n.t('{0}, over the budget', outcomeWord(outcome)) : outcomeWord(outcome)}</td>
          <td>${label}</td>
        </tr>
      `,
    ),
  );
}
