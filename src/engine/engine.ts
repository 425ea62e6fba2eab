import { createHash } from 'node:crypto';
import type { Transport } from '@modelcontextprotocol/client';
import { type Analysis, AnalysisBuilder, type Depth } from './analysis';
import { openCache } from './cache/open-cache';
import type { CacheSettings } from './cache/settings';
import type { CacheStatistics } from './cache/statistics';
import { type Namespace, packMark, type TieredCache } from './cache/tiered-cache';
import { builtIn } from './catalog/built-in';
import { Catalog } from './catalog/catalog';
import type { Example, Framework, Pack } from './catalog/framework';
import { guideText } from './catalog/guide';
import type { FetchedPack, RemotePack } from './catalog/remote-pack';
import type { Found, PackReport, PackText } from './catalog/user-pack';
import { systemClock } from './clock';
import { Detector } from './detection/detect';
import type { DetectionResult } from './detection/detection';
import { MadePatterns } from './detection/patterns/made-patterns';
import { prebuilt } from './detection/patterns/prebuilt';
import type { Edit } from './detection/scan/blocks';
import type { SourceDocument } from './document';
import type { Priority } from './enhancement/enhance';
import type { ServerControl } from './enhancement/health';
import { Enhancements, type ServerSettings } from './enhancements';
import { Emitter } from './event';
import { FollowedDocuments } from './followed';
import { Inventories } from './inventories';
import { merge } from './merge';
import { ModelReviews } from './model-reviews';
import type { Day } from './monitor/day';
import type { Budgets, Outcome } from './monitor/measurement';
import { isAbort, type Measured, type Monitor } from './monitor/monitor';
import type { PerformanceSnapshot } from './monitor/performance';
import { type FetchPacksOptions, OwnPacks } from './own-packs';
import { PerformanceRecord } from './performance-record';
import type { AskOptions } from './review/model/ask';
import type { LanguageModel } from './review/model/language-model';
import type { ModelReview } from './review/model/model-review';
import type { ModelEndpoint } from './review/model/openai';
import type { Finding, Reviewed } from './review/review';
import type { ReviewSettings } from './review/review-settings';
import type { Persona } from './review/rule';
import type { TeamReport } from './review/team/team-configuration';
import { boardChecks, Reviews } from './reviews';

/** What the engine needs from the program it runs in. */
export interface EngineOptions {
  /** Folder of the persistent cache and of the history of times; null keeps everything in memory. */
  readonly storageFolder: string | null;
  readonly cache?: CacheSettings;
  /** Hands over the transport to our own engine as an MCP server; the engine never imports `server/`. */
  readonly localServer: (engine: Engine) => Promise<Transport>;
  /** Hears what a log should keep; never the document's text. */
  readonly log: (line: string) => void;
  /**
   * Whether it runs beside others while somebody looks on, as in an editor: alerts are raised, and the event loop is watched. Not when
   * not said.
   */
  readonly isWatched?: boolean;
}

export interface AnalyzeOptions {
  readonly depth: Depth;
  /** Whose servers' turn comes first; without one it is `background`. */
  readonly priority?: Priority;
  /** What the team and the person want of reviews; detection does not wait for it. */
  readonly review?: ReviewSettings | Promise<ReviewSettings>;
  readonly signal?: AbortSignal;
}

/** The façade: detection, review and enhancement of documents, cached and measured. Knows no editor. */
export class Engine {
  readonly #times: PerformanceRecord;
  readonly #builtIn = new Catalog([], builtIn);
  #catalog = this.#builtIn;
  readonly #patterns = MadePatterns.ofBuiltIn();
  readonly #followed: FollowedDocuments;
  readonly #own: OwnPacks;
  readonly #reviews: Reviews;
  /** The packs in use beside the built-in ones, in their order: what rests on them has these in its key. */
  #packMarks: readonly string[] = [];
  #packs: readonly Pack[] = [];
  readonly #cache: TieredCache;
  readonly #models: ModelReviews;
  readonly #enhancements: Enhancements;
  readonly #performanceChanged = new Emitter<void>();
  /** Fires when an alert begins or ends, and after anything of a server's health changed. */
  readonly onPerformanceChanged = this.#performanceChanged.event;

  constructor(options: EngineOptions) {
    const { storageFolder, isWatched = false, log } = options;
    this.#times = new PerformanceRecord({ storageFolder, isWatched, clock: systemClock, log });
    this.#times.onAlertsChanged?.(() => this.#performanceChanged.fire());
    this.#followed = new FollowedDocuments(this.#detector(null), this.monitor);
    this.#cache = openCache(options.storageFolder, options.cache ?? {}, log, (name, work) =>
      this.#times.loading(name, work),
    );
    this.#reviews = new Reviews(this.#cache, this.monitor, options);
    this.#models = new ModelReviews(this.monitor, options.log);
    this.#enhancements = new Enhancements({
      times: this.#times,
      cache: this.#cache,
      localTransport: () => options.localServer(this),
      localHash: () => `${VERSION} ${this.#catalog.hash}`,
      log,
    });
    this.#enhancements.onHealthChanged(() => this.#performanceChanged.fire());
    this.#own = new OwnPacks(this.#builtIn, this.#cache, boardChecks(this.#builtIn));
  }

  /** Measures the steps. */
  get monitor(): Monitor {
    return this.#times.monitor;
  }

  /** All frameworks: the built-in ones, and those of the packs in use beside them. */
  get catalog(): Catalog {
    return this.#catalog;
  }

  /**
   * Uses these packs beside the built-in ones, and none of those before. What was detected is forgotten; the new catalogue
   * is compiled when the next document needs it. Returns whether anything changed. Expressions run only in packs that
   * {@link readPacks} has read, as it refuses what cannot be run.
   * @throws Error where an id is taken, which {@link readPacks} never lets happen
   */
  setPacks(packs: readonly Pack[]): boolean {
    const marks = packs.map((pack) => packMark(sha256(JSON.stringify(pack))));
    if (marks.join() === this.#packMarks.join()) return false;
    this.#catalog = packs.length > 0 ? new Catalog(packs, builtIn) : this.#builtIn;
    this.#followed.setDetector(this.#detector(packs.length > 0 ? this.#own : null));
    this.#own.keep(packs);
    this.#reviews.setPersonas(packs.flatMap((pack) => pack.personas ?? []));
    const gone = this.#packMarks.filter((mark) => !marks.includes(mark));
    this.#packMarks = marks;
    this.#packs = packs;
    for (const mark of gone) void this.#cache.invalidate(mark);
    return true;
  }

  /**
   * Reads packs of the user's own, the earlier of which may keep an id that two have, and says of each what is good and what
   * is wrong. Uses none of them: {@link setPacks} does.
   */
  readPacks(texts: readonly PackText[]): Promise<readonly PackReport[]> {
    return this.#own.read(texts);
  }

  /** Fetches packs, all at the same time; see {@link FetchedPack} for what comes of each. Copies of others are removed. */
  fetchPacks(remotes: readonly RemotePack[], options: FetchPacksOptions): Promise<readonly FetchedPack[]> {
    return this.#own.fetch(remotes, options);
  }

  /** How one framework, with no other in the catalogue, is found in an example; null where it is not. */
  find(framework: Framework, example: Example): Found | null {
    return this.#own.find(framework, example);
  }

  /** The frameworks of a document; held in memory by uri and version, so that no keystroke waits for a store. */
  detect(document: SourceDocument): DetectionResult {
    return (
      this.heldDetection(document.uri, document.version, document.languageId) ?? this.#followed.detect(document).value
    );
  }

  /** What is already known of this version of a document; starts no work. */
  heldDetection(uri: string, version: number, languageId: string): DetectionResult | null {
    return this.#followed.held(uri, version, languageId);
  }

  /**
   * Follows a document through edits, so that its next detection costs what they touch and needs no copy of its text.
   * @param edits what made this version of the one before, in the order they apply
   * @param length of the text they make, in UTF-16 units
   */
  edit(uri: string, version: number, edits: readonly Edit[], length: number): void {
    this.#followed.edit(uri, version, edits, length);
  }

  /** Forgets what is held of a document that was closed. */
  forget(uri: string): void {
    this.#followed.forget(uri);
  }

  /** What is kept of files by their content, for the frameworks in use now; see {@link Inventories}. */
  inventories(): Inventories {
    return new Inventories(this.#cache, this.#catalog, this.#packs, this.#packMarks.join(''));
  }

  /** The catalogue's own words about a framework, by id or name. */
  guide(idOrName: string): string | undefined {
    const framework = this.catalog.find(idOrName);
    return framework && guideText(framework, this.catalog);
  }

  /** The reviews of a document by everyone who has something to say about it, and what they say together, made now. */
  review(document: SourceDocument, settings?: ReviewSettings): Reviewed {
    return this.#reviews.now(document, this.detect(document).detections, settings);
  }

  /** Reads what a team wants of reviews: what is good of it, and what is wrong with it. */
  readTeam(text: string): Promise<TeamReport> {
    return this.#reviews.readTeam(text);
  }

  /** Who may be asked for a review, in the order in which they speak. */
  get board(): readonly Pick<Persona, 'id' | 'name' | 'lens'>[] {
    return this.#reviews.board;
  }

  /** Replaces the outside servers; connections to those that are gone or changed end. */
  configure(settings: ServerSettings): Promise<void> {
    return this.#enhancements.configure(settings);
  }

  /** What a person may see of the servers and do with them; loads what enhancement is made of. */
  serverControl(): Promise<ServerControl> {
    return this.#enhancements.control();
  }

  /**
   * Analyses a document and yields ever richer results: the local one first, then each review, then each server's answer
   * or its failure as it arrives. Nothing that can be late holds back what is ready. Ends early when the signal aborts.
   */
  async *analyze(document: SourceDocument, options: AnalyzeOptions): AsyncGenerator<Analysis> {
    const startMs = this.monitor.now();
    const builder = new AnalysisBuilder(document, options.depth, startMs);
    // Whoever takes no more of it has ended it.
    let outcome: Outcome = 'aborted';
    try {
      yield* this.#steps(builder, document, startMs, options);
      if (!options.signal?.aborted) outcome = builder.outcome;
    } catch (error) {
      outcome = isAbort(error) ? 'aborted' : 'failed';
      throw error;
    } finally {
      const durationMs = this.monitor.now() - startMs;
      const { attributes, steps } = builder;
      this.#times.analysed({ operation: 'analysis', label: '', startMs, durationMs, outcome, attributes }, steps);
    }
  }

  /** What was measured so far, of the servers that were asked too, at this moment. */
  performance(): PerformanceSnapshot {
    return this.#times.snapshot(this.#enhancements.health());
  }

  /** What was measured on each of the last thirty days, by every program that shares the storage folder. */
  performanceHistory(): Promise<readonly Day[]> {
    return this.#times.history();
  }

  /** Judges times by these budgets from now on. */
  setBudgets(budgets: Budgets): void {
    this.monitor.setBudgets(budgets);
  }

  /** Writes a trace of every analysis to a folder from now on; null writes none. */
  setTraceFolder(folder: string | null): void {
    this.#times.setTraceFolder(folder);
  }

  /**
   * Asks a language model what a reviewer would ask about a document, beside what rules found in it, and yields ever richer reviews;
   * the last one is no longer `running`. Only what its `sent` tells leaves, and nothing of it is logged or kept.
   * @param findings of the analysis of this very text
   */
  askModel(
    document: SourceDocument,
    findings: readonly Finding[],
    model: LanguageModel,
    options: AskOptions = {},
  ): AsyncGenerator<ModelReview, void, void> {
    return this.#models.ask(document, findings, model, options);
  }

  /** A model by its name at an endpoint, which is not asked before {@link askModel} does. */
  modelAt(endpoint: ModelEndpoint, name: string): Promise<LanguageModel> {
    return this.#models.at(endpoint, name);
  }

  /**
   * The models that an endpoint lists.
   * @throws UserError one sentence, where it does not
   */
  modelsAt(endpoint: ModelEndpoint, signal: AbortSignal): Promise<readonly LanguageModel[]> {
    return this.#models.listed(endpoint, signal);
  }

  /** Forgets what is kept of a namespace, or everything, on every level: of a shared one, for everybody. */
  async clearCache(namespace?: Namespace): Promise<void> {
    if (namespace === undefined || namespace === 'detections') this.#followed.clear();
    if (namespace === undefined || namespace === 'patterns') this.#patterns.clear();
    await this.#cache.clear(namespace);
  }

  /** What every level of the cache did and holds. */
  async cacheStatistics(): Promise<CacheStatistics> {
    const { levels, namespaces } = await this.#cache.statistics();
    // These two live where detection does, in memory alone.
    const [patterns, detections] = [this.#patterns.counts, this.#followed.counts];
    const counts = new Map(Object.entries({ patterns, detections }));
    const held = [...counts].map(([namespace, { entries }]) => ({ namespace, entries, bytes: null }));
    return {
      levels: levels.map((one) => (one.level === 'memory' ? { ...one, held: [...held, ...one.held] } : one)),
      namespaces: namespaces.map((one) => {
        const { hits, misses } = counts.get(one.namespace) ?? one;
        return { ...one, hits, misses, computations: counts.has(one.namespace) ? misses : one.computations };
      }),
    };
  }

  async dispose(): Promise<void> {
    await Promise.allSettled([this.#enhancements.dispose(), this.#cache.close(), this.#times.dispose()]);
  }

  async *#steps(
    builder: AnalysisBuilder,
    document: SourceDocument,
    startedMs: number,
    options: AnalyzeOptions,
  ): AsyncGenerator<Analysis> {
    const { depth, priority, signal } = options;
    if (depth === 'enhance') this.#enhancements.warmUp(priority);
    // The packs may change while reviews are made; these belong to the frameworks that were looked for.
    const catalog = this.#catalog;
    const { value: detected, measurement } = this.#detectOrHeld(document);
    builder.detected(detected);
    builder.measured(measurement);
    if (depth === 'detect') builder.completed();
    yield builder.snapshot;
    if (depth === 'detect' || signal?.aborted) return;
    const steps = [this.#reviewsOf(builder, document, detected, catalog, options)];
    if (depth === 'enhance') {
      const found = { document, detections: detected.detections, catalog };
      steps.push(this.#enhancements.of(builder, found, { startedMs, signal, ...(priority && { priority }) }));
    }
    for await (const _ of merge(steps)) {
      if (signal?.aborted) return;
      yield builder.snapshot;
    }
    if (signal?.aborted) return;
    builder.completed();
    yield builder.snapshot;
  }

  #detector(own: OwnPacks | null): Detector {
    const anchors = own?.anchors(this.#catalog) ?? null;
    return new Detector(this.#catalog, prebuilt, own?.expressions, undefined, anchors, this.#patterns);
  }

  /** A detection held in memory took no time and is no new measurement of the detection. */
  #detectOrHeld(document: SourceDocument): Measured<DetectionResult> {
    const held = this.heldDetection(document.uri, document.version, document.languageId);
    if (!held) return this.#followed.detect(document);
    const startMs = this.monitor.now();
    return {
      value: held,
      measurement: { operation: 'detection', label: '', startMs, durationMs: 0, outcome: 'cached' },
    };
  }

  async *#reviewsOf(
    builder: AnalysisBuilder,
    document: SourceDocument,
    { detections }: DetectionResult,
    catalog: Catalog,
    { signal, review }: AnalyzeOptions,
  ): AsyncGenerator<void> {
    // The rules belong to the version, so that an update reviews anew.
    const basis = { packs: this.#packMarks.join(''), hash: `${VERSION}\n${catalog.hash}` };
    for await (const { review: made, measurement } of this.#reviews.of({
      document,
      detections,
      basis,
      review,
      signal,
      onJoint: (measurement) => builder.measuredBeside(measurement),
    })) {
      if (measurement) builder.measured(measurement);
      builder.reviewed(made);
      yield;
    }
    if (signal?.aborted) return;
    builder.allReviewed();
    yield;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
