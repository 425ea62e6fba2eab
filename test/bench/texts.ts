import { globSync, readFileSync, statSync } from 'node:fs';

/** A text to measure on, with the language and the name of its file. */
export interface BenchText {
  readonly label: string;
  readonly languageId: string;
  readonly fileName: string;
  readonly text: string;
  /** What turns zones over from where it stands. */
  readonly opening: string;
}

/** No single file makes up a text. */
const LARGEST_FILE = 150_000;

/** Real code: what the dependencies of this project bring along, as one text. */
export function realCode(chars: number): BenchText {
  const text = joined(
    'node_modules/{mocha,zod,keyv,playwright-core,fast-check,@modelcontextprotocol,@types}/**/*.{ts,js}',
    chars,
  );
  return { label: 'code', languageId: 'typescript', fileName: 'code.ts', text, opening: '`' };
}

/** Real prose: the pages that the dependencies of this project bring along, as one text. */
export function realProse(chars: number): BenchText {
  return {
    label: 'prose',
    languageId: 'markdown',
    fileName: 'prose.md',
    text: joined('node_modules/**/*.md', chars),
    opening: '<!--',
  };
}

function joined(pattern: string, chars: number): string {
  const files = globSync(pattern).filter((file) => statSync(file).isFile() && statSync(file).size < LARGEST_FILE);
  const parts: string[] = [];
  let length = 0;
  // Where the files do not suffice, they come again.
  for (let at = 0; length < chars; at++) {
    const part = `${readFileSync(files.toSorted()[at % files.length] as string, 'utf8')}\n`;
    parts.push(part);
    length += part.length;
  }
  // As a file is read: one flat text, in one byte a character where it can be.
  return Buffer.from(parts.join('').slice(0, chars), 'utf8').toString('utf8');
}
