import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { AnalysisView, FindingRow, Severity } from '../protocol';
import { advice } from './advice';
import { cut, icon, section, spoken } from './pieces';
import { placeButton } from './places';
import { arriving, rows } from './rows';
import { gravestFirst } from './select';
import type { Ui } from './ui';
import { findingCount } from './words';

/** Findings on the first tab; the others are one press away. */
const FEW = 5;

/** What is said of a finding: on the first tab its persona and question; under its persona all but that; or all. */
type Form = 'brief' | 'under-persona' | 'full';

/** What a reviewer would ask, the gravest questions of all personas. */
export function topFindings(ui: Ui, view: AnalysisView): TemplateResult {
  const { findings } = view;
  return section({
    id: 'top-findings',
    title: l10n.t('What a reviewer would ask'),
    aside: findings.length === 0 ? '' : findingCount(findings.length),
    before: advice(view),
    nothing: findings.length === 0 ? noFinding(view) : null,
    rows: findingRows(ui, gravestFirst(findings).slice(0, FEW), 'brief'),
    after:
      findings.length > FEW
        ? html`<button type="button" class="link all" @click=${() => ui.goTo('findings')}>${l10n.t('All {0} findings', findings.length)}</button>`
        : nothing,
  });
}

/** Findings as the rows of a list. */
export function findingRows(ui: Ui, findings: readonly FindingRow[], form: Form): unknown {
  return rows(findings, identity, (finding) => findingRow(ui, finding, form));
}

/** The sentence that stands in for findings while there are none. */
export function noFinding(view: AnalysisView): string {
  if (view.running && !view.reviewed) return l10n.t('The reviewers are reading…');
  return view.board.length === 0 ? l10n.t('No reviewer was asked.') : l10n.t('No reviewer has a question.');
}

/** The name of a severity, and of several findings of it. */
export function severityName(severity: Severity): string {
  if (severity === 'error') return l10n.t('Errors');
  return severity === 'warning' ? l10n.t('Warnings') : l10n.t('Hints');
}

function findingRow(ui: Ui, finding: FindingRow, form: Form): TemplateResult {
  const { severity, message, persona, question, why, others, fix, place, rule } = finding;
  const { start, end } = place;
  const reveal = (event: Event): void => {
    if (isOwnClick(event)) ui.post({ type: 'reveal', start, end });
  };
  return html`
    <li class="finding there" data-start=${start} data-end=${end} @click=${reveal} ${arriving()}>
      ${icon(severity, severity)}
      <div class="body">
        <p class="message">${spoken(`${severityWord(severity)}: `)}${cut(message)}</p>
        <p class="question">${form === 'under-persona' ? cut(question) : cut(`${persona} · ${question}`)}</p>
        ${form === 'brief' ? nothing : html`<p class="why">${cut(why)}</p>`}
        ${form === 'brief' || others === '' ? nothing : html`<p class="why">${others}.</p>`}
        ${
          form === 'brief' || fix === ''
            ? nothing
            : html`<button
                type="button"
                class="link fix"
                @click=${() => ui.post({ type: 'fix', rule, start })}
              >${icon('lightbulb')}${fix}</button>`
        }
      </div>
      ${placeButton(ui, place)}
    </li>
  `;
}

/** A row leads to its place as its button does, but neither what is pressed in it nor text that is being selected does. */
function isOwnClick({ target }: Event): boolean {
  return target instanceof Element && !target.closest('button') && (getSelection()?.isCollapsed ?? true);
}

function severityWord(severity: Severity): string {
  if (severity === 'error') return l10n.t('error');
  return severity === 'warning' ? l10n.t('warning') : l10n.t('hint');
}

/** Its offsets change with every edit above it, its words only when it becomes another finding. */
function identity(finding: FindingRow): string {
  return `${finding.persona}\u0000${finding.message}`;
}
