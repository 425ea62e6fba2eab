import { appendix } from '../fixes';
import type { Table } from '../outline';
import type { Hit, Rule, RuleContext } from '../rule';
import { cellText, columnOf, isBlank, rowName } from './columns';
import { blankFilled } from './corrections';
import { plainHeading } from './deliberation';
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
const ANSWER_COLUMN = anyOf`mitigations?, response, counter-?measures?, action, treatment, contingency, what we do`;

/** Risks that are listed and left alone. */
export const riskWithoutMitigation: Rule = {
  id: 'engineering-leadership/risk-without-mitigation',
  severity: 'warning',
  topic: 'risk',
  why: 'A risk that is only named has been noticed, not managed; the board will ask what is done about it.',
  question: 'What is done about it, by whom, and which sign says that it has come?',
  *check({ outline }: RuleContext): Generator<Hit> {
    for (const [index, heading] of outline.headings.entries()) {
      if (!HEADING.test(plainHeading(heading.text))) continue;
      const section = subtree(outline, index);
      const risks = within(outline.items, section).filter(({ depth }) => depth === 0);
      const rows = within(outline.tables, section).flatMap((table) => table.rows);
      const listed = risks.length + rows.length;
      if (listed === 0 || ANSWER.test(subtreeText(outline, index))) continue;
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
  ],
  mustNotFire: [
    '# Plan\n\n## Risks\n\n- The vendor raises prices: we will keep a second source warm\n- Two key people leave\n',
    '| Risk | Likelihood | Mitigation |\n|---|---|---|\n| The vendor raises prices | high | second source by May |',
    '# Plan\n\n## Risks\n\nThere are some risks.\n',
    '# Security\n\n## Reporting\n\n- Use the form\n- Do not open an issue\n',
  ],
};

function* unansweredRows(table: Table): Generator<Hit> {
  const risk = columnOf(table, /^(?:risks?|threats?|failure mode|what could go wrong)\b(?! ?(?:id|no|nr|#|number)\b)/i);
  const answer = columnOf(table, ANSWER_COLUMN);
  if (risk < 0 || answer < 0) return;
  for (const row of table.rows) {
    const cell = row[risk];
    if (!cell?.text || !isBlank(cellText(row, answer))) continue;
    const { start, end, text } = cell;
    yield { start, end, message: `The risk ${quote(text)} has no mitigation.`, ...blankFilled(row[answer]) };
  }
}

/** Risks for which a line is laid out, at most; those of a longer register want a column. */
const MAX_LAID_OUT = 12;

function laidOut(risks: readonly string[]): string {
  const lines = risks.map((risk) => `- ${quote(risk)}: mitigated by …, owner …, sign that it has come …`);
  return ['Mitigations:', '', ...lines].join('\n');
}
