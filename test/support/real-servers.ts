import { resolve } from 'node:path';
import type { StdioServer } from '../../src/engine/enhancement/servers/definition';
import { MARK } from './fault-servers';

/** Published servers, as `test/mcp-servers` installs them. */
const PROGRAMS = {
  context7: '@upstash/context7-mcp/dist/index.js',
  everything: '@modelcontextprotocol/server-everything/dist/index.js',
  filesystem: '@modelcontextprotocol/server-filesystem/dist/index.js',
  memory: '@modelcontextprotocol/server-memory/dist/index.js',
  sequential: '@modelcontextprotocol/server-sequential-thinking/dist/index.js',
} as const;

/** Nothing that a test starts may reach past this machine, nor be led there by the environment it is started in. */
const ALONE = { OTEL_SDK_DISABLED: 'true', HTTP_PROXY: '', HTTPS_PROXY: '', http_proxy: '', https_proxy: '' };

/** The definition of a published server, under its usual name; arguments and variables are added to what it needs. */
export function realServer(name: keyof typeof PROGRAMS, more: Partial<StdioServer> = {}): StdioServer {
  return {
    type: 'stdio',
    name,
    command: process.execPath,
    ...more,
    // A condition that no package knows: Node passes it over, and the program does not see it among its arguments.
    args: [`--conditions=${MARK}`, installed(PROGRAMS[name]), ...(more.args ?? [])],
    env: { ...ALONE, ...more.env },
  };
}

/** The path of a file of the packages that `test/mcp-servers` installs. */
export function installed(file: string): string {
  return resolve('test/mcp-servers/node_modules', file);
}
