import * as vscode from 'vscode';
import type { Analysis } from '../engine/analysis';
import type { Detection } from '../engine/detection/detection';
import type { Span } from '../engine/document';
import { rangeOf } from './documents';
import { evidenceMarks } from './evidence-marks';
import type { Pointed } from './panel-host';
import { onSettingChanged, settings } from './settings';

/** Ranges of one editor at most: VS Code draws each of them anew as the text moves (microsoft/vscode#17542). */
const MOST_RANGES = 2_000;

/** So long after the last scroll the marks of a text with more than {@link MOST_RANGES} follow it, in milliseconds. */
const SCROLLED_MS = 200;

/** What the decorations ask of the rest of the extension. */
export interface DecorationsPort {
  readonly onAnalysed: vscode.Event<Analysis>;
  latest(document: vscode.TextDocument): Analysis | undefined;
  isPanelVisible(): boolean;
  /** Fires when the panel becomes visible, turns to another document, or is seen no more. */
  readonly onPanelChanged: vscode.Event<void>;
  readonly onPointed: vscode.Event<Pointed>;
}

/**
 * Marks evidence in the text and beside the scroll bar, and the place a person points at in the panel. Marks change with an analysis
 * of the text as it stands; while somebody types VS Code moves them along.
 */
export class EvidenceDecorations implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[];
  /** Made for the first editor that is marked. */
  #types: Types | undefined;
  /** The detections that an editor shows, so that reviews, which come later, change nothing. */
  readonly #shown = new WeakMap<vscode.TextEditor, readonly Detection[]>();
  readonly #cut = new WeakSet<vscode.TextEditor>();
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly port: DecorationsPort) {
    this.#subscriptions = [
      port.onAnalysed(({ uri }) => {
        for (const editor of editorsOf(uri)) this.#mark(editor);
      }),
      port.onPanelChanged(() => {
        this.#point(null);
        this.#markAll();
      }),
      port.onPointed((pointed) => this.#point(pointed)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#markAll()),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (this.#cut.has(textEditor)) this.#markSoon(textEditor);
      }),
      onSettingChanged(['decorations'], () => this.#markAll()),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of [...this.#subscriptions, ...Object.values(this.#types ?? {})]) subscription.dispose();
  }

  #markAll(): void {
    for (const editor of vscode.window.visibleTextEditors) this.#mark(editor);
  }

  #markSoon(editor: vscode.TextEditor): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#shown.delete(editor);
      if (vscode.window.visibleTextEditors.includes(editor)) this.#mark(editor);
    }, SCROLLED_MS);
  }

  #mark(editor: vscode.TextEditor): void {
    const { document } = editor;
    if (!this.#isWanted(document)) {
      this.#clear(editor);
      return;
    }
    const analysis = this.port.latest(document);
    // Places of an older text are not this one's.
    if (!analysis || analysis.version !== document.version || this.#shown.get(editor) === analysis.detections) return;
    this.#types ??= makeTypes();
    const seen = editor.visibleRanges.map(({ start, end }) => ({
      start: document.offsetAt(start),
      end: document.offsetAt(end),
    }));
    const { applied, mentioned, isCut } = evidenceMarks(analysis, seen, MOST_RANGES);
    editor.setDecorations(this.#types.applied, ranges(document, applied));
    editor.setDecorations(this.#types.mentioned, ranges(document, mentioned));
    this.#shown.set(editor, analysis.detections);
    if (isCut) this.#cut.add(editor);
    else this.#cut.delete(editor);
  }

  #isWanted(document: vscode.TextDocument): boolean {
    const when = settings.decorations(document);
    return when === 'always' || (when === 'withPanel' && this.port.isPanelVisible());
  }

  #clear(editor: vscode.TextEditor): void {
    this.#cut.delete(editor);
    if (!this.#types || !this.#shown.delete(editor)) return;
    editor.setDecorations(this.#types.applied, []);
    editor.setDecorations(this.#types.mentioned, []);
  }

  /** Shows the place that is pointed at, where the text is that of the analysis; nothing scrolls. */
  #point(pointed: Pointed | null): void {
    if (!pointed?.span && !this.#types) return;
    this.#types ??= makeTypes();
    for (const editor of vscode.window.visibleTextEditors) {
      const { document } = editor;
      const isMeant = document.uri.toString() === pointed?.uri;
      const isCurrent = isMeant && this.port.latest(document)?.version === document.version;
      editor.setDecorations(this.#types.pointed, isCurrent && pointed.span ? [rangeOf(document, pointed.span)] : []);
    }
  }
}

interface Types {
  readonly applied: vscode.TextEditorDecorationType;
  readonly mentioned: vscode.TextEditorDecorationType;
  readonly pointed: vscode.TextEditorDecorationType;
}

/** Borders, as they take a colour of the theme and leave squiggles and the height of lines alone. */
function makeTypes(): Types {
  const rangeBehavior = vscode.DecorationRangeBehavior.ClosedClosed;
  const underline = new vscode.ThemeColor('frameworkDirector.evidenceUnderline');
  return {
    applied: vscode.window.createTextEditorDecorationType({
      rangeBehavior,
      borderWidth: '0 0 1px 0',
      borderStyle: 'solid',
      borderColor: underline,
      overviewRulerColor: new vscode.ThemeColor('frameworkDirector.evidenceOverviewRuler'),
      overviewRulerLane: vscode.OverviewRulerLane.Center,
    }),
    mentioned: vscode.window.createTextEditorDecorationType({
      rangeBehavior,
      borderWidth: '0 0 1px 0',
      borderStyle: 'dotted',
      borderColor: underline,
    }),
    pointed: vscode.window.createTextEditorDecorationType({
      rangeBehavior,
      backgroundColor: new vscode.ThemeColor('frameworkDirector.pointedBackground'),
      borderWidth: '1px',
      borderStyle: 'solid',
      borderColor: new vscode.ThemeColor('frameworkDirector.pointedBorder'),
    }),
  };
}

function ranges(document: vscode.TextDocument, spans: readonly Span[]): vscode.Range[] {
  return spans.map((span) => rangeOf(document, span));
}

function editorsOf(uri: string): readonly vscode.TextEditor[] {
  return vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === uri);
}
