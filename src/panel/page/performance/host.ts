import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { HostView } from '../../performance-protocol';
import { section } from './parts';

/** Whether it may be this extension that holds up the process which all extensions share. */
export function host(view: HostView | null): TemplateResult | typeof nothing {
  if (!view) return nothing;
  return section({
    id: 'performance-host',
    title: l10n.t('Is it this extension?'),
    body: html`
      <p class="summary">${view.verdict}</p>
      <table class="figures facts" aria-labelledby="section-performance-host">
        <tbody>${view.rows.map(
          ({ name, value }) => html`<tr><th scope="row" class="name">${name}</th><td>${value}</td></tr>`,
        )}</tbody>
      </table>
    `,
  });
}
