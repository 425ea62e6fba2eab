import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { AnalysisView, ModelPointRow, ModelView } from '../protocol';
import { cut, icon, section, spoken } from './pieces';
import { placeStrip } from './places';
import { arriving, rows } from './rows';
import type { Ui } from './ui';

/** Glyph and tone of what there is to say beside the answer. */
const NOTICES: Readonly<Record<ModelView['state'], readonly [glyph: string, tone: string]>> = {
  running: ['info', 'muted'],
  complete: ['info', 'muted'],
  late: ['clockface', 'warning'],
  failed: ['error', 'error'],
  cancelled: ['circle-slash', 'muted'],
};

/**
 * What a language model asks, under its name, as its answer comes. All of it is shown as text and as nothing else.
 * @param news what a screen reader is to say of it
 */
export function model(ui: Ui, { model: answer }: AnalysisView, news: string): TemplateResult {
  let at = 0;
  return html`<div class="model">${section({
    id: 'model',
    className: 'named',
    title: answer ? l10n.t('Asked of {0}', answer.name) : l10n.t('Asked of a language model'),
    aside: answer?.detail ?? '',
    nothing: nothingYet(answer),
    rows: rows(
      answer?.points ?? [],
      () => String(at++),
      (point, key) => pointRow(ui, point, key),
    ),
    after: html`
      ${answer?.text ? html`<p class="text answer">${cut(answer.text)}</p>` : nothing}
      ${
        answer && answer.notices.length > 0
          ? html`<p class="model-notice">${icon(...NOTICES[answer.state])}<span>${answer.notices.join(' ')}</span></p>`
          : nothing
      }
      ${action(ui, answer)}
      <span class="spoken" role="status">${news}</span>
    `,
  })}</div>`;
}

function pointRow(ui: Ui, { question, reason, doubts, places }: ModelPointRow, key: string): TemplateResult {
  return html`<li class="finding" ${arriving()}>
    ${icon('sparkle')}
    <div class="body">
      <p class="message">${cut(question)}</p>
      ${reason === '' ? nothing : html`<p class="question">${cut(reason)}</p>`}
      ${doubts === '' ? nothing : html`<p class="doubts">${icon('warning')}<span>${doubts}</span></p>`}
    </div>
    ${placeStrip(ui, `model:${key}`, places)}
  </li>`;
}

/** The sentence that stands in for the answer. */
function nothingYet(answer: ModelView | null): string | null {
  if (!answer)
    return l10n.t(
      'None was asked. It can be one of VS Code’s own, or one at “frameworkDirector.model.endpoint”; nothing is sent before you ask.',
    );
  const isReading = answer.state === 'running' && answer.points.length === 0 && answer.text === '';
  return isReading ? l10n.t('It is reading…') : null;
}

function action(ui: Ui, answer: ModelView | null): TemplateResult {
  if (answer?.state === 'running')
    return html`<button type="button" class="act" @click=${() => ui.post({ type: 'cancel-model' })}>${l10n.t('Cancel')}${spoken(
      ` ${l10n.t('the question to {0}', answer.name)}`,
    )}</button>`;
  return html`<button type="button" class="act" @click=${() => ui.post({ type: 'ask-model' })}>${
    answer ? l10n.t('Ask again…') : l10n.t('Ask a language model…')
  }</button>`;
}
