import type { DocumentState } from '../../src/editor/tree/document-state';
import type { Row } from '../../src/editor/tree/row';
import type { Analysis } from '../../src/engine/analysis';
import { SourceDocument } from '../../src/engine/document';
import { Engine } from '../../src/engine/engine';
import { inProcessTransport } from '../../src/server/server';

/** A document as the trees know it, read by the real engine as far as the reviews. */
export async function readState(name: string, text: string, languageId = 'markdown'): Promise<DocumentState> {
  const engine = new Engine({ storageFolder: null, localServer: inProcessTransport, log: () => undefined });
  const source = new SourceDocument(`file:///${name}`, languageId, 1, text);
  try {
    let analysis: Analysis | undefined;
    for await (analysis of engine.analyze(source, { depth: 'review' }));
    return { ...unreadState(name), analysis, text: textOf(source) };
  } finally {
    await engine.dispose();
  }
}

/** A document that nobody has analysed. */
export function unreadState(name: string): DocumentState {
  const source = new SourceDocument(`file:///${name}`, 'plaintext', 1, '');
  const folder = name.split('/').slice(0, -1).join('/');
  return {
    uri: source.uri,
    name: source.fileName,
    folder,
    analysis: undefined,
    isRunning: false,
    text: textOf(source),
  };
}

/** Rows as a person sees them, all unfolded: a line each, two blanks further in for each row above it. */
export function outline(rows: readonly Row[], below = Number.POSITIVE_INFINITY, indent = ''): readonly string[] {
  return rows.flatMap(({ label, description, children }) => [
    `${indent}${[label, description].filter(Boolean).join(' | ')}`,
    ...(below > 0 ? outline(children?.() ?? [], below - 1, `${indent}  `) : []),
  ]);
}

/** The row at the end of a way through labels. */
export function rowAt(rows: readonly Row[], ...[label, ...rest]: readonly string[]): Row {
  const row = rows.find((one) => one.label === label);
  if (!row) throw new Error(`There is no row "${label}" among ${rows.map((one) => `"${one.label}"`).join(', ')}.`);
  return rest.length === 0 ? row : rowAt(row.children?.() ?? [], ...rest);
}

/** All rows, those below others too. */
export function everyRow(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((row) => [row, ...everyRow(row.children?.() ?? [])]);
}

function textOf(source: SourceDocument): DocumentState['text'] {
  const lines = source.text.split('\n');
  const at = (offset: number): readonly [number, number] => {
    const line = source.lineAt(offset) - 1;
    return [line, offset - lines.slice(0, line).join('\n').length - (line > 0 ? 1 : 0)];
  };
  return {
    range: ({ start, end }) => [...at(start), ...at(end)],
    line: (line) => lines[line] ?? '',
  };
}
