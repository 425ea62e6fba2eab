import { codeReader } from './code-readers';
import { language, languageIdOf } from './languages';
import { MarkupReader } from './markup-zones';
import { NotebookReader, notebookView } from './notebook-zones';
import { MarkdownReader, ProseReader } from './prose-zones';
import type { ZoneReader } from './zone-list';

/** How a document is read: in which language, cut by whom, and seen how. */
export interface Reading {
  readonly language: string;
  readonly reader: ZoneReader;
  /** What is read instead of whole lines of the text: as many characters, each at its place. Null for the text itself. */
  readonly view: ((text: string) => string) | null;
}

/** How a document of a language is read, where its name tells of a form that the language does not. */
export function readingOf(languageId: string, fileName: string): Reading {
  // Editors know fewer file names than we do, and call the rest plain text.
  const { id, reading } = language(languageId === 'plaintext' ? languageIdOf(fileName) : languageId);
  if (/\.ipynb$/i.test(fileName)) return { language: 'json', reader: new NotebookReader(), view: notebookView };
  return { language: id, reader: readerOf(id, reading), view: null };
}

function readerOf(id: string, reading: string): ZoneReader {
  switch (reading) {
    case 'markdown':
      return new MarkdownReader();
    case 'markup':
      return new MarkupReader();
    case 'prose':
      return new ProseReader(id);
    default:
      return codeReader(id).reader;
  }
}
