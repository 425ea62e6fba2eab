import type { Tab } from '../protocol';

export const TABS = ['overview', 'findings', 'performance'] as const satisfies readonly Tab[];

/** How the person left the page; kept by the editor across reloads, and holds no text of a document but its title. */
export interface PageState {
  readonly tab: Tab;
  /** Keys of what is unfolded, the latest last. */
  readonly open: readonly string[];
  /** Title of the document that `scroll` belongs to. */
  readonly title: string;
  /** Pixels from the top, by tab. */
  readonly scroll: Readonly<Record<Tab, number>>;
}

/** Unfolded keys remembered; the oldest is forgotten first. */
const MAX_OPEN = 200;

const TOP: PageState['scroll'] = { overview: 0, findings: 0, performance: 0 };

/** The state that was stored, with a default in place of every part that does not read as one. */
export function restored(stored: unknown): PageState {
  const raw = record(stored);
  const scroll = record(raw.scroll);
  return {
    tab: TABS.find((tab) => tab === raw.tab) ?? 'overview',
    open: Array.isArray(raw.open) ? raw.open.filter((key) => typeof key === 'string').slice(-MAX_OPEN) : [],
    title: typeof raw.title === 'string' ? raw.title : '',
    scroll: {
      overview: pixels(scroll.overview),
      findings: pixels(scroll.findings),
      performance: pixels(scroll.performance),
    },
  };
}

/** The state with `key` unfolded or folded. */
export function opened(state: PageState, key: string, open: boolean): PageState {
  const others = state.open.filter((other) => other !== key);
  return { ...state, open: open ? [...others, key].slice(-MAX_OPEN) : others };
}

/** The state with the current tab scrolled to `top` pixels. */
export function scrolled(state: PageState, top: number): PageState {
  return { ...state, scroll: { ...state.scroll, [state.tab]: pixels(top) } };
}

/** The state for the document of this title: unchanged, or at the top of every tab when it is another one. */
export function showing(state: PageState, title: string): PageState {
  return state.title === title ? state : { ...state, title, scroll: TOP };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function pixels(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0;
}
