import type { SourceDocument } from '../document';
import { markdownOutline } from './markdown';
import type { Outline } from './outline';
import { plainOutline } from './plain';

/** Longest text that is read, in UTF-16 units; nobody reviews a longer one, and reading it would hold up the editor. */
const MAX_LENGTH = 1_000_000;

const MARKDOWN = new Set(['markdown', 'mdx', 'quarto', 'rmd']);
const PLAIN = new Set(['plaintext', 'asciidoc', 'restructuredtext']);

const EMPTY: Outline = { headings: [], paragraphs: [], items: [], tables: [], sentences: [] };

/** How the text of a document is written, as far as it is reviewed; null for code and for texts above {@link MAX_LENGTH}. */
export function markupOf(document: SourceDocument): 'markdown' | 'plain' | null {
  if (document.text.length > MAX_LENGTH) return null;
  if (MARKDOWN.has(document.languageId)) return 'markdown';
  return PLAIN.has(document.languageId) ? 'plain' : null;
}

/** The outline of a document; empty for code and for texts above {@link MAX_LENGTH}, so that no rule fires there. */
export function outlineOf(document: SourceDocument): Outline {
  const markup = markupOf(document);
  if (markup === null) return EMPTY;
  return markup === 'markdown' ? markdownOutline(document.text) : plainOutline(document.text);
}
