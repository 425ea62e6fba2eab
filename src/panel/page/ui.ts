import type { FromPage, Tab } from '../protocol';

/** What the parts of the page may ask of the whole. */
export interface Ui {
  post(message: FromPage): void;
  /** Whether the person has unfolded what `key` names. */
  isOpen(key: string): boolean;
  setOpen(key: string, open: boolean): void;
  /** Shows a tab and gives it the focus. */
  goTo(tab: Tab): void;
}
