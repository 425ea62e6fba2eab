import type { Block } from '../../outline';
import type { RuleContext } from '../../rule';
import { CELLS } from '../../words/place-kinds';
import { rowName } from '../columns';
import { anyOf } from '../vocabulary';

/** A figure that a text states: the block it stands in, and the words around it. */
export interface Statement {
  readonly block: Block;
  /** The name and the figure, as in "NPV: €312,000" and "Payback | 14 months". */
  readonly text: string;
  readonly section: number;
}

/** What a sentence says that speaks of another case than the one its tables show. */
const OTHER_CASE = anyOf`
  if, would, scenario, worst, best[ -]case, pessimistic, optimistic, sensitivity, threshold, at least, minimum, above, below, greater, less than
  requires?, require[ds]?, hurdle, target, between, range, break-?even, unless, without, alternative, option [A-Z0-9], instead, falls to, drops to
  rises to, per cent of, industry, typical*, average, assum(es|ing)
`;

/** Where a text states a figure by name: in sentences, list items, and rows of tables. Sentences on other cases are left out. */
export function* statementsOf({ outline, words }: RuleContext, name: RegExp): Generator<Statement> {
  for (const block of words.mayMatch([name])) {
    if (name.test(block.text) && !OTHER_CASE.test(block.text))
      yield { block, text: block.text, section: block.section };
  }
  if (words.mayMatch([name], CELLS).length === 0) return;
  for (const { rows, section } of outline.tables) {
    for (const row of rows) {
      const label = rowName(row);
      if (!name.test(label) || OTHER_CASE.test(label)) continue;
      const filled = row.slice(1).filter(({ text }) => text.trim() !== '');
      const [cell] = filled;
      // A number for each year or option is another thing.
      if (cell && filled.length === 1) yield { block: cell, text: `${label}: ${cell.text}`, section };
    }
  }
}
