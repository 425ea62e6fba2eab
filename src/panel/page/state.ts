import type { Severity, Subject, Tab } from '../protocol';

export const TABS = ['overview', 'findings', 'performance'] as const satisfies readonly Tab[];

export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

const GROUPINGS = ['persona', 'line'] as const;

/** What the findings are gathered by. */
export type Grouping = (typeof GROUPINGS)[number];

/**
 * How the person left the page; kept by the editor until the panel is closed, and holds no text of a document. The host reads `uri`
 * and `pinned` when it restores a panel.
 */
export interface PageState {
  readonly tab: Tab;
  readonly grouping: Grouping;
  /** Severities whose findings the person does not want to see. */
  readonly hidden: readonly Severity[];
  /** Keys of what is unfolded, the latest last. */
  readonly open: readonly string[];
  /** Of the document that the panel shows; `scroll` belongs to it. */
  readonly uri: string;
  readonly pinned: boolean;
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
    grouping: GROUPINGS.find((grouping) => grouping === raw.grouping) ?? 'persona',
    hidden: SEVERITIES.filter((severity) => Array.isArray(raw.hidden) && raw.hidden.includes(severity)),
    open: Array.isArray(raw.open) ? raw.open.filter((key) => typeof key === 'string').slice(-MAX_OPEN) : [],
    uri: typeof raw.uri === 'string' ? raw.uri : '',
    pinned: raw.pinned === true,
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

/** The state with findings of a severity shown or hidden. */
export function filtered(state: PageState, severity: Severity, shown: boolean): PageState {
  return {
    ...state,
    hidden: SEVERITIES.filter((other) => (other === severity ? !shown : state.hidden.includes(other))),
  };
}

/** The state for a document: at the top of every tab when it is another one. */
export function showing(state: PageState, { uri, pinned }: Subject): PageState {
  if (state.uri !== uri) return { ...state, uri, pinned, scroll: TOP };
  return state.pinned === pinned ? state : { ...state, pinned };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function pixels(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0;
}
