import type { AnalysisView } from '../protocol';
import { button, el, icon, setAttribute, setHidden, setText } from './dom';
import type { Part } from './list';
import type { Ui } from './ui';

const KEY = 'disclosure';

/** What left the machine: a line, which unfolds where there is more to say. */
export class Disclosure implements Part<AnalysisView> {
  readonly element = el('div', 'disclosure');
  private readonly text = el('span', 'sent');
  private readonly more: HTMLButtonElement;
  private lines: readonly string[] = [];

  constructor(private readonly ui: Ui) {
    this.more = button('link', () => {
      ui.setOpen(KEY, !ui.isOpen(KEY));
      this.fold();
    });
    this.element.append(icon('shield'), el('div', '', this.text, this.more));
  }

  show(view: AnalysisView): void {
    this.lines = view.disclosure.split('\n');
    this.fold();
  }

  private fold(): void {
    const long = this.lines.length > 1;
    const open = long && this.ui.isOpen(KEY);
    setText(this.text, open ? this.lines.join('\n') : (this.lines[0] ?? ''));
    setHidden(this.more, !long);
    setAttribute(this.more, 'aria-expanded', String(open));
    setText(this.more, open ? 'Show less' : 'Show all');
  }
}
