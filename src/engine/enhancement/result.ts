import { stripVTControlCharacters } from 'node:util';
import type { CallToolResult } from '@modelcontextprotocol/client';

/** Most characters of an answer that are kept; a panel shows less. */
const MAX_CHARS = 64 * 1024;
const MAX_ERROR_CHARS = 200;
/** Control characters other than tab and line feed: they move a terminal's cursor and mean nothing in a panel. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\0-\x08\x0B-\x1F\x7F-\x9F]/g;

/** The text of a result, cleaned and cut, or an empty string; structured content stands in where there is no text. */
export function readText(result: CallToolResult): string {
  const parts = result.content.map(blockText).filter((part) => part !== '');
  if (parts.length === 0 && result.structuredContent !== undefined) {
    parts.push(JSON.stringify(result.structuredContent, undefined, 2));
  }
  return cut(clean(parts.join('\n\n')).trim());
}

/** What a failed tool says of its failure, in one line without the full stop, or undefined where it did not fail. */
export function readError(result: CallToolResult): string | undefined {
  if (result.isError !== true) return undefined;
  return oneLine(readText(result)) || 'it gave no reason';
}

/** The first line of a text from outside, short enough for a sentence and without its full stop. */
export function oneLine(text: string): string {
  const line = clean(text).trim().split('\n', 1)[0] ?? '';
  return line.slice(0, MAX_ERROR_CHARS).replace(/[.\s]+$/, '');
}

function blockText(block: CallToolResult['content'][number]): string {
  if (block.type === 'text') return block.text;
  if (block.type === 'resource' && 'text' in block.resource) return block.resource.text;
  if (block.type === 'resource_link') return `${block.name}: ${block.uri}`;
  return '';
}

function clean(text: string): string {
  return stripVTControlCharacters(text).replaceAll('\r\n', '\n').replace(CONTROL, '');
}

function cut(text: string): string {
  if (text.length <= MAX_CHARS) return text;
  const kept = text.slice(0, MAX_CHARS).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}\n[cut at ${MAX_CHARS / 1024} kB of ${Math.ceil(text.length / 1024)}]`;
}
