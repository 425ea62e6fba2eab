/** The panel's page: shows what the host posts, and posts what the person chooses. It holds no knowledge of its own. */
import * as l10n from '@vscode/l10n';
import { render } from 'lit';
import type { FromPage, PanelView, Subject, Tab, ToPage, WorkspaceView } from '../protocol';
import { Announcer } from './announcer';
import { after } from './delay';
import { keepingFocus } from './focus';
import { frame, type Shown } from './frame';
import { newsOf } from './model-news';
import { followPointer } from './pointer';
import { Pointing } from './pointing';
import { setNews } from './rows';
import { ScrollKeeper } from './scroll';
import { summary } from './select';
import { filtered, opened, type PageState, restored, scrolled, showing } from './state';
import { focusTab } from './tabs';
import type { Ui } from './ui';

/** What VS Code gives a webview's script, once. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PageState): void;
};

/** Milliseconds of waiting for a first result before that is shown to be under way. */
const LOADING_AFTER_MS = 250;

const main = mainElement();
// Before anything is shown: what was shown in English would stay so.
l10n.config({ contents: main.dataset.words ?? '{}' });
const host = acquireVsCodeApi();
let state = restored(host.getState());
let shown: Shown | null = null;
let workspace: WorkspaceView | null = null;
let stopWaiting: (() => void) | undefined;
/** Id of the framework that is brought into view once it is shown. */
let wanted: string | null = null;

const scroll = new ScrollKeeper((top) => {
  // An empty page's scroll position says nothing.
  if (shown?.view.state === 'analysis') keep(scrolled(state, top));
});

const announcer = new Announcer((news) => {
  if (shown) draw({ ...shown, news });
}, after);

const ui: Ui = {
  post: (message) => host.postMessage(message),
  isOpen: (key) => state.open.includes(key),
  toggle: (key) => change(opened(state, key, !state.open.includes(key))),
  get tab() {
    return state.tab;
  },
  choose,
  goTo: (tab) => {
    choose(tab);
    focusTab(tab);
  },
  get grouping() {
    return state.grouping;
  },
  group: (grouping) => change({ ...state, grouping }),
  isShown: (severity) => !state.hidden.includes(severity),
  showSeverity: (severity, isShown) => change(filtered(state, severity, isShown)),
};

followPointer(main, new Pointing(ui.post, after));
window.addEventListener('message', (event: MessageEvent<ToPage>) => {
  if (event.data?.type === 'show') take(event.data.subject, event.data.view);
  if (event.data?.type === 'workspace') takeWorkspace(event.data.workspace);
  if (event.data?.type === 'tab') choose(event.data.tab);
  if (event.data?.type === 'framework') reveal(event.data.id);
});
host.postMessage({ type: 'ready' });

/** Takes up what the host posts; that something is only beginning is shown when it has taken long enough. */
function take(subject: Subject | null, view: PanelView): void {
  stopWaiting?.();
  if (view.state === 'loading') stopWaiting = after(LOADING_AFTER_MS, () => show(subject, view));
  else show(subject, view);
}

function show(subject: Subject | null, view: PanelView): void {
  const before = shown;
  const isSame = before?.view.state === 'analysis' && before.subject?.uri === subject?.uri;
  if (subject) keep(showing(state, subject));
  const modelBefore = isSame && before.view.state === 'analysis' ? before.view.model : null;
  const modelNews = view.state === 'analysis' ? newsOf(modelBefore, view.model) : '';
  setNews(isSame);
  draw({ subject, view, workspace, news: before?.news ?? '', modelNews: modelNews ?? before?.modelNews ?? '' });
  if (view.state === 'failed') announcer.show(view.sentence);
  if (view.state !== 'analysis') return;
  announcer.show(view.running ? null : summary(view));
  if (isSame) scroll.retry();
  else scroll.goTo(state.scroll[state.tab]);
  bring();
}

/** Takes up what the files of the workspace use; it stands beside whatever the panel is about. */
function takeWorkspace(next: WorkspaceView | null): void {
  workspace = next;
  if (shown) draw({ ...shown, workspace });
}

function draw(next: Shown): void {
  shown = next;
  keepingFocus(main, () => render(frame(ui, next), main));
}

/** Takes up what the person chose. */
function change(next: PageState): void {
  keep(next);
  setNews(false);
  if (shown) draw(shown);
}

function choose(tab: Tab): void {
  if (tab === state.tab) return;
  change({ ...scrolled(state, window.scrollY), tab });
  scroll.goTo(state.scroll[tab]);
}

/** Unfolds a framework and brings it into view, as soon as it is there. */
function reveal(framework: string): void {
  choose('overview');
  change(opened(state, `framework:${framework}`, true));
  wanted = framework;
  bring();
}

function bring(): void {
  const rows = document.querySelectorAll<HTMLElement>('[data-framework]');
  const row = [...rows].find(({ dataset }) => dataset.framework === wanted);
  if (!row) return;
  row.scrollIntoView({ block: 'nearest' });
  wanted = null;
}

function keep(next: PageState): void {
  if (next === state) return;
  state = next;
  host.setState(state);
}

function mainElement(): HTMLElement {
  const element = document.querySelector<HTMLElement>('[data-framework-director]');
  if (!element) throw new Error('The host page has no element marked data-framework-director.');
  return element;
}
