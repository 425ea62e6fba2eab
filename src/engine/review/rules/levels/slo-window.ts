import { enumerated } from '../../../format';
import { appendix } from '../../fixes';
import type { Block } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { subtreeText, wholeText } from '../sections';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';

/** Not the agreement with a customer, which has its own words. */
const OBJECTIVE = /\b(?:SLOs?|service[- ]level objectives?)\b/;
const TARGET = /(?<![\d.,–-])9\d(?:[.,]\d{1,5})? ?(?:%|percent\b|per cent\b)/i;
const WINDOW = anyOf`
  windows?, rolling, trailing, calendar (month|week|quarter|year), \d+[ -]?(d|days?|weeks?|months?)
  (per|each|every|any|a|an|in|over|this|the|one|last) (day|week|month|quarter|year), daily, weekly, monthly, quarterly, yearly, annual(ly)?
`;
/** What is counted or timed, so that one knows when it was good. */
const INDICATOR = anyOf`
  SLIs?, indicators?, requests?, responses?, respond(s|ed)?, latency, succe(ss|ssful|ssfully|ed|eds), errors?, 5xx, 2xx, status codes?, probes?, pings?, health checks?
  synthetic, measured, measure, counted, queries, jobs?, messages?, orders?, logins?, checkouts?, transactions?, calls?, events?, deliver*, p\d\d
  good, valid, ratio, proportion, freshness, correctness, durability, throughput, within, faster, load(s|ed)?, sessions?, users?, uploads?, builds?, runs?
  records?, pages?, minutes
`;
/** A text that explains what SLOs are. */
const EXPLAINS = anyOf`for example, e\.g, for instance, such as, imagine, suppose, say, let's, typical*, often, usually, can be, if you, your`;

/** A service-level objective of which nobody can say whether it was kept. */
export const sloWindow: Rule = {
  id: 'architecture/slo-window',
  severity: 'warning',
  topic: 'measure',
  why: 'Without a window and something counted, two people look at the same month and disagree on whether the target was kept.',
  question: 'Of what is it the share, over which days, and where is it read?',
  *check({ outline }: RuleContext): Generator<Hit> {
    if (!OBJECTIVE.test(wholeText(outline))) return;
    const place = objective(outline);
    if (!place) return;
    const section = outline.headings.length > 0 ? subtreeText(outline, place.section) : wholeText(outline);
    const nearby = `${section}\n${outline.sentences
      .filter(({ text }) => OBJECTIVE.test(text))
      .map(({ text }) => text)
      .join('\n')}`;
    const missing = [
      ...(WINDOW.test(nearby) ? [] : ['a window']),
      ...(INDICATOR.test(nearby) ? [] : ['what is counted']),
    ];
    if (missing.length === 0) return;
    const { start, end, text } = place;
    const lines = ['- Indicator: the share of … that …, measured at …', '- Window: … days, rolling'].join('\n');
    const fix = appendix('Insert an indicator and a window', outline, place.section, lines);
    yield { start, end, message: `${quote(text)} is an objective without ${enumerated(missing)}.`, fix };
  },
  mustFire: [
    '# Reliability of the checkout\n\n## SLO\n\nAvailability: 99.9 %.\n',
    '# SLOs\n\n| Service | SLO |\n|---|---|\n| Checkout | 99.9 % |\n| Search | 99.5 % |',
    '# Reliability\n\nWe set an SLO of 99.95 % of requests served without an error.\n',
  ],
  mustNotFire: [
    '# Reliability of the checkout\n\n## SLO\n\n99.9 % of requests answered without a 5xx, over 28 days.\n',
    '# SLOs\n\n| Service | Indicator | SLO | Window |\n|---|---|---|---|\n| Checkout | requests without 5xx | 99.9 % | 28 days |',
    '# Terms\n\nWe promise 99.9 % availability; see the contract.\n',
    '# What an SLO is\n\nAn SLO is a target, for example 99.9 %, on which a team agrees.\n',
    '# Tests\n\nCoverage is at 95 %.\n',
  ],
};

/** Where the first target of an objective stands: a sentence or a cell, under a heading or beside a word that says so. */
function objective({ headings, sentences, tables }: RuleContext['outline']): Block | null {
  const isUnder = (section: number): boolean => OBJECTIVE.test(headings[section]?.text ?? '') && section > 0;
  const sentence = sentences.find(
    ({ text, section }) => TARGET.test(text) && (OBJECTIVE.test(text) || isUnder(section)) && !EXPLAINS.test(text),
  );
  if (sentence) return sentence;
  for (const { header, rows } of tables) {
    const column = header.findIndex(({ text }) => OBJECTIVE.test(text));
    const cell = column < 0 ? undefined : rows.map((row) => row[column]).find((one) => one && TARGET.test(one.text));
    if (cell) return cell;
  }
  return null;
}
