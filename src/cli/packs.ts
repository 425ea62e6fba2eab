import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_PACK_BYTES, PACK_SUFFIX, type PackText } from '../engine/catalog/user-pack';
import { SourceDocument } from '../engine/document';
import type { Engine } from '../engine/engine';
import { sentence, UserError } from '../engine/errors';

/** A problem of a pack as a terminal shows it. */
export interface PackLine {
  readonly text: string;
  /** Whether something of the pack is not used for it. */
  readonly isError: boolean;
}

/**
 * Uses the packs a person named, files or folders of them, and returns what is wrong with them; what is good is used all the same.
 * @throws UserError where one cannot be read
 */
export async function usePacks(engine: Engine, paths: readonly string[]): Promise<readonly PackLine[]> {
  const unique = await packTexts(paths);
  const reports = await engine.readPacks(unique);
  engine.setPacks(reports.flatMap(({ pack }) => pack ?? []));
  return reports.flatMap(({ origin, problems }, index) => {
    const document = new SourceDocument('', 'json', 1, unique[index]?.text ?? '');
    return problems.map(({ message, severity, start }) => ({
      text: `${origin}, line ${document.lineAt(start)}: ${severity}: ${message}`,
      isError: severity === 'error',
    }));
  });
}

/**
 * The texts of packs a person named, files or folders of them, each once.
 * @throws UserError where one cannot be read
 */
export async function packTexts(paths: readonly string[]): Promise<PackText[]> {
  const texts = (await Promise.all(paths.map(textsAt))).flat();
  return [...new Map(texts.map((text) => [text.origin, text])).values()];
}

async function textsAt(path: string): Promise<PackText[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [await textOf(path)];
    const names = (await readdir(path)).filter((name) => name.endsWith(PACK_SUFFIX)).sort();
    if (names.length === 0) throw new UserError(`${path} holds no pack: their names end with ${PACK_SUFFIX}.`);
    return await Promise.all(names.map((name) => textOf(join(path, name))));
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`The packs in ${path} cannot be read: ${sentence(error)}`);
  }
}

async function textOf(origin: string): Promise<PackText> {
  if ((await stat(origin)).size > MAX_PACK_BYTES)
    throw new UserError(`The pack ${origin} is larger than 1 MB: split it into several files.`);
  return { origin, text: new TextDecoder().decode(await readFile(origin)) };
}
