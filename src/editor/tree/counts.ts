import * as l10n from '@vscode/l10n';
import { localNumber } from '../words';

export function placesText(count: number): string {
  return count === 1 ? l10n.t('1 place') : l10n.t('{0} places', localNumber(count));
}

export function filesText(count: number): string {
  return count === 1 ? l10n.t('1 file') : l10n.t('{0} files', localNumber(count));
}

export function frameworksText(count: number): string {
  return count === 1 ? l10n.t('1 framework') : l10n.t('{0} frameworks', localNumber(count));
}

export function findingsText(count: number): string {
  return count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', localNumber(count));
}

export function callsText(count: number): string {
  return count === 1 ? l10n.t('1 call') : l10n.t('{0} calls', localNumber(count));
}
