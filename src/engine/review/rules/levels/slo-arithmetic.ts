import type { Span } from '../../../document';
import { replacement } from '../../fixes';
import { matches } from '../../matches';
import type { Block, Table } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { cellText } from '../columns';
import { parseQuantity } from '../quantity';
import { ownText, perSection } from '../sections';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { type Duration, durationLike, durationsIn } from './durations';
import { USUAL, type Window, windowsIn } from './windows';

/** A target from 90 to 99.9999 %. */
const TARGET = /(?<![\d.,–-])(9\d(?:[.,]\d{1,5})?) ?(?:%|percent\b|per cent\b)/gi;
const ERROR_BUDGET = /\berror budget\b|\b(?:allowed|permitted|tolerated) downtime\b/i;
const TARGET_ANYWHERE = /9\d(?:[.,]\d{1,5})? ?(?:%|per ?cent)/i;
/** What stands before or behind the time that a target leaves. */
const BUDGET = anyOf`
  error budgets?, budget, downtime, down, unavailab*, outages?, allow(s|ed|ance)?, leaves?, permits?, permitted, tolerat*, gives us, failed, fail
  may fail, failures
`;
/** What takes from the budget, so that the time is no whole one. */
const SPENT = anyOf`
  burn*, consum*, used, spent, spend, remaining, left over, have left, exhaust*, alert*, page[sd]?, paging, lost, cost us, last (week|month|quarter|year)
  so far, respond*, response, latency, within, faster than, under \d+, below \d+, p9\d, recover*, restore*, maintenance, incident, lasted
  half, a third, \d+ ?% of (the|that|our|its) (error )?budget
`;
const DAY = 86_400;
/** Share by which a rounded figure may be off. */
const SLACK = 0.015;

/** An error budget that is not what the target leaves over its window. */
export const sloArithmetic: Rule = {
  id: 'architecture/slo-arithmetic',
  severity: 'error',
  topic: 'arithmetic',
  why: 'The budget decides when work stops for repairs; a wrong one stops it too late, or for nothing.',
  question: 'Is the target wrong, the window or the time it leaves?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline } = context;
    if (!TARGET_ANYWHERE.test(context.document.text)) return;
    const windows = perSection((section) => windowsIn(ownText(outline, section)));
    const targets = perSection((section) => [...new Set(targetsIn(ownText(outline, section)))]);
    for (const sentence of context.words.mayMatch([TARGET_ANYWHERE, ERROR_BUDGET])) {
      const own = targetsIn(sentence.text);
      // A budget in a line of its own belongs to the one target of its section.
      const [target, ...others] =
        own.length > 0 ? own : ERROR_BUDGET.test(sentence.text) ? targets(sentence.section) : [];
      if (target === undefined || others.length > 0) continue;
      yield* sentenceHits(context, sentence, target, windows);
      if (own.length > 0) yield* failureHits(context, sentence);
    }
    for (const table of outline.tables) yield* tableHits(context, table, windows);
  },
  mustFire: [
    '# SLO for checkout\n\nAn SLO of 99.9 % over 30 days leaves an error budget of 4.3 minutes.\n',
    '# Reliability\n\nAvailability of 99.95% allows 43 minutes of downtime a month.\n',
    '# SLOs\n\n| Service | SLO | Error budget (28 days) |\n|---|---|---|\n| Checkout | 99.9 % | 40m 19s |\n| Search | 99.5 % | 201m 36s |\n| Login | 99.99 % | 40m 2s |',
    '# SLO for the API\n\nAt 99.9 % of 10 million requests a month, 1,000 requests may fail.\n',
    '# SLO for search\n\n- Target: 99.5 % of requests succeed\n- Window: 30 days\n- Error budget: 21.6 minutes\n',
  ],
  mustNotFire: [
    '# SLO for search\n\n- Target: 99.5 % of requests succeed\n- Window: 30 days\n- Error budget: 3.6 hours\n- When the error budget is gone for 3 days, releases stop\n',
    '# SLO for checkout\n\nAn SLO of 99.9 % over 30 days leaves an error budget of 43.2 minutes (43m 12s).\n',
    '# Reliability\n\nAvailability of 99.95% allows about 22 minutes of downtime a month, or 4.4 hours a year.\n',
    '# SLO\n\nWith a target of 99.9 % over 30 days, a burn rate of 14.4 consumes 2 % of the error budget in 1 hour.\n',
    '# SLO\n\n99 % of requests are answered within 300 ms, and 99.9 % within 2 seconds, over 28 days.\n',
    '# SLO for the API\n\nAt 99.9 % of 10 million requests a month, 10,000 requests may fail.\n',
    '# Nines\n\n| Target | Downtime per month | Downtime per year |\n|---|---|---|\n| 99 % | 7h 18m | 3d 15h |\n| 99.9 % | 43m 49s | 8h 46m |\n| 99.99 % | 4m 23s | 52m 36s |',
    '# Incident\n\nOur availability was 99.9 % last month; the outage was 12 minutes of downtime.\n',
  ],
};

/** The windows that a section names. */
type Windows = (section: number) => readonly Window[];

function* sentenceHits(context: RuleContext, sentence: Block, target: number, nearby: Windows): Generator<Hit> {
  const { text } = sentence;
  if (!BUDGET.test(text) || SPENT.test(text)) return;
  const windows = windowsIn(text);
  const scope = windows.length > 0 ? windows : nearby(sentence.section);
  for (const duration of durationsIn(text)) {
    if (!isBudget(duration, text) || fits(duration, target, scope.length > 0 ? [...scope, ...ifMany(windows)] : USUAL))
      continue;
    const [window] = scope;
    if (!window) {
      yield {
        ...spanOf(sentence),
        message: `${quote(duration.text)} is what ${shown(target)} leaves over no usual window.`,
      };
    } else {
      yield wrong(context, sentence, duration, target, window);
    }
  }
}

/** A sentence with several windows may mean any of them. */
function ifMany(windows: readonly Window[]): readonly Window[] {
  return windows.length > 1 ? USUAL : [];
}

/** A time that is no window: shorter than a tenth of one, and not written as one. */
function isBudget({ seconds, text, index }: Duration, whole: string): boolean {
  const before = whole.slice(Math.max(0, index - 24), index);
  const after = whole.slice(index + text.length, index + text.length + 12);
  return (
    seconds > 0 &&
    seconds < 40 * DAY &&
    !/\b(?:over|any|rolling|trailing|every|per|window of|within) (?:a |the |any |last )?$|\bfor $/i.test(before) &&
    !/^[- ]?(?:rolling|window|period)/i.test(after) &&
    !/\d-?day/i.test(text)
  );
}

function fits({ seconds, rounding }: Duration, target: number, windows: readonly Window[]): boolean {
  const share = 1 - target / 100;
  return windows.some(({ fewest, most }) => {
    const slack = Math.max(rounding, share * fewest * DAY * SLACK) + 1e-6;
    return seconds >= share * fewest * DAY - slack && seconds <= share * most * DAY + slack;
  });
}

function wrong(context: RuleContext, place: Block, { text }: Duration, target: number, window: Window): Hit {
  const due = (1 - target / 100) * (window.fewest === window.most ? window.most : middle(window)) * DAY;
  const right = durationLike(due, text);
  const at = context.document.slice(place).indexOf(text);
  const span = at < 0 ? spanOf(place) : { start: place.start + at, end: place.start + at + text.length };
  const message = `${shown(target)} over ${window.text.replace(/^(?:per|over|in|an?|each|every|\/) ?/i, 'a ')} leaves ${right}, not ${text}.`;
  return { ...span, message, ...(at >= 0 && { fix: replacement(`Write “${right}”`, span, right) }) };
}

/** A month has 30 days here, a quarter 90 and a year 365. */
function middle({ fewest, most }: Window): number {
  return most === 31 ? 30 : most === 92 ? 90 : most === 366 ? 365 : Math.round((fewest + most) / 2);
}

/** "99.9 % of 10 million requests": how many may fail. */
function* failureHits(context: RuleContext, sentence: Block): Generator<Hit> {
  const { text } = sentence;
  const targets = targetsIn(text);
  const [target] = targets;
  if (target === undefined || targets.length > 1 || SPENT.test(text)) return;
  const counts = matches(text, COUNT).filter(({ index }) => !/9\d[.,]?$/.test(text.slice(0, index)));
  const [all, failed] = [counts.find((one) => !isFailed(text, one)), counts.find((one) => isFailed(text, one))];
  if (!all || !failed || counts.length !== 2) return;
  const total = countOf(all[1], all[2]);
  const stated = countOf(failed[1], failed[2]);
  const due = total * (1 - target / 100);
  if (stated >= total || Math.abs(stated - due) <= due * SLACK + 1) return;
  const place = failed[0].trim();
  const at = context.document.slice(sentence).indexOf(place);
  const right = Math.round(due).toLocaleString('en-GB');
  const digits = /^\d[\d.,]*(?: ?(?:million|billion|thousand|[MkK]\b))?/.exec(place)?.[0] ?? place;
  const span = at < 0 ? spanOf(sentence) : { start: sentence.start + at, end: sentence.start + at + digits.length };
  const message = `${shown(target)} of ${all[0].trim()} leaves ${right} that may fail, not ${digits}.`;
  yield { ...span, message, ...(at >= 0 && { fix: replacement(`Write “${right}”`, span, right) }) };
}

const COUNT =
  /(?<![\w.,])(\d[\d.,]{0,15})( ?(?:million|billion|thousand|[MkK]\b))? (?=(?:[a-z]+ ){0,2}(?:requests?|calls|transactions|orders|messages|failures|errors|events|queries|jobs)\b)/gi;

function isFailed(text: string, { 0: found, index }: RegExpExecArray): boolean {
  const end = index + found.length;
  return (
    /^(?:failed|bad|failing|failures|errors)\b|^\w+ (?:may|can|might|are allowed to|to) fail\b/i.test(
      text.slice(end),
    ) || /\b(?:budget of|budget is|allows?|leaves?|permits?) $/i.test(text.slice(0, index))
  );
}

const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, k: 1e3, million: 1e6, m: 1e6, billion: 1e9 };

function countOf(digits = '', suffix = ''): number {
  return (parseQuantity(digits)?.value ?? 0) * (SCALES[suffix.trim().toLowerCase()] ?? 1);
}

const TARGET_COLUMN = /^(?:slos?|targets?|availability|objective|uptime|service level objective|goal|nines)\b/i;
const BUDGET_COLUMN = /\b(?:error budget|budget|downtime|unavailability|outage|allowed)\b/i;

/** Tables with a column of targets and one of the times they leave. */
function* tableHits(context: RuleContext, table: Table, nearby: Windows): Generator<Hit> {
  const target = table.header.findIndex(({ text }) => TARGET_COLUMN.test(text) && !BUDGET_COLUMN.test(text));
  if (target < 0) return;
  const windowed = table.header.findIndex(({ text }) => /\bwindow\b|^period$/i.test(text));
  for (const [index, { text: head }] of table.header.entries()) {
    if (
      index === target ||
      !BUDGET_COLUMN.test(head) ||
      SPENT.test(head) ||
      /\b(?:policy|left|remaining)\b/i.test(head)
    )
      continue;
    for (const row of table.rows) {
      const cell = row[index];
      const [only, ...more] = targetsIn(cellText(row, target));
      const [duration, ...others] = durationsIn(cellText(row, index));
      if (!cell || only === undefined || !duration || more.length + others.length > 0) continue;
      const own = [
        head,
        cellText(row, index).replace(duration.text, ''),
        cellText(row, target),
        cellText(row, windowed),
      ].flatMap(windowsIn);
      const windows = own.length > 0 ? own : nearby(table.section);
      if (fits(duration, only, windows.length > 0 ? windows : USUAL)) continue;
      const [window = USUAL[2]] = windows;
      if (window) yield wrong(context, cell, duration, only, window);
    }
  }
}

function targetsIn(text: string): number[] {
  if (!TARGET_ANYWHERE.test(text)) return [];
  return Array.from(matches(text, TARGET), ([, digits = '']) => Number(digits.replace(',', '.'))).filter(
    (one) => one < 100,
  );
}

function shown(target: number): string {
  return `${target} %`;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
