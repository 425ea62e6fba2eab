import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-badge/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { Tab } from '../protocol';
import { spoken } from './pieces';
import { TABS } from './state';
import type { Ui } from './ui';

/**
 * The tabs, after the ARIA Authoring Practices' pattern: one stop for Tab, arrows, Home and End within.
 * Those of @vscode-elements know neither Home and End nor the blank, put one tablist into another, and leave their panels out
 * of the order of Tab.
 * https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 * @param findings the figure beside "Findings"
 */
export function tabs(ui: Ui, findings: number): TemplateResult {
  return html`<div class="tabs" role="tablist" aria-label=${l10n.t('Analysis')} @keydown=${(event: KeyboardEvent) => press(ui, event)}>${TABS.map(
    (tab) => html`<button
      type="button"
      class="tab"
      role="tab"
      id="tab-${tab}"
      aria-controls="panel-${tab}"
      aria-selected=${tab === ui.tab}
      tabindex=${tab === ui.tab ? 0 : -1}
      @click=${() => ui.choose(tab)}
    >${titleOf(tab)}${tab === 'findings' && findings > 0 ? badge(findings) : nothing}</button>`,
  )}</div>`;
}

/** The content of a tab, hidden while another is shown. */
export function tabPanel(ui: Ui, tab: Tab, content: unknown): TemplateResult {
  return html`<div
    class="panel"
    role="tabpanel"
    id="panel-${tab}"
    aria-labelledby="tab-${tab}"
    tabindex="0"
    ?hidden=${tab !== ui.tab}
  >${content}</div>`;
}

/** Gives a tab the focus. */
export function focusTab(tab: Tab): void {
  document.getElementById(`tab-${tab}`)?.focus({ preventScroll: true });
}

function titleOf(tab: Tab): string {
  if (tab === 'overview') return l10n.t('Overview');
  return tab === 'findings' ? l10n.t('Findings') : l10n.t('Performance');
}

function badge(findings: number): TemplateResult {
  return html`<vscode-badge variant="counter">${findings > 999 ? '999+' : findings}</vscode-badge>${spoken(` ${l10n.t('in all')}`)}`;
}

function press(ui: Ui, event: KeyboardEvent): void {
  const to = destination(event.key, TABS.indexOf(ui.tab));
  if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  ui.goTo(to);
}

function destination(key: string, at: number): Tab | undefined {
  if (key === 'ArrowRight') return TABS[(at + 1) % TABS.length];
  if (key === 'ArrowLeft') return TABS.at(at - 1);
  if (key === 'Home') return TABS[0];
  if (key === 'End') return TABS.at(-1);
  return undefined;
}
