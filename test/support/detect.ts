import { Catalog } from '../../src/engine/catalog/catalog';
import type { Framework, SoftwareFramework, StrategyFramework } from '../../src/engine/catalog/framework';
import { Detector } from '../../src/engine/detection/detect';
import type { Detection } from '../../src/engine/detection/detection';
import { linearExpression } from '../../src/engine/detection/usage/linear-expressions';
import { SourceDocument } from '../../src/engine/document';

/** A document at a made-up place; version 1. */
export function documentOf(text: string, languageId = 'markdown', fileName = 'untitled'): SourceDocument {
  return new SourceDocument(`file:///home/someone/${fileName}`, languageId, 1, text);
}

/** Detects with nothing but these frameworks in the catalogue. */
export function detectWith(frameworks: readonly Framework[], document: SourceDocument): readonly Detection[] {
  const catalog = new Catalog([{ name: 'test', frameworks }]);
  return new Detector(catalog, null, linearExpression).detect(document).detections;
}

/** "applied" or "mentioned", or undefined where nothing was detected. */
export function standingIn(
  framework: Framework,
  text: string,
  languageId?: string,
  fileName?: string,
): string | undefined {
  return detectWith([framework], documentOf(text, languageId, fileName))[0]?.standing;
}

const COMMON = { category: 'test', source: 'test', guide: 'A guide.', questions: [] };

/** A strategic framework with what a test is about. */
export function strategy(part: Pick<StrategyFramework, 'names' | 'elements'>): StrategyFramework {
  return { ...COMMON, id: 'test', name: 'Test', kind: 'strategy', ...part };
}

/** A software framework with what a test is about. */
export function software(part: Partial<Pick<SoftwareFramework, 'id' | 'names' | 'signals'>>): SoftwareFramework {
  return { ...COMMON, id: 'test', name: 'Test', kind: 'software', names: [], signals: [], ...part };
}
