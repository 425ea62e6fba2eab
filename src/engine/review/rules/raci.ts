import type { Span } from '../../document';
import type { Block, Table } from '../outline';
import type { Hit, Rule, RuleContext } from '../rule';
import { cellText, isBlank, rowName } from './columns';
import { enumerate, quote } from './wording';

/** One letter of RACI or RASCI, or several with marks between them. */
const LETTERS = /^(?:[RASCI](?: {0,2}[/,+&] {0,2}[RASCI]){0,3}|RA|AR)\*?$/;

/** A RACI table with a row nobody or several people answer for. */
export const raciAccountable: Rule = {
  id: 'engineering-leadership/raci-accountable',
  severity: 'warning',
  topic: 'ownership',
  why: 'Accountable means one: with none nobody decides, with two each waits for the other.',
  question: 'Who alone answers for it?',
  *check({ outline }: RuleContext): Generator<Hit> {
    for (const table of outline.tables) yield* byNames(table) ?? byLetters(table) ?? [];
  },
  mustFire: [
    '| Task | CTO | Head of data | Finance |\n|---|---|---|---|\n| Choose the vendor | A | A | C |\n| Sign the contract | R | C | A |',
    '| Task | CTO | Head of data | Finance |\n|---|---|---|---|\n| Choose the vendor | R | C | I |\n| Sign the contract | R | C | A |',
    '| Task | Responsible | Accountable | Consulted | Informed |\n|---|---|---|---|---|\n| Choose the vendor | Platform | - | Legal | All |',
    '| Task | Responsible | Accountable | Consulted | Informed |\n|---|---|---|---|---|\n| Choose the vendor | Platform | CTO and CFO | Legal | All |',
    '| Role | Design | Rollout |\n|---|---|---|\n| CTO | A | C |\n| Platform | R | R |\n| Finance | I | I |',
  ],
  mustNotFire: [
    '| Task | CTO | Head of data | Finance |\n|---|---|---|---|\n| Choose the vendor | A | R | C |\n| Sign the contract | R | C | A/R |',
    '| Task | Responsible | Accountable | Consulted | Informed |\n|---|---|---|---|---|\n| Choose the vendor | Platform | Head of research and development | Legal | All |',
    '| Role | Design | Rollout |\n|---|---|---|\n| CTO | A | A |\n| Platform | R | R |\n| Finance | I | I |',
    '| Letter | Use | Note |\n|---|---|---|\n| A | A | C |\n| B | C | I |',
    '| Grade | Maths | Music |\n|---|---|---|\n| Ann | A | B |\n| Bob | C | A |',
  ],
};

/** A line of the matrix: a task with the cells of everyone. */
interface Line extends Span {
  readonly name: string;
  readonly cells: readonly { readonly who: string; readonly letters: string }[];
}

function byLetters(table: Table): Hit[] | null {
  const cells = table.rows
    .flatMap((row) => row.slice(1).map(({ text }) => text.trim()))
    .filter((text) => !isBlank(text));
  const all = cells.join(' ');
  if (table.header.length < 3 || cells.length < 3 || !cells.every((text) => LETTERS.test(text))) return null;
  if (!['R', 'A'].every((letter) => all.includes(letter)) || !/[CIS]/.test(all)) return null;
  // Letters in the first column as well: a table about letters, not about tasks.
  if (table.rows.some((row) => /^[A-Z]?$/.test(cellText(row, 0)))) return null;
  const people = /^(?:roles?|who|person|people|teams?|stakeholders?|names?|functions?)$/i.test(
    table.header[0]?.text.trim() ?? '',
  );
  return [...(people ? columnLines(table) : rowLines(table))].flatMap(judge);
}

function* rowLines({ header, rows }: Table): Generator<Line> {
  for (const row of rows) {
    const [first] = row;
    const cells = header.slice(1).map(({ text }, index) => ({ who: text.trim(), letters: cellText(row, index + 1) }));
    if (first) yield { start: first.start, end: first.end, name: rowName(row), cells };
  }
}

function* columnLines({ header, rows }: Table): Generator<Line> {
  for (const [index, { start, end, text: name }] of header.entries()) {
    if (index > 0)
      yield { start, end, name, cells: rows.map((row) => ({ who: cellText(row, 0), letters: cellText(row, index) })) };
  }
}

function judge({ start, end, name, cells }: Line): Hit[] {
  // A line without a single letter is a caption.
  if (cells.every(({ letters }) => isBlank(letters))) return [];
  const accountable = cells.filter(({ letters }) => letters.includes('A')).map(({ who }) => who);
  if (accountable.length === 1) return [];
  return [{ start, end, message: sentence(name, accountable) }];
}

/** Tables that name the people under R, A, C and I. */
function byNames(table: Table): Hit[] | null {
  const accountable = table.header.findIndex(({ text }) => /^accountable(?: \(a\))?$/i.test(text.trim()));
  if (accountable < 1 || !table.header.some(({ text }) => /^(?:responsible|consulted|informed)\b/i.test(text.trim())))
    return null;
  return table.rows.flatMap((row) => namesHit(row, accountable));
}

function namesHit(row: readonly Block[], column: number): Hit[] {
  const [first] = row;
  const text = cellText(row, column);
  if (!first || !rowName(row)) return [];
  const { start, end } = first;
  if (isBlank(text)) return [{ start, end, message: sentence(rowName(row), []) }];
  const names = text.split(/[,;/+]/).flatMap((part) => splitAnd(part.trim()));
  return names.length > 1 ? [{ start, end, message: sentence(rowName(row), names) }] : [];
}

/** "CTO and CFO" is two; "Head of research and development" is one. */
function splitAnd(text: string): string[] {
  return /^[\p{Lu}]\S* (?:and|&) [\p{Lu}]\S*$/u.test(text) ? text.split(/ (?:and|&) /) : [text];
}

function sentence(name: string, accountable: readonly string[]): string {
  if (accountable.length === 0) return `${quote(name)} has nobody accountable.`;
  return `${quote(name)} has ${accountable.length} accountable: ${enumerate(accountable)}.`;
}
