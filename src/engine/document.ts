import { lastUpTo } from './sorted';

/** A half-open range of UTF-16 offsets, as VS Code's are. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One text with a language id, as the editor holds it. The engine never reads a path by itself. */
export class SourceDocument {
  #lineStarts: Uint32Array | undefined;
  #text: string | (() => string);

  /**
   * @param uri where the text lives; only its last path segment is ever looked at (manifests have telling names)
   * @param languageId VS Code's id for the language, `plaintext` where nothing is known
   * @param version grows with every change of the text under the same uri
   * @param text the text, or what fetches it when it is asked for, because that can cost more than a detection does
   */
  constructor(
    readonly uri: string,
    readonly languageId: string,
    readonly version: number,
    text: string | (() => string),
  ) {
    this.#text = text;
  }

  /** The whole text. */
  get text(): string {
    if (typeof this.#text !== 'string') this.#text = this.#text();
    return this.#text;
  }

  /**
   * The last segment of the uri's path, decoded, or an empty string. What has a fragment is a part of a file, such as a cell of a
   * notebook: the file's name says nothing of it.
   */
  get fileName(): string {
    if (this.uri.includes('#')) return '';
    const path = this.uri.replace(/\?.*$/s, '');
    const segment = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    try {
      return decodeURIComponent(segment);
    } catch {
      return segment;
    }
  }

  /** Number of lines; a text that ends with a line break has an empty last one. */
  get lineCount(): number {
    return this.#starts().length;
  }

  /** The line an offset stands on, counted from 1. */
  lineAt(offset: number): number {
    return Math.max(0, lastUpTo(this.#starts(), offset)) + 1;
  }

  /** The text between two offsets. */
  slice({ start, end }: Span): string {
    return this.text.slice(start, end);
  }

  #starts(): Uint32Array {
    this.#lineStarts ??= lineStarts(this.text);
    return this.#lineStarts;
  }
}

/** Offsets at which lines begin; LF, CRLF and a lone CR end a line, as in VS Code's text model. */
function lineStarts(text: string): Uint32Array {
  const starts = [0];
  if (text.includes('\r')) {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
      else if (code !== 10 && code !== 13) continue;
      starts.push(at + 1);
    }
  } else {
    // A search by the engine costs a tenth of a loop where lines are long.
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  }
  return Uint32Array.from(starts);
}
