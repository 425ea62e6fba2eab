import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtIn } from '../../src/engine/catalog/built-in';
import { Catalog } from '../../src/engine/catalog/catalog';
import type { FrameworkKind } from '../../src/engine/catalog/framework';
import { Detector } from '../../src/engine/detection/detect';
import type { Detection } from '../../src/engine/detection/detection';
import type { WEIGHTS } from '../../src/engine/detection/judge/confidence';
import { type Calibration, calibrationOf, versionsOf } from '../accuracy/calibration';
import { fittedWeights } from '../accuracy/fit';
import { type Labelled, labelledDocuments } from '../accuracy/labelled';
import { substringCounter, wholeWords } from '../accuracy/peers';
import { type Finder, scoreOf, type Tally } from '../accuracy/score';

const KINDS: readonly FrameworkKind[] = ['strategy', 'software'];
/** As many of the frameworks with the most mistakes are listed. */
const WORST = 20;

/** Holds detection against the labelled documents; with `--fit`, refreshes the weights of the confidence instead. */
function main(): void {
  const catalog = new Catalog([], builtIn);
  const detector = new Detector(catalog);
  const labelled = labelledDocuments();
  if (process.argv.includes('--fit')) {
    writeWeights(fittedWeights(catalog, detector, labelled));
    return;
  }
  const found = new Map(labelled.map((one) => [one, detector.track(one.document).update(Infinity).detections]));
  const detect = (one: Labelled): readonly Detection[] => found.get(one) ?? [];
  const finders: readonly (readonly [name: string, find: Finder])[] = [
    ['detection', detect],
    ['substrings counted', substringCounter(catalog)],
    ['names as words', wholeWords(catalog)],
  ];
  const fittedOn = labelled.filter(({ heldOut }) => !heldOut);
  for (const [part, documents] of [
    ['fitted on', fittedOn],
    ['held out', labelled.filter(({ heldOut }) => heldOut)],
  ] as const) {
    console.log(`\n${documents.length} documents ${part}`);
    console.table(Object.fromEntries(finders.flatMap(([name, find]) => rowsOf(catalog, documents, name, find))));
    const plain = documents.filter(({ frameworks }) => frameworks.size === 0);
    console.log(`Documents without any framework: ${plain.length}, flagged:`);
    console.table(Object.fromEntries(finders.map(([name, find]) => [name, flaggedOf(plain, find)])));
    console.log('Confidence: how often readers agree with what is said with it');
    for (const kind of KINDS) printCalibration(kind, calibrationOf(documents, detect, kind));
    const { right, wrong, missed } = versionsOf(documents, detect);
    console.log(`Versions: ${right} as labelled, ${wrong} other, ${missed} not found`);
  }
  for (const kind of KINDS) {
    console.log(`\nThe ${kind} frameworks with the most mistakes, in the documents fitted on`);
    console.table(worstOf(scoreOf(catalog, kind, fittedOn, detect).byFramework));
  }
}

const CONFIDENCE = join('src', 'engine', 'detection', 'judge', 'confidence.ts');

function writeWeights(weights: typeof WEIGHTS): void {
  const written = Object.entries(weights).map(([judgement, values]) => {
    const lines = Object.entries(values).map(([name, value]) => `    ${name}: ${value},\n`);
    return `  '${judgement}': {\n${lines.join('')}  },\n`;
  });
  const source = readFileSync(CONFIDENCE, 'utf8');
  writeFileSync(CONFIDENCE, source.replace(/(WEIGHTS: .* = )\{\n.*?\n\};/s, `$1{\n${written.join('')}};`));
  console.log(`${CONFIDENCE} holds the weights of today.`);
}

function rowsOf(
  catalog: Catalog,
  documents: readonly Labelled[],
  name: string,
  find: Finder,
): [string, Record<string, string | number>][] {
  return KINDS.flatMap((kind): [string, Record<string, string | number>][] => {
    const { detected, applied, plain, flagged } = scoreOf(catalog, kind, documents, find);
    const row = (tally: Tally): Record<string, string | number> => ({
      precision: percent(tally.precision),
      recall: percent(tally.recall),
      right: tally.right,
      wrong: tally.wrong,
      missed: tally.missed,
      'flagged without one': `${flagged} of ${plain}`,
    });
    return [
      [`${name}: ${kind}, detected`, row(detected)],
      [`${name}: ${kind}, applied`, row(applied)],
    ];
  });
}

function flaggedOf(plain: readonly Labelled[], find: Finder): Record<string, string | number> {
  const flagged = plain.filter((one) => find(one).some(({ id }) => !one.tolerated.has(id))).length;
  return { flagged, share: percent(plain.length === 0 ? 0 : flagged / plain.length) };
}

function printCalibration(kind: FrameworkKind, { bins, brier, error }: Calibration): void {
  console.log(`${kind}: Brier score ${brier.toFixed(3)}, expected calibration error ${error.toFixed(3)}`);
  console.table(
    bins.map(({ from, to, count, confidence, agreed }) => ({
      confidence: `${from.toFixed(2)} to ${to.toFixed(2)}`,
      detections: count,
      'mean confidence': percent(confidence),
      'readers agree': percent(agreed),
    })),
  );
}

function worstOf(byFramework: ReadonlyMap<string, Tally>): Record<string, Record<string, number>> {
  const worst = [...byFramework]
    .filter(([, { wrong, missed }]) => wrong + missed > 0)
    .sort(([a, one], [b, other]) => other.wrong + other.missed - one.wrong - one.missed || (a < b ? -1 : 1))
    .slice(0, WORST);
  return Object.fromEntries(worst.map(([id, { right, wrong, missed }]) => [id, { right, wrong, missed }]));
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}

main();
