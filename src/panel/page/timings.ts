import type { AnalysisView, TimingRow } from '../protocol';
import { button, el, newId, setAttribute, setHidden, setText } from './dom';
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

/** Every step in a table: what, when, how long, and how it ended. */
export class TimingTable implements Part<AnalysisView> {
  readonly element = el('section', 'performance');
  private readonly table = el('table');
  private readonly nothing = el('p', 'nothing alone');
  private readonly budget = el('span', 'aside');
  private readonly rows: KeyedList<TimingRow>;

  constructor() {
    const heading = el('h2', '', 'Every step');
    heading.id = newId('section');
    this.element.setAttribute('aria-labelledby', heading.id);
    this.table.setAttribute('aria-labelledby', heading.id);
    const head = el('tr', '', column('Step'), column('When', 'when'), column('Time', 'number'), column('Outcome'));
    const body = el('tbody');
    this.rows = new KeyedList(body, label, () => new TimingLine());
    this.table.append(el('thead', '', head), body);
    this.element.append(el('div', 'heading', heading, this.budget), this.nothing, this.table);
  }

  show(view: AnalysisView): void {
    const sentence = nothing(view);
    setText(this.budget, view.budget);
    setText(this.nothing, sentence ?? '');
    setHidden(this.nothing, sentence === null);
    setHidden(this.table, sentence !== null);
    this.rows.show(view.timings);
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

class TimingLine implements Part<TimingRow> {
  readonly element = el('tr');
  private readonly label = el('th');
  private readonly bar = new Bar();
  private readonly duration = el('td', 'number');
  private readonly outcome = el('td', 'outcome');

  constructor() {
    this.label.scope = 'row';
    this.element.append(this.label, el('td', 'when', this.bar.element), this.duration, this.outcome);
  }

  show(row: TimingRow): void {
    setText(this.label, row.label);
    this.bar.show(row);
    setText(this.duration, row.duration);
    setText(this.outcome, row.outcome);
    setAttribute(this.element, 'data-outcome', row.outcome);
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

function column(title: string, className = ''): HTMLElement {
  const cell = el('th', className, title);
  cell.scope = 'col';
  return cell;
}

function label(row: TimingRow): string {
  return row.label;
}

function nothing(view: AnalysisView): string | null {
  if (view.timings.length > 0) return null;
  return view.running ? 'No step has finished yet…' : 'No step was measured.';
}
