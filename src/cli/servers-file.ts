import { readFile } from 'node:fs/promises';
import type { ServerSettings } from '../engine/engine';
import { parseMappings, parseServers } from '../engine/enhancement/servers/parse';
import { sentence, UserError } from '../engine/errors';

/**
 * Reads the servers and mappings a person named on the command line.
 * @throws UserError where the file cannot be read or an entry is wrong: nothing of it is used then
 */
export async function readServers(file: string): Promise<Pick<ServerSettings, 'servers' | 'mappings'>> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UserError(`The servers in ${file} cannot be read: ${sentence(error)}`);
  }
  const { servers, mappings } = (content ?? {}) as { servers?: unknown; mappings?: unknown };
  const parsedServers = parseServers(servers);
  const parsedMappings = parseMappings(mappings);
  const [problem] = [...parsedServers.problems, ...parsedMappings.problems];
  if (problem) throw new UserError(`${file}: ${problem}`);
  return { servers: parsedServers.entries, mappings: parsedMappings.entries };
}
