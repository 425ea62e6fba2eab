import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { countsText, reportText, runMocha } from '../../scripts/mocha.mjs';

/** A test opens documents and waits for analyses in a real editor, on machines with few cores. */
const TEST_TIMEOUT_MS = 60_000;

/** As for all tests in a window: see `WINDOW_RETRIES` in scripts/test.mjs. */
const RETRIES = 1;

/**
 * Runs every host test beside this file; VS Code calls it inside the extension host.
 * @throws when a test failed or none ran, which is how VS Code learns of it
 */
export async function run(): Promise<void> {
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.test.js'),
  );
  const counts = await runMocha(
    files.sort().map((file) => join(__dirname, file)),
    {
      timeoutMs: TEST_TIMEOUT_MS,
      retries: RETRIES,
      write: (text) => log(reportText(text)),
      grep: process.env.MOCHA_GREP,
    },
  );
  log(countsText(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} host tests failed.`);
  if (counts.passed === 0) throw new Error('No host test ran.');
}

/** The host's console is the one thing VS Code hands on to whoever started it. */
function log(text: string): void {
  console.log(text);
}
