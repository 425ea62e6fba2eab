import type { Tab } from '../protocol';
import { button, el, setHidden, setText, spoken } from './dom';
import { TABS } from './state';

const TITLES: Readonly<Record<Tab, string>> = {
  overview: 'Overview',
  findings: 'Findings',
  performance: 'Performance',
};

/**
 * The tabs and their panels, after the ARIA Authoring Practices' pattern: one stop for Tab, arrows, Home and End within.
 * https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 */
export class Tabs {
  readonly list = el('div', 'tabs');
  readonly panels: Readonly<Record<Tab, HTMLElement>>;
  private readonly tabs: Readonly<Record<Tab, HTMLButtonElement>>;
  private readonly badge = el('span', 'badge');
  private readonly badgeNoun = spoken();

  /** @param choose called with the tab that the person chose */
  constructor(private readonly choose: (tab: Tab) => void) {
    this.list.role = 'tablist';
    this.list.ariaLabel = 'Analysis';
    this.panels = { overview: panel('overview'), findings: panel('findings'), performance: panel('performance') };
    this.tabs = {
      overview: this.tab('overview'),
      findings: this.tab('findings'),
      performance: this.tab('performance'),
    };
    this.tabs.findings.append(this.badge, this.badgeNoun);
    this.list.append(...TABS.map((tab) => this.tabs[tab]));
    this.list.addEventListener('keydown', (event) => this.press(event));
  }

  /** Shows one panel and hides the others; the focus stays where it is. */
  show(chosen: Tab): void {
    for (const tab of TABS) {
      this.tabs[tab].ariaSelected = String(tab === chosen);
      this.tabs[tab].tabIndex = tab === chosen ? 0 : -1;
      setHidden(this.panels[tab], tab !== chosen);
    }
  }

  focus(tab: Tab): void {
    this.tabs[tab].focus({ preventScroll: true });
  }

  /** The figure beside "Findings"; none where there are none. */
  count(findings: number): void {
    setHidden(this.badge, findings === 0);
    setText(this.badge, findings > 999 ? '999+' : String(findings));
    setText(this.badgeNoun, findings === 0 ? '' : ' in all');
  }

  private tab(tab: Tab): HTMLButtonElement {
    const element = button('tab', () => this.choose(tab), TITLES[tab]);
    element.id = `tab-${tab}`;
    element.role = 'tab';
    element.setAttribute('aria-controls', this.panels[tab].id);
    return element;
  }

  private press(event: KeyboardEvent): void {
    const at = TABS.findIndex((tab) => this.tabs[tab] === event.target);
    const to = at < 0 ? undefined : destination(event.key, at);
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.choose(to);
    this.focus(to);
  }
}

function panel(tab: Tab): HTMLElement {
  const element = el('div', 'panel');
  element.id = `panel-${tab}`;
  element.role = 'tabpanel';
  element.tabIndex = 0;
  element.setAttribute('aria-labelledby', `tab-${tab}`);
  return element;
}

function destination(key: string, at: number): Tab | undefined {
  if (key === 'ArrowRight') return TABS[(at + 1) % TABS.length];
  if (key === 'ArrowLeft') return TABS.at(at - 1);
  if (key === 'Home') return TABS[0];
  if (key === 'End') return TABS.at(-1);
  return undefined;
}
