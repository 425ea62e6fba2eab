import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-toolbar-button/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Subject } from '../protocol';
import type { Ui } from './ui';

/**
 * What VS Code reads where a menu of its own is asked for: the entries of `webview/context` whose `when` asks for the section, and
 * none for copying and pasting.
 */
const MORE = JSON.stringify({ frameworkDirectorSection: 'more', preventDefaultContextMenuItems: true });

/** The document's name, and what can be done with its analysis. */
export function header(ui: Ui, subject: Subject, subtitle: string): TemplateResult {
  const actions = html`
    ${pin(ui, subject)}
    ${button('refresh', l10n.t('Analyse again'), () => ui.post({ type: 'refresh' }))}
    ${button('copy', l10n.t('Copy as Markdown'), () => ui.post({ type: 'copy' }))}
    ${button('export', l10n.t('Export…'), () => ui.post({ type: 'export' }))}
    ${more()}
  `;
  return headed(subject, actions, html`<p class="subtitle">${subtitle}</p>`);
}

/** The document's name alone, and the pin, while there is no analysis of it. */
export function bareHeader(ui: Ui, subject: Subject): TemplateResult {
  return headed(subject, pin(ui, subject), nothing);
}

function headed({ title }: Subject, actions: TemplateResult, below: unknown): TemplateResult {
  return html`<header>
    <div class="headline">
      <h1>${title}</h1>
      <div class="actions" role="group" aria-label=${l10n.t('Actions')}>${actions}</div>
    </div>
    ${below}
  </header>`;
}

function pin(ui: Ui, { pinned }: Subject): TemplateResult {
  return html`<vscode-toolbar-button
    icon=${pinned ? 'pinned' : 'pin'}
    label=${l10n.t('Pin to this document')}
    title=${pinned ? l10n.t('Follow the active editor again') : l10n.t('Stay with this document')}
    toggleable
    .checked=${live(pinned)}
    @change=${() => ui.post({ type: pinned ? 'unpin' : 'pin' })}
  ></vscode-toolbar-button>`;
}

function button(icon: string, label: string, press: () => void): TemplateResult {
  return html`<vscode-toolbar-button icon=${icon} label=${label} title=${label} @click=${press}></vscode-toolbar-button>`;
}

function more(): TemplateResult {
  const label = l10n.t('More actions…');
  return html`<vscode-toolbar-button
    icon="ellipsis"
    label=${label}
    title=${label}
    data-vscode-context=${MORE}
    @click=${openMenu}
  ></vscode-toolbar-button>`;
}

/** Has VS Code open its own menu below the button. */
function openMenu(event: Event): void {
  if (!(event.currentTarget instanceof Element)) return;
  const { left, bottom } = event.currentTarget.getBoundingClientRect();
  const menu = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: left, clientY: bottom });
  event.currentTarget.dispatchEvent(menu);
}
