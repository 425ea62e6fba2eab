import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageIdOf } from '../../src/engine/detection/zones/languages';
import { SourceDocument } from '../../src/engine/document';
import type { Engine } from '../../src/engine/engine';
import { wordCount } from './corpus';
import type { Placed } from './score';

/** What the joint review finds in documents that nobody labelled: nothing here is right or wrong before it is read. */
export interface FolderReview {
  readonly documents: number;
  readonly words: number;
  /** Documents about which the board asks nothing. */
  readonly silent: number;
  readonly findings: readonly Placed[];
  readonly per1000Words: number;
}

/** Reviews every text of a folder, and of those in it. */
export function reviewFolder(engine: Engine, folder: string): FolderReview {
  const findings: Placed[] = [];
  let [documents, words, silent] = [0, 0, 0];
  for (const file of globSync('**/*.{md,markdown,adoc,asciidoc,rst,txt}', { cwd: folder }).toSorted()) {
    const text = readFileSync(join(folder, file), 'utf8');
    const document = new SourceDocument(`file:///${encodeURI(file)}`, languageIdOf(file), 1, text);
    const asked = engine.review(document).joint.findings;
    engine.forget(document.uri);
    documents++;
    words += wordCount(text);
    if (asked.length === 0) silent++;
    for (const finding of asked) findings.push({ document, finding });
  }
  return { documents, words, silent, findings, per1000Words: (findings.length * 1_000) / Math.max(1, words) };
}
