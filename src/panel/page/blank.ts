import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { BlankView, Subject } from '../protocol';
import { type Action, action } from './action';
import { icon } from './pieces';
import type { Ui } from './ui';

interface Blank {
  readonly glyph: string;
  readonly sentence: string;
  readonly action?: Action;
}

/** What stands in place of an analysis: a glyph, a sentence, and at most one thing to do. */
export function blank(ui: Ui, view: BlankView, subject: Subject | null): TemplateResult {
  const { glyph, sentence, action: act } = contentOf(ui, view, subject?.title ?? '');
  return html`<div class="blank" data-state=${view.state}>
    ${icon(glyph, view.state === 'failed' ? 'error' : '')}
    ${subject?.pinned ? html`<p>${sentence}</p>` : html`<h1>${sentence}</h1>`}
    ${act ? action(act) : nothing}
  </div>`;
}

function contentOf(ui: Ui, view: BlankView, title: string): Blank {
  const analyse = (label: string): Action => ({ label, press: () => ui.post({ type: 'refresh' }) });
  switch (view.state) {
    case 'no-document':
      return { glyph: 'compass', sentence: l10n.t('Open a document to see which frameworks it uses.') };
    case 'unanalysed':
      return {
        glyph: 'telescope',
        sentence: l10n.t('“{0}” has not been analysed yet.', title),
        action: analyse(l10n.t('Analyse')),
      };
    case 'loading':
      return { glyph: 'loading', sentence: l10n.t('“{0}” is being read…', title) };
    case 'failed':
      return { glyph: 'error', sentence: view.sentence, action: analyse(l10n.t('Try again')) };
    case 'too-large':
      return {
        glyph: 'file',
        sentence: l10n.t('“{0}” has {1}: VS Code gives extensions no text of more than 50 MB.', title, view.size),
      };
    case 'unsupported':
      return {
        glyph: 'file-binary',
        sentence: l10n.t('“{0}” is not open as text, so there are no frameworks to look for.', title),
      };
    case 'closed':
      return {
        glyph: 'file',
        sentence: l10n.t('“{0}” was closed.', title),
        action: { label: l10n.t('Open it again'), press: () => ui.post({ type: 'reopen' }) },
      };
    case 'discarded':
      return { glyph: 'file', sentence: l10n.t('“{0}” was closed without being saved.', title) };
  }
}
