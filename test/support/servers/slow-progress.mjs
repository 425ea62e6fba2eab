// Tells its progress until the file RELEASE_FILE is there, and answers then.
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveLookup, textResult } from './lookup.mjs';

const release = process.env.RELEASE_FILE ?? '';

serveLookup(async (query, { mcpReq }) => {
  const { progressToken } = mcpReq._meta ?? {};
  for (let progress = 1; !existsSync(release); progress++) {
    if (progressToken !== undefined) {
      await mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress } });
    }
    await sleep(20);
  }
  return textResult(query);
});
