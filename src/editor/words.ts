import * as l10n from '@vscode/l10n';
import type { CacheStatistics } from '../engine/cache/statistics';
import { formatMs, formatShare } from '../engine/format';
import type { Operation } from '../engine/monitor/measurement';

type Namespace = CacheStatistics['namespaces'][number]['namespace'];

/** The BCP 47 tag of the language that words are shown in, which numbers are written as; the same as VS Code's where we have its words. */
function language(): string {
  return l10n.t({
    message: 'en',
    comment: 'The tag of your language, such as "de": numbers are written as it writes them.',
  });
}

/** A whole number: "1,240". */
export function localNumber(value: number): string {
  return value.toLocaleString(language());
}

/** A duration: "0.4 ms", "312 ms", "4.5 s". */
export function localMs(value: number): string {
  return withLocalPoint(formatMs(value));
}

/** Bytes as people count them, with 1,024 to a kilobyte: "312 bytes", "24 KB", "1.2 MB". */
export function localBytes(value: number): string {
  if (value < 1_024) return value === 1 ? l10n.t('1 byte') : l10n.t('{0} bytes', localNumber(value));
  if (value < 1_048_576) return `${localNumber(Math.round(value / 1_024))} KB`;
  return `${(value / 1_048_576).toLocaleString(language(), { maximumFractionDigits: 1 })} MB`;
}

/** A share between 0 and 1: "62 %", "0.4 %". */
export function localShare(share: number): string {
  return withLocalPoint(formatShare(share));
}

/** A number without groups of thousands, such as "12.4", with the decimal point of the language. */
export function withLocalPoint(text: string): string {
  return text.replace('.', (1.5).toLocaleString(language()).charAt(1));
}

/** What an operation is called where people read of it. */
export function operationName(operation: Operation): string {
  switch (operation) {
    case 'detection':
      return l10n.t('Detection');
    case 'review':
      return l10n.t('Review');
    case 'joint-review':
      return l10n.t('Joint review');
    case 'enhancement':
      return l10n.t('Enhancement');
    case 'model':
      return l10n.t('Language model');
    case 'analysis':
      return l10n.t('Whole analysis');
  }
}

/** What is kept of one kind. */
export function kindName(namespace: Namespace): string {
  const names: Readonly<Record<Namespace, string>> = {
    reviews: l10n.t('Reviews'),
    enhancements: l10n.t('Answers of servers'),
    detections: l10n.t('Detections'),
    patterns: l10n.t('Compiled frameworks'),
    packs: l10n.t('Packs of frameworks'),
    inventories: l10n.t('Frameworks in files'),
  };
  return names[namespace];
}
