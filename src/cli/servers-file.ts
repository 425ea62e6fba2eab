import { readFile } from 'node:fs/promises';
import type { Secrets } from '../engine/enhancement/ports';
import { parseMappings, parseServers } from '../engine/enhancement/servers/parse';
import type { ServerSettings } from '../engine/enhancements';
import { sentence, UserError } from '../engine/errors';

const INPUT_VARIABLE = 'FRAMEWORK_DIRECTOR_INPUT_';

/**
 * Reads the servers and mappings a person named on the command line, in the form of the editor's settings. Secrets come from
 * the environment: `${input:api-key}` is the variable `FRAMEWORK_DIRECTOR_INPUT_API_KEY`.
 * @throws UserError where the file cannot be read or an entry is wrong: nothing of it is used then
 */
export async function readServers(file: string): Promise<Pick<ServerSettings, 'servers' | 'mappings' | 'secret'>> {
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
  return { servers: parsedServers.entries, mappings: parsedMappings.entries, secret: fromEnvironment };
}

const fromEnvironment: Secrets = async (server, name) => {
  const variable = INPUT_VARIABLE + upperSnakeCase(name);
  const value = process.env[variable];
  if (value) return value;
  throw new UserError(`The server "${server.name}" needs the secret "${name}": set the variable ${variable}.`);
};

function upperSnakeCase(name: string): string {
  return name
    .replace(/([a-z\d])(?=[A-Z])/g, '$1_')
    .replace(/[^A-Za-z\d]+/g, '_')
    .toUpperCase();
}
