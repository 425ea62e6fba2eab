import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Workbench } from './workbench';

export type Settings = Readonly<Record<string, unknown>>;

const SERVERS = 'frameworkDirector.mcp.servers';

/** One of the servers of test/support/servers, as the settings write it. */
export function server(name: string, env: Readonly<Record<string, string>> = {}): Settings {
  return { command: process.execPath, args: [resolve('test/support/servers', `${name}.mjs`)], env };
}

/** Settings with these servers, of which those in `mapped` are asked for the framework's name. */
export function withServers(servers: Settings, mapped: readonly string[] = Object.keys(servers)): Settings {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the setting's own placeholder
  const query = '${framework.name}';
  const mappings = mapped.map((name) => ({ server: name, tool: 'lookup', arguments: { query } }));
  return { [SERVERS]: servers, 'frameworkDirector.mcp.mappings': mappings };
}

/** The servers in the user's settings, as their file has them now. */
export function serversOf(workbench: Workbench): Settings {
  return (read(workbench)[SERVERS] ?? {}) as Settings;
}

/** Writes servers into the file of the user's settings, as a person does who edits it. */
export function writeServers(workbench: Workbench, servers: Settings): void {
  change(workbench, { [SERVERS]: servers });
}

/** Changes settings in the file of the user's settings, as a person does who edits it. */
function change(workbench: Workbench, settings: Settings): void {
  writeFileSync(fileOf(workbench), JSON.stringify({ ...read(workbench), ...settings }, null, 2));
}

/** Writes settings of ours into the file of the user's, by their names without `frameworkDirector.`; undefined removes one. */
export function writeSettings(workbench: Workbench, settings: Settings): void {
  const ours = Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`frameworkDirector.${name}`, value]),
  );
  change(workbench, ours);
}

/** Writes one setting into the file of the user's settings, as a person does who edits it. */
export function writeSetting(workbench: Workbench, name: string, value: unknown): void {
  writeFileSync(fileOf(workbench), JSON.stringify({ ...read(workbench), [name]: value }, null, 2));
}

/** The text of the file of the user's settings. */
export function settingsText(workbench: Workbench): string {
  return readFileSync(fileOf(workbench), 'utf8');
}

function read(workbench: Workbench): Settings {
  return JSON.parse(settingsText(workbench));
}

function fileOf({ home }: Workbench): string {
  return join(home, 'data/data/Machine/settings.json');
}
