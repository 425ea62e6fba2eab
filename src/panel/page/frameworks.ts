import type { AnalysisView, ElementRow, FrameworkRow } from '../protocol';
import { arrive, button, el, icon, newId, setAttribute, setHidden, setIcon, setText, spoken } from './dom';
import { KeyedList, type Part } from './list';
import { PlaceRows, PlaceStrip } from './places';
import { Section } from './section';
import { coverage, standings, unclaimed } from './select';
import type { Ui } from './ui';

/** The frameworks of the document: one row each, which unfolds to elements, places and reasons. */
export class Frameworks implements Part<AnalysisView> {
  private readonly section = new Section(el('h2', '', 'Frameworks'));
  readonly element = this.section.element;
  private readonly rows: KeyedList<FrameworkRow>;

  constructor(ui: Ui) {
    this.rows = new KeyedList(
      this.section.body,
      (framework) => framework.id,
      (id) => new Framework(ui, id),
      arrive,
    );
  }

  show(view: AnalysisView): void {
    const nothing = view.running ? 'Looking for frameworks…' : 'No framework was found in this text.';
    this.section.show(standings(view.frameworks), view.frameworks.length === 0 ? nothing : null);
    this.rows.show(view.frameworks);
  }
}

class Framework implements Part<FrameworkRow> {
  readonly element = el('li', 'framework');
  private readonly name = el('span', 'name');
  private readonly tag = el('span', 'tag');
  private readonly coverage = new Coverage();
  private readonly count = el('span', 'count');
  private readonly header: HTMLButtonElement;
  private readonly detail = el('div', 'detail');
  private readonly elements: KeyedList<ElementRow>;
  private readonly elementList = el('ul', 'elements');
  private readonly others: PlaceStrip;
  private readonly othersRow: HTMLElement;
  private readonly evidence: PlaceRows;
  private readonly reasons = el('ul', 'reasons');
  private readonly reasonList: KeyedList<string>;
  private readonly key: string;

  constructor(
    private readonly ui: Ui,
    id: string,
  ) {
    this.key = `framework:${id}`;
    this.element.dataset.framework = id;
    this.detail.id = newId('detail');
    this.header = button(
      'row',
      () => {
        ui.setOpen(this.key, !ui.isOpen(this.key));
        this.unfold();
      },
      icon('chevron-right twistie'),
      el('span', 'label', this.name, ' ', this.tag),
      this.coverage.element,
      this.count,
    );
    this.header.setAttribute('aria-controls', this.detail.id);
    this.elements = new KeyedList(
      this.elementList,
      (element) => element.name,
      (name) => new Element(ui, `places:${id}/${name}`),
    );
    this.others = new PlaceStrip(ui, `places:${id}`);
    this.othersRow = el('div', 'element', icon('quote'), el('span', 'element-name', 'Elsewhere'), this.others.element);
    this.evidence = new PlaceRows(ui, `evidence:${id}`);
    this.reasonList = new KeyedList(
      this.reasons,
      (_, index) => String(index),
      () => new Sentence(),
    );
    this.detail.append(this.elementList, this.othersRow, this.evidence.element, this.reasons);
    this.element.append(el('h3', '', this.header), this.detail);
    this.unfold();
  }

  show(framework: FrameworkRow): void {
    setAttribute(this.element, 'data-standing', framework.standing);
    setText(this.name, framework.name);
    setText(this.tag, framework.tag);
    setText(this.count, framework.count);
    this.coverage.show(framework);
    const others = framework.elements ? unclaimed(framework) : [];
    this.elements.show(framework.elements ?? []);
    setHidden(this.elementList, !framework.elements);
    this.others.show(others);
    setHidden(this.othersRow, others.length === 0);
    this.evidence.show(framework.elements ? [] : framework.places);
    setHidden(this.evidence.element, framework.elements !== null);
    this.reasonList.show(framework.reasons);
    setHidden(this.reasons, framework.reasons.length === 0);
  }

  private unfold(): void {
    const open = this.ui.isOpen(this.key);
    setAttribute(this.header, 'aria-expanded', String(open));
    setHidden(this.detail, !open);
  }
}

/** How many elements stand in the text: a segment for each, and the figures. */
class Coverage implements Part<FrameworkRow> {
  readonly element = el('span', 'coverage');
  private readonly segments = el('span', 'segments');
  private readonly figure = el('span', 'figure');
  private readonly words = spoken();

  constructor() {
    this.segments.ariaHidden = 'true';
    this.figure.ariaHidden = 'true';
    this.element.append(this.segments, this.figure, this.words);
  }

  show(framework: FrameworkRow): void {
    const elements = framework.elements ?? [];
    const words = coverage(framework);
    while (this.segments.childElementCount > elements.length) this.segments.lastElementChild?.remove();
    while (this.segments.childElementCount < elements.length) this.segments.append(el('i'));
    elements.forEach((element, index) => {
      this.segments.children[index]?.classList.toggle('present', element.present);
    });
    setText(this.figure, elements.length > 0 ? `${elements.filter((e) => e.present).length}/${elements.length}` : '');
    setText(this.words, words);
    setAttribute(this.element, 'title', words || null);
    this.element.classList.toggle('none', elements.length === 0);
  }
}

class Element implements Part<ElementRow> {
  readonly element = el('li', 'element');
  private readonly mark = icon('check');
  private readonly name = el('span', 'element-name');
  private readonly state = spoken();
  private readonly places: PlaceStrip;

  constructor(ui: Ui, key: string) {
    this.places = new PlaceStrip(ui, key);
    this.element.append(this.mark, el('span', '', this.name, this.state), this.places.element);
  }

  show(element: ElementRow): void {
    setIcon(this.mark, element.present ? 'check' : 'circle', element.present ? 'good' : 'muted');
    this.element.classList.toggle('missing', !element.present);
    setText(this.name, element.name);
    setText(this.state, element.present ? ' found' : ' missing');
    this.places.show(element.places);
  }
}

class Sentence implements Part<string> {
  readonly element = el('li');

  show(text: string): void {
    setText(this.element, text);
  }
}
