import type { PanelView, Tab } from '../protocol';
import { Disclosure } from './disclosure';
import { button, el, icon, setAttribute, setHidden, setText } from './dom';
import { Enhancements } from './enhancements';
import { AllFindings, TopFindings } from './findings';
import { Frameworks } from './frameworks';
import type { Part } from './list';
import { Model } from './model';
import { PerformanceTab } from './performance/performance';
import { summary } from './select';
import { Tabs } from './tabs';
import { Waterfall } from './timings';
import type { Ui } from './ui';

/** The whole page: the document's name, the tabs with their parts, what left the machine. */
export class Frame {
  readonly tabs: Tabs;
  private readonly title = el('h1');
  private readonly subtitle = el('p', 'subtitle');
  private readonly progress = el('div', 'progress');
  private readonly notice = el('p', 'notice');
  private readonly noticeText = el('span');
  private readonly disclosure: Disclosure;
  private readonly cached = el('span');
  private readonly live = el('p', 'spoken');
  private readonly empty = el('p', 'empty');
  private readonly emptyText = el('span');
  private readonly times = new PerformanceTab();
  private readonly analysis = el('div', 'analysis');
  private readonly parts: readonly Part<Extract<PanelView, { state: 'analysis' }>>[];

  /** @param main the host's element, emptied and filled */
  constructor(main: HTMLElement, ui: Ui, choose: (tab: Tab) => void) {
    this.tabs = new Tabs(choose);
    const { overview, findings, performance } = this.tabs.panels;
    const overviewParts = [new Frameworks(ui), new TopFindings(ui), new Enhancements(ui), new Waterfall(ui)];
    const allFindings = new AllFindings(ui);
    const model = new Model(ui);
    this.parts = [...overviewParts, allFindings, model];
    overview.append(...overviewParts.map((part) => part.element));
    findings.append(allFindings.element, model.element);
    this.times.ui = {
      post: (message) => ui.post(message),
      isOpen: (key) => ui.isOpen(key),
      toggle: (key) => ui.setOpen(key, !ui.isOpen(key)),
    };
    performance.append(this.times);

    this.disclosure = new Disclosure(ui);
    this.live.role = 'status';
    this.progress.role = 'progressbar';
    this.progress.ariaLabel = 'Analysing';
    this.notice.append(icon('info'), this.noticeText);
    this.empty.append(icon('compass'), this.emptyText);
    setHidden(this.empty, true);
    setHidden(this.analysis, true);
    this.analysis.append(this.progress, this.header(ui), this.tabs.list, this.notice);
    this.analysis.append(overview, findings, performance, this.footer());
    main.replaceChildren(this.empty, this.analysis, this.live);
  }

  show(view: PanelView): void {
    setHidden(this.empty, view.state !== 'empty');
    setHidden(this.analysis, view.state === 'empty');
    if (view.state === 'empty') {
      setText(this.emptyText, view.sentence);
      return;
    }
    setText(this.title, view.title);
    setText(this.subtitle, view.subtitle);
    this.progress.classList.toggle('running', view.running);
    setAttribute(this.progress, 'aria-hidden', String(!view.running));
    setText(this.noticeText, view.notice ?? '');
    setHidden(this.notice, view.notice === null);
    for (const part of this.parts) part.show(view);
    this.times.analysis = view;
    this.tabs.count(view.findings.length);
    this.disclosure.show(view);
    setText(this.cached, view.cached);
    if (!view.running) setText(this.live, summary(view));
  }

  private header(ui: Ui): HTMLElement {
    const again = button('icon-button', () => ui.post({ type: 'refresh' }), icon('refresh'));
    again.ariaLabel = 'Analyse again';
    again.title = 'Analyse again';
    return el('header', '', el('div', 'headline', this.title, again), this.subtitle);
  }

  private footer(): HTMLElement {
    return el('footer', '', this.disclosure.element, this.cached);
  }
}
