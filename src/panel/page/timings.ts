import type { AnalysisView, TimingRow } from '../protocol';
import { button, el, setAttribute, setHidden, setText } from './dom';
import { KeyedList, type Part } from './list';
import { Section } from './section';
import { longest, percent } from './select';
import type { Ui } from './ui';

/** Bars on the first tab; the table has every step. */
const FEW = 8;

/** Where the time went: the longest steps as a waterfall. */
export class Waterfall implements Part<AnalysisView> {
  private readonly section = new Section(el('h2', '', 'Where the time went'));
  readonly element = this.section.element;
  private readonly rows: KeyedList<TimingRow>;
  private readonly all: HTMLButtonElement;

  constructor(ui: Ui) {
    this.rows = new KeyedList(this.section.body, label, () => new Fall());
    this.all = button('link all', () => ui.goTo('performance'));
    this.element.append(this.all);
  }

  show(view: AnalysisView): void {
    this.section.show(view.budget, nothing(view));
    this.rows.show(longest(view.timings, FEW));
    setHidden(this.all, view.timings.length <= FEW);
    setText(this.all, `All ${view.timings.length} steps`);
  }
}

class Fall implements Part<TimingRow> {
  readonly element = el('li', 'fall');
  private readonly label = el('span', 'label');
  private readonly bar = new Bar();
  private readonly duration = el('span', 'count');

  constructor() {
    this.element.append(this.label, this.bar.element, this.duration);
  }

  show(row: TimingRow): void {
    setText(this.label, row.label);
    setAttribute(this.label, 'title', row.label);
    this.bar.show(row);
    setText(this.duration, row.duration);
  }
}

/** A step on the line of the whole analysis. Widths go through the CSSOM: the page's policy forbids style attributes. */
class Bar implements Part<TimingRow> {
  readonly element = el('span', 'bar');
  private readonly fill = el('i');

  constructor() {
    this.element.ariaHidden = 'true';
    this.element.append(this.fill);
  }

  show(row: TimingRow): void {
    this.fill.style.setProperty('--start', percent(row.start));
    this.fill.style.setProperty('--length', percent(row.length));
    setAttribute(this.fill, 'data-outcome', row.outcome);
  }
}

function label(row: TimingRow): string {
  return row.label;
}

function nothing(view: AnalysisView): string | null {
  if (view.timings.length > 0) return null;
  return view.running ? 'No step has finished yet…' : 'No step was measured.';
}
