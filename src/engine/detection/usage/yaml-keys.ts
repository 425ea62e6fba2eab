/** A key of YAML that a line stands below. */
export interface KeyAbove {
  /** '' for a list's item that is a block of text. */
  readonly key: string;
  /** How the block of text that follows is written (`run: |`), '' where none does. */
  readonly block: '' | '|' | '>';
}

/** How far back keys are looked for: a step of a pipeline is seldom longer. */
const LONGEST_BLOCK = 4_000;
const MOST_LINES = 200;
const MOST_KEYS = 4;

/** The keys above the line in which an offset lies, the nearest first, by their indentation alone. */
export function keysAbove(text: string, at: number): KeyAbove[] {
  const keys: KeyAbove[] = [];
  let lineStart = text.lastIndexOf('\n', at - 1) + 1;
  let { indent, dashed } = shapeOf(text.slice(lineStart, Math.min(at + 2, lineStart + 80)));
  const farthest = Math.max(0, at - LONGEST_BLOCK);
  for (let lines = 0; lines < MOST_LINES && lineStart > farthest && keys.length < MOST_KEYS; lines++) {
    // The line feed that ends the line above is at `lineStart - 1`; a text may begin with one.
    const start = lineStart < 2 ? 0 : text.lastIndexOf('\n', lineStart - 2) + 1;
    const line = text.slice(start, Math.min(lineStart, start + 200));
    lineStart = start;
    if (/^\s*(?:#|$)/.test(line)) continue;
    const shape = shapeOf(line);
    const isAbove = shape.indent < indent || (shape.indent === indent && dashed && !shape.dashed);
    if (!isAbove) continue;
    // The first key of a list's item is a sibling of those below it, not above them.
    const found = KEY.exec(line);
    if (found && (!shape.dashed || shape.content !== indent || found[2]))
      keys.push({ key: found[1] ?? '', block: (found[2]?.charAt(0) ?? '') as KeyAbove['block'] });
    indent = shape.indent;
    dashed = shape.dashed;
    if (indent === 0 && !dashed) break;
  }
  return keys;
}

const KEY = /^\s*(?:-\s+)*(?:["']?([\w./-]{1,60})["']?\s*:\s*)?([|>][+-]?\d?)?\s*(?:#[^\n]*)?$/;

interface Shape {
  readonly indent: number;
  /** Column at which the text of a list's item begins; the indentation of any other line. */
  readonly content: number;
  readonly dashed: boolean;
}

function shapeOf(line: string): Shape {
  const lead = /^( *)(- +)?/.exec(line);
  const indent = lead?.[1]?.length ?? 0;
  const dash = lead?.[2]?.length ?? 0;
  return { indent, content: indent + dash, dashed: dash > 0 };
}
