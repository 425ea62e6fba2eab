import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Texts of people and of projects that the tests have, from which others are made. */
const SOURCES = ['test/accuracy/documents', 'test/review/corpus', 'src/engine/review'];

const FILES_IN_A_FOLDER = 20;
const FOLDERS_IN_A_FOLDER = 12;
/** One file in so many is a manifest, with versions that differ. */
const MANIFEST_EVERY = 25;

/**
 * Fills a folder with files that are all different: real documents, code and manifests, each with lines of its own and some of its
 * lines in another order. The same number makes the same files.
 * @param project the folder of this project, where the documents are
 * @returns their bytes
 */
export function generateWorkspace(folder: string, count: number, project = '.'): number {
  const texts = SOURCES.flatMap((source) => filesBelow(join(project, source))).map((file) => ({
    name: basename(file),
    text: readFileSync(file, 'utf8'),
  }));
  let bytes = 0;
  for (let index = 0; index < count; index++) {
    const group = Math.floor(index / FILES_IN_A_FOLDER);
    const path = join(folder, `part-${group % FOLDERS_IN_A_FOLDER}`, `unit-${group}`);
    if (index % FILES_IN_A_FOLDER === 0) mkdirSync(path, { recursive: true });
    const { name, text } = index % MANIFEST_EVERY === 0 ? manifest(index) : mutated(texts, index);
    writeFileSync(join(path, name), text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}

function mutated(
  texts: readonly { readonly name: string; readonly text: string }[],
  index: number,
): { readonly name: string; readonly text: string } {
  const { name, text } = texts[index % texts.length] ?? { name: 'empty.md', text: '' };
  const lines = text.split('\n');
  // The later half first, cut at another line in every copy.
  const cut = lines.length === 0 ? 0 : (index * 31) % lines.length;
  const turned = index % 3 === 0 ? [...lines.slice(cut), ...lines.slice(0, cut)] : lines;
  return { name: `${index}-${name}`, text: `${turned.join('\n')}\nnumber ${index} of the copies\n` };
}

function manifest(index: number): { readonly name: string; readonly text: string } {
  const dependencies = { react: `^${16 + (index % 4)}.${index % 7}.0`, express: `~4.${index % 20}.0` };
  return { name: 'package.json', text: `${JSON.stringify({ name: `part-${index}`, dependencies }, null, 2)}\n` };
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
