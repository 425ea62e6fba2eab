export type Level = 'elite' | 'high' | 'medium';

/** One of DORA's metrics, with the worst value that any year's report still puts into a level. */
export interface DoraMetric {
  readonly name: string;
  readonly called: RegExp;
  /** Times are in hours, frequencies in hours between two deployments, shares in per cent. */
  readonly kind: 'time' | 'frequency' | 'share';
  readonly worst: Readonly<Record<Level, number>>;
}

const DAY = 24;
const WEEK = 7 * DAY;
const MONTH = 31 * DAY;

/**
 * The worst values of each level in the Accelerate State of DevOps reports of 2018, 2019 and 2021 to 2024, of whichever year was
 * the kindest, because the years' levels differ: 2021, for one, has deployments once a month and 30 % of failures at "high".
 */
const METRICS: readonly DoraMetric[] = [
  {
    name: 'deployment frequency',
    called:
      /\b(?:deploy(?:ment)?|release) frequency\b|\bfrequency of (?:deployments|releases)\b|\bdeployments?\b|\bdeploys?\b/i,
    kind: 'frequency',
    worst: { elite: DAY, high: MONTH, medium: 6 * MONTH },
  },
  {
    name: 'lead time',
    called: /\blead time\b/i,
    kind: 'time',
    worst: { elite: DAY, high: WEEK, medium: 6 * MONTH },
  },
  {
    name: 'change failure rate',
    called: /\bchange fail(?:ure|ed)?\b|\bCFR\b|\bfailure rate\b/i,
    kind: 'share',
    worst: { elite: 15, high: 30, medium: 30 },
  },
  {
    name: 'recovery time',
    called: /\btime to (?:restore|recover)\w*\b|\brecovery time\b|\bMTTR\b/i,
    kind: 'time',
    worst: { elite: 1, high: DAY, medium: WEEK },
  },
];

/** The metric that a text names; null where it names none. */
export function metricIn(text: string): DoraMetric | null {
  return METRICS.find(({ called }) => called.test(text)) ?? null;
}

/** How many of the metrics a text names. */
export function metricsIn(text: string): number {
  return METRICS.filter(({ called }) => called.test(text)).length;
}

/** Whether some year's report puts the value of a metric into a level, or a better one. */
export function isSupported({ worst }: DoraMetric, value: number, level: Level): boolean {
  return value <= worst[level] * 1.01;
}

const HOURS: Readonly<Record<string, number>> = {
  minute: 1 / 60,
  min: 1 / 60,
  hour: 1,
  hr: 1,
  h: 1,
  day: DAY,
  week: WEEK,
  month: 30 * DAY,
};
const TIME = /(?<!\w)(\d{1,4}(?:\.\d{1,2})?) ?(minute|min|hour|hr|h|day|week|month)s?\b/i;
const OFTEN =
  /\b(?:(once|twice|\d{1,3}(?:\.\d)?)(?: times)?(?: deployments?| deploys?| releases?)? ?(?:\/|a|per|each|every)|every) ?(?:(\d{1,2}) )?(hour|day|week|month|quarter|year)s?\b/i;
const PERIODS: Readonly<Record<string, number>> = {
  hour: 1,
  day: DAY,
  week: WEEK,
  month: 30 * DAY,
  quarter: 91 * DAY,
  year: 365 * DAY,
};
const ADVERBS: Readonly<Record<string, number>> = { daily: DAY, weekly: WEEK, monthly: 30 * DAY, quarterly: 91 * DAY };

/** The value of a metric in a text, in the metric's unit, with the words that say it; null where there is none. */
export function readMeasure(
  { kind }: DoraMetric,
  text: string,
): { readonly value: number; readonly text: string } | null {
  if (kind === 'share') {
    const share = /(?<![\w.–-])(\d{1,3}(?:\.\d)?) ?(?:%|percent|per cent)/i.exec(text);
    return share ? { value: Number(share[1]), text: share[0] } : null;
  }
  if (kind === 'time') {
    // "2 to 9 days" has no one value.
    const time = /\d ?(?:-|–|to) ?\d/.test(text) ? null : TIME.exec(text);
    return time ? { value: Number(time[1]) * (HOURS[time[2]?.toLowerCase() ?? ''] ?? 0), text: time[0] } : null;
  }
  return frequency(text);
}

function frequency(text: string): { readonly value: number; readonly text: string } | null {
  const often = OFTEN.exec(text);
  if (often && !/\d ?(?:-|–|to) ?\d/.test(text)) {
    const [said, times = 'once', periods = '1', period = ''] = often;
    const count = times === 'once' ? 1 : times === 'twice' ? 2 : Number(times);
    return { value: ((PERIODS[period.toLowerCase()] ?? 0) * Number(periods)) / count, text: said };
  }
  const adverb = /^\W*(?:deployment frequency\W+)?(?:is |of )?(daily|weekly|monthly|quarterly)\b/i.exec(text)?.[1];
  return adverb ? { value: ADVERBS[adverb.toLowerCase()] ?? 0, text: adverb } : null;
}
