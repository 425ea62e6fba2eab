import type { AdviceRow, AnalysisView } from '../protocol';
import { el, icon, setHidden, setIcon, setText } from './dom';
import type { Part } from './list';

const ICONS: Readonly<Record<AdviceRow['verdict'], readonly [icon: string, tone: string]>> = {
  'go-on': ['pass', 'ok'],
  'answer-first': ['question', 'warning'],
  rework: ['warning', 'warning'],
};

/** What the board as a whole would say, in one sentence. */
export class Advice implements Part<AnalysisView> {
  readonly element = el('p', 'advice');
  private readonly mark = icon('pass');
  private readonly message = el('span');

  constructor() {
    this.element.append(this.mark, this.message);
  }

  show({ advice, reviewed, findings }: AnalysisView): void {
    // It would change with every review that comes in; and where nobody asks anything, a sentence says so already.
    const shown = reviewed && findings.length > 0 ? advice : null;
    setHidden(this.element, shown === null);
    if (!shown) return;
    setIcon(this.mark, ...ICONS[shown.verdict]);
    setText(this.message, shown.message);
  }
}
