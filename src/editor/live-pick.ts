import * as vscode from 'vscode';

/** A row of a list that changes while it is shown. */
export interface LiveRow<T> extends vscode.QuickPickItem {
  /** Tells the row from the others, whatever it says. */
  readonly id: string;
  /** What choosing the row comes to, which closes the list; or what it does while the list stays. */
  readonly choice: T | (() => void);
  readonly buttons?: readonly LiveButton[];
}

/** A button of a row; the list stays. */
export interface LiveButton extends vscode.QuickInputButton {
  readonly run: () => void;
}

export type LiveItem<T> = LiveRow<T> | (vscode.QuickPickItem & { readonly kind: vscode.QuickPickItemKind.Separator });

/** What a list says at one moment. */
export interface LiveList<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly busy: boolean;
  readonly items: readonly LiveItem<T>[];
}

export const BACK = Symbol('back');

/**
 * Shows a list and keeps it up with what it is about, without moving what a person has gone to or typed.
 * Resolves to what was chosen, {@link BACK}, or undefined where the list was closed.
 * @param onChanged fires when `list` may say something else
 */
export function livePick<T>(
  list: () => LiveList<T>,
  onChanged: vscode.Event<void>,
  { back = false, active }: { readonly back?: boolean; readonly active?: string | undefined } = {},
): Promise<T | typeof BACK | undefined> {
  const pick = vscode.window.createQuickPick<LiveItem<T>>();
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.keepScrollPosition = true;
  if (back) pick.buttons = [vscode.QuickInputButtons.Back];
  let shown = '';
  const show = (): void => {
    const { title, placeholder, busy, items } = list();
    pick.title = title;
    pick.placeholder = placeholder;
    pick.busy = busy;
    const next = JSON.stringify(items);
    if (next === shown) return;
    const id = idOf(pick.activeItems[0]) ?? active;
    shown = next;
    pick.items = items;
    const again = items.find((item) => idOf(item) === id);
    if (again && id !== undefined) pick.activeItems = [again];
  };
  return new Promise((resolve) => {
    const end = (choice: T | typeof BACK | undefined): void => {
      // First, for a list that is disposed of says that it was closed.
      resolve(choice);
      for (const one of subscriptions) one.dispose();
    };
    const subscriptions: vscode.Disposable[] = [
      pick,
      onChanged(show),
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (!isRow(chosen)) return;
        if (typeof chosen.choice === 'function') {
          // What was typed to find the row has done its work.
          pick.value = '';
          (chosen.choice as () => void)();
        } else end(chosen.choice);
      }),
      pick.onDidTriggerItemButton(({ button }) => (button as LiveButton).run()),
      pick.onDidTriggerButton(() => end(BACK)),
      pick.onDidHide(() => end(undefined)),
    ];
    show();
    pick.show();
  });
}

function idOf(item: LiveItem<unknown> | undefined): string | undefined {
  return isRow(item) ? item.id : undefined;
}

function isRow<T>(item: LiveItem<T> | undefined): item is LiveRow<T> {
  return item !== undefined && 'id' in item;
}
