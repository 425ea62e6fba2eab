/**
 * The messages between the extension host and the panel's page, and the only thing the two share.
 * All text in them is untrusted: the page shows it as text and as nothing else.
 */

import type { FromPagePerformance, ToPagePerformance } from './performance-protocol';

/** From the host to the page. */
export type ToPage =
  /** The whole state; posted on `ready` and at every change. */
  | { readonly type: 'show'; readonly subject: Subject | null; readonly view: PanelView }
  /** Turns to a tab. */
  | { readonly type: 'tab'; readonly tab: Tab }
  /** Unfolds a framework of the overview and brings it into view. */
  | { readonly type: 'framework'; readonly id: string }
  /** What the files of the workspace use; posted on `ready`, and as an analysis of them goes on. */
  | { readonly type: 'workspace'; readonly workspace: WorkspaceView | null }
  | ToPagePerformance;

/** The three views of one analysis. */
export type Tab = 'overview' | 'findings' | 'performance';

/** What the panel is about. */
export interface Subject {
  readonly uri: string;
  /** The name of its file. */
  readonly title: string;
  /** Whether the panel stays with it whatever editor is active. */
  readonly pinned: boolean;
}

/** From the page to the host. */
export type FromPage =
  /** The page has loaded, or was shown again, and wants the current state. */
  | { readonly type: 'ready' }
  /** The person chose a place: show it in the editor. */
  | { readonly type: 'reveal'; readonly start: number; readonly end: number }
  /** Analyse again, past every cache of detection. */
  | { readonly type: 'refresh' }
  /** Stay with the document, or follow the active editor again. */
  | { readonly type: 'pin' }
  | { readonly type: 'unpin' }
  /** Copy the analysis as Markdown, or let the person choose where it is written to. */
  | { readonly type: 'copy' }
  | { readonly type: 'export' }
  /** Open the document that was closed. */
  | { readonly type: 'reopen' }
  /** Let the person say whether this workspace is trusted. */
  | { readonly type: 'manage-trust' }
  /** Mend the finding of a rule that begins at `start`. */
  | { readonly type: 'fix'; readonly rule: string; readonly start: number }
  /** Let the person choose a language model, and ask it; or end the question that is under way. */
  | { readonly type: 'ask-model' }
  | { readonly type: 'cancel-model' }
  /** The person points at what stands for a place, by mouse or keyboard, or at none of them any more. */
  | { readonly type: 'point'; readonly start: number; readonly end: number }
  | { readonly type: 'point-away' }
  /** Run one of a few commands. */
  | { readonly type: 'run'; readonly command: PanelCommand }
  | FromPagePerformance
  /** Ask for consent to start an outside server that is waiting for it. */
  | { readonly type: 'consent'; readonly server: string };

/** The commands that the page links to. */
export type PanelCommand =
  | 'export-inventory'
  | 'manage-servers'
  | 'clear-cache'
  | 'cache-statistics'
  | 'performance-report'
  | 'export-performance';

/** What the panel shows. */
export type PanelView = BlankView | AnalysisView;

/** Why there is no analysis to show. */
export type BlankView =
  /** No editor is open. */
  | { readonly state: 'no-document' }
  /** Nobody has asked for an analysis yet. */
  | { readonly state: 'unanalysed' }
  /** The first result is under way. */
  | { readonly state: 'loading' }
  /** Says in a sentence what went wrong. */
  | { readonly state: 'failed'; readonly sentence: string }
  /** The editor gives extensions no text of this size: "84 MB". */
  | { readonly state: 'too-large'; readonly size: string }
  /** What is open is no text. */
  | { readonly state: 'unsupported' }
  /** The document was closed, and can be opened again. */
  | { readonly state: 'closed' }
  /** The document was closed, and is gone with that. */
  | { readonly state: 'discarded' };

/** Something that limits what an analysis says. */
export type Notice =
  /** Only the beginning was read: so many words, "120,400". */
  | { readonly kind: 'cut'; readonly words: string }
  /** A review, or a later analysis, could not be made; why, in a sentence. */
  | { readonly kind: 'failed'; readonly sentence: string }
  /** Servers are not started, because the workspace is not trusted. */
  | { readonly kind: 'restricted' }
  /** The document was closed since. */
  | { readonly kind: 'closed' };

/** One analysis, formatted for reading: every duration and count is text already. */
export interface AnalysisView {
  readonly state: 'analysis';
  readonly title: string;
  /** "Markdown · 1,240 words · 5 frameworks in 2.1 ms" */
  readonly subtitle: string;
  /** True while steps are still under way. */
  readonly running: boolean;
  readonly notices: readonly Notice[];
  readonly frameworks: readonly FrameworkRow[];
  readonly findings: readonly FindingRow[];
  /** True once everyone who was asked has spoken. */
  readonly reviewed: boolean;
  /** Who was asked, in the order in which they speak. */
  readonly board: readonly SeatRow[];
  /** What the board as a whole would say, or null before anybody was asked. */
  readonly advice: AdviceRow | null;
  readonly conflicts: readonly ConflictRow[];
  /** What a language model says, or null where none was asked. */
  readonly model: ModelView | null;
  readonly enhancements: readonly EnhancementRow[];
  /** "2 of 3 · 312 ms" */
  readonly enhancementSummary: string;
  readonly timings: readonly TimingRow[];
  /** "budget 5 s" */
  readonly budget: string;
  /** "nothing left this machine", or what was sent where; of several lines the first stands for all until they are unfolded. */
  readonly disclosure: string;
  /** "2 of 9 steps from the cache", or an empty string. */
  readonly cached: string;
}

/** A link to a place in the document. */
export interface PlaceLink {
  /** "14" */
  readonly label: string;
  /** The evidence as it stands there. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface FrameworkRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'strategy' | 'software';
  readonly standing: 'mentioned' | 'applied';
  /** "applied", "used · ^18.2", "mentioned" */
  readonly tag: string;
  /** Null where the framework has no elements. */
  readonly elements: readonly ElementRow[] | null;
  /** "6 places" */
  readonly count: string;
  readonly places: readonly PlaceLink[];
  /** Why it is listed, in short sentences. */
  readonly reasons: readonly string[];
}

export type ElementRow =
  | { readonly state: 'present'; readonly name: string; readonly places: readonly PlaceLink[] }
  /** `insertion`: the finding whose fix lays it out, or null where there is none. */
  | { readonly state: 'missing'; readonly name: string; readonly insertion: Insertion | null };

/** A fix that inserts what is missing, by the finding it belongs to. */
export interface Insertion {
  readonly rule: string;
  readonly start: number;
  /** "Insert the section “What follows from it”" */
  readonly title: string;
}

/** A persona that was asked. */
export interface SeatRow {
  readonly persona: string;
  /** Why, as the end of a sentence: "it reads every text". */
  readonly reason: string;
  readonly findings: number;
}

export interface AdviceRow {
  readonly verdict: 'go-on' | 'answer-first' | 'rework';
  readonly message: string;
}

/** Two personas whose questions pull the same plan in opposite ways. */
export interface ConflictRow {
  readonly message: string;
  readonly question: string;
  readonly places: readonly PlaceLink[];
}

export type Severity = 'info' | 'warning' | 'error';

export interface FindingRow {
  /** Id of its rule. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly persona: string;
  readonly question: string;
  readonly why: string;
  /** "Also asked by Finance and Data", or an empty string. */
  readonly others: string;
  /** What can be done about it at a press: "Write 240"; an empty string where nothing can. */
  readonly fix: string;
  readonly place: PlaceLink;
}

/** The answer of a language model so far. */
export interface ModelView {
  readonly name: string;
  readonly state: 'running' | 'complete' | 'late' | 'failed' | 'cancelled';
  /** "127.0.0.1:11434 · 8.3 s" */
  readonly detail: string;
  /** Sentences: what went wrong, what limits the answer. */
  readonly notices: readonly string[];
  readonly points: readonly ModelPointRow[];
  /** The answer as it is, where no points can be made out in it. */
  readonly text: string;
}

export interface ModelPointRow {
  readonly question: string;
  readonly reason: string;
  /** What it cites or quotes that is not there, in a sentence; may be empty. */
  readonly doubts: string;
  readonly places: readonly PlaceLink[];
}

export interface EnhancementRow {
  /** `consent`: it waits to be allowed; `barred`: nobody can allow it here and now. */
  readonly outcome: 'ok' | 'cached' | 'late' | 'failed' | 'consent' | 'barred';
  readonly server: string;
  /** The frameworks it is about. */
  readonly subject: string;
  /** What was contributed, or the sentence that says why not. */
  readonly text: string;
  /** "0.4 ms · local", or whose the text is: "80 ms · ours, recorded by sequential 9/9" */
  readonly detail: string;
}

export interface TimingRow {
  readonly label: string;
  /** Shares of the whole, between 0 and 1. */
  readonly start: number;
  readonly length: number;
  readonly duration: string;
  readonly outcome: string;
}

/** What the files of the workspace use. */
export interface WorkspaceView {
  readonly running: boolean;
  /** "7 frameworks in 5 files", or an empty string. */
  readonly summary: string;
  /** How far the analysis has come, or what came of it; may be empty. */
  readonly message: string;
  /** Those that most files use, the first of them first. */
  readonly frameworks: readonly WorkspaceFrameworkRow[];
  /** How many there are beside them. */
  readonly more: number;
}

export interface WorkspaceFrameworkRow {
  readonly id: string;
  readonly name: string;
  readonly standing: 'mentioned' | 'applied';
  /** "applied", "used", "mentioned" */
  readonly tag: string;
  /** "5 files" */
  readonly count: string;
}
