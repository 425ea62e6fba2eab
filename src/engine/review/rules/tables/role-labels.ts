import { once } from '../../../once';
import type { Block } from '../../outline';
import type { RuleContext } from '../../rule';
import { cellText, isBlank } from '../columns';
import { anyOf } from '../vocabulary';
import { linesIn } from './fields';
import { nameOfAny, namesIn, type RoleLine, type RoleModel } from './role-tables';

/** What a page says that explains the roles and fills none. */
const EXPLAINS = anyOf`
  the (person|people|one|group|individual)s? (who|that|with), who, whose, someone, responsible for, provides?, makes?, drives?, brings?
  approves?, must, should, has, have, are, is, will, may, can, gathers?, final say
`;
/** Characters of a paragraph whose lines are looked at. */
const MAX_BLOCK = 1_000;
/** Labels are shorter than this. */
const MAX_LABEL = 30;
/** Longest text that can be names. */
const MAX_NAMES = 120;

/** A mark that ends a label, no further on than the longest label is; most lines have none. */
const LABELLED = /^.{0,40}[:–—]/su;

/** A line or row that may say who holds a role, whatever the model. */
interface Line {
  readonly section: number;
  readonly block: Block;
  readonly name: string;
  readonly holders: string;
}

interface Label {
  readonly letter: string;
  readonly block: Block;
  readonly holders: string;
}

/** Decisions whose roles stand one to a line, behind their names: in a list, in paragraphs, or in a table of two columns. */
export function labelledRoles(context: RuleContext, model: RoleModel): RoleLine[] {
  const { headings } = context.outline;
  const bySection = new Map<number, Label[]>();
  for (const line of labelledLines(context)) {
    const label = labelOf(model, line);
    if (!label) continue;
    const labels = bySection.get(line.section);
    if (labels) labels.push(label);
    else bySection.set(line.section, [label]);
  }
  return [...bySection].flatMap(([section, labels]) => {
    const letters = new Set(labels.map(({ letter }) => letter));
    const [needed, count] = model.named;
    if (letters.size < count || letters.size !== labels.length || ![...needed].every((one) => letters.has(one)))
      return [];
    if (labels.some(({ holders }) => EXPLAINS.test(holders) || holders.length > MAX_NAMES)) return [];
    const [first] = labels;
    if (!first) return [];
    const holders = Object.fromEntries(
      labels.map((label) => [label.letter, namesIn(label.holders).map((who) => ({ who, cell: label.block }))]),
    );
    const { start, end } = first.block;
    return [{ start, end, name: headings[section]?.text ?? first.block.text, section, holders }];
  });
}

/** The lines of items and paragraphs with a label, and the rows of tables of two columns. */
const labelledLines = once(({ document, outline }: RuleContext): readonly Line[] => {
  const lines: Line[] = [];
  for (const block of [...outline.items, ...outline.paragraphs]) {
    for (const line of block.end - block.start > MAX_BLOCK ? [] : linesIn(document, block)) {
      const [name = '', holders = ''] = LABELLED.test(line) ? parts(line) : [];
      if (name) lines.push({ section: block.section, block, name, holders });
    }
  }
  for (const { header, rows, section } of outline.tables) {
    if (header.length !== 2) continue;
    for (const row of [header, ...rows]) {
      if (row[0]) lines.push({ section, block: row[0], name: cellText(row, 0), holders: cellText(row, 1) });
    }
  }
  return lines;
});

function parts(text: string): string[] {
  const label = /^([\p{L} ()]{3,30}?) ?[:–—]\s*([^\n]{0,200})$/u.exec(text.slice(0, 240).trim());
  return label ? [label[1] ?? '', label[2] ?? ''] : [];
}

function labelOf({ names }: RoleModel, { name, holders, block }: Line): Label | null {
  if (name.length >= MAX_LABEL || !nameOfAny(names).test(name)) return null;
  for (const letter in names) {
    if (names[letter]?.test(name)) return { letter, block, holders: isBlank(holders) ? '' : holders };
  }
  return null;
}
