import { readFileSync, writeFileSync } from 'node:fs';
import { SourceDocument } from '../../src/engine/document';
import { Engine } from '../../src/engine/engine';
import type { Review } from '../../src/engine/review/review';
import { inProcessTransport } from '../../src/server/server';
import { fileName, pairs } from '../review/corpus';
import { reviewFolder } from '../review/folder';
import { type Placed, type RuleTally, type Score, scoreOf, share } from '../review/score';
import { machine, median, table } from './measure';
import { realCode, realProse } from './texts';

/** Rounds of every measurement of time; the rows of a round run one after another, so that all see the same machine. */
const ROUNDS = 15;
/** Rounds before them, in which the code gets warm. */
const WARM_ROUNDS = 10;
const CHARS = 100_000;
/** As much of a finding's text is quoted. */
const QUOTED = 90;

/** What is timed of a review. */
const PARTS = ['detection', 'one persona', 'by the clock', 'joint review', 'joint by the clock', 'cached'] as const;
type TimedPart = (typeof PARTS)[number];
/** Milliseconds of the parts of a round. */
type Times = ReadonlyMap<TimedPart, number>;

const corpus = pairs();
const engine = new Engine({ storageFolder: null, localServer: inProcessTransport, log: () => undefined });

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

/**
 * Holds reviews against the corpus, then measures how long they take. With `--folder FOLDER` it reviews the texts there
 * instead, for a person to read what comes of it. `--json FILE` writes all of it.
 */
async function main(): Promise<void> {
  const folder = option('--folder');
  const result = folder ? benchFolder(folder) : { accuracy: benchAccuracy(), speed: await benchSpeed() };
  await engine.dispose();
  const file = option('--json');
  if (file) writeFileSync(file, `${JSON.stringify({ machine: machine(ROUNDS), ...result }, null, 2)}\n`);
}

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

function benchFolder(folder: string): object {
  const { documents, words, silent, per1000Words, findings } = reviewFolder(engine, folder);
  const byRule = new Map<string, Placed[]>();
  for (const placed of findings) byRule.set(placed.finding.rule, [...(byRule.get(placed.finding.rule) ?? []), placed]);
  const rules = [...byRule].sort(([, a], [, b]) => b.length - a.length);
  console.log(`${documents} documents of ${words} words, ${silent} of them without a finding`);
  console.log(`${findings.length} findings, ${per1000Words.toFixed(2)} per 1,000 words\n`);
  table(rules.map(([rule, placed]) => ({ rule, findings: String(placed.length) })));
  return { documents, words, silent, per1000Words, findings: findings.map(described) };
}

function benchAccuracy(): object {
  const parts = {
    'that rules may be mended by': corpus.filter(({ heldOut }) => !heldOut),
    'held out': corpus.filter(({ heldOut }) => heldOut),
  };
  const written: Record<string, object> = {};
  for (const [part, pairs] of Object.entries(parts)) {
    const score = scoreOf(engine, pairs);
    console.log(`\n${2 * pairs.length} documents ${part}, a good one and one with flaws of each kind\n`);
    written[part] = printed(score, part !== 'held out');
  }
  return written;
}

/** @param shows whether what was missed is listed: who mends a rule reads it */
function printed({ byRule, good, ...totals }: Score, shows: boolean): object {
  const rules = [...byRule].sort(([a], [b]) => (a < b ? -1 : 1));
  if (shows) {
    table(
      rules.map(([rule, { right, fair, elsewhere, missed }]) => ({
        rule,
        right: String(right),
        fair: String(fair),
        elsewhere: String(elsewhere.length),
        missed: String(missed.length),
      })),
    );
    console.log('\nFired elsewhere, to be read');
    for (const [, tally] of rules) for (const placed of tally.elsewhere) console.log(`  ${described(placed)}`);
    console.log('\nMissed, by the most natural rule');
    for (const [rule, { missed }] of rules) {
      for (const { document, flaw } of missed) console.log(`  ${rule}  ${fileName(document)}: ${flaw.flaw}`);
    }
  }
  const { right, fair, elsewhere, named, missed, withoutRule } = totals;
  const all = right + fair + elsewhere;
  console.log(`\nPrecision ${percent(totals.precision)}: ${right} of ${all} findings are at a flaw known before.`);
  console.log(`With the ${fair} at a flaw that was overlooked: ${percent(totals.precisionRead)}.`);
  console.log(`Recall ${percent(totals.recall)}: ${named} of ${named + missed} flaws are named.`);
  console.log(`${withoutRule} more flaws are such that no rule is about them.`);
  console.log(
    `On the good documents: ${good.findings} findings in ${good.words} words, ${good.per1000Words.toFixed(2)} per 1,000.`,
  );
  const details = Object.fromEntries(rules.map(([rule, tally]) => [rule, written(tally)]));
  return { ...totals, good, ...(shows && { rules: details }) };
}

/**
 * How long detection takes, one persona, everyone who was asked, and all of it from the cache, each in processor time for 100,000
 * characters; reviews by the clock as well, for so long the thread is held.
 */
async function benchSpeed(): Promise<object> {
  console.log(
    `\n${machine(ROUNDS)}\nMilliseconds for ${CHARS / 1000} KB, of processor time where nothing else is said`,
  );
  const rows = [];
  for (const { label, documents } of texts()) {
    const rounds: Times[] = [];
    let asked = 0;
    let findings = 0;
    for (let round = 0; round < ROUNDS + WARM_ROUNDS; round++) {
      const times = new Map<TimedPart, number>();
      [asked, findings] = [0, 0];
      for (const [index, document] of documents.entries()) {
        const reviews = await timedReviews({ ...document, uri: `file:///${label}-${index}`, round }, times);
        asked += reviews.length / documents.length;
        findings += reviews.reduce((sum, one) => sum + one.findings.length, 0);
      }
      rounds.push(times);
    }
    const chars = documents.reduce((sum, { text }) => sum + text.length, 0);
    const settled = (part: TimedPart): number =>
      (median(rounds.slice(WARM_ROUNDS).map((times) => times.get(part) ?? 0)) * CHARS) / chars;
    rows.push({
      text: label,
      personas: asked.toFixed(1),
      findings: String(findings),
      ...Object.fromEntries(PARTS.map((part) => [part, settled(part)])),
    });
  }
  table(rows);
  return rows;
}

/** Adds how long the parts take for one document; the reviews of those who were asked. */
async function timedReviews(
  { uri, languageId, text, round }: SpeedText & { readonly uri: string; readonly round: number },
  times: Map<TimedPart, number>,
): Promise<readonly Review[]> {
  const add = (part: TimedPart, ms: number): void => void times.set(part, (times.get(part) ?? 0) + ms);
  const timed = (part: TimedPart, clock: TimedPart | null, work: () => unknown): void => {
    const startMs = performance.now();
    add(part, timedMs(work));
    if (clock) add(clock, performance.now() - startMs);
  };
  const made = (part: string): SourceDocument =>
    // Another text in every round, so that nothing is kept of it.
    new SourceDocument(`${uri}-${part}`, languageId, round, `${text}\n\n${part} ${round}\n`);
  const document = made('text');
  timed('detection', null, () => engine.detect(document));
  timed('one persona', 'by the clock', () =>
    engine.review(document, { personas: ['engineering-leadership'], rules: [] }),
  );
  timed('joint review', 'joint by the clock', () => engine.review(document));
  const again = made('again');
  for await (const _ of engine.analyze(again, { depth: 'review' }));
  const since = process.cpuUsage();
  let reviews: readonly Review[] = [];
  for await (const analysis of engine.analyze(again, { depth: 'review' })) reviews = analysis.reviews;
  add('cached', cpuMs(since));
  engine.forget(document.uri);
  engine.forget(again.uri);
  return reviews;
}

interface SpeedText {
  readonly languageId: string;
  readonly text: string;
}

/**
 * Texts of several kinds: what the rules are about, what they are not, and code, of which they read only what a manifest says; and the
 * documents of the corpus by themselves, each of which is a page.
 */
function texts(): { readonly label: string; readonly documents: readonly SpeedText[] }[] {
  const markdown = corpus.filter(({ good }) => good.languageId === 'markdown');
  const plain = corpus.filter(({ good }) => good.languageId !== 'markdown');
  const joined = (parts: readonly string[]): string => parts.join('\n\n').repeat(20).slice(0, CHARS);
  const tables = markdown.map(({ good }) => good.text.match(/^\|.*\|$/gm)?.join('\n') ?? '');
  const one = (label: string, text: string, languageId = 'markdown') => ({ label, documents: [{ languageId, text }] });
  return [
    one('good decisions and plans', joined(markdown.map(({ good }) => good.text))),
    one('flawed ones', joined(markdown.map(({ flawed }) => flawed.text))),
    {
      label: 'all of them, each by itself',
      documents: corpus
        .flatMap(({ good, flawed }) => [good, flawed])
        .map(({ languageId, text }) => ({ languageId, text })),
    },
    one('their tables alone', joined(tables)),
    one('one of 3 KB, again and again', (markdown[0]?.good.text ?? '').repeat(40).slice(0, CHARS)),
    one('pages of packages', realProse(CHARS).text),
    one('plain text', joined(plain.map(({ good }) => good.text)), 'plaintext'),
    one('the project’s change log and pages', joined(ownPages())),
    one('code', realCode(CHARS).text, 'typescript'),
  ];
}

function ownPages(): string[] {
  return ['README.md', 'CHANGELOG.md', 'docs/architecture.md', 'docs/accuracy.md'].map((file) =>
    readFileSync(file, 'utf8'),
  );
}

function timedMs(work: () => unknown): number {
  const since = process.cpuUsage();
  if (work() === undefined) throw new Error('The work returned nothing.');
  return cpuMs(since);
}

/** What the process computed, in all its threads: on a machine with others at work, a clock would measure those. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

function written({ right, fair, elsewhere, missed }: RuleTally): object {
  return {
    right,
    fair,
    precision: share(right + fair, elsewhere.length),
    elsewhere: elsewhere.map(described),
    missed: missed.map(({ document, flaw }) => `${fileName(document)}: ${flaw.flaw}`),
  };
}

function described({ document, finding }: Placed): string {
  const quoted = document.text.slice(finding.start, finding.end).replace(/\s+/g, ' ').slice(0, QUOTED);
  return `${finding.rule}  ${fileName(document)}:${finding.line}: ${finding.message} [${quoted}]`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
