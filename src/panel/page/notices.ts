import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { Notice } from '../protocol';
import { icon } from './pieces';
import type { Ui } from './ui';

interface Content {
  readonly glyph: string;
  readonly tone: string;
  readonly sentence: string;
  readonly action?: { readonly label: string; readonly press: () => void };
}

/** What limits the analysis below, each in a line with at most one thing to do. */
export function notices(ui: Ui, all: readonly Notice[]): readonly TemplateResult[] {
  return all.map((notice) => {
    const { glyph, tone, sentence, action } = contentOf(ui, notice);
    return html`<p class="notice" data-kind=${notice.kind}>${icon(glyph, tone)}<span>${sentence} ${
      action ? html`<button type="button" class="link" @click=${action.press}>${action.label}</button>` : nothing
    }</span></p>`;
  });
}

function contentOf(ui: Ui, notice: Notice): Content {
  switch (notice.kind) {
    case 'cut':
      return {
        glyph: 'fold',
        tone: 'info',
        sentence: l10n.t('Only the first {0} words were read: the text is larger than the time for it.', notice.words),
      };
    case 'failed':
      return {
        glyph: 'warning',
        tone: 'warning',
        sentence: notice.sentence,
        action: { label: l10n.t('Try again'), press: () => ui.post({ type: 'refresh' }) },
      };
    case 'restricted':
      return {
        glyph: 'shield',
        tone: 'warning',
        sentence: l10n.t('This workspace is not trusted, so no server is started.'),
        action: { label: l10n.t('Manage workspace trust'), press: () => ui.post({ type: 'manage-trust' }) },
      };
    case 'closed':
      return {
        glyph: 'info',
        tone: 'info',
        sentence: l10n.t('The document was closed; this was found before.'),
        action: { label: l10n.t('Open it again'), press: () => ui.post({ type: 'reopen' }) },
      };
  }
}
