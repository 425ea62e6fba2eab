import * as l10n from '@vscode/l10n';
import type { ModelView } from '../protocol';
import { questionCount } from './words';

/** What is to be said when one answer follows another; null where nothing began or ended, so that not every word is spoken. */
export function newsOf(before: ModelView | null, now: ModelView | null): string | null {
  if (!now) return '';
  if (now.state === 'running') return before?.state === 'running' ? null : l10n.t('{0} is asked.', now.name);
  if (before?.state !== 'running') return null;
  return now.notices[0] ?? l10n.t('{0} has answered: {1}.', now.name, questionCount(now.points.length));
}
