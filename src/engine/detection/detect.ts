import type { Catalog } from '../catalog/catalog';
import type { SourceDocument } from '../document';
import type { DetectionResult } from './detection';
import { type Compiled, compileFrameworks, type Index, indexOf, type KeptAnchors } from './patterns/compile';
import { MadePatterns } from './patterns/made-patterns';
import { Tracker } from './tracker';
import { type Expressions, nativeExpression, noExpressions } from './usage/expressions';

/** Milliseconds after which a scan returns what it has: the budget of detection, with room to judge. */
export const DEADLINE_MS = 350;

/** Finds the frameworks of a catalogue in documents. The catalogue is compiled at first use. */
export class Detector {
  #index: Index | undefined;

  /**
   * @param compiled what compiling the catalogue's first frameworks found at an earlier time, or null
   * @param expressions compiles the expressions of packs beside the built-in ones; those of the built-in ones are JavaScript's
   * @param now milliseconds of any steady clock
   * @param kept what compiling the frameworks behind the compiled ones found at an earlier time
   * @param made what earlier detectors made of the patterns of built-in frameworks
   */
  constructor(
    private readonly catalog: Catalog,
    private readonly compiled: Compiled | null = null,
    private readonly expressions: Expressions = noExpressions,
    private readonly now: () => number = () => performance.now(),
    private readonly kept: KeptAnchors | null = null,
    private readonly made: MadePatterns = MadePatterns.ofBuiltIn(),
  ) {}

  /** The frameworks of one document: linear in its text, and back with what it has, marked truncated, at the deadline. */
  detect(document: SourceDocument, deadlineMs = DEADLINE_MS): DetectionResult {
    return this.track(document).update(deadlineMs);
  }

  /** Begins to follow a document through its edits. */
  track({ text, languageId, fileName }: SourceDocument): Tracker {
    return new Tracker(this.#compiledIndex(), text, languageId, fileName, this.now);
  }

  #compiledIndex(): Index {
    if (!this.#index) {
      const known = this.compiled ? this.compiled.firstPatterns.length - 1 : 0;
      const compiled =
        this.compiled && known === this.catalog.length
          ? this.compiled
          : compileFrameworks(this.catalog.from(known), this.compiled ?? undefined, this.compiled && this.kept);
      const { builtInLength } = this.catalog;
      const expressions = (framework: number): Expressions =>
        framework < builtInLength ? nativeExpression : this.expressions;
      const { made } = this;
      this.#index = indexOf(
        this.catalog,
        compiled,
        expressions,
        builtInLength > 0 ? { length: builtInLength, made } : null,
      );
    }
    return this.#index;
  }
}
