/**
 * Untrusted text (of documents, packs and servers) as Markdown that shows just this text: no markup, no HTML, no link, not even
 * one that Markdown makes of a bare address. `MarkdownString.appendText` does the same with spaces that no line breaks at.
 */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()<>#+\-.!|~:@&$"']/g, '\\$&');
}
