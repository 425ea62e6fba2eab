import type { FromPage, Severity, Tab } from '../protocol';
import type { Grouping } from './state';

/** What the parts of the page may ask of the whole. */
export interface Ui {
  post(message: FromPage): void;
  /** Whether the person has unfolded what `key` names. */
  isOpen(key: string): boolean;
  toggle(key: string): void;
  readonly tab: Tab;
  choose(tab: Tab): void;
  /** Shows a tab and gives it the focus. */
  goTo(tab: Tab): void;
  readonly grouping: Grouping;
  group(by: Grouping): void;
  /** Whether the person wants to see findings of this severity. */
  isShown(severity: Severity): boolean;
  showSeverity(severity: Severity, shown: boolean): void;
}
