import { Catalog } from '../../src/engine/catalog/catalog';
import type { Example, Framework } from '../../src/engine/catalog/framework';
import type { LintPorts } from '../../src/engine/catalog/lint/finding';
import { Detector } from '../../src/engine/detection/detect';
import type { Detection } from '../../src/engine/detection/detection';
import { commonness } from '../../src/engine/detection/patterns/common-words';
import { isFileNamed } from '../../src/engine/detection/usage/file-names';
import { languageIdOf } from '../../src/engine/detection/zones/languages';
import { SourceDocument } from '../../src/engine/document';

/** The real detection, for a catalogue of these frameworks; it finds nothing where one cannot be compiled. */
export function lintPorts(frameworks: readonly Framework[]): LintPorts {
  const detectorOf = (list: readonly Framework[]): Detector =>
    new Detector(new Catalog([{ name: '', frameworks: list }]));
  const all = detectorOf(frameworks);
  return {
    find: (framework, example) => {
      const [found] = detections(detectorOf([framework]), example);
      return found ? { standing: found.standing, version: found.version, elements: [] } : null;
    },
    idsIn: (text) => detections(all, { text }).map(({ id }) => id),
    commonness,
    languageOf: (fileName) => languageIdOf(fileName, ''),
    isFileNamed,
  };
}

function detections(
  detector: Detector,
  { text, language = 'markdown', fileName = 'example' }: Example,
): readonly Detection[] {
  try {
    return detector.detect(new SourceDocument(`file:///${encodeURIComponent(fileName)}`, language, 1, text)).detections;
  } catch {
    return [];
  }
}
