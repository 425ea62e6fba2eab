import type { Span } from '../../../document';
import { once } from '../../../once';
import type { Block, Outline, Table } from '../../outline';
import { cellText, columnOf, isBlank, rowName } from '../columns';

/** A way to share out a decision or a task by letters. */
export interface RoleModel {
  readonly letters: string;
  /** The columns or labels of those who hold a role, by its letter. */
  readonly names: Readonly<Record<string, RegExp>>;
  /** Letters that a matrix must have to be read as one of this kind: each of the first, one of the second. */
  readonly needs: readonly [string, string];
  /** Roles that must be among the columns or labels, by letter; and how many there must be in all. */
  readonly named: readonly [string, number];
}

/** What a role is held for, a task or a decision, and by whom. */
export interface RoleLine extends Span {
  readonly name: string;
  readonly section: number;
  /** Those who hold a role, by its letter. */
  readonly holders: Readonly<Record<string, readonly Holder[]>>;
}

/** Someone who holds a role; the cell is where it says so. */
export interface Holder {
  readonly who: string;
  readonly cell: Block;
}

/** A matrix of letters, or a table that names who holds each role. */
export interface RoleTable {
  readonly lines: readonly RoleLine[];
  /** The people of a matrix, each at the head of its column or row, with all they hold; empty where roles are the columns. */
  readonly people: readonly (Block & { readonly letters: string })[];
  /** For roles that are columns: the cells of each line, by letter. */
  readonly cells: readonly Readonly<Record<string, Block>>[];
}

/** The tables of a document that are of one model. */
export function roleTables(outline: Outline, model: RoleModel): readonly RoleTable[] {
  const held = tablesByModel(outline);
  const tables =
    held.get(model) ?? outline.tables.flatMap((table) => byNames(table, model) ?? byLetters(table, model) ?? []);
  held.set(model, tables);
  return tables;
}

/** Read once for the rules that ask about the same model. */
const tablesByModel = once((_: Outline) => new Map<RoleModel, readonly RoleTable[]>());

const PEOPLE = /^(?:roles?|who|person|people|teams?|stakeholders?|names?|functions?)$/i;

function byLetters(table: Table, { letters, needs }: RoleModel): RoleTable | null {
  const [all, some] = needs;
  const cells = table.header.length < 3 ? null : letterCells(table, letters);
  if (!cells || cells.length < 3) return null;
  const text = cells.join(' ');
  if (![...all].every((letter) => text.includes(letter)) || ![...some].some((letter) => text.includes(letter)))
    return null;
  // Letters in the first column as well: a table about letters, not about tasks.
  if (table.rows.some((row) => /^[A-Z]?$/.test(cellText(row, 0)))) return null;
  const grid = PEOPLE.test(table.header[0]?.text.trim() ?? '') ? turned(table) : table;
  const lines = grid.rows.flatMap((row) => letterLine(grid.header, row, letters, table.section));
  const people = grid.header.slice(1).map((head, index) => ({
    ...head,
    letters: grid.rows
      .map((row) => cellText(row, index + 1))
      .filter((cell) => !isBlank(cell))
      .join(' '),
  }));
  return { lines, people, cells: [] };
}

/** The cells behind the first of each row that say something; null where one of them is more than letters. */
function letterCells({ rows }: Table, letters: string): string[] | null {
  const shape = shapeOf(letters);
  const cells: string[] = [];
  for (const row of rows) {
    for (let column = 1; column < row.length; column++) {
      const text = cellText(row, column);
      if (shape.test(text)) cells.push(text);
      else if (!isBlank(text)) return null;
    }
  }
  return cells;
}

const shapes = new Map<string, RegExp>();

/** What a cell of some letters looks like, made once for each model. */
function shapeOf(letters: string): RegExp {
  const one = `[${letters}]`;
  const shape = shapes.get(letters) ?? new RegExp(`^(?:${one}(?: {0,2}[/,+&] {0,2}${one}){0,3}|RA|AR|DA|AD)\\*?$`);
  shapes.set(letters, shape);
  return shape;
}

/** Rows and columns exchanged; rows that are too short are filled up. */
function turned({ header, rows }: Table): Pick<Table, 'header' | 'rows'> {
  const corner = header.slice(0, 1);
  return {
    header: [...corner, ...rows.flatMap((row) => row.slice(0, 1))],
    rows: header.slice(1).map((head, index) => [head, ...rows.map((row) => row[index + 1] ?? { ...head, text: '' })]),
  };
}

function letterLine(header: readonly Block[], row: readonly Block[], letters: string, section: number): RoleLine[] {
  const [first, ...cells] = row;
  // A line without a single letter is a caption.
  if (!first || cells.every(({ text }) => isBlank(text))) return [];
  const holding = (letter: string): Holder[] =>
    cells.flatMap((cell, index) =>
      cell.text.includes(letter) ? [{ who: header[index + 1]?.text.trim() ?? '', cell }] : [],
    );
  const holders = Object.fromEntries([...letters].map((letter) => [letter, holding(letter)]));
  return [{ start: first.start, end: first.end, name: rowName(row), section, holders }];
}

/** Tables that name the people under each role. */
function byNames(table: Table, { names, named }: RoleModel): RoleTable | null {
  const anyName = nameOfAny(names);
  if (!table.header.some(({ text }) => anyName.test(text))) return null;
  const columns: { readonly letter: string; readonly column: number }[] = [];
  for (const letter in names) {
    const column = columnOf(table, names[letter] as RegExp);
    if (column > 0) columns.push({ letter, column });
  }
  const [needed, count] = named;
  if (columns.length < count || ![...needed].every((one) => columns.some(({ letter }) => letter === one))) return null;
  const rows = table.rows.filter((row) => row[0] && rowName(row) !== '');
  // A form that nobody has filled in yet.
  if (rows.every((row) => columns.every(({ column }) => isBlank(cellText(row, column))))) return null;
  const lines = rows.map((row) => {
    const { start = 0, end = 0 } = row[0] ?? {};
    const holders = Object.fromEntries(columns.map(({ letter, column }) => [letter, holdersIn(row[column])]));
    return { start, end, name: rowName(row), section: table.section, holders };
  });
  const cells = rows.map((row) =>
    Object.fromEntries(columns.flatMap(({ letter, column }) => (row[column] ? [[letter, row[column]]] : []))),
  );
  return { lines, people: [], cells };
}

/** What the names of all roles of a model match, and nothing else does. */
export const nameOfAny = once(
  (names: RoleModel['names']) =>
    new RegExp(
      Object.values(names)
        .map(({ source }) => source)
        .join('|'),
      'i',
    ),
);

function holdersIn(cell: Block | undefined): Holder[] {
  return cell ? namesIn(cell.text).map((who) => ({ who, cell })) : [];
}

/** The people a cell names; "CTO and CFO" is two, "Head of research and development" one. */
export function namesIn(text: string): string[] {
  return isBlank(text) ? [] : text.split(/[,;/+]/).flatMap((part) => splitAnd(part.trim()));
}

function splitAnd(text: string): string[] {
  return /^[\p{Lu}]\S* (?:and|&) [\p{Lu}]\S*$/u.test(text) ? text.split(/ (?:and|&) /) : [text];
}
