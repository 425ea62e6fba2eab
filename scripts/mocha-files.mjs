/** `node scripts/mocha-files.mjs TIMEOUT_MS FILE...`: runs test files in a process of their own; `MOCHA_RETRIES` as often again. */
import { countsText, runMocha } from './mocha.mjs';
import { delay, say } from './processes.mjs';

const [timeoutMs, ...files] = process.argv.slice(2);
const { FORCE_COLOR, MOCHA_GREP: grep, MOCHA_RETRIES = '0' } = process.env;
const counts = await runMocha(files, {
  timeoutMs: Number(timeoutMs),
  write: say,
  color: FORCE_COLOR === '1',
  grep,
  retries: Number(MOCHA_RETRIES),
});
say(countsText(counts));
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;

// What is open two seconds after the last test was left behind by one, and must not hold up the rest.
delay(2_000, { ref: false }).then(() => {
  say(`Left open by a test: ${process.getActiveResourcesInfo().join(', ')}`);
  process.exit();
});
