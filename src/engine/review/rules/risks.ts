import { appendix } from '../fixes';
import type { Table } from '../outline';
import type { Hit, Rule, RuleContext } from '../rule';
import { tokensOf } from '../words/tokens';
import { cellQuantity, cellText, columnOf, isBlank, rowName } from './columns';
import { blankFilled } from './corrections';
import { deliberates } from './deliberation';
import { headingsThat } from './headings';
import { stated } from './outright';
import { LOOKED, WAVED } from './risk-phrases';
import { subtree, subtreeText, within } from './sections';
import { anyOf } from './vocabulary';
import { counted, quote } from './wording';

const HEADING =
  /^(?:(?:key|main|top|known|major|open|delivery|project|programme|program|the) )?risks?(?: register| log|(?:,| and| &) .{1,40})?$/i;
const ANSWER = anyOf`
  mitigat*, avoid*, reduc*, prevent*, contain*, respons*, respond*, fall-?back*, contingen*, plan b, monitor*, watch*, transfer*, accept*
  counter*, insur*, hedg*, owner, address*, protect*, limit*, safeguard*, handled, managed, therefore, until, so we
  we (will|would|can|keep|run|have|start|stop), to (offset|handle|manage), if (it|this|that|they|we)
`;
const RISK_COLUMN = /^(?:risks?|threats?|failure mode|what could go wrong)\b(?! ?(?:id|no|nr|#|number)\b)/i;
const ANSWER_COLUMN = anyOf`mitigations?, response, (counter-?|preventive )?measures?, actions?, treatment, contingency, what we do`;
const SCORE_COLUMN = /^(?:risk )?(?:score|rating|level|value|exposure|priority)$/i;
/** Watching alone, in as many words. */
const ONLY_WATCHED =
  /^(?:(?:we )?(?:will )?)?(?:monitor(?:ed|ing)?|watch(?:ed)?|observe(?:d)?|keep an eye on it|keep watching|be careful|pay attention|hope|pray|check)(?: (?:it|this|them|closely|carefully|regularly|the situation))*[.!]?$/i;
/** An answer that begins by saying that there is none. */
const NO_ANSWER =
  /^(?:none|nothing|no (?:measures?|action|mitigation)|not (?:planned|needed|necessary|required|possible)|not applicable|ignore[d]?)\b(?!.{60})/i;
const ACCEPTED = /^(?:accept(?:ed|able|ance)?|tolerate[d]?|live with it|bear)[.!]?$/i;
/** Probability by impact on scales of five from which on nobody accepts a risk without saying why: the upper right of the matrix. */
const GRAVE = 15;
/** "Measure: ...", "Mitigation: ..." below or behind a risk. */
const LABELLED =
  /^([^\n:]{3,80}?)[\n:. ]\s*(?:counter-?)?(?:measures?|mitigation|response|answer|action): ?(.{3,120})$/i;
/** Words with which the wish that a problem were not there is said. */
const WISHED = new Set(
  'improve improving increase increasing reduce reducing avoid avoiding better more less prevent preventing ensure ensuring good the a of and to our its be do not with take care keep sufficient enough'.split(
    ' ',
  ),
);
const FIRST_WORD = /^[a-z]+(?=[ ,.]|$)/i;
/** What a template leaves to be filled in. */
const TO_FILL = /^[[{<…]/;

/** Risks that are listed and left alone. */
export const riskWithoutMitigation: Rule = {
  id: 'engineering-leadership/risk-without-mitigation',
  severity: 'warning',
  topic: 'risk',
  why: 'A risk that is only named has been noticed, not managed; the board will ask what is done about it.',
  question: 'What is done about it, by whom, and which sign says that it has come?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline } = context;
    if (deliberates(context)) yield* wavedAway(context);
    for (const heading of headingsThat(context, HEADING)) {
      const index = heading.section;
      const section = subtree(outline, index);
      const risks = within(outline.items, section).filter(({ depth }) => depth === 0);
      const rows = within(outline.tables, section).flatMap((table) => table.rows);
      const listed = risks.length + rows.length;
      if (listed === 0 || risks.some(({ text }) => TO_FILL.test(text)) || ANSWER.test(subtreeText(outline, index)))
        continue;
      const { start, end, text } = heading;
      const open = [...risks.map(({ text: risk }) => risk), ...rows.map(rowName)].slice(0, MAX_LAID_OUT);
      const message = `${counted(listed, 'risk')} under ${quote(text)}, and nothing that is done about ${listed === 1 ? 'it' : 'any of them'}.`;
      yield { start, end, message, fix: appendix('Lay out a mitigation for each risk', outline, index, laidOut(open)) };
    }
    for (const table of outline.tables) yield* unansweredRows(table);
  },
  mustFire: [
    '# Plan\n\n## Risks\n\n- The vendor raises prices\n- Two key people leave\n',
    '| Risk | Likelihood | Mitigation |\n|---|---|---|\n| The vendor raises prices | high | second source by May |\n| Two key people leave | low | TBD |',
    '# Launch plan\n\n## Decision\n\nWe go live in May. There are no serious risks, and if there were, somebody would know.\n\n## Risks\n\nDelays will sort themselves out.\n',
    '| Risk | Probability | Impact | Score | Measure |\n|---|---|---|---|---|\n| The line is late | 4 | 5 | 20 | Accept |\n| Bad data | 3 | 3 | 9 | Improve the data |',
    '| Risk | Likelihood | Response |\n|---|---|---|\n| The vendor raises prices | high | none, prices are fixed |\n| Two key people leave | low | monitor closely |',
  ],
  mustNotFire: [
    '# Launch plan\n\n## Decision\n\nWe go live in May. Somebody signs each order, so that it cannot happen twice.\n\n## Scope\n\nWhether it is no problem was tested in March.\n',
    '| Risk | Probability | Impact | Score | Measure |\n|---|---|---|---|---|\n| The line is late | 1 | 2 | 2 | Accept |\n| Bad data | 3 | 3 | 9 | Two clerks check each file |',
    '# Plan\n\n## Risks\n\n- The vendor raises prices: we will keep a second source warm\n- Two key people leave\n',
    '| Risk | Likelihood | Mitigation |\n|---|---|---|\n| The vendor raises prices | high | second source by May |',
    '# Plan\n\n## Risks\n\nThere are some risks.\n',
    '# Security\n\n## Reporting\n\n- Use the form\n- Do not open an issue\n',
  ],
};

function* unansweredRows(table: Table): Generator<Hit> {
  const risk = columnOf(table, RISK_COLUMN);
  const answer = risk < 0 ? -1 : columnOf(table, ANSWER_COLUMN);
  if (answer < 0) return;
  const score = columnOf(table, SCORE_COLUMN);
  for (const row of table.rows) {
    const cell = row[risk];
    if (!cell?.text || TO_FILL.test(cell.text)) continue;
    const { start, end, text } = cell;
    const said = cellText(row, answer);
    if (isBlank(said)) {
      yield { start, end, message: `The risk ${quote(text)} has no mitigation.`, ...blankFilled(row[answer]) };
    } else if (NO_ANSWER.test(said) || (ACCEPTED.test(said) && (cellQuantity(row, score)?.value ?? 0) >= GRAVE)) {
      yield { start, end, message: `The risk ${quote(text)} is answered with ${quote(said)}.` };
    } else if (ONLY_WATCHED.test(said) || isEcho(text, said)) {
      yield { start, end, message: `${quote(said)} is all that is done about the risk ${quote(text)}.` };
    }
  }
}

function* wavedAway(context: RuleContext): Generator<Hit> {
  for (const { place, words } of stated(context, WAVED, LOOKED)) {
    const { start, end, text } = place.block;
    yield { start, end, message: `${quote(text)} waves a risk away with “${words}”.` };
  }
  for (const { text, start, end } of context.outline.items) {
    const [, risk = '', answer = ''] = (text.includes(':') && LABELLED.exec(text)) || [];
    if (answer && (ONLY_WATCHED.test(answer) || isEcho(risk, answer)))
      yield { start, end, message: `${quote(answer)} is all that is done about ${quote(risk)}.` };
  }
}

/** Whether an answer only wishes the risk away: "Improve the data quality" about “Data quality”. */
function isEcho(risk: string, answer: string): boolean {
  const first = FIRST_WORD.exec(answer)?.[0].toLowerCase();
  // Most answers begin with a word of their own.
  if (first && !WISHED.has(first) && !risk.toLowerCase().includes(first)) return false;
  const named = new Set(tokensOf(risk));
  const said = tokensOf(answer);
  return (
    said.some((word) => named.has(word) && word.length > 3) && said.every((word) => named.has(word) || WISHED.has(word))
  );
}

/** Risks for which a line is laid out, at most; those of a longer register want a column. */
const MAX_LAID_OUT = 12;

function laidOut(risks: readonly string[]): string {
  const lines = risks.map((risk) => `- ${quote(risk)}: mitigated by …, owner …, sign that it has come …`);
  return ['Mitigations:', '', ...lines].join('\n');
}
