import * as l10n from '@vscode/l10n';

/** How a step ended, in the person's language; another word stays as it is. */
export function outcomeWord(outcome: string): string {
  const words: Readonly<Record<string, string>> = {
    ok: l10n.t('ok'),
    cached: l10n.t('cached'),
    partial: l10n.t('partial'),
    late: l10n.t('late'),
    failed: l10n.t('failed'),
    aborted: l10n.t('aborted'),
  };
  return words[outcome] ?? outcome;
}

/** The language of the page is that of the editor. */
const language = document.documentElement.lang || undefined;
const time = new Intl.DateTimeFormat(language, { timeStyle: 'medium', hourCycle: 'h23' });
const shortTime = new Intl.DateTimeFormat(language, { timeStyle: 'short', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });

/** A time of day with its seconds. */
export function timeOfDay(at: number): string {
  return time.format(at);
}

/** A time as an axis writes it whose lines are so many milliseconds apart. */
export function axisTime(at: number, stepMs: number): string {
  // A line at 29.9999 seconds is one at 30.
  const second = Math.round(at / 1_000) * 1_000;
  if (stepMs >= 86_400_000) return day.format(second);
  return (stepMs >= 60_000 ? shortTime : time).format(second);
}
