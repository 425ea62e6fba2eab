import { html, nothing } from 'lit';
import type { AdviceRow, AnalysisView } from '../protocol';
import { icon } from './pieces';

const ICONS: Readonly<Record<AdviceRow['verdict'], readonly [icon: string, tone: string]>> = {
  'go-on': ['pass', 'good'],
  'answer-first': ['question', 'warning'],
  rework: ['warning', 'warning'],
};

/** What the board as a whole would say, in one sentence. */
export function advice({ advice: row, reviewed, findings }: AnalysisView): unknown {
  // It would change with every review that comes in; and where nobody asks anything, a sentence says so already.
  if (!row || !reviewed || findings.length === 0) return nothing;
  return html`<p class="advice">${icon(...ICONS[row.verdict])}<span>${row.message}</span></p>`;
}
