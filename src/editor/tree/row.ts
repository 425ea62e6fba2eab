import * as l10n from '@vscode/l10n';
import { EXPORT_INVENTORY } from '../commands';
import { localNumber } from '../words';
import type { TreeDeed } from './tree-commands';

/** How many rows stand below one; one more says how many are left out. */
export const MOST_ROWS = 500;

/** A codicon, and the theme colour it is shown in. */
export interface RowIcon {
  readonly name: string;
  readonly color?: string;
}

/** A range in a text as VS Code counts it, from 0. */
export type PlainRange = readonly [startLine: number, startCharacter: number, endLine: number, endCharacter: number];

/** What choosing a row comes to: a place that is shown, something that is done with the row, or another command of ours. */
export type RowOpen =
  | { readonly uri: string; readonly range: PlainRange | null }
  | { readonly deed: TreeDeed }
  | { readonly command: string };

/** What a row of a tree says; plain data, so that two of them can be compared. */
export interface RowLook {
  /** Tells the row from all others of its tree, whatever it says, so that it stays folded and chosen as it was. */
  readonly id: string;
  readonly label: string;
  /** Parts of the label that were searched for, as offsets in it. */
  readonly marks?: readonly (readonly [start: number, end: number])[];
  readonly description?: string;
  /** A codicon, or that of the file at `file`. */
  readonly icon?: RowIcon | 'file';
  /** Uri of the file it stands for. */
  readonly file?: string;
  /** Paragraphs of plain text, the first of them a heading. */
  readonly tooltip?: readonly string[];
  /** What a screen reader says: all that icon, label and description do. */
  readonly spoken: string;
  /** Words that menus look for: what can be done with the row. */
  readonly can: readonly Can[];
  readonly opens?: RowOpen;
  /** Unfolded when it is first seen. */
  readonly unfolded?: boolean;
  readonly subject?: Subject;
}

/** What can be done with a row; the words stand in package.json, too. */
export type Can =
  | 'go'
  | 'copy'
  | 'details'
  | 'analyze'
  | 'analyzeOpen'
  | 'analyzeWorkspace'
  | 'export'
  | 'finding'
  | 'fix'
  | 'silence'
  | 'turnOff'
  | 'start'
  | 'stop'
  | 'allow'
  | 'revoke'
  | 'acceptTools'
  | 'log'
  | 'defined';

/** What deeds need to know of what a row is about. */
export interface Subject {
  /** Uri of the document. */
  readonly uri?: string;
  /** What is copied. */
  readonly text?: string;
  readonly finding?: { readonly rule: string; readonly start: number };
  readonly server?: string;
}

/** A row, and those below it as soon as somebody wants to see them. */
export interface Row extends RowLook {
  readonly children?: () => readonly Row[];
}

/**
 * Rows for things, {@link MOST_ROWS} of them at most.
 * @param rest the row that stands for those left out
 */
export function limited<T>(
  things: readonly T[],
  rowOf: (thing: T, at: number) => Row,
  rest: (leftOut: number) => Row,
): readonly Row[] {
  const rows = things.slice(0, MOST_ROWS).map(rowOf);
  return things.length > MOST_ROWS ? [...rows, rest(things.length - MOST_ROWS)] : rows;
}

/** Stands for rows of a document that are left out: the panel has them. */
export function moreInPanel(parent: string, uri: string): (leftOut: number) => Row {
  return (leftOut) => ({
    ...messageRow(`${parent}/more`, leftOutText(leftOut), 'ellipsis', { deed: 'showDetails' }),
    description: l10n.t('in the panel'),
    subject: { uri },
  });
}

/** Stands for rows of the workspace that are left out: its inventory has them. */
export function moreInInventory(parent: string): (leftOut: number) => Row {
  return (leftOut) => ({
    ...messageRow(`${parent}/more`, leftOutText(leftOut), 'ellipsis', { command: EXPORT_INVENTORY }),
    description: l10n.t('in the inventory, which can be exported'),
  });
}

/** Stands for rows that are left out and are nowhere else. */
export function more(parent: string): (leftOut: number) => Row {
  return (leftOut) => messageRow(`${parent}/more`, leftOutText(leftOut), 'ellipsis');
}

/** A row that says something, where there is nothing else to show. */
export function messageRow(id: string, label: string, icon = 'info', opens?: RowOpen): Row {
  return { id, label, icon: { name: icon }, spoken: label, can: [], ...(opens && { opens }) };
}

function leftOutText(leftOut: number): string {
  return leftOut === 1 ? l10n.t('… and 1 more') : l10n.t('… and {0} more', localNumber(leftOut));
}
