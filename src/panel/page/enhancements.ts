import type { AnalysisView, EnhancementRow } from '../protocol';
import { arrive, button, el, icon, setAttribute, setHidden, setIcon, setText, spoken } from './dom';
import { KeyedList, type Part } from './list';
import { Section } from './section';
import type { Ui } from './ui';

/** UTF-16 units beyond which a contribution is folded. */
const LONG = 140;

/** Glyph and tone of each outcome, and the word for those who do not see them. */
const OUTCOMES: Readonly<Record<EnhancementRow['outcome'], readonly [glyph: string, tone: string, word: string]>> = {
  ok: ['check', 'good', 'answered'],
  cached: ['database', 'good', 'from the cache'],
  late: ['clockface', 'muted', 'late'],
  failed: ['error', 'error', 'failed'],
  consent: ['shield', 'warning', 'needs your consent'],
  barred: ['circle-slash', 'muted', 'is not started'],
};

/** What there is nothing to do about, here. */
const DONE: ReadonlySet<EnhancementRow['outcome']> = new Set(['ok', 'cached', 'barred']);

/** What the servers added: a row each, in the order they arrive. */
export class Enhancements implements Part<AnalysisView> {
  private readonly section = new Section(el('h2', '', 'Enhancements'));
  readonly element = this.section.element;
  private readonly rows: KeyedList<EnhancementRow>;

  constructor(ui: Ui) {
    this.rows = new KeyedList(
      this.section.body,
      // Not by subject: a row of a server gains subjects as its answers come in.
      (row) => row.server,
      (key) => new Enhancement(ui, `enhancement:${key}`),
      arrive,
    );
  }

  show(view: AnalysisView): void {
    const nothing = view.running ? 'No server has answered yet…' : 'No server was asked.';
    this.section.show(view.enhancementSummary, view.enhancements.length === 0 ? nothing : null);
    this.rows.show(view.enhancements);
  }
}

class Enhancement implements Part<EnhancementRow> {
  readonly element = el('li', 'enhancement');
  private readonly mark = icon('check');
  private readonly server = el('span', 'server');
  private readonly outcome = spoken();
  private readonly subject = el('p', 'subject');
  private readonly text = el('p', 'text');
  private readonly detail = el('span', 'count');
  private readonly more: HTMLButtonElement;
  private readonly act: HTMLButtonElement;
  private readonly actLabel = el('span');
  private readonly actFor = spoken();
  private row: EnhancementRow | undefined;

  constructor(
    private readonly ui: Ui,
    private readonly key: string,
  ) {
    this.more = button('link', () => {
      ui.setOpen(key, !ui.isOpen(key));
      this.fold();
    });
    this.act = button('act', () => this.press(), this.actLabel, this.actFor);
    const name = el('span', 'name', this.server, this.outcome);
    const body = el('div', 'body', this.subject, this.text, this.more, this.act);
    this.element.append(this.mark, name, body, this.detail);
  }

  show(row: EnhancementRow): void {
    this.row = row;
    const [glyph, tone, word] = OUTCOMES[row.outcome];
    setAttribute(this.element, 'data-outcome', row.outcome);
    setIcon(this.mark, glyph, tone);
    setText(this.server, row.server);
    setText(this.outcome, ` ${word}`);
    setText(this.subject, row.subject);
    setHidden(this.subject, row.subject === '');
    setText(this.text, row.text);
    setText(this.detail, row.detail);
    // The button says what there is to do; a detail beside it would say it twice.
    setHidden(this.detail, row.outcome === 'consent');
    setHidden(this.act, DONE.has(row.outcome));
    this.act.classList.toggle('strong', row.outcome === 'consent');
    setText(this.actLabel, row.outcome === 'consent' ? 'Review and allow…' : 'Try again');
    setText(this.actFor, ` for ${row.server}`);
    this.fold();
  }

  private fold(): void {
    const text = this.row?.text ?? '';
    const long = text.length > LONG || text.includes('\n');
    const open = this.ui.isOpen(this.key);
    setHidden(this.more, !long);
    setAttribute(this.more, 'aria-expanded', String(open));
    setText(this.more, open ? 'Show less' : 'Show all');
    this.text.classList.toggle('folded', long && !open);
  }

  private press(): void {
    if (this.row?.outcome === 'consent') this.ui.post({ type: 'consent', server: this.row.server });
    else this.ui.post({ type: 'refresh' });
  }
}
