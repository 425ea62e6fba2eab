import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { CacheRow, CacheView } from '../../performance-protocol';
import { commandLinks } from '../command-links';
import { icon } from '../pieces';
import { type PerformanceUi, problemRow, section, table } from './parts';

/** What the cache did and holds: by kind, and by level. */
export function cache(ui: PerformanceUi, view: CacheView | null): TemplateResult {
  return html`
    ${section({
      id: 'performance-cache',
      title: l10n.t('Cache'),
      aside: view?.summary ?? '',
      nothing: view ? null : l10n.t('Nothing is known of the cache yet.'),
      body: view
        ? html`
            ${view.notice === null ? nothing : html`<p class="alert">${icon('info', 'info')}<span>${view.notice}</span></p>`}
            ${rows(l10n.t('Cache by kind'), l10n.t('Kind'), l10n.t('kept now'), view.kinds)}
            ${rows(l10n.t('Cache by level'), l10n.t('Level'), l10n.t('size'), view.levels)}
          `
        : nothing,
    })}
    ${commandLinks(ui, ['clear-cache', 'cache-statistics', 'performance-report', 'export-performance'])}
  `;
}

function rows(label: string, name: string, size: string, all: readonly CacheRow[]): TemplateResult {
  const columns = [
    { title: name, className: 'name' },
    { title: l10n.t('hits'), className: 'number' },
    { title: l10n.t('misses'), className: 'number' },
    { title: l10n.t('hit rate'), className: 'number' },
    { title: size, className: 'size' },
  ];
  return table(
    label,
    'stacked cache',
    columns,
    all.map((one) => row(one, columns.length)),
  );
}

function row({ name, hits, misses, hitRate, size, problem }: CacheRow, columns: number): TemplateResult {
  return html`
    <tr class=${problem === '' ? '' : 'troubled'}>
      <th scope="row" class="name">${name}</th>
      ${[hits, misses, hitRate].map((figure) => html`<td class="number">${figure}</td>`)}
      <td class="size">${size}</td>
    </tr>
    ${problemRow(problem, columns)}
  `;
}
