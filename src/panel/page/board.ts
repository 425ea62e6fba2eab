import type { AnalysisView, ConflictRow, SeatRow } from '../protocol';
import { Advice } from './advice';
import { arrive, el, icon, setHidden, setText } from './dom';
import { KeyedList, type Part } from './list';
import { PlaceStrip } from './places';
import { Section } from './section';
import { counted } from './select';
import type { Ui } from './ui';

/** The board as a whole: what it recommends, where its members disagree, who was asked and why. */
export class Board implements Part<AnalysisView> {
  readonly element = el('div', 'board');
  private readonly advice = new Advice();
  private readonly conflicts = new Section(el('h2', '', 'Where they disagree'));
  private readonly conflictRows: KeyedList<ConflictRow>;
  private readonly seats = el('details', 'seats');
  private readonly summary = el('summary');
  private readonly seatRows: KeyedList<SeatRow>;

  constructor(ui: Ui) {
    const list = el('ul', 'rows');
    this.seatRows = new KeyedList(
      list,
      ({ persona }) => persona,
      () => new Seat(),
    );
    this.conflictRows = new KeyedList(
      this.conflicts.body,
      ({ message }) => message,
      () => new Conflict(ui),
      arrive,
    );
    this.seats.open = ui.isOpen('board');
    this.seats.addEventListener('toggle', () => ui.setOpen('board', this.seats.open));
    this.seats.append(this.summary, list);
    this.element.append(this.advice.element, this.seats, this.conflicts.element);
  }

  show(view: AnalysisView): void {
    this.advice.show(view);
    setHidden(this.conflicts.element, view.conflicts.length === 0);
    this.conflicts.show(counted(view.conflicts.length, 'conflict'), null);
    this.conflictRows.show(view.conflicts);
    setHidden(this.seats, view.board.length === 0);
    setText(this.summary, `${counted(view.board.length, 'persona')} asked`);
    this.seatRows.show(view.board);
  }
}

class Seat implements Part<SeatRow> {
  readonly element = el('li', 'seat');
  private readonly persona = el('strong');
  private readonly reason = el('span', 'reason');
  private readonly count = el('span', 'count');

  constructor() {
    this.element.append(this.persona, this.reason, this.count);
  }

  show({ persona, reason, findings }: SeatRow): void {
    setText(this.persona, persona);
    setText(this.reason, reason);
    setText(this.count, findings === 0 ? 'no question' : counted(findings, 'question'));
  }
}

class Conflict implements Part<ConflictRow> {
  readonly element: HTMLElement;
  private readonly message = el('p', 'message');
  private readonly question = el('p', 'question');
  private readonly places: PlaceStrip;

  constructor(ui: Ui) {
    this.places = new PlaceStrip(ui, 'conflict');
    const body = el('div', 'body', this.message, this.question);
    this.element = el('li', 'finding', icon('git-compare'), body, this.places.element);
  }

  show({ message, question, places }: ConflictRow): void {
    setText(this.message, message);
    setText(this.question, question);
    this.places.show(places);
  }
}
