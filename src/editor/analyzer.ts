import * as vscode from 'vscode';
import type { Analysis, Depth } from '../engine/analysis';
import { SourceDocument } from '../engine/document';
import type { Engine } from '../engine/engine';
import type { Priority } from '../engine/enhancement/enhance';
import { sentence } from '../engine/errors';
import type { ReviewSettings } from '../engine/review/review-settings';
import { AutomaticAnalysis } from './automatic';
import { lengthOf, Superseded, sourceOf } from './documents';
import type { Analysed } from './models';

/** How many documents' analyses are held. */
const MOST_HELD = 50;

interface Held {
  readonly analysis: Analysis;
  readonly source: SourceDocument;
  /** Of the catalogue it was made with. */
  readonly catalogue: number;
}

interface Running {
  readonly controller: AbortController;
  readonly version: number;
  readonly depth: Depth;
  readonly catalogue: number;
}

/**
 * Keeps the analysis of documents up with their text: of the active one as it opens and, after a pause, as it changes; of
 * any when asked. A newer request for a document ends the older one.
 */
export class Analyzer implements vscode.Disposable {
  readonly #analysed = new vscode.EventEmitter<Analysis>();
  /** Fires with every richer analysis of every document. */
  readonly onAnalysed = this.#analysed.event;
  readonly #runningChanged = new vscode.EventEmitter<string>();
  /** Fires with the uri of a document whose analysis begins or ends. */
  readonly onRunning = this.#runningChanged.event;
  readonly #held = new Map<string, Held>();
  readonly #running = new Map<string, Running>();
  readonly #subscriptions: vscode.Disposable[];
  readonly #chosen = new Map<string, readonly string[]>();
  /** Why the latest analysis of a document failed. */
  readonly #failures = new Map<string, string>();
  readonly #automatic: AutomaticAnalysis;
  /** Counts the catalogues there were. */
  #catalogue = 0;

  /**
   * @param engine loads and builds the engine at its first call
   * @param loaded the engine if that has happened
   * @param depth how far an automatic analysis goes at the moment
   * @param review what is wanted of the reviews of a document
   */
  constructor(
    private readonly engine: () => Promise<Engine>,
    private readonly loaded: () => Engine | undefined,
    private readonly depth: () => Depth,
    private readonly review: (document: vscode.TextDocument) => Promise<ReviewSettings>,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#automatic = new AutomaticAnalysis(depth, (document, wanted) => this.#keepUp(document, wanted));
    this.#subscriptions = [
      this.#analysed,
      this.#runningChanged,
      this.#automatic,
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        this.#follow(document, contentChanges);
        this.#automatic.changed(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      // Another document may have had its name, and may have been looked at once more after it was closed.
      vscode.workspace.onDidOpenTextDocument(({ uri }) => this.#forgetFound(uri.toString())),
    ];
  }

  /** Analyses what is open already; for after activation. */
  start(): void {
    this.#automatic.start();
  }

  /** Takes up another catalogue, or other settings of reviews: what can be seen is analysed anew, the rest when somebody turns to it. */
  catalogueChanged(): void {
    this.#catalogue++;
    this.#automatic.everything();
  }

  /** Asks only these personas about a document from now on; null leaves it to the text and the settings again. */
  ask(document: vscode.TextDocument, personas: readonly string[] | null): void {
    const key = document.uri.toString();
    if (personas) this.#chosen.set(key, personas);
    else this.#chosen.delete(key);
    this.#held.delete(key);
  }

  /** The latest analysis of a document, of this version or an older one. */
  latest(document: vscode.TextDocument): Analysis | undefined {
    return this.#held.get(document.uri.toString())?.analysis;
  }

  /** Why the latest analysis of a document failed, in a sentence; undefined where it did not. */
  failure(document: vscode.TextDocument): string | undefined {
    return this.#failures.get(document.uri.toString());
  }

  /** Whether a document, by its uri, is being analysed. */
  isRunning(uri: string): boolean {
    return this.#running.has(uri);
  }

  /** The text the latest analysis is about, which may be older than the document's. */
  analysedText(document: vscode.TextDocument): SourceDocument | undefined {
    return this.#held.get(document.uri.toString())?.source;
  }

  /**
   * The analysis of a document as it is now, with its reviews, and the text it is about: what is held of it, or made now. Undefined
   * where a newer request ended this one.
   */
  async current(document: vscode.TextDocument): Promise<Analysed | undefined> {
    const held = (): Analysis | undefined => (this.#isCurrent(document, 'review') ? this.latest(document) : undefined);
    if (held() === undefined) await this.analyze(document, this.depth(), 'background');
    const analysis = held();
    const { uri, languageId, version } = document;
    return (
      analysis && { analysis, source: new SourceDocument(uri.toString(), languageId, version, document.getText()) }
    );
  }

  /**
   * Analyses a document to a depth. Resolves with the complete analysis, or undefined where a newer request ended it.
   * @param priority `user` where somebody asked for it, so that servers are asked too whose answers cost something
   */
  async analyze(document: vscode.TextDocument, depth: Depth, priority: Priority): Promise<Analysis | undefined> {
    const key = document.uri.toString();
    this.#running.get(key)?.controller.abort();
    this.#failures.delete(key);
    const controller = new AbortController();
    this.#running.set(key, { controller, version: document.version, depth, catalogue: this.#catalogue });
    this.#runningChanged.fire(key);
    try {
      const engine = await this.engine();
      const catalogue = this.#catalogue;
      let latest: Analysis | undefined;
      const source = sourceOf(document);
      for await (const analysis of engine.analyze(source, {
        depth,
        priority,
        review: this.#review(document),
        signal: controller.signal,
      })) {
        if (controller.signal.aborted) return undefined;
        latest = analysis;
        this.#hold(key, { analysis, source, catalogue });
        this.#analysed.fire(analysis);
      }
      return latest?.complete ? latest : undefined;
    } catch (error) {
      if (error instanceof Superseded) return undefined;
      if (!controller.signal.aborted) this.#failures.set(key, sentence(error));
      throw error;
    } finally {
      if (this.#running.get(key)?.controller === controller) {
        this.#running.delete(key);
        this.#runningChanged.fire(key);
      }
    }
  }

  dispose(): void {
    for (const { controller } of this.#running.values()) controller.abort();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Only the personas somebody has chosen for a document, where somebody has. */
  async #review(document: vscode.TextDocument): Promise<ReviewSettings> {
    const wanted = await this.review(document);
    const personas = this.#chosen.get(document.uri.toString());
    return personas ? { ...wanted, personas } : wanted;
  }

  /** Hands the changes of a document to the engine that detected in it; before that there is nothing to follow. */
  #follow(document: vscode.TextDocument, changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    // VS Code tells changes from the end of the text to its beginning, so that they apply one after another.
    const edits = changes.map(({ rangeOffset, rangeLength, text }) => ({
      offset: rangeOffset,
      length: rangeLength,
      text,
    }));
    this.loaded()?.edit(document.uri.toString(), document.version, edits, lengthOf(document));
  }

  /** Analyses a document unless that is done or under way. */
  async #keepUp(document: vscode.TextDocument, depth: Depth): Promise<void> {
    if (this.#isUnderWay(document, depth) || this.#isCurrent(document, depth)) return;
    try {
      await this.analyze(document, depth, 'background');
    } catch (error) {
      this.log.error(`The analysis failed: ${error instanceof Error ? error.stack : error}`);
    }
  }

  /** Whether this version is being analysed as far as is wanted, maybe because somebody asked: that goes on to its end. */
  #isUnderWay(document: vscode.TextDocument, depth: Depth): boolean {
    const running = this.#running.get(document.uri.toString());
    if (running?.version !== document.version || running.catalogue !== this.#catalogue) return false;
    return REACH[running.depth] >= REACH[depth];
  }

  /** Whether what is held answers for this version at the depth wanted, so that switching tabs costs nothing. */
  #isCurrent(document: vscode.TextDocument, depth: Depth): boolean {
    const { analysis: held, catalogue } = this.#held.get(document.uri.toString()) ?? {};
    if (
      !held?.complete ||
      catalogue !== this.#catalogue ||
      held.version !== document.version ||
      held.languageId !== document.languageId ||
      REACH[held.depth] < REACH[depth]
    )
      return false;
    this.#analysed.fire(held);
    return true;
  }

  #hold(key: string, held: Held): void {
    this.#held.delete(key);
    this.#held.set(key, held);
    const oldest = this.#held.keys().next().value;
    if (this.#held.size > MOST_HELD && oldest !== undefined) this.#held.delete(oldest);
  }

  #forget(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    this.#running.get(key)?.controller.abort();
    this.#chosen.delete(key);
    this.#failures.delete(key);
    this.#forgetFound(key);
  }

  /** Forgets what was found in a document, by its uri. */
  #forgetFound(key: string): void {
    this.#held.delete(key);
    this.loaded()?.forget(key);
  }
}

/** How far each depth goes, to be compared. */
const REACH: Readonly<Record<Depth, number>> = { detect: 0, review: 1, enhance: 2 };
