import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Engine } from '../engine/engine';
import { sentence, UserError } from '../engine/errors';
import { inventoryCsv, inventoryJson } from '../workspace/export';
import { inventoryMarkdown } from '../workspace/export-markdown';
import { EXPORTED, type InventoryFile, noteOf } from '../workspace/inventory';
import { OwnThread } from '../workspace/own-thread';
import { type Progress, scan } from '../workspace/scan';

/** What is left out by itself, as VS Code's settings do: what package managers fetched, and what version control keeps. */
const LEFT_OUT = ['**/node_modules', '**/bower_components', '**/.svn', '**/.hg', EXPORTED];

/** As the editor's setting has it by itself. */
const MOST_FILES = 50_000;

/** What `inventory` was asked for. */
export interface InventoryArguments {
  readonly folder: string;
  readonly format: 'markdown' | 'csv' | 'json';
  readonly exclude: readonly string[];
  readonly packs: readonly string[];
  readonly cache: boolean;
}

/** Reads the arguments. @throws UserError where they make no sense */
export function inventoryArguments(args: readonly string[]): InventoryArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        csv: { type: 'boolean', default: false },
        exclude: { type: 'string', multiple: true, default: [] },
        packs: { type: 'string', multiple: true, default: [] },
        'no-cache': { type: 'boolean', default: false },
      },
    });
    const [folder = '.', ...more] = positionals;
    if (more.length > 0) throw new UserError('Name one folder.');
    if (values.json && values.csv) throw new UserError('Choose one of --json and --csv.');
    const format = values.json ? 'json' : values.csv ? 'csv' : 'markdown';
    return { folder, format, exclude: values.exclude, packs: values.packs, cache: !values['no-cache'] };
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`${sentence(error)} Try framework-director --help.`);
  }
}

/**
 * The frameworks of all files of a folder, but those that Git ignores.
 * @throws UserError where the folder cannot be read
 */
export async function inventory(engine: Engine, { folder, format, exclude }: InventoryArguments): Promise<string> {
  const path = resolve(folder);
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new UserError(`${folder} is no folder: name one whose files are to be read.`);
  const inventories = engine.inventories();
  const { packs, basis } = inventories;
  const workers = new OwnThread({ packs, basis });
  const exclusions = [...LEFT_OUT, ...exclude].map((glob) => ({ glob }));
  const { signal } = new AbortController();
  const files: InventoryFile[] = [];
  let last: Progress | undefined;
  const roots = [{ place: { path }, exclusions }];
  for await (const { found, progress } of scan(roots, { workers, inventories, mostFiles: MOST_FILES, signal })) {
    files.push(...found);
    last = progress;
  }
  const written = { markdown: inventoryMarkdown, csv: inventoryCsv, json: inventoryJson }[format];
  const { read = 0, bytes = 0, isLimited = false } = last ?? {};
  const note = noteOf({ kind: isLimited ? 'limited' : 'complete' });
  return written({ name: basename(path), madeAt: new Date(), files, read, bytes, note });
}
