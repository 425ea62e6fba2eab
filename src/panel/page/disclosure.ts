import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { AnalysisView } from '../protocol';
import { cut, icon } from './pieces';
import type { Ui } from './ui';

const KEY = 'disclosure';

/** What left the machine: a line, which unfolds where there is more to say. */
export function disclosure(ui: Ui, view: AnalysisView): TemplateResult {
  const lines = view.disclosure.split('\n');
  const long = lines.length > 1;
  const open = long && ui.isOpen(KEY);
  return html`<div class="disclosure">${icon('shield')}<div>
    <span class="sent">${cut(open ? view.disclosure : (lines[0] ?? ''))}</span>${
      long
        ? html`<button type="button" class="link" aria-expanded=${open} @click=${() => ui.toggle(KEY)}>${
            open ? l10n.t('Show less') : l10n.t('Show all')
          }</button>`
        : nothing
    }
  </div></div>`;
}
