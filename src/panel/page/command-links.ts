import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import type { PanelCommand } from '../protocol';
import type { Ui } from './ui';

/** Links that run commands of the extension. */
export function commandLinks(ui: Pick<Ui, 'post'>, commands: readonly PanelCommand[]): TemplateResult {
  const titles: Readonly<Record<PanelCommand, string>> = {
    'export-inventory': l10n.t('Export Workspace Inventory…'),
    'manage-servers': l10n.t('Manage MCP Servers…'),
    'clear-cache': l10n.t('Clear Cache…'),
    'cache-statistics': l10n.t('Show Cache Statistics'),
    'performance-report': l10n.t('Show Performance Report'),
    'export-performance': l10n.t('Export Performance Report…'),
  };
  return html`<p class="actions">${commands.map(
    (command) =>
      html`<button type="button" class="link" @click=${() => ui.post({ type: 'run', command })}>${titles[command]}</button>`,
  )}</p>`;
}
