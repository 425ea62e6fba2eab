import type { AnalysisView, FindingRow } from '../protocol';
import { Advice } from './advice';
import { Board } from './board';
import { arrive, button, el, icon, setHidden, setIcon, setText, spoken } from './dom';
import { KeyedList, type Part } from './list';
import { PlaceButton } from './places';
import { Section } from './section';
import { byPersona, counted, gravestFirst } from './select';
import type { Ui } from './ui';

/** Findings on the first tab; the others are one press away. */
const FEW = 5;

/** Findings on the findings tab. More than this nobody reads in one go, and the page says how many wait. */
const MANY = 200;

/** What a reviewer would ask, the gravest questions of all personas. */
export class TopFindings implements Part<AnalysisView> {
  private readonly section = new Section(el('h2', '', 'What a reviewer would ask'));
  readonly element = this.section.element;
  private readonly advice = new Advice();
  private readonly rows: KeyedList<FindingRow>;
  private readonly all: HTMLButtonElement;

  constructor(ui: Ui) {
    this.rows = new KeyedList(this.section.body, identity, () => new Finding(ui, 'brief'), arrive);
    this.all = button('link all', () => ui.goTo('findings'));
    this.section.body.before(this.advice.element);
    this.element.append(this.all);
  }

  show(view: AnalysisView): void {
    this.section.show(view.personas, nothing(view));
    this.advice.show(view);
    this.rows.show(gravestFirst(view.findings).slice(0, FEW));
    setHidden(this.all, view.findings.length <= FEW);
    setText(this.all, `All ${view.findings.length} findings`);
  }
}

/** Every finding, by persona, each with the reason why it matters. */
export class AllFindings implements Part<AnalysisView> {
  readonly element = el('div');
  private readonly nothing = el('p', 'nothing alone');
  private readonly rest = el('p', 'nothing');
  private readonly board: Board;
  private readonly personas: KeyedList<PersonaFindings>;

  constructor(ui: Ui) {
    this.board = new Board(ui);
    const groups = el('div');
    this.personas = new KeyedList(
      groups,
      ([persona]) => persona,
      () => new PersonaSection(ui),
      arrive,
    );
    this.element.append(this.board.element, this.nothing, groups, this.rest);
  }

  show(view: AnalysisView): void {
    const sentence = nothing(view);
    const hidden = view.findings.length - MANY;
    this.board.show(view);
    setText(this.nothing, sentence ?? '');
    setHidden(this.nothing, sentence === null);
    this.personas.show(byPersona(gravestFirst(view.findings).slice(0, MANY)));
    setText(this.rest, `${counted(hidden, 'finding')} more; they appear as these are answered.`);
    setHidden(this.rest, hidden <= 0);
  }
}

type PersonaFindings = readonly [persona: string, findings: readonly FindingRow[]];

class PersonaSection implements Part<PersonaFindings> {
  private readonly section = new Section(el('h2', 'persona'));
  readonly element = this.section.element;
  private readonly rows: KeyedList<FindingRow>;

  constructor(ui: Ui) {
    this.rows = new KeyedList(this.section.body, identity, () => new Finding(ui, 'full'), arrive);
  }

  show([persona, findings]: PersonaFindings): void {
    this.section.rename(persona);
    this.section.show(counted(findings.length, 'finding'), null);
    this.rows.show(findings);
  }
}

class Finding implements Part<FindingRow> {
  readonly element: HTMLElement;
  private readonly mark = icon('info');
  private readonly severity = spoken();
  private readonly message = el('span');
  private readonly why = el('p', 'why');
  private readonly question = el('p', 'question');
  private readonly others = el('p', 'why');
  private readonly fix: HTMLButtonElement;
  private readonly place: PlaceButton;
  private finding: FindingRow | undefined;

  constructor(
    ui: Ui,
    private readonly form: 'brief' | 'full',
  ) {
    this.place = new PlaceButton(ui);
    this.fix = button('link fix', () => {
      if (this.finding) ui.post({ type: 'fix', rule: this.finding.rule, start: this.finding.place.start });
    });
    const message = el('p', 'message', this.severity, this.message);
    const body = el('div', 'body', message, this.question);
    if (form === 'full') body.append(this.why, this.others, this.fix);
    this.element = el('li', 'finding', this.mark, body, this.place.element);
  }

  show(finding: FindingRow): void {
    this.finding = finding;
    setIcon(this.mark, finding.severity, finding.severity);
    setText(this.severity, `${finding.severity}: `);
    setText(this.message, finding.message);
    setText(this.why, finding.why);
    setText(this.others, finding.others && `${finding.others}.`);
    setHidden(this.others, finding.others === '');
    setText(this.fix, finding.fix);
    setHidden(this.fix, finding.fix === '');
    setText(this.question, this.form === 'brief' ? `${finding.persona} · ${finding.question}` : finding.question);
    this.place.show(finding.place);
  }
}

/** Its offsets change with every edit above it, its words only when it becomes another finding. */
function identity(finding: FindingRow): string {
  return `${finding.persona}\u0000${finding.message}`;
}

function nothing(view: AnalysisView): string | null {
  if (view.findings.length > 0) return null;
  if (view.running) return 'The reviewers are reading…';
  return /^(0\b|$)/.test(view.personas) ? 'No reviewer was asked.' : 'No reviewer has a question.';
}
