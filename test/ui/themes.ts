import type { Workbench } from './workbench';

/** VS Code's own theme of each kind: its name in the list of themes, and the class it gives the page of a webview. */
export const THEMES = {
  dark: { label: 'Dark Modern', className: 'vscode-dark' },
  light: { label: 'Light Modern', className: 'vscode-light' },
  'hc-dark': { label: 'Dark High Contrast', className: 'vscode-high-contrast:not(.vscode-high-contrast-light)' },
  'hc-light': { label: 'Light High Contrast', className: 'vscode-high-contrast-light' },
} as const;

export type ThemeKind = keyof typeof THEMES;

export const THEME_KINDS = Object.keys(THEMES) as readonly ThemeKind[];

/** Has the window take a theme, as a person chooses it. */
export async function pickTheme(workbench: Workbench, kind: ThemeKind): Promise<void> {
  const { label } = THEMES[kind];
  await workbench.runCommand('Preferences: Color Theme');
  await workbench.list.text(/Color Theme/);
  await workbench.type(label);
  await workbench.list.activeRow(new RegExp(label));
  await workbench.press('Enter');
}

/** Has the window take a theme, and waits until the panel has it. */
export async function chooseTheme(workbench: Workbench, kind: ThemeKind): Promise<void> {
  await pickTheme(workbench, kind);
  const panel = await workbench.panel.frame();
  await panel.locator(`body.${THEMES[kind].className}`).waitFor({ state: 'attached' });
}
