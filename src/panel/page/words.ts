import * as l10n from '@vscode/l10n';

/** How many findings there are. */
export function findingCount(count: number): string {
  return count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', count);
}

/** How many frameworks there are. */
export function frameworkCount(count: number): string {
  return count === 1 ? l10n.t('1 framework') : l10n.t('{0} frameworks', count);
}

/** How many enhancements there are. */
export function enhancementCount(count: number): string {
  return count === 1 ? l10n.t('1 enhancement') : l10n.t('{0} enhancements', count);
}

/** How many questions somebody asks. */
export function questionCount(count: number): string {
  return count === 1 ? l10n.t('1 question') : l10n.t('{0} questions', count);
}

/** How many personas were asked. */
export function personaCount(count: number): string {
  return count === 1 ? l10n.t('1 persona asked') : l10n.t('{0} personas asked', count);
}
