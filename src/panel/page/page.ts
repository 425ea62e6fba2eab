/** The panel's page: shows what the host posts, and posts what the person chooses. It holds no knowledge of its own. */
import type { FromPage, PanelView, Tab, ToPage } from '../protocol';
import { Frame } from './frame';
import { ScrollKeeper } from './scroll';
import { opened, type PageState, restored, scrolled, showing } from './state';
import type { Ui } from './ui';

/** What VS Code gives a webview's script, once. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PageState): void;
};

const host = acquireVsCodeApi();
let state = restored(host.getState());

/** True while an analysis is on the page; an empty page's scroll position says nothing. */
let shown = false;

const scroll = new ScrollKeeper((top) => {
  if (shown) keep(scrolled(state, top));
});

const ui: Ui = {
  post: (message) => host.postMessage(message),
  isOpen: (key) => state.open.includes(key),
  setOpen: (key, open) => keep(opened(state, key, open)),
  goTo: (tab) => {
    choose(tab);
    frame.tabs.focus(tab);
  },
};

const frame = new Frame(mainElement(), ui, choose);
frame.tabs.show(state.tab);

window.addEventListener('message', (event: MessageEvent<ToPage>) => {
  if (event.data?.type === 'show') show(event.data.view);
  if (event.data?.type === 'tab') choose(event.data.tab);
  if (event.data?.type === 'framework') reveal(event.data.id);
});
host.postMessage({ type: 'ready' });

function show(view: PanelView): void {
  const before = shown ? state.title : null;
  shown = view.state === 'analysis';
  if (view.state === 'analysis') keep(showing(state, view.title));
  frame.show(view);
  if (view.state === 'empty') return;
  if (before === view.title) scroll.retry();
  else scroll.goTo(state.scroll[state.tab]);
}

function choose(tab: Tab): void {
  if (tab === state.tab) return;
  keep({ ...scrolled(state, window.scrollY), tab });
  frame.tabs.show(tab);
  scroll.goTo(state.scroll[tab]);
}

/** Unfolds a framework and brings it into view. */
function reveal(framework: string): void {
  choose('overview');
  const rows = document.querySelectorAll<HTMLElement>('[data-framework]');
  const row = [...rows].find(({ dataset }) => dataset.framework === framework);
  row?.querySelector<HTMLElement>('h3 [aria-expanded="false"]')?.click();
  row?.scrollIntoView({ block: 'nearest' });
}

function keep(next: PageState): void {
  if (next === state) return;
  state = next;
  host.setState(state);
}

function mainElement(): HTMLElement {
  const main = document.querySelector<HTMLElement>('[data-framework-director]');
  if (!main) throw new Error('The host page has no element marked data-framework-director.');
  return main;
}
