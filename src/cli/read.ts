import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { languageIdOf } from '../engine/detection/zones/languages';
import { SourceDocument } from '../engine/document';
import { sentence, UserError } from '../engine/errors';
import { decodeText, isBinary } from '../engine/text';

/** VS Code hands no larger text to extensions either. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads a file as a document, its language told by its name or by the program its first line calls.
 * @throws UserError one sentence, where the file cannot be read or holds no text
 */
export async function readDocument(file: string): Promise<SourceDocument> {
  const text = decode(file, await read(file));
  const languageId = languageIdOf(basename(file), text.slice(0, 200).split('\n', 1)[0]);
  return new SourceDocument(pathToFileURL(resolve(file)).href, languageId, 1, text);
}

async function read(file: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) throw new UserError(`${file} is larger than 64 MB: analyze a part of it.`);
    return await readFile(file);
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`${file} cannot be read: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  switch (error instanceof Error && 'code' in error ? error.code : '') {
    case 'ENOENT':
      return 'there is no such file.';
    case 'EISDIR':
      return 'it is a folder; name the files in it.';
    case 'EACCES':
    case 'EPERM':
      return 'you may not read it.';
    default:
      return sentence(error);
  }
}

function decode(file: string, bytes: Uint8Array): string {
  if (isBinary(bytes)) throw new UserError(`${file} holds no text: it looks like a binary file.`);
  return decodeText(bytes);
}
