import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { AnalysisView, EnhancementRow } from '../protocol';
import { action } from './action';
import { cut, icon, section, spoken } from './pieces';
import { arriving, rows } from './rows';
import type { Ui } from './ui';

/** UTF-16 units beyond which a contribution is folded. */
const LONG = 140;

/** Glyph and tone of each outcome. */
const GLYPHS: Readonly<Record<EnhancementRow['outcome'], readonly [glyph: string, tone: string]>> = {
  ok: ['check', 'good'],
  cached: ['database', 'good'],
  late: ['clockface', 'muted'],
  failed: ['error', 'error'],
  consent: ['shield', 'warning'],
  barred: ['circle-slash', 'muted'],
};

/** What the servers added: a row each, in the order they arrive. */
export function enhancements(ui: Ui, view: AnalysisView): TemplateResult {
  const none = view.running ? l10n.t('No server has answered yet…') : l10n.t('No server was asked.');
  return section({
    id: 'enhancements',
    title: l10n.t('Enhancements'),
    aside: view.enhancementSummary,
    nothing: view.enhancements.length === 0 ? none : null,
    rows: rows(
      view.enhancements,
      // Not by subject: a row of a server gains subjects as its answers come in.
      (row) => row.server,
      (row, key) => enhancementRow(ui, row, `enhancement:${key}`),
    ),
  });
}

function enhancementRow(ui: Ui, row: EnhancementRow, key: string): TemplateResult {
  const { outcome, server, subject, text, detail } = row;
  const long = text.length > LONG || text.includes('\n');
  const open = ui.isOpen(key);
  return html`<li class="enhancement" data-outcome=${outcome} ${arriving()}>
    ${icon(...GLYPHS[outcome])}
    <span class="name"><span class="server">${server}</span>${spoken(` ${outcomeWord(outcome)}`)}</span>
    <div class="body">
      ${subject === '' ? nothing : html`<p class="subject">${subject}</p>`}
      <p class="text ${long && !open ? 'folded' : ''}">${cut(text)}</p>
      ${
        long
          ? html`<button type="button" class="link" aria-expanded=${open} @click=${() => ui.toggle(key)}>${
              open ? l10n.t('Show less') : l10n.t('Show all')
            }${spoken(` ${server}`)}</button>`
          : nothing
      }
      ${actOf(ui, row)}
    </div>
    ${
      // The button says what there is to do; a detail beside it would say it twice.
      outcome === 'consent' ? nothing : html`<span class="count">${detail}</span>`
    }
  </li>`;
}

function actOf(ui: Ui, { outcome, server }: EnhancementRow): unknown {
  if (outcome === 'consent')
    return action({
      label: l10n.t('Review and allow…'),
      of: server,
      press: () => ui.post({ type: 'consent', server }),
    });
  if (outcome === 'late' || outcome === 'failed')
    return html`<button type="button" class="act" @click=${() => ui.post({ type: 'refresh' })}>${l10n.t('Try again')}${spoken(
      ` ${server}`,
    )}</button>`;
  return nothing;
}

/** For those who do not see the glyph. */
function outcomeWord(outcome: EnhancementRow['outcome']): string {
  switch (outcome) {
    case 'ok':
      return l10n.t('answered');
    case 'cached':
      return l10n.t('from the cache');
    case 'late':
      return l10n.t('late');
    case 'failed':
      return l10n.t('failed');
    case 'consent':
      return l10n.t('needs your consent');
    case 'barred':
      return l10n.t('is not started');
  }
}
