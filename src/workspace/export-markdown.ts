import { counted, formatBytes } from '../engine/format';
import type { FrameworkUse } from '../engine/framework-use';
import { byFramework, byPath, type FrameworkRow, type Inventory } from './inventory';

/** Files that are named below each framework, and rows of the table of files: a longer page is read by nobody. */
const MOST_FILES_EACH = 50;
const MOST_FILES = 2_000;

/** An inventory as Markdown: a table of the frameworks, versions side by side, the files of each framework, and each file's frameworks. */
export function inventoryMarkdown({ name, madeAt, files, read, bytes, note }: Inventory): string {
  const rows = byFramework(files);
  const using = byPath(files.filter(({ frameworks }) => frameworks.length > 0));
  const problems = byPath(files.filter(({ problem }) => problem !== null));
  const summary =
    `${counted(read, 'file')} read (${formatBytes(bytes)}) on ${madeAt.toISOString().slice(0, 10)}: ` +
    `${counted(using.length, 'file')} with ${counted(rows.length, 'framework')}.`;
  return `${[
    `# Frameworks in ${text(name)}`,
    summary,
    ...(note === null ? [] : [`**${text(note)}**`]),
    ...kindSection('Software', rows, 'software', ['framework', 'files', 'versions'], (row) => [
      row.versions.map(({ version, paths }) => `${code(version)} (${paths.length})`).join(', '),
    ]),
    ...kindSection('Strategy', rows, 'strategy', ['framework', 'files', 'applied in', 'mentioned in'], (row) => {
      const applied = row.files.filter(({ use }) => use.standing === 'applied').length;
      return [String(applied), String(row.files.length - applied)];
    }),
    ...versionSection(rows.filter(({ versions }) => versions.length > 1)),
    ...section('Files by framework', rows.flatMap(filesOf)),
    ...section('Frameworks by file', limitedTable(['file', 'frameworks'], using.map(fileRow))),
    ...section('Problems', limitedTable(['file', 'problem'], problems.map(problemRow))),
  ].join('\n\n')}\n`;
}

function section(title: string, parts: readonly string[]): readonly string[] {
  return parts.length === 0 ? [] : [`## ${title}`, ...parts];
}

function kindSection(
  title: string,
  rows: readonly FrameworkRow[],
  kind: FrameworkRow['kind'],
  head: readonly string[],
  more: (row: FrameworkRow) => readonly string[],
): readonly string[] {
  const these = rows.filter((row) => row.kind === kind);
  const cells = these.map((row) => [text(row.name), String(row.files.length), ...more(row)]);
  return these.length === 0 ? [] : section(title, [table(head, cells)]);
}

/** Frameworks of which files ask for different versions. */
function versionSection(rows: readonly FrameworkRow[]): readonly string[] {
  const cells = rows.flatMap(({ name, versions }) =>
    versions.map(({ version, paths }) => [text(name), code(version), limitedList(paths.map(code))]),
  );
  return cells.length === 0 ? [] : section('More than one version', [table(['framework', 'version', 'files'], cells)]);
}

function filesOf({ name, files }: FrameworkRow): readonly string[] {
  const items = files
    .slice(0, MOST_FILES_EACH)
    .map(({ path, use }) => `- ${code(path)}, line ${use.line}${aside(use)}`);
  const more = files.length - items.length;
  if (more > 0) items.push(`- and ${counted(more, 'more file')}: the CSV has all of them.`);
  return [`### ${text(name)}`, items.join('\n')];
}

function fileRow({ path, frameworks }: Inventory['files'][number]): readonly string[] {
  return [code(path), frameworks.map((use) => `${text(use.name)}${aside(use)}`).join(', ')];
}

function problemRow({ path, problem }: Inventory['files'][number]): readonly string[] {
  return [code(path), text(problem ?? '')];
}

/** What is to be told of a use behind its name: the version, what it covers, or that it is only named. */
function aside({ version, coverage, standing }: FrameworkUse): string {
  const parts = [
    ...(version === null ? [] : [code(version)]),
    ...(coverage ? [`${coverage.present} of ${coverage.of}`] : []),
    ...(standing === 'mentioned' ? ['mentioned'] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function limitedTable(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const shown = table(head, rows.slice(0, MOST_FILES));
  const more = rows.length - MOST_FILES;
  return more > 0 ? [shown, `And ${counted(more, 'more file')}: the CSV has all of them.`] : [shown];
}

function limitedList(items: readonly string[]): string {
  const more = items.length - MOST_FILES_EACH;
  return [...items.slice(0, MOST_FILES_EACH), ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Names and paths are written by others: none of their characters is a mark. */
function text(value: string): string {
  return value.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&');
}

/** A path or a version as code, where it can stand between backticks in a table. */
function code(value: string): string {
  return /[`|\r\n]|^\s|\s$|^$/.test(value) ? text(value) : `\`${value}\``;
}
