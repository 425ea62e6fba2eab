/** `node scripts/mocha-files.mjs TIMEOUT_MS FILE...`: runs test files in a process of their own. */
import { countsText, runMocha } from './mocha.mjs';
import { delay, say } from './processes.mjs';

const [timeoutMs, ...files] = process.argv.slice(2);
const color = process.env.FORCE_COLOR === '1';
const counts = await runMocha(files, { timeoutMs: Number(timeoutMs), write: say, color, grep: process.env.MOCHA_GREP });
say(countsText(counts));
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;

// What is open two seconds after the last test was left behind by one, and must not hold up the rest.
delay(2_000, { ref: false }).then(() => {
  say(`Left open by a test: ${process.getActiveResourcesInfo().join(', ')}`);
  process.exit();
});
