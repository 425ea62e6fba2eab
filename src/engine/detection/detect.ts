import type { Catalog } from '../catalog/catalog';
import type { SourceDocument } from '../document';
import { compile, type Index, isNamed } from './compile';
import type { Detection, DetectionResult, Evidence } from './detection';
import { judge } from './judge';
import { resolveNames } from './names';
import { type Match, scan } from './scan';
import { zonesOf } from './zones';

/** Milliseconds after which a scan returns what it has: the budget of detection, with room to judge. */
const DEADLINE_MS = 350;

/** Finds the frameworks of a catalogue in documents. The catalogue is compiled at first use. */
export class Detector {
  #index: Index | undefined;

  /**
   * @param anchors the catalogue's anchors where they were found before (see {@link compile})
   * @param now milliseconds of any steady clock
   */
  constructor(
    private readonly catalog: Catalog,
    private readonly anchors: readonly number[] | null = null,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The frameworks of one document: linear in its text, and back with what it has, marked truncated, at the deadline. */
  detect(document: SourceDocument): DetectionResult {
    const startedMs = this.now();
    const expired = (): boolean => this.now() - startedMs > DEADLINE_MS;
    this.#index ??= compile(this.catalog.frameworks, this.anchors);
    const { frameworks, files } = this.#index;
    const zones = zonesOf(document, expired);
    const { matches, truncated, words } = scan(document, zones, this.#index, expired);
    const byFramework = grouped(resolveNames(matches, frameworks, document.text));
    const { fileName } = document;
    const named = files.filter((file) => isNamed(file, fileName));
    for (const { framework } of named) if (!byFramework.has(framework)) byFramework.set(framework, []);
    const detections: Detection[] = [];
    for (const [index, found] of byFramework) {
      const framework = frameworks[index];
      if (!framework) continue;
      const file = named.find((one) => one.framework === index);
      const detection = judge(framework, found, document, file ? fileEvidence(file.signal, fileName) : null);
      if (detection) detections.push(detection);
    }
    return { detections: detections.sort(byWeight), truncated, words, ms: this.now() - startedMs };
  }
}

/** A file name is evidence for the whole document; it stands before its first character. */
function fileEvidence(signal: string, fileName: string): Evidence {
  return { signal, kind: 'file', text: fileName, start: 0, end: 0, line: 1, place: 'code' };
}

function grouped(matches: readonly Match[]): Map<number, Match[]> {
  const groups = new Map<number, Match[]>();
  for (const match of matches) {
    const group = groups.get(match.pattern.framework);
    if (group) group.push(match);
    else groups.set(match.pattern.framework, [match]);
  }
  return groups;
}

/** Applied before mentioned, then the surer, then by name. */
function byWeight(a: Detection, b: Detection): number {
  if (a.standing !== b.standing) return a.standing === 'applied' ? -1 : 1;
  return b.confidence - a.confidence || (a.name < b.name ? -1 : 1);
}
