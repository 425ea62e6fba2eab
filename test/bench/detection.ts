import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtIn } from '../../src/engine/catalog/built-in';
import { Catalog } from '../../src/engine/catalog/catalog';
import type { Framework } from '../../src/engine/catalog/framework';
import { builtInPacks } from '../../src/engine/catalog/packs';
import { Detector } from '../../src/engine/detection/detect';
import { patternCount } from '../../src/engine/detection/patterns/patterns';
import { prebuilt } from '../../src/engine/detection/patterns/prebuilt';
import { SourceDocument } from '../../src/engine/document';
import { machine, median, quantile, table, timed } from './measure';
import { padding } from './padding';
import { type BenchText, realCode, realProse } from './texts';

/** Rounds of every measurement; the rows of a round run one after another, so that all see the same machine. */
const ROUNDS = 21;
const SIZES: readonly (readonly [label: string, chars: number])[] = [
  ['2 KB', 2_000],
  ['40 KB', 40_000],
  ['400 KB', 400_000],
  ['1 MB', 1_000_000],
  ['10 MB', 10_000_000],
];
/** One regular expression for every signal is measured up to here; it takes seconds beyond. */
const LARGEST_NAIVE = 1_000_000;
const NO_DEADLINE = Number.POSITIVE_INFINITY;

const small = new Detector(new Catalog([], builtIn), prebuilt);
const frameworks = builtInPacks.flatMap((pack): readonly Framework[] => pack.frameworks);
const signals = frameworks.reduce((sum, framework) => sum + patternCount(framework), 0);

console.log(`${machine(ROUNDS)}\n`);
benchTexts();
benchKeystrokes();
benchStart();

/** The whole of detection beside a loop that reads every character, with the catalogue as it is and with four times as many signals. */
function benchTexts(): void {
  const padded = padding(frameworks, 3 * signals);
  const large = new Detector(new Catalog([{ name: 'padding', frameworks: padded }], builtIn), prebuilt);
  const patterns = frameworks.flatMap(regularExpressions);
  console.log(
    `Detection: zones, matching and judgement. ${frameworks.length} frameworks with ${signals} signals; ` +
      `"× 4" is the same catalogue padded to ${4 * signals}.\nThe floor is a charCodeAt loop over the same text: as one flat string, and as the slice of one that a part of a text is.`,
  );
  const rows = [realCode, realProse].flatMap((make) =>
    SIZES.map(([label, chars]) => {
      const text = make(chars);
      const rounds = chars > 5_000_000 ? 7 : ROUNDS;
      const slice = `${text.text} `.slice(0, chars);
      const [ours, padded4, flat, sliced, naive]: number[][] = [[], [], [], [], []];
      for (let round = 0; round < rounds + 4; round++) {
        flat?.push(timed(() => charCodes(text.text)));
        ours?.push(timed(() => whole(small, text)));
        padded4?.push(timed(() => whole(large, text)));
        sliced?.push(timed(() => charCodesOfSlice(slice)));
        if (chars <= LARGEST_NAIVE && round < (chars > 100_000 ? 1 : 3)) {
          naive?.push(timed(() => patterns.reduce((sum, one) => sum + (text.text.match(one)?.length ?? 0), 0)));
        }
      }
      const settled = (values: readonly number[] = []): number => median(values.slice(4));
      const [all, padding4, least, least2] = [settled(ours), settled(padded4), settled(flat), settled(sliced)];
      const others = naive && naive.length > 0 ? median(naive) : Number.NaN;
      return {
        text: `${label} ${text.label}`,
        ms: all,
        'ns/char': (all * 1e6) / chars,
        'flat floor ns': (least * 1e6) / chars,
        '× flat': all / least,
        'slice floor ns': (least2 * 1e6) / chars,
        '× slice': all / least2,
        'signals × 4': padding4 / all,
        'RegExp each ms': Number.isNaN(others) ? '-' : others,
        '× faster': Number.isNaN(others) ? '-' : others / all,
      };
    }),
  );
  table(rows);
}

/** A keystroke in a long document: the edit and the new result. */
function benchKeystrokes(): void {
  console.log(
    '\nKeystrokes in 1 MB of ordinary lines, without a copy of the text: edit, scan, judgement, the whole result (ms)',
  );
  const rows = [realCode, realProse].map((make) => {
    const text = make(1_000_000);
    const tracker = small.track(documentOf(text));
    const full = timed(() => tracker.update(NO_DEADLINE));
    const typed: number[] = [];
    const random = randomNumbers();
    let at = 0;
    for (let stroke = 0; stroke < 5_000; stroke++) {
      // A person types some twenty characters at one place, then turns to another.
      if (stroke % 20 === 0) at = Math.floor(random() * tracker.length);
      const key = 'etaoin shrdlu.\n'.charAt(Math.floor(random() * 14.1));
      typed.push(
        timed(() => {
          tracker.edit({ offset: at, length: 0, text: key });
          return tracker.update(NO_DEADLINE);
        }),
      );
      at++;
    }
    const zone: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      for (const edit of [
        { offset: 0, length: 0, text: text.opening },
        { offset: 0, length: text.opening.length, text: '' },
      ]) {
        zone.push(
          timed(() => {
            tracker.edit(edit);
            return tracker.update(NO_DEADLINE);
          }),
        );
      }
    }
    const again = Array.from({ length: ROUNDS }, () => timed(() => whole(small, text)));
    const settled = typed.slice(500);
    return {
      text: text.label,
      median: median(settled),
      p90: quantile(settled, 0.9),
      p99: quantile(settled, 0.99),
      'opens or closes a zone': median(zone),
      'a full scan': median(again),
      'the first': full,
    };
  });
  table(rows);
}

/** A fresh process: the code is loaded, the catalogue is made ready, 40 KB are scanned for the first time. */
function benchStart(): void {
  const folder = mkdtempSync(join(tmpdir(), 'framework-director-bench-'));
  const { text } = realProse(80_000);
  const files = [text.slice(0, 40_000), text.slice(40_000)].map((part, at) => {
    const file = join(folder, `${at}.md`);
    writeFileSync(file, part);
    return file;
  });
  try {
    const runs = Array.from({ length: ROUNDS }, () => {
      const out = execFileSync(process.execPath, ['--expose-gc', 'dist/bench/start.js', ...files], {
        encoding: 'utf8',
      });
      return JSON.parse(out) as Record<string, number>;
    });
    const of = (name: string): number => median(runs.map((run) => run[name] ?? Number.NaN));
    console.log('\nA fresh process: real prose of 40 KB, then another');
    table([
      {
        'code ms': of('codeMs'),
        'ready ms': of('readyMs'),
        'first 40 KB ms': of('firstMs'),
        'second 40 KB ms': of('secondMs'),
        'heap MB': of('heapMb'),
      },
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function documentOf({ text, languageId, fileName }: BenchText): SourceDocument {
  return new SourceDocument(`file:///${fileName}`, languageId, 1, text);
}

function whole(detector: Detector, text: BenchText): unknown {
  return detector.track(documentOf(text)).update(NO_DEADLINE);
}

/** Two loops of the same words, because one that has met both kinds of string is slower with either. */
function charCodes(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum ^= text.charCodeAt(at);
  return sum;
}

function charCodesOfSlice(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum ^= text.charCodeAt(at);
  return sum;
}

function regularExpressions(framework: Framework): RegExp[] {
  const names = framework.names.map(({ text }) => text);
  const rest =
    framework.kind === 'strategy'
      ? framework.elements.flatMap(({ distinct = [], everyday = [] }) => [...distinct, ...everyday])
      : framework.signals.map((signal) => Object.values(signal)[0] as string);
  return [...names, ...rest].map(
    (text) => new RegExp(`\\b${text.replace(/[~_*]/g, '').replace(/[.+?^${}()|[\]\\]/g, '\\$&')}`, 'gi'),
  );
}

/** A row of numbers that is the same in every run: mulberry32 (Ettinger 2017). */
function randomNumbers(): () => number {
  let state = 42;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
