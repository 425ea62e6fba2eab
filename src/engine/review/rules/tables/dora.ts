import type { PlaceKind } from '../../../catalog/persona';
import { once } from '../../../once';
import type { Block, Outline } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { cellText, columnOf, rowName } from '../columns';
import { subtreeText, wholeText } from '../sections';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { type DoraMetric, isSupported, type Level, metricIn, metricsIn, readMeasure } from './dora-levels';

const SPEED = anyOf`
  deployment frequency, deploy frequency, frequency of (deployments|releases), (deployments?|deploys?|releases?) (per|a|each) (day|week|month|quarter|year)
  lead times?, change lead time, cycle time, throughput
`;
const STABILITY = anyOf`
  change fail*, failure rate, fail(ed|ure) (deployments?|changes?|rates?), time to (restore|recover|recovery)[\w ]*, recovery times?, MTTR, rework rate
  rollbacks?, rolled back, reliability, stability, incidents?, outages?, hotfix*, escaped defects, defect rate, availability, error budget
  mean time to
`;
const METRICS = anyOf`
  deployment frequency, lead time for changes?, change lead time, change fail(ure)? (rate|percentage), time to restore( service)?, MTTR
  (failed deployment )?recovery time
`;
/** The EU's Digital Operational Resilience Act has the same four letters. */
const NAMED =
  /\bDORA(?:['’]s)?[ -](?:four |key |delivery )?(?:metrics?|measures?|numbers?|indicators?|KPIs?|levels?|performance|research|benchmarks?|report|keys)\b|\bfour key metrics\b|\bfour keys\b|\bAccelerate metrics\b|\bDevOps Research and Assessment\b/i;

const TOLD: ReadonlySet<PlaceKind> = new Set(['title', 'heading', 'sentence']);

/** DORA's metrics with one half left out. */
export const doraIncomplete: Rule = {
  id: 'engineering-leadership/dora-incomplete',
  severity: 'info',
  topic: 'measure',
  why: 'Speed alone is bought with breakage, and stability alone by standing still; the four are read together or they mislead.',
  question: 'Which number would show that the other half got worse?',
  *check({ outline, words }: RuleContext): Generator<Hit> {
    const place = words.mayMatch([NAMED], TOLD).find(({ text }) => NAMED.test(text));
    const named = NAMED.exec(place?.text ?? '')?.[0];
    if (!place || !named) return;
    const text = subtreeText(outline, place.section);
    if (!METRICS.test(text)) return;
    const hasSpeed = SPEED.test(text);
    if (hasSpeed === STABILITY.test(text)) return;
    const missing = hasSpeed ? 'change failures or recovery' : 'deployment frequency or lead time';
    const { start, end } = place;
    yield { start, end, message: `${quote(named)} are named, and nothing on ${missing}.` };
  },
  mustFire: [
    '# DORA metrics for 2031\n\n- Deployment frequency: daily\n- Lead time for changes: 2 days\n',
    '# How we measure delivery\n\nOf the DORA metrics we look at change failure rate and time to restore.\n',
  ],
  mustNotFire: [
    '# DORA metrics for 2031\n\n- Deployment frequency: daily\n- Lead time for changes: 2 days\n- Change failure rate: 9 %\n- Time to restore: 3 hours\n',
    '# DORA compliance\n\nThe act asks for a register of providers and a recovery time for each.\n',
    '# Delivery\n\nOur DORA metrics are on the dashboard.\n',
    '# DORA metrics\n\nDeployment frequency doubled, and incidents stayed where they were.\n',
  ],
};

const LEVELS =
  /\b(elite|high|medium)\b(?=[ -](?:performers?|performance|performing|level|category|tier|cluster|team)|\W*$)/i;
const LEVEL_COLUMN = /^(?:our |dora )?(?:level|performance(?: level)?|category|tier|cluster|rating|class|band)\b/i;
const VALUE_COLUMN =
  /^(?:our |current |measured |actual )?(?:value|figure|number|measure(?:d|ment)?|current|today|now|ours|actual|result|baseline|where we are|last quarter|Q[1-4])\b.{0,12}$/i;

/** A DORA level that the number beside it does not reach. */
export const doraLevel: Rule = {
  id: 'engineering-leadership/dora-level',
  severity: 'warning',
  topic: 'evidence',
  why: 'A level is quoted upwards without its number, and the target that would have been needed is never set.',
  question: 'By which year’s report, and from which numbers, does the level follow?',
  *check(context: RuleContext): Generator<Hit> {
    for (const hit of unreached(context)) {
      if (!isOfDora(context.outline)) return;
      yield hit;
    }
  },
  mustFire: [
    '# DORA metrics\n\n| Metric | Value | Level |\n|---|---|---|\n| Deployment frequency | once a month | Elite |\n| Lead time for changes | 2 days | High |',
    '# Delivery\n\nBy DORA metrics we are an elite performer, with a lead time for changes of 9 days.\n',
    '# DORA metrics\n\n| Metric | Current | Level |\n|---|---|---|\n| Change failure rate | 34 % | High |\n| Time to restore service | 40 minutes | Elite |',
  ],
  mustNotFire: [
    '# DORA metrics\n\n| Metric | Value | Level |\n|---|---|---|\n| Deployment frequency | several times a day | Elite |\n| Lead time for changes | 2 days | High |\n| Change failure rate | 14 % | High |',
    '# DORA metrics\n\nOur goal is to be an elite performer; today the lead time for changes is 9 days.\n',
    '# Batteries\n\n| Metric | Value | Level |\n|---|---|---|\n| Recovery time | 9 days | High |',
    '# DORA metrics\n\nLead time for changes is 9 days, which is medium.\n',
  ],
};

/** Whether a text names DORA's metrics, or two of them without the name. */
const isOfDora = once((outline: Outline): boolean => {
  const text = wholeText(outline);
  return NAMED.test(text) || metricsIn(text) >= 2;
});

/** What a level is claimed for that the number beside it does not reach, whatever metrics the text is about. */
function* unreached({ outline, words }: RuleContext): Generator<Hit> {
  for (const table of outline.tables) {
    const level = columnOf(table, LEVEL_COLUMN);
    const value = level < 0 ? -1 : columnOf(table, VALUE_COLUMN);
    if (value < 0) continue;
    for (const row of table.rows) {
      const claimed = levelIn(cellText(row, level));
      const cell = row[level];
      if (claimed && cell) yield* claimHit(cell, metricIn(rowName(row)), cellText(row, value), claimed);
    }
  }
  for (const sentence of words.mayMatch([LEVELS])) {
    const claimed = levelIn(sentence.text);
    if (!claimed || AHEAD.test(sentence.text) || /[<>≤≥]/.test(sentence.text)) continue;
    for (const part of sentence.text.split(/[,;:()]| and | with /))
      yield* claimHit(sentence, metricIn(part), part, claimed);
  }
}

const AHEAD = anyOf`
  goals?, targets?, aim*, want, plan*, will, would, should, could, become, reach*, until, if, towards?, to be, not, elite teams?
  elite performers (have|are|do|deploy), compared, than, less, under, below, at most
`;

function levelIn(text: string): Level | null {
  return (LEVELS.exec(text.trim())?.[1]?.toLowerCase() ?? null) as Level | null;
}

function* claimHit({ start, end }: Block, metric: DoraMetric | null, text: string, level: Level): Generator<Hit> {
  const measure = metric && readMeasure(metric, text);
  if (!metric || measure === null || measure === undefined || isSupported(metric, measure.value, level)) return;
  yield { start, end, message: `${quote(measure.text)} is no ${quote(level)} ${metric.name} in any year’s report.` };
}
