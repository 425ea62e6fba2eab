import * as l10n from '@vscode/l10n';
import { html, type TemplateResult } from 'lit';
import type { ServerHealthRow } from '../../performance-protocol';
import { commandLinks } from '../command-links';
import { icon } from '../pieces';
import { type PerformanceUi, problemRow, section, table } from './parts';

/** Glyph and tone of each state, which stands beside it in words. */
const STATES: Readonly<Record<ServerHealthRow['standing'], readonly [glyph: string, tone: string]>> = {
  up: ['pass', 'good'],
  down: ['error', 'error'],
  stopped: ['circle-slash', 'muted'],
  idle: ['circle-large-outline', 'muted'],
};

/** How each MCP server does, with its last failure below it. */
export function servers(ui: PerformanceUi, rows: readonly ServerHealthRow[]): TemplateResult {
  const columns = [
    { title: l10n.t('Server'), className: 'name' },
    { title: l10n.t('State') },
    { title: l10n.t('calls'), className: 'number' },
    { title: l10n.t('failed'), className: 'number' },
    { title: l10n.t('median'), className: 'number' },
    { title: l10n.t('breaker'), className: 'breaker' },
  ];
  return html`
    ${section({
      id: 'performance-servers',
      title: l10n.t('Servers'),
      nothing: rows.length === 0 ? l10n.t('No MCP server was asked yet.') : null,
      body: table(
        l10n.t('Servers'),
        'stacked servers',
        columns,
        rows.map((one) => row(one, columns.length)),
      ),
    })}
    ${commandLinks(ui, ['manage-servers'])}
  `;
}

function row(server: ServerHealthRow, columns: number): TemplateResult {
  const { name, standing, state, calls, failures, median, breaker, lastError } = server;
  return html`
    <tr class=${lastError === '' ? '' : 'troubled'}>
      <th scope="row" class="name">${name}</th>
      <td class="state">${icon(...STATES[standing])}<span>${state}</span></td>
      <td class="number">${calls}</td>
      <td class="number">${failures}</td>
      <td class="number">${median}</td>
      <td class="breaker" data-title=${l10n.t('breaker')}>${breaker}</td>
    </tr>
    ${problemRow(lastError === '' ? '' : l10n.t('Last error: {0}', lastError), columns)}
  `;
}
