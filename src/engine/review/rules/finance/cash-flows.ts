import { once } from '../../../once';
import type { Block, Outline, Table } from '../../outline';
import { cellText, rowName } from '../columns';
import { cellAmount } from './amounts';

/** What comes in less what goes out, year by year. */
export interface CashFlows {
  readonly table: Table;
  readonly section: number;
  /** One value a year, in the order of the years. */
  readonly values: readonly number[];
  /** What the first year is called: 0 or 1, or null where years are those of the calendar. */
  readonly first: number | null;
  /** By how much rounding may have moved their sum. */
  readonly rounding: number;
  /** Money that goes out and comes in over all years, where the table has them apart or by sign. */
  readonly cost: number;
  readonly benefit: number;
}

const NET =
  /^(?:annual |yearly |total )?net(?: (?:cash[ -]?flows?|benefits?|flows?|savings?|value))?\b(?! present)|^(?:free )?cash[ -]?flows?\b|^flow\b/i;
const COST =
  /^(?:total |annual |all )?(?:costs?|investments?|spend(?:ing)?|outlays?|expenditure|capex|cash out|outflows?)\b/i;
const BENEFIT = /^(?:total |annual |all )?(?:benefits?|savings?|revenues?|returns?|income|gains?|cash in|inflows?)\b/i;
const NOT_FLOWS = /discount|present|cumulative|running total|factor|\bPV\b/i;
const YEAR = /^(?:(?:year|yr|y|period|FY) ?)?(\d{1,2}|(?:19|20)\d\d)(?: ?\(.{1,30}\))?$/i;

/** The cash flows of a document's tables: years in rows or in columns, one net flow a year or costs and benefits apart. */
export const cashFlowsIn = once(({ tables }: Outline): readonly CashFlows[] =>
  tables.flatMap((table) => {
    const grid = byRows(table) ?? byColumns(table);
    const flows = grid && flowsOf(table, grid);
    return flows ? [flows] : [];
  }),
);

/** Series of a table by their names, one cell a year. */
interface Grid {
  readonly years: readonly number[];
  readonly series: readonly { readonly name: string; readonly cells: readonly (Block | undefined)[] }[];
}

function byRows(table: Table): Grid | null {
  const column = table.header.findIndex(({ text }) => /^(?:years?|yr|period|fiscal year|FY)$/i.test(text.trim()));
  if (column < 0) return null;
  const rows = table.rows.filter((row) => yearIn(cellText(row, column)) !== null);
  const years = rows.map((row) => yearIn(cellText(row, column)) ?? 0);
  if (years.length < ENOUGH) return null;
  const series = table.header.flatMap(({ text }, index) =>
    index === column ? [] : [{ name: text.trim(), cells: rows.map((row) => row[index]) }],
  );
  return { years, series };
}

function byColumns(table: Table): Grid | null {
  const columns = table.header.flatMap(({ text }, index) => (index > 0 && yearIn(text) !== null ? [index] : []));
  if (columns.length < ENOUGH) return null;
  const years = columns.map((column) => yearIn(table.header[column]?.text ?? '') ?? 0);
  const series = table.rows.map((row) => ({ name: rowName(row), cells: columns.map((column) => row[column]) }));
  return { years, series };
}

function yearIn(text: string): number | null {
  const year = YEAR.exec(text.trim())?.[1];
  return year === undefined ? null : Number(year);
}

/** Fewest years that make a series. */
const ENOUGH = 2;

function flowsOf(table: Table, { years, series }: Grid): CashFlows | null {
  const [begin = 0] = years;
  if (years.length < ENOUGH || years.some((year, index) => year !== begin + index)) return null;
  const read = (name: RegExp): Series[] =>
    series.flatMap((one) => (name.test(one.name) && !NOT_FLOWS.test(one.name) ? (valuesOf(one.cells) ?? []) : []));
  const nets = read(NET);
  const [costs, benefits] = [read(COST), read(BENEFIT)];
  const first = begin < 2 ? begin : null;
  if (begin > 1 && begin < 1900) return null;
  const [net] = nets;
  // Two net series are two options, and which of them a number speaks of cannot be seen.
  if (nets.length > 1 || costs.length > 1 || benefits.length > 1) return null;
  const place = { table, section: table.section, first };
  const [cost, benefit] = [costs[0], benefits[0]];
  const apart = cost && benefit ? { cost: sum(cost.values.map(Math.abs)), benefit: sum(benefit.values) } : null;
  if (net) {
    const { values, rounding } = net;
    const signs = { cost: -sum(values.filter((one) => one < 0)), benefit: sum(values.filter((one) => one > 0)) };
    return { ...place, values, rounding, ...(apart ?? signs) };
  }
  if (!cost || !benefit || !apart) return null;
  const values = benefit.values.map((value, index) => value - Math.abs(cost.values[index] ?? 0));
  return { ...place, values, rounding: cost.rounding + benefit.rounding, ...apart };
}

interface Series {
  readonly values: readonly number[];
  readonly rounding: number;
}

/** The numbers of some cells, an empty one as zero; null where one holds anything else. */
function valuesOf(cells: readonly (Block | undefined)[]): Series[] | null {
  const values: number[] = [];
  let rounding = 0;
  for (const cell of cells) {
    const text = cell?.text.trim() ?? '';
    const amount = /^(?:|[-–—])$/.test(text) ? { value: 0, rounding: 0 } : cellAmount(text);
    if (!amount) return null;
    values.push(amount.value);
    rounding += amount.rounding;
  }
  return [{ values, rounding }];
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
