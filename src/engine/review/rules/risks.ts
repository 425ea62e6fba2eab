import type { Table } from '../outline';
import type { Hit, Rule, RuleContext } from '../rule';
import { cellText, columnOf, isBlank, rowName } from './columns';
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
      const risks = within(outline.items, section).filter(({ depth }) => depth === 0).length;
      const listed = risks + within(outline.tables, section).reduce((sum, { rows }) => sum + rows.length, 0);
      if (listed === 0 || ANSWER.test(subtreeText(outline, index))) continue;
      const { start, end, text } = heading;
      const message = `${counted(listed, 'risk')} under ${quote(text)}, and nothing that is done about ${listed === 1 ? 'it' : 'any of them'}.`;
      yield { start, end, message };
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
  const risk = columnOf(table, /^(?:risks?|threats?|failure mode|what could go wrong)\b/i);
  const answer = columnOf(table, ANSWER_COLUMN);
  if (risk < 0 || answer < 0) return;
  for (const row of table.rows) {
    const cell = row[risk];
    if (!cell?.text || !isBlank(cellText(row, answer))) continue;
    yield {
      start: cell.start,
      end: cell.end,
      message: `The risk ${quote(cell.text || rowName(row))} has no mitigation.`,
    };
  }
}
