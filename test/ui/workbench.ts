import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { Dialog } from './dialog';
import { Editor } from './editor';
import { Hover } from './hover';
import { List } from './list';
import { Notifications } from './notifications';
import { Panel } from './panel';
import { StatusBar } from './status-bar';
import { Tabs } from './tabs';
import { Views } from './views';
import { STEP_MS, untilText } from './waiting';
import { Walkthrough } from './walkthrough';

/** A window of VS Code, used as a person does: by keys, by pointing, by reading. */
export class Workbench {
  readonly dialog: Dialog;
  readonly editor: Editor;
  readonly hover: Hover;
  readonly list: List;
  readonly notifications: Notifications;
  readonly panel: Panel;
  readonly statusBar: StatusBar;
  readonly tabs: Tabs;
  readonly views: Views;
  readonly walkthrough: Walkthrough;

  constructor(
    private readonly page: Page,
    /** The folder that is open. */
    readonly folder: string,
    /** The folder of everything VS Code writes. */
    readonly home: string,
    /** Ends the window and its VS Code. */
    readonly close: () => Promise<void>,
  ) {
    page.setDefaultTimeout(STEP_MS);
    this.dialog = new Dialog(page);
    this.editor = new Editor(page);
    this.hover = new Hover(page, this.editor);
    this.list = new List(page);
    this.notifications = new Notifications(page, (title) => this.runCommand(title));
    this.panel = new Panel(page);
    this.statusBar = new StatusBar(page, this.hover);
    this.tabs = new Tabs(page);
    this.views = new Views(page);
    this.walkthrough = new Walkthrough(page);
  }

  /** Waits until the window can be used; in Restricted Mode, until it says so. */
  async ready(trust: boolean): Promise<void> {
    const statusBar = this.page.locator('.monaco-workbench .statusbar');
    await statusBar.waitFor();
    if (!trust) await statusBar.getByText('Restricted Mode').waitFor();
  }

  /** Opens a file by its name, by way of Quick Open. */
  async openFile(name: string): Promise<void> {
    await this.list.openAndTake('Control+P', name, name);
    await this.tabs.waitForActive(name);
    await this.editor.waitForText();
  }

  /** Runs a command by its title, by way of the Command Palette. */
  async runCommand(title: string): Promise<void> {
    await this.list.openAndTake('F1', title, `>${title}`);
  }

  /** Types into whatever has the focus. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Presses a key, such as `Escape`. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** The entries of the menu in front of the window, as soon as they have what is expected; `Escape` closes it. */
  async menuText(expected = /\S/): Promise<string> {
    // VS Code puts its menus in a tree of their own, which locators of roles reach.
    const entries = this.page.getByRole('menuitem');
    return untilText('a menu', expected, async () => (await entries.allInnerTexts()).join('\n'));
  }

  /** The text of the output that is shown below the editor, as soon as it has what is expected. */
  async outputText(expected = /\S/): Promise<string> {
    const lines = this.page.locator('.part.panel .view-line');
    return untilText('the output', expected, async () => (await lines.allInnerTexts()).join('\n'));
  }

  /** The text of the chat beside the editor, as soon as it has what is expected. */
  async chatText(expected = /\S/): Promise<string> {
    const chat = this.page.locator('.chat-viewpane, .interactive-session').first();
    return untilText('the chat', expected, async () => (await chat.allInnerTexts()).join('\n'));
  }

  /** What VS Code says of the trust in this workspace, as soon as it has what is expected. */
  async trustText(expected = /\S/): Promise<string> {
    const editor = this.page.locator('.workspace-trust-editor');
    return untilText('the trust in the workspace', expected, async () => (await editor.allInnerTexts()).join('\n'));
  }

  /** Trusts the folder, or takes it off the list of trusted ones, upon which VS Code loads the window again. */
  async setTrust(trust: boolean): Promise<void> {
    await this.runCommand('Workspaces: Manage Workspace Trust');
    const editor = this.page.locator('.workspace-trust-editor');
    if (trust) {
      await editor.getByRole('button', { name: 'Trust', exact: true }).click();
      await this.page.locator('.statusbar').getByText('Restricted Mode').waitFor({ state: 'hidden' });
      await this.page.keyboard.press('Escape');
    } else {
      const row = editor.locator('.monaco-list-row', { hasText: this.folder });
      await row.hover();
      await Promise.all([this.page.waitForEvent('load'), row.locator('.action-label').last().click()]);
      await this.ready(false);
    }
  }

  /** Loads the window again, as *Developer: Reload Window* does. */
  async reload(): Promise<void> {
    // VS Code keeps which editors are open only when it is asked to go, not when its page is torn away.
    const reloaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await reloaded;
    await this.ready(true);
  }

  /** Lets time pass, where nothing is expected to happen. */
  async pause(ms: number): Promise<void> {
    await this.page.waitForTimeout(ms);
  }

  /** Calls back with all that the window and the pages in it write to their consoles. */
  onConsole(listener: (text: string) => void): void {
    this.page.on('console', (message) => listener(message.text()));
  }

  /** Makes the window so many pixels wide. */
  async setWidth(width: number): Promise<void> {
    await this.page.setViewportSize({ width, height: this.page.viewportSize()?.height ?? 900 });
  }

  /** Saves what the window shows to a file. */
  async picture(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  /** Saves what the window shows to test-results/. */
  async screenshot(name: string): Promise<void> {
    mkdirSync('test-results', { recursive: true });
    await this.picture(join('test-results', `${name}.png`));
  }
}
