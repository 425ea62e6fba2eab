import type { FrameworkUse } from '../engine/framework-use';
import { byFramework, byPath, type Inventory } from './inventory';

/** Changes whenever the form of what is exported does. */
const SCHEMA = 1;

/** An inventory as JSON: the frameworks with their files, and the files with their frameworks. */
export function inventoryJson({ name, madeAt, read, bytes, note, files }: Inventory): string {
  const frameworks = byFramework(files).map(({ id, name, kind, files, versions }) => ({
    id,
    name,
    kind,
    files: files.map(({ path }) => path),
    versions: versions.map(({ version, paths }) => ({ version, files: paths })),
  }));
  const record = {
    schema: SCHEMA,
    workspace: name,
    madeAt: madeAt.toISOString(),
    ...{ read, bytes, note, frameworks },
    files: byPath(files).map(({ path, bytes, frameworks, problem }) => ({ path, bytes, frameworks, problem })),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}

const COLUMNS = 'file,framework,name,kind,standing,version,places,line,elements_present,elements_of,problem';

/** An inventory as CSV (RFC 4180): a row for each framework of each file, and one for each file with a problem. */
export function inventoryCsv({ files }: Pick<Inventory, 'files'>): string {
  const rows = byPath(files).flatMap(({ path, frameworks, problem }) => [
    ...frameworks.map((use) => row([path, ...cellsOf(use), ''])),
    ...(problem === null ? [] : [row([path, ...new Array<string>(9).fill(''), problem])]),
  ]);
  return [COLUMNS, ...rows, ''].join('\r\n');
}

function cellsOf({ id, name, kind, standing, version, places, line, coverage }: FrameworkUse): readonly string[] {
  const elements = coverage ? [coverage.present, coverage.of].map(String) : ['', ''];
  return [id, name, kind, standing, version ?? '', String(places), String(line), ...elements];
}

function row(cells: readonly string[]): string {
  return cells.map(cell).join(',');
}

/** Names and versions come from files: what a spreadsheet would take for a formula gets the mark that makes it a text. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
