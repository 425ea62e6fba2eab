import type { CacheStatistics } from '../engine/cache/statistics';
import type { Clock } from '../engine/clock';
import type { Disposable, Event } from '../engine/event';
import type { PerformanceSnapshot, Phase } from '../engine/monitor/performance';
import type { PerformanceView } from '../panel/performance-protocol';
import { PacedView } from './paced-view';
import { performanceView } from './performance-view';

/** The window of five minutes slides by this, in milliseconds, though nothing is measured. */
const SLIDE_MS = 30_000;
/** The stores are asked what they hold at most this often, in milliseconds: they read for it. */
const CACHE_PAUSE_MS = 5_000;

/** Where what is shown comes from. */
export interface PerformanceSource {
  /** Undefined until the engine is loaded. */
  snapshot(): PerformanceSnapshot | undefined;
  /** Undefined until the engine is loaded. */
  cacheStatistics(): Promise<CacheStatistics | undefined>;
  readonly isCacheOn: boolean;
  readonly activation: readonly Phase[];
  /** Fires after every step, and when an alert, a server's health or a budget changes. */
  readonly onMeasured: Event<void>;
}

/** Posts what was measured while somebody sees it: at most twice a second, and only where it changed. Nothing is computed else. */
export class PerformanceFeed implements Disposable {
  #shown: Shown | undefined;
  /** What the cache held when it was last asked, so that its part does not vanish while it is asked again. */
  #cache: CacheStatistics | undefined;

  constructor(
    private readonly source: PerformanceSource,
    private readonly clock: Clock,
    private readonly post: (view: PerformanceView) => void,
  ) {}

  /** Posts from now on, beginning at once, with the chart of this operation where one is named. */
  show(operation: string | null): void {
    const isOther = this.#shown !== undefined;
    this.hide();
    // Whoever only turns to another chart need not know anew what the cache holds.
    const cache = { statistics: this.#cache, isStale: !isOther || !this.#cache };
    this.#shown = new Shown(this.source, this.clock, operation, this.post, cache);
  }

  /** Posts no more. */
  hide(): void {
    this.#shown?.dispose();
    this.#cache = this.#shown?.cache ?? this.#cache;
    this.#shown = undefined;
  }

  dispose(): void {
    this.hide();
  }
}

/** From its making until it is disposed of, somebody sees it. */
class Shown implements Disposable {
  readonly #view: PacedView<PerformanceView | undefined>;
  readonly #subscription: Disposable;
  #cache: CacheStatistics | undefined;
  #isAsking = false;
  #isStale: boolean;
  #isOver = false;
  #stopPause: (() => void) | undefined;
  #stopSlide: (() => void) | undefined;

  constructor(
    private readonly source: PerformanceSource,
    private readonly clock: Clock,
    private readonly operation: string | null,
    post: (view: PerformanceView) => void,
    cache: { readonly statistics: CacheStatistics | undefined; readonly isStale: boolean },
  ) {
    this.#cache = cache.statistics;
    this.#isStale = cache.isStale;
    this.#view = new PacedView(
      clock,
      () => this.#made(),
      (view) => {
        if (view) post(view);
      },
    );
    this.#subscription = source.onMeasured(() => {
      this.#isStale = true;
      this.#view.refresh();
      this.#askCache();
    });
    this.#view.refresh();
    this.#askCache();
    this.#slide();
  }

  /** What the cache held when it was last asked. */
  get cache(): CacheStatistics | undefined {
    return this.#cache;
  }

  dispose(): void {
    this.#isOver = true;
    this.#subscription.dispose();
    this.#view.dispose();
    this.#stopPause?.();
    this.#stopSlide?.();
  }

  #made(): PerformanceView | undefined {
    const snapshot = this.source.snapshot();
    const { activation, isCacheOn } = this.source;
    const { operation } = this;
    return snapshot && performanceView({ snapshot, activation, cache: this.#cache, isCacheOn, operation });
  }

  #slide(): void {
    this.#stopSlide = this.clock.after(SLIDE_MS, () => {
      this.#view.refresh();
      this.#slide();
    });
  }

  /** Asks what the cache holds, unless that was asked a moment ago; then it is asked after that moment. */
  #askCache(): void {
    if (this.#isAsking || this.#stopPause || !this.#isStale) return;
    this.#isStale = false;
    this.#isAsking = true;
    this.source
      .cacheStatistics()
      .then(
        (statistics) => {
          this.#cache = statistics;
        },
        // A store that cannot be asked tells of itself in the log; what was known stays.
        () => undefined,
      )
      .then(() => {
        this.#isAsking = false;
        if (this.#isOver) return;
        this.#view.refresh();
        this.#stopPause = this.clock.after(CACHE_PAUSE_MS, () => {
          this.#stopPause = undefined;
          this.#askCache();
        });
      });
  }
}
