import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { AnalysisView, FindingRow, Severity } from '../protocol';
import { board } from './board';
import { findingRows, noFinding, severityName } from './findings';
import { section } from './pieces';
import { arriving, rows } from './rows';
import { byLine, byPersona, bySeverity, gravestFirst } from './select';
import { SEVERITIES } from './state';
import type { Ui } from './ui';
import { findingCount } from './words';

/** Findings on the findings tab. More than this nobody reads in one go, and the page says how many wait. */
const MANY = 200;

/** Every finding with the reason why it matters, by persona or by line. */
export function findingsTab(ui: Ui, view: AnalysisView): TemplateResult {
  const wanted = view.findings.filter(({ severity }) => ui.isShown(severity));
  const shown = gravestFirst(wanted).slice(0, MANY);
  const waiting = wanted.length - shown.length;
  return html`
    ${board(ui, view)}
    ${view.findings.length === 0 ? html`<p class="nothing alone">${noFinding(view)}</p>` : tools(ui, view.findings)}
    ${view.findings.length > 0 && wanted.length === 0 ? nothingWanted(ui) : nothing}
    ${ui.grouping === 'persona' ? personas(ui, shown) : lines(ui, shown)}
    ${waiting > 0 ? html`<p class="nothing">${l10n.t('{0} more; they appear as these are answered.', findingCount(waiting))}</p>` : nothing}
  `;
}

function tools(ui: Ui, findings: readonly FindingRow[]): TemplateResult {
  const group = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) ui.group(event.target.value === 'line' ? 'line' : 'persona');
  };
  const counts = bySeverity(findings);
  return html`<div class="tools" role="group" aria-label=${l10n.t('What is shown')}>
    <label>${l10n.t('Group by')}
      <span class="select">
        <select .value=${live(ui.grouping)} @change=${group}>
          <option value="persona" ?selected=${ui.grouping === 'persona'}>${l10n.t('Persona')}</option>
          <option value="line" ?selected=${ui.grouping === 'line'}>${l10n.t('Line')}</option>
        </select><span class="codicon codicon-chevron-down" aria-hidden="true"></span>
      </span>
    </label>
    <span class="severities">${SEVERITIES.map((severity) => severitySwitch(ui, severity, counts[severity]))}</span>
  </div>`;
}

function severitySwitch(ui: Ui, severity: Severity, count: number): TemplateResult {
  const name = severityName(severity);
  return html`<vscode-toolbar-button
    class=${severity}
    icon=${severity}
    label="${name}: ${count}"
    title=${name}
    toggleable
    .checked=${live(ui.isShown(severity))}
    @change=${() => ui.showSeverity(severity, !ui.isShown(severity))}
  >${count}</vscode-toolbar-button>`;
}

function nothingWanted(ui: Ui): TemplateResult {
  const all = (): void => {
    for (const severity of SEVERITIES) ui.showSeverity(severity, true);
  };
  return html`<p class="nothing alone">${l10n.t('There are findings, but none of the severities chosen above.')}
    <button type="button" class="link" @click=${all}>${l10n.t('Show all')}</button>
  </p>`;
}

function personas(ui: Ui, findings: readonly FindingRow[]): unknown {
  return rows(
    byPersona(findings),
    ([persona]) => persona,
    ([persona, asked]) =>
      html`<div class="group" ${arriving()}>${section({
        id: `persona-${persona}`,
        className: 'named',
        title: persona,
        aside: findingCount(asked.length),
        rows: findingRows(ui, asked, 'under-persona'),
      })}</div>`,
  );
}

function lines(ui: Ui, findings: readonly FindingRow[]): unknown {
  if (findings.length === 0) return nothing;
  return section({
    id: 'in-order',
    className: 'named',
    title: l10n.t('In the order of the text'),
    aside: findingCount(findings.length),
    rows: findingRows(ui, byLine(findings), 'full'),
  });
}
