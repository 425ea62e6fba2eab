import { createHash } from 'node:crypto';
import { builtIn } from './catalog/built-in';
import { Catalog } from './catalog/catalog';
import type { Pack } from './catalog/framework';
import { Detector } from './detection/detect';
import { prebuilt } from './detection/patterns/prebuilt';
import { languageIdOf } from './detection/zones/languages';
import { SourceDocument } from './document';
import { type PackedUse, packed } from './framework-use';
import { decodeText } from './text';

/** How long one file may take, in milliseconds: nobody waits for it by itself, as they do for an open document. */
const DEADLINE_MS = 2_000;

/** What was found in one file. */
export interface FileFound {
  readonly uses: readonly PackedUse[];
  /** Whether the time ran out before the text did. */
  readonly isTruncated: boolean;
}

/** Finds the frameworks of files, one by one, with nothing kept and nothing measured: the engine of a thread beside others. */
export class FileDetector {
  private constructor(private readonly detector: Detector) {}

  /** @param packs those in use beside the built-in ones, as the engine has read them; the expressions in them were accepted */
  static async over(packs: readonly Pack[]): Promise<FileDetector> {
    const hasExpressions = packs.some(({ frameworks }) =>
      frameworks.some((one) => one.kind === 'software' && one.signals.some((signal) => 'expression' in signal)),
    );
    const expressions = hasExpressions
      ? (await import('./detection/usage/linear-expressions')).linearExpression
      : undefined;
    return new FileDetector(new Detector(new Catalog(packs, builtIn), prebuilt, expressions));
  }

  /** The frameworks of a text; its language is told by the file's name, or by the program its first line calls. */
  find(fileName: string, bytes: Uint8Array): FileFound {
    const text = decodeText(bytes);
    const languageId = languageIdOf(fileName, text.slice(0, 200).split('\n', 1)[0]);
    const document = new SourceDocument(`file:///${encodeURIComponent(fileName.toWellFormed())}`, languageId, 1, text);
    const { detections, truncated } = this.detector.detect(document, DEADLINE_MS);
    return { uses: packed(detections), isTruncated: truncated };
  }
}

/** The hash of what a file is found to use: of the frameworks that are looked for, its name and its content. */
export function hashOfFile(basis: string, fileName: string, bytes: Uint8Array): string {
  // 132 bits: nobody needs to fear that two files have one, and it is half as long as all of it.
  return createHash('sha256').update(`${basis}${fileName}\0`).update(bytes).digest('base64url').slice(0, 22);
}
