import { once } from '../../once';
import type { Block, Outline, Table } from '../outline';
import { cellQuantity, columnOf, rowName } from './columns';
import { agrees, type Quantity } from './quantity';

/** A way to score work from a few numbers a row. */
export interface ScoringModel {
  readonly name: string;
  /** What one score is called in a sentence. */
  readonly called: string;
  /** How the score comes about, in words. */
  readonly formula: string;
  /** What a wrong score does, in a sentence. */
  readonly why: string;
  readonly inputs: readonly RegExp[];
  /** What a score column is called. */
  readonly score: RegExp;
  /** The formulas in use; a table follows one of them. */
  readonly compute: readonly ((inputs: readonly number[]) => number)[];
}

/** RICE: reach × impact × confidence ÷ effort (McBride, Intercom, 2016). */
export const RICE: ScoringModel = {
  name: 'RICE',
  called: 'RICE score',
  formula: 'reach × impact × confidence ÷ effort',
  why: 'The order of work rests on these scores, and RICE is reach × impact × confidence ÷ effort.',
  inputs: [/^reach\b/i, /^impact\b/i, /^conf(?:idence|\.)?(?!\w)/i, /^effort\b/i],
  score: /^(?:rice|score|total|result|priority score|points)\b/i,
  compute: [([reach = 0, impact = 0, confidence = 0, effort = 0]) => (reach * impact * confidence) / effort],
};

/** ICE: impact × confidence × ease (Ellis, GrowthHackers, about 2015); some teams take the mean instead. */
export const ICE: ScoringModel = {
  name: 'ICE',
  called: 'ICE score',
  formula: 'impact × confidence × ease',
  why: 'The order of work rests on these scores, and ICE is impact × confidence × ease.',
  inputs: [/^impact\b/i, /^conf(?:idence|\.)?(?!\w)/i, /^ease\b/i],
  score: /^(?:ice|score|total|result|priority score|points)\b/i,
  compute: [
    ([impact = 0, confidence = 0, ease = 0]) => impact * confidence * ease,
    ([impact = 0, confidence = 0, ease = 0]) => (impact + confidence + ease) / 3,
    ([impact = 0, confidence = 0, ease = 0]) => impact + confidence + ease,
  ],
};

/** WSJF: cost of delay ÷ job size, where the cost of delay adds three parts (Reinertsen 2009; SAFe). */
export const WSJF: ScoringModel = {
  name: 'WSJF',
  called: 'WSJF score',
  formula: '(business value + time criticality + risk reduction) ÷ job size',
  why: 'The order of work rests on these scores, and WSJF is (business value + time criticality + risk reduction) ÷ job size.',
  inputs: [
    /^(?:user.)?business.value|^value\b/i,
    /^time.criticality/i,
    /^risk.reduction|^rr\b/i,
    /^(?:job.)?(?:size|duration)|^effort\b/i,
  ],
  score: /^(?:wsjf|score|result)\b/i,
  compute: [([value = 0, time = 0, risk = 0, size = 0]) => (value + time + risk) / size],
};

export interface ScoredRow {
  readonly name: string;
  readonly cells: readonly Block[];
  /** The cell of the score. */
  readonly cell: Block;
  readonly stated: Quantity;
  /** What the formula gives, on the table's own scale. */
  readonly computed: number;
  readonly isRight: boolean;
}

export interface ScoredTable {
  readonly table: Table;
  readonly rows: readonly ScoredRow[];
}

/** Factors by which a table's scores may differ from the formula throughout: confidence in tenths, reach in thousands ... */
const SCALES = [1, 100, 10, 1_000, 1e6, 0.1, 0.01, 0.001] as const;

/** The tables of a document that score by a model, with what each score should be. */
export function scoredTables(outline: Outline, model: ScoringModel): readonly ScoredTable[] {
  const held = tablesByModel(outline);
  const tables = held.get(model) ?? [...readTables(outline, model)];
  held.set(model, tables);
  return tables;
}

/** Read once for the rules that ask about the same model. */
const tablesByModel = once((_: Outline) => new Map<ScoringModel, readonly ScoredTable[]>());

function* readTables(outline: Outline, model: ScoringModel): Generator<ScoredTable> {
  for (const table of outline.tables) {
    const score = columnOf(table, model.score);
    if (score < 0) continue;
    const inputs = inputColumns(table, model);
    if (!inputs || inputs.includes(score)) continue;
    const rows = scoredRows(table, model, inputs, score);
    if (rows.length > 0) yield { table, rows };
  }
}

/** The columns of a model's inputs; null where one is missing, as in most tables it is. */
function inputColumns(table: Table, { inputs }: ScoringModel): number[] | null {
  const columns: number[] = [];
  for (const name of inputs) {
    const column = columnOf(table, name);
    if (column < 0) return null;
    columns.push(column);
  }
  return columns;
}

/** Rows under the formula and scale that make the most of them right; the first of several. */
function scoredRows(table: Table, model: ScoringModel, inputs: readonly number[], score: number): ScoredRow[] {
  const confidence = model.inputs.findIndex((name) => name.test('Confidence'));
  const parsed = parsedRows(table, inputs, score, confidence);
  let best: readonly number[] = [];
  let most = -1;
  for (const formula of model.compute) {
    const unscaled = parsed.map(({ values }) => formula(values));
    for (const scale of SCALES) {
      if (most === parsed.length) break;
      const scores = unscaled.map((score) => score * scale);
      const right = parsed.filter(({ stated }, index) => agrees(stated, scores[index] as number)).length;
      // One that does as well comes later, so the first stays.
      if (right > most) [best, most] = [scores, right];
    }
  }
  if (!best.every((score) => Number.isFinite(score))) return [];
  return parsed.map(({ values: _, ...row }, index) => {
    const computed = best[index] as number;
    return { ...row, computed, isRight: agrees(row.stated, computed) };
  });
}

type ParsedRow = Omit<ScoredRow, 'computed' | 'isRight'> & { readonly values: readonly number[] };

function parsedRows(table: Table, inputs: readonly number[], score: number, confidence: number): ParsedRow[] {
  const rows: ParsedRow[] = [];
  const column = inputs[confidence] ?? -1;
  // "80" among confidences means 80 %, unless no value is above ten: then it is a scale from one to ten.
  const inPercent = table.rows.some((row) => (cellQuantity(row, column)?.value ?? 0) > 10);
  for (const cells of table.rows) {
    const stated = cellQuantity(cells, score);
    const cell = cells[score];
    const quantities = inputs.map((input) => cellQuantity(cells, input));
    if (!stated || !cell || quantities.includes(null)) continue;
    const values = quantities.map((quantity, index) => {
      const value = quantity?.value ?? 0;
      return quantity?.percent || (index === confidence && inPercent && value > 1) ? value / 100 : value;
    });
    rows.push({ name: rowName(cells), cells, cell, stated, values });
  }
  return rows;
}
