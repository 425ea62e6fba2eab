import * as l10n from '@vscode/l10n';
import type { Ending } from '../workspace/inventory';
import type { Progress } from '../workspace/scan';

const MINUTE_MS = 60_000;

/**
 * How far an analysis of files has come, in a line: "12,340 of 20,000 files · 84 MB · 2,100 files/s · 4 s left".
 * @param language whose way to write numbers is used
 */
export function progressLine(progress: Progress, language: string): string {
  const { read, known, isListed, bytes, filesPerSecond, leftMs } = progress;
  const number = (value: number): string => value.toLocaleString(language);
  return [
    filesLine(number(read), number(known), known, isListed),
    `${number(bytes < 1_048_576 ? Math.round(bytes / 104_857.6) / 10 : Math.round(bytes / 1_048_576))} MB`,
    ...(filesPerSecond === null ? [] : [l10n.t('{0} files/s', number(Math.round(filesPerSecond)))]),
    ...(leftMs === null ? [] : [leftLine(leftMs, number)]),
  ].join(' · ');
}

/** Why there are not all results; null where there are. @param ending how the analysis ended */
export function endingLine(ending: Ending, mostFiles: number, language: string): string | null {
  switch (ending.kind) {
    case 'complete':
      return null;
    case 'cancelled':
      return l10n.t('The analysis was cancelled: these are the files that were read before.');
    case 'limited':
      return l10n.t(
        'Only the first {0} files were read: the setting "frameworkDirector.workspace.maxFiles" says how many.',
        mostFiles.toLocaleString(language),
      );
    case 'failed':
      return ending.problem;
  }
}

function filesLine(read: string, known: string, count: number, isListed: boolean): string {
  if (!isListed) return l10n.t('{0} of at least {1} files', read, known);
  return count === 1 ? l10n.t('{0} of 1 file', read) : l10n.t('{0} of {1} files', read, known);
}

function leftLine(leftMs: number, number: (value: number) => string): string {
  if (leftMs >= 2 * MINUTE_MS) return l10n.t('{0} min left', number(Math.round(leftMs / MINUTE_MS)));
  return l10n.t('{0} s left', number(Math.ceil(leftMs / 1_000)));
}
