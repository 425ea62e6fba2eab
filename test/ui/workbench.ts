import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';

/** How long one step may take on a machine with few cores that does other things as well. */
const STEP_MS = 30_000;

/** How often something is looked at again until it shows. */
const POLL_MS = 100;

/** How long a pointer rests before it is moved away and back. */
const HOVER_MS = 3_000;

/** What a status bar item was like at one moment: its text, and its size in pixels, 0 where it is not there. */
export interface StatusBarRecord {
  readonly atMs: number;
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** A window of VS Code, used as a person does: by keys, by pointing, by reading. */
export class Workbench {
  readonly #page: Page;
  readonly #close: () => Promise<void>;

  constructor(
    page: Page,
    /** The folder that is open. */
    readonly folder: string,
    /** The folder of everything VS Code writes. */
    readonly home: string,
    close: () => Promise<void>,
  ) {
    this.#page = page;
    this.#close = close;
    page.setDefaultTimeout(STEP_MS);
  }

  /** Waits until the window can be used; in Restricted Mode, until it says so. */
  async ready(trust: boolean): Promise<void> {
    const statusBar = this.#page.locator('.monaco-workbench .statusbar');
    await statusBar.waitFor();
    if (!trust) await statusBar.getByText('Restricted Mode').waitFor();
  }

  /** Ends the window and its VS Code. */
  async close(): Promise<void> {
    await this.#close();
  }

  /** Opens a file by its name, by way of Quick Open. */
  async openFile(name: string): Promise<void> {
    await this.#page.keyboard.press('Control+P');
    await this.#choose(name, name);
    await this.#page.locator('.tab.active', { hasText: name }).waitFor();
    await this.#page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Runs a command by its title, by way of the Command Palette. */
  async runCommand(title: string): Promise<void> {
    await this.#page.keyboard.press('F1');
    await this.#choose(title, `>${title}`);
  }

  /** The title, the placeholder and the rows of the list in front of the window, as soon as they have what is expected. */
  async listText(expected = /\S/): Promise<string> {
    return untilText('the list', expected, async () => {
      const widget = this.#page.locator('.quick-input-widget:visible');
      const title = await widget.locator('.quick-input-title').allInnerTexts();
      const hints = await widget
        .locator('input')
        .evaluateAll((inputs) => inputs.map((one) => one.getAttribute('placeholder')));
      return [...title, ...hints, ...(await this.#quickRows().allInnerTexts())].join('\n');
    });
  }

  /** Goes to a row of the list in front of the window and takes it, by the keyboard alone. */
  async pick(label: string): Promise<void> {
    await this.#row(label).waitFor();
    await this.#quickInput().fill(label);
    await this.#page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label }).waitFor();
    await this.#page.keyboard.press('Enter');
  }

  /** Ticks a row of a list in which several can be chosen. */
  async tick(label: string): Promise<void> {
    await this.#row(label).click();
  }

  /** The row of the list that the keyboard is at, as soon as it has what is expected. */
  async activeRow(expected = /\S/): Promise<string> {
    const row = this.#page.locator('.quick-input-list .monaco-list-row.focused');
    return untilText('the active row', expected, async () => (await row.allInnerTexts()).join('\n'));
  }

  /** The text of the active editor, as soon as it has what is expected. */
  async editorText(expected = /\S/): Promise<string> {
    const lines = this.#page.locator('.editor-group-container.active .editor-instance .view-line');
    return untilText('the editor', expected, async () => (await lines.allInnerTexts()).join('\n'));
  }

  /** Types into whatever has the focus. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Presses a key, such as `Escape`. */
  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  /** Presses a button of a row, found by its tooltip. */
  async pressRowButton(label: string, tooltip: string): Promise<void> {
    const row = this.#row(label);
    await row.hover();
    await row.getByRole('button', { name: tooltip }).click();
  }

  /** The text of a status bar item, found by the end of its id, as soon as it has what is expected. */
  async statusBarText(id: string, expected = /\S/): Promise<string> {
    return untilText(`the status bar item ${id}`, expected, () =>
      this.#statusBarItem(id)
        .innerText({ timeout: POLL_MS })
        .catch(() => ''),
    );
  }

  /** The text of a status bar item's hover, as soon as it has what is expected; it stays until the pointer goes elsewhere. */
  async statusBarHover(id: string, expected = /\S/): Promise<string> {
    const hover = this.#page.locator('.monaco-hover:visible .hover-contents');
    let rested = 0;
    return untilText(`the hover of the status bar item ${id}`, expected, async () => {
      if (Date.now() - rested > HOVER_MS) {
        await this.#page.mouse.move(0, 0);
        await this.#statusBarItem(id).hover();
        rested = Date.now();
      }
      return (await hover.allInnerTexts()).join('\n');
    });
  }

  /** Follows a link in the hover that is shown. */
  async followHoverLink(text: string): Promise<void> {
    await this.#page.locator('.monaco-hover:visible a', { hasText: text }).click();
  }

  /** Whether a status bar item has the colour of a warning, as soon as that is so. */
  async statusBarWarning(id: string, expected: boolean): Promise<void> {
    const item = this.#statusBarItem(id);
    await until(`the status bar item ${id} to ${expected ? 'warn' : 'warn no more'}`, async () =>
      (await item.getAttribute('class'))?.includes('warning-kind') === expected ? true : undefined,
    );
  }

  /** Whether a status bar item is there to be seen. */
  async hasStatusBarItem(id: string): Promise<boolean> {
    return this.#statusBarItem(id).isVisible();
  }

  /** Takes note of a status bar item at every change of the status bar, from now until the returned function is called. */
  async recordStatusBarItem(id: string): Promise<() => Promise<readonly StatusBarRecord[]>> {
    const recording = await this.#page.locator('.statusbar').evaluateHandle((bar, suffix) => {
      const records: StatusBarRecord[] = [];
      const look = (): void => {
        const item = bar.querySelector(`.statusbar-item[id$="${suffix}"]`);
        const { width = 0, height = 0 } = item?.getBoundingClientRect() ?? {};
        const record = { atMs: performance.now(), text: item?.textContent ?? '', width, height };
        const last = records.at(-1);
        if (last?.text !== record.text || last?.width !== width || last?.height !== height) records.push(record);
      };
      const observer = new bar.ownerDocument.defaultView.MutationObserver(look);
      observer.observe(bar, { subtree: true, childList: true, characterData: true, attributes: true });
      look();
      return { records, observer };
    }, id);
    return () =>
      recording.evaluate(({ records, observer }) => {
        observer.disconnect();
        return records;
      });
  }

  /** Types at the end of the open file at the pace of a person, a key each so many milliseconds. */
  async typeSlowlyAtEnd(text: string, keyMs: number): Promise<void> {
    await this.#focusEditor();
    await this.#page.keyboard.press('Control+End');
    await this.#page.keyboard.type(text, { delay: keyMs });
  }

  /** Points at the first place in the open file that has a text, and reads the hover as soon as it has what is expected. */
  async hover(text: string, expected = /\S/, whileShown?: () => Promise<void>): Promise<string> {
    await this.#find(text);
    const hover = this.#page.locator('.monaco-hover:visible .hover-contents');
    let rested = 0;
    const read = await untilText(`the hover of "${text}"`, expected, async () => {
      if (Date.now() - rested > HOVER_MS) {
        const { x, y } = await this.#cursor();
        await this.#page.mouse.move(x, y + 120);
        await this.#page.mouse.move(x - 2, y, { steps: 4 });
        rested = Date.now();
      }
      return (await hover.allInnerTexts()).join('\n');
    });
    await whileShown?.();
    // A hover lies over whatever is beside the editor, until the pointer has left it.
    await this.#page.mouse.move(0, 0);
    await hover.first().waitFor({ state: 'hidden' });
    return read;
  }

  /** Writes at the end of the open file, as a person types. */
  async typeAtEnd(text: string): Promise<void> {
    await this.#focusEditor();
    await this.#page.keyboard.press('Control+End');
    await this.#page.keyboard.type(text);
  }

  /** Empties the open file. */
  async clearEditor(): Promise<void> {
    await this.#focusEditor();
    await this.#page.keyboard.press('Control+A');
    await this.#page.keyboard.press('Delete');
  }

  /** The line the cursor stands on, as the status bar tells it, counted from 1. */
  async cursorLine(expected?: number): Promise<number> {
    const like = expected === undefined ? /Ln \d+/ : new RegExp(`Ln ${expected}\\b`);
    const text = await this.statusBarText('status.editor.selection', like);
    return Number(/Ln (\d+)/.exec(text)?.[1]);
  }

  /** Opens the quick fixes at the cursor and reads them, as soon as they have what is expected; `Escape` closes them. */
  async quickFixes(expected = /\S/): Promise<string> {
    await this.#page.keyboard.press('Control+.');
    const menu = this.#page.locator('.action-widget');
    return untilText('the quick fixes', expected, async () => (await menu.allInnerTexts()).join('\n'));
  }

  /** The page inside the panel, as soon as it is there. */
  async panelFrame(): Promise<Frame> {
    return until('the panel', async () => {
      for (const frame of this.#page.frames()) {
        const found = await frame
          .locator('main[data-framework-director]')
          .count()
          .catch(() => 0);
        if (found > 0) return frame;
      }
      return undefined;
    });
  }

  /** The text of the panel, as soon as it has what is expected. */
  async panelText(expected = /\S/): Promise<string> {
    return untilText('the panel', expected, async () => {
      const frame = await this.panelFrame();
      return frame
        .locator('main[data-framework-director]')
        .innerText()
        .catch(() => '');
    });
  }

  /** The text of the output that is shown below the editor, as soon as it has what is expected. */
  async outputText(expected = /\S/): Promise<string> {
    const lines = this.#page.locator('.part.panel .view-line');
    return untilText('the output', expected, async () => (await lines.allInnerTexts()).join('\n'));
  }

  /** The text of the chat beside the editor, as soon as it has what is expected. */
  async chatText(expected = /\S/): Promise<string> {
    const chat = this.#page.locator('.chat-viewpane, .interactive-session').first();
    return untilText('the chat', expected, async () => (await chat.allInnerTexts()).join('\n'));
  }

  /** What the dialog in front of the window says, as soon as it says what is expected. */
  async dialogText(expected = /\S/): Promise<string> {
    return untilText('a dialog', expected, async () => (await this.#dialog().allInnerTexts()).join('\n'));
  }

  /** Trusts the folder, or takes it off the list of trusted ones, upon which VS Code loads the window again. */
  async setTrust(trust: boolean): Promise<void> {
    await this.runCommand('Workspaces: Manage Workspace Trust');
    const editor = this.#page.locator('.workspace-trust-editor');
    if (trust) {
      await editor.getByRole('button', { name: 'Trust', exact: true }).click();
      await this.#page.locator('.statusbar').getByText('Restricted Mode').waitFor({ state: 'hidden' });
      await this.#page.keyboard.press('Escape');
    } else {
      const row = editor.locator('.monaco-list-row', { hasText: this.folder });
      await row.hover();
      await Promise.all([this.#page.waitForEvent('load'), row.locator('.action-label').last().click()]);
      await this.ready(false);
    }
  }

  /** Whether a dialog lies in front of the window. */
  async hasDialog(): Promise<boolean> {
    return (await this.#dialog().count()) > 0;
  }

  /** Answers the dialog with one of its buttons, upon which another may come. */
  async answer(button: string): Promise<void> {
    const dialog = await this.#dialog().elementHandle();
    await this.#dialog().getByRole('button', { name: button, exact: true }).click();
    await dialog?.waitForElementState('hidden');
  }

  /** Loads the window again, as *Developer: Reload Window* does. */
  async reload(): Promise<void> {
    // VS Code keeps which editors are open only when it is asked to go, not when its page is torn away.
    const reloaded = this.#page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await reloaded;
    await this.ready(true);
  }

  /** The messages there are, as the notification centre lists them: a window under test pops none up. */
  async notifications(): Promise<readonly string[]> {
    await this.runCommand('Notifications: Show Notifications');
    await this.#notificationCenter().waitFor();
    const messages = await this.#page.locator('.notification-list-item-message').allInnerTexts();
    await this.runCommand('Notifications: Hide Notifications');
    await this.#notificationCenter().waitFor({ state: 'hidden' });
    return messages;
  }

  /** Presses a button of the only message there is. */
  async answerNotification(button: string): Promise<void> {
    await this.runCommand('Notifications: Show Notifications');
    await this.#notificationCenter().getByRole('button', { name: button }).first().click();
  }

  /** Lets time pass, where nothing is expected to happen. */
  async pause(ms: number): Promise<void> {
    await this.#page.waitForTimeout(ms);
  }

  /** Saves what the window shows to test-results/. */
  async screenshot(name: string): Promise<void> {
    mkdirSync('test-results', { recursive: true });
    await this.#page.screenshot({ path: join('test-results', `${name}.png`) });
  }

  #statusBarItem(id: string): Locator {
    return this.#page.locator(`.statusbar-item[id$="${id}"]`).first();
  }

  #notificationCenter(): Locator {
    return this.#page.locator('.notifications-center.visible');
  }

  #dialog(): Locator {
    return this.#page.locator('.monaco-dialog-box');
  }

  #quickInput(): Locator {
    return this.#page.locator('.quick-input-widget:visible input').first();
  }

  #quickRows(): Locator {
    return this.#page.locator('.quick-input-list .monaco-list-row');
  }

  #row(label: string): Locator {
    return this.#quickRows()
      .filter({ has: this.#page.locator('.label-name', { hasText: label }) })
      .first();
  }

  /** Types into the open quick input until the wanted row is offered, and takes it. */
  async #choose(label: string, typed: string): Promise<void> {
    await this.#quickInput().fill(typed);
    const row = this.#quickRows().filter({ has: this.#page.locator('.label-name', { hasText: label }) });
    await row.first().click();
    await this.#page.mouse.move(0, 0);
    // Not the whole widget: a command may show a list of its own in it.
    await row.first().waitFor({ state: 'hidden' });
  }

  /** Selects the first place in the open file that has a text, by way of the find widget; the cursor stands at its end. */
  async #find(text: string): Promise<void> {
    await this.#focusEditor();
    await this.#page.keyboard.press('Control+Home');
    await this.#page.keyboard.press('Control+F');
    const widget = this.#page.locator('.find-widget.visible');
    await widget.locator('textarea').first().fill(text);
    await widget.locator('.matchesCount', { hasText: /^1 / }).waitFor();
    await this.#page.keyboard.press('Escape');
    await widget.waitFor({ state: 'hidden' });
  }

  async #focusEditor(): Promise<void> {
    await this.#page.locator('.editor-instance .view-lines').first().click();
  }

  /** The middle of the cursor, in pixels. */
  async #cursor(): Promise<{ readonly x: number; readonly y: number }> {
    const box = await this.#page.locator('.editor-instance .cursors-layer .cursor').first().boundingBox();
    if (!box) throw new Error('The cursor is not to be seen.');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
}

/**
 * Reads until the text has what is expected.
 * @throws after {@link STEP_MS}, with what it was at last
 */
async function untilText(what: string, expected: RegExp, read: () => Promise<string>): Promise<string> {
  let last = '';
  try {
    return await until(what, async () => {
      last = plainBlanks(await read()).trim();
      return expected.test(last) ? last : undefined;
    });
  } catch (cause) {
    throw new Error(`${what} did not come to be like ${expected}; at last it was:\n${last}`, { cause });
  }
}

/**
 * Looks until there is something to return.
 * @throws after {@link STEP_MS}, naming what was waited for
 */
async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + STEP_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${STEP_MS / 1000} s for ${what}.`);
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
}

/** VS Code shows text that must not be read as Markdown with no-break spaces, which no person tells from blanks. */
function plainBlanks(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
