import { LRUCache } from 'lru-cache';
import { DEADLINE_MS, type Detector } from './detection/detect';
import type { DetectionResult } from './detection/detection';
import type { Edit } from './detection/scan/blocks';
import type { Tracker } from './detection/tracker';
import type { SourceDocument } from './document';
import type { Measured, Monitor } from './monitor/monitor';

/** How many documents are followed, and how many characters they may have together. */
const MOST_DOCUMENTS = 50;
const MOST_CHARACTERS = 64_000_000;

/** A document that was detected in, with what is known of it. */
interface Entry {
  readonly tracker: Tracker;
  readonly languageId: string;
  version: number;
  /** What was found in this version; null where it was edited since. */
  result: DetectionResult | null;
}

/** Detections by document, in memory: of the version they were made of, and brought up to date where the document is edited. */
export class FollowedDocuments {
  readonly #entries = new LRUCache<string, Entry>({
    max: MOST_DOCUMENTS,
    maxSize: MOST_CHARACTERS,
    sizeCalculation: ({ tracker }) => tracker.length + 1,
  });

  #hits = 0;
  #misses = 0;

  constructor(
    private detector: Detector,
    private readonly monitor: Monitor,
  ) {}

  /** Detects with another catalogue from now on; what was found with the old one is forgotten. */
  setDetector(detector: Detector): void {
    this.detector = detector;
    this.#entries.clear();
  }

  /** Forgets all documents; the next detection in each reads the whole of it. */
  clear(): void {
    this.#entries.clear();
  }

  /** How many documents there are, how often what was known answered, and how often a detection was made. */
  get counts(): { readonly entries: number; readonly hits: number; readonly misses: number } {
    return { entries: this.#entries.size, hits: this.#hits, misses: this.#misses };
  }

  /** What is known of this version of a document; starts no work. */
  held(uri: string, version: number, languageId: string): DetectionResult | null {
    const entry = this.#entries.get(uri);
    const known = entry && entry.version === version && entry.languageId === languageId ? entry.result : null;
    if (known) this.#hits++;
    return known;
  }

  /** The frameworks of a document. One that was followed to this version costs what was edited, and its text is not asked for. */
  detect(document: SourceDocument): Measured<DetectionResult> {
    const { uri, version, languageId } = document;
    this.#misses++;
    return this.monitor.measureSync('detection', '', (step) => {
      const known = this.#entries.get(uri);
      const follows = known !== undefined && known.version === version && known.languageId === languageId;
      const tracker = follows ? known.tracker : this.detector.track(document);
      const result = tracker.update(DEADLINE_MS);
      if (result.truncated) step.outcome = 'partial';
      step.attributes = { languageId, characters: tracker.length, followed: follows, scanMs: result.ms };
      // A result cut short is not the last word on this version.
      this.#entries.set(uri, { tracker, version, languageId, result });
      return result;
    });
  }

  /**
   * Takes the edits that made a version of a document, in their order.
   * @param length of the text they make, in UTF-16 units; where that does not fit, the document is not followed any further
   */
  edit(uri: string, version: number, edits: readonly Edit[], length: number): void {
    const entry = this.#entries.get(uri);
    if (!entry) return;
    try {
      for (const edit of edits) entry.tracker.edit(edit);
      if (entry.tracker.length !== length) throw new RangeError(`${entry.tracker.length} characters, not ${length}`);
      this.#entries.set(uri, { ...entry, version, result: edits.length === 0 ? entry.result : null });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#entries.delete(uri);
    }
  }

  /** Forgets a document that was closed. */
  forget(uri: string): void {
    this.#entries.delete(uri);
  }
}
