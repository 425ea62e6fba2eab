import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { WorkspaceFrameworkRow, WorkspaceView } from '../protocol';
import { commandLinks } from './command-links';
import { section } from './pieces';
import { rows } from './rows';
import type { Ui } from './ui';

/** What the files of the workspace use, while and after they were analysed as a whole. */
export function workspace(ui: Ui, view: WorkspaceView | null): unknown {
  if (!view) return nothing;
  const { frameworks, more, message, running, summary } = view;
  const none = running ? l10n.t('Looking for frameworks…') : l10n.t('No framework was found in its files.');
  return section({
    id: 'workspace',
    className: 'workspace',
    title: l10n.t('Workspace'),
    aside: summary,
    before: message === '' ? nothing : html`<p class="beside">${message}</p>`,
    nothing: frameworks.length === 0 ? none : null,
    rows: rows(frameworks, ({ id }) => id, frameworkRow),
    after: html`
      ${more > 0 ? html`<p class="beside">${l10n.t('and {0} more', more)}</p>` : nothing}${commandLinks(ui, ['export-inventory'])}
    `,
  });
}

function frameworkRow({ name, standing, tag, count }: WorkspaceFrameworkRow): TemplateResult {
  return html`<li class="used" data-standing=${standing}>
    <span class="label"><span class="name">${name}</span> <span class="tag">${tag}</span></span>
    <span class="count">${count}</span>
  </li>`;
}
