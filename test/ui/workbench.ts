import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';

/** How long one step may take on a machine with few cores that does other things as well. */
const STEP_MS = 30_000;

/** How long a menu of quick fixes takes to open, in milliseconds. */
const MENU_MS = 2_000;

/** How long a list takes to open and to offer what was typed, in milliseconds. */
const LIST_MS = 8_000;

/** How often something is looked at again until it shows. */
const POLL_MS = 100;

/** How long a pointer rests before it is moved away and back. */
const HOVER_MS = 3_000;

/** So many stops a person would go to by Tab before giving up. */
const MOST_TABS = 60;

/** What a status bar item was like at one moment: its text, and its size in pixels, 0 where it is not there. */
export interface StatusBarRecord {
  readonly atMs: number;
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** Places of the text in view that are marked: by a line or dots below, or by a box around. */
export interface TextMarks {
  readonly applied: number;
  readonly mentioned: number;
  /** Numbers of the lines with a box. */
  readonly pointed: readonly number[];
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
    await this.#choose('Control+P', name, name);
    // A panel that is pinned to the file has its name as well.
    await this.#page.locator('.tab.active', { hasText: name }).first().waitFor();
    await this.#page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Runs a command by its title, by way of the Command Palette. */
  async runCommand(title: string): Promise<void> {
    await this.#choose('F1', title, `>${title}`);
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

  /** The text of the active pane whatever it is, as of the settings, as soon as it has what is expected. */
  async editorPaneText(expected = /\S/): Promise<string> {
    const pane = this.#page.locator('.editor-group-container.active .editor-container');
    return untilText('the pane', expected, async () => (await pane.allInnerTexts()).join('\n'));
  }

  /** The buttons at the right of the active editor's title, as soon as they are as expected. */
  async titleButtons(expected: RegExp): Promise<string> {
    const buttons = this.#page.locator('.editor-group-container.active .editor-actions .action-label');
    return untilText('the buttons of the editor', expected, async () =>
      (await buttons.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))).join('\n'),
    );
  }

  /** Opens the context menu of the editor by its key, and reads it; `Escape` closes it. */
  async contextMenu(): Promise<string> {
    await this.#focusEditor();
    await this.#page.keyboard.press('Shift+F10');
    // The menu lies in a tree of its own, which CSS of the page does not reach but this does.
    const menu = this.#page.locator('.monaco-menu .action-label');
    return untilText('the context menu', /\S/, async () => (await menu.allInnerTexts()).join('\n'));
  }

  /** The text of a hover that is shown already, as soon as it has what is expected. */
  async shownHover(expected = /\S/): Promise<string> {
    const hover = this.#page.locator('.monaco-hover:visible .hover-contents');
    return untilText('the hover', expected, async () => (await hover.allInnerTexts()).join('\n'));
  }

  /** The problem that the editor shows between its lines, as `F8` does, as soon as it has what is expected. */
  async problem(expected = /\S/): Promise<string> {
    const widget = this.#page.locator('.marker-widget');
    return untilText('the problem', expected, async () => (await widget.allInnerTexts()).join('\n'));
  }

  /** What has the keyboard in the panel, as its role and its name, as soon as it is as expected. */
  async panelFocus(expected: RegExp): Promise<string> {
    return untilText('what has the keyboard in the panel', expected, () => this.#panelFocus());
  }

  /** Presses Tab in the panel until something as expected has the keyboard, at most as often as a person would. */
  async tabInPanelTo(expected: RegExp): Promise<string> {
    const seen: string[] = [];
    for (let presses = 0; presses < MOST_TABS; presses++) {
      const focused = await this.#panelFocus();
      if (expected.test(focused)) return focused;
      seen.push(focused);
      await this.#page.keyboard.press('Tab');
    }
    throw new Error(`Nothing like ${expected} was reached: ${seen.join(' → ')}`);
  }

  /** The titles of the tabs there are. */
  async openTabs(): Promise<string> {
    return (await this.#page.locator('.tab .label-name').allInnerTexts()).join('\n');
  }

  /** Opens a step of the walkthrough that is shown, and presses one of its buttons. */
  async pressWalkthroughButton(step: string, button: string): Promise<void> {
    const row = this.#walkthroughStep(step);
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    await row.getByRole('button', { name: button }).click();
  }

  /** Waits until a step of the walkthrough is ticked; the walkthrough may have to be turned to first. */
  async walkthroughTick(step: string): Promise<void> {
    await this.#walkthroughStep(step).locator('.codicon-getting-started-step-checked').waitFor({ state: 'visible' });
  }

  /** Saves what the window shows to a file. */
  async picture(path: string): Promise<void> {
    await this.#page.screenshot({ path });
  }

  /** Waits until a status bar item is there to be seen, or is not. */
  async waitForStatusBarItem(id: string, isVisible: boolean): Promise<void> {
    await this.#statusBarItem(id).waitFor({ state: isVisible ? 'visible' : 'hidden' });
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

  /** Lets the pointer rest on the first place that has a text, and reads whatever hover is there by then. */
  async restOn(text: string): Promise<string> {
    await this.#find(text);
    const { x, y } = await this.#cursor();
    await this.#page.mouse.move(x, y + 120);
    await this.#page.mouse.move(x - 2, y, { steps: 4 });
    await this.#page.waitForTimeout(HOVER_MS);
    return plainBlanks((await this.#page.locator('.monaco-hover:visible .hover-contents').allInnerTexts()).join('\n'));
  }

  /** How many lines the part of the hover with a text takes as it is shown. */
  async hoverLines(text: string): Promise<number> {
    const part = this.#page.locator('.monaco-hover:visible .rendered-markdown', { hasText: text }).first();
    return part.evaluate((element) => {
      const { document, NodeFilter } = element.ownerDocument.defaultView;
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      // The pieces of one line stand a few pixels apart, as they are of several fonts.
      const bottoms: number[] = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const { bottom, width } of range.getClientRects())
          if (width > 0 && !bottoms.some((known) => Math.abs(known - bottom) < 8)) bottoms.push(bottom);
      }
      return bottoms.length;
    });
  }

  /** How many places of the text in view are marked, by how, as soon as they are as many as expected. */
  async textMarks(expected: (marks: TextMarks) => boolean): Promise<TextMarks> {
    const decorations = this.#page.locator('.editor-instance .view-overlays .cdr');
    return until('the marks in the text', async () => {
      const found = await decorations.evaluateAll((elements) => {
        const marks = { applied: 0, mentioned: 0, pointed: [] as number[] };
        const lineOf = (element: (typeof elements)[number]): number => {
          const { top } = element.getBoundingClientRect();
          const numbers = [...element.ownerDocument.querySelectorAll('.editor-instance .margin .line-numbers')];
          return Number(numbers.find((one) => Math.abs(one.getBoundingClientRect().top - top) < 2)?.textContent);
        };
        for (const element of elements) {
          const style = element.ownerDocument.defaultView.getComputedStyle(element);
          if (style.borderBottomWidth === '0px') continue;
          if (style.borderTopWidth !== '0px') marks.pointed.push(lineOf(element));
          else if (style.borderBottomStyle === 'dotted') marks.mentioned++;
          else marks.applied++;
        }
        return marks;
      });
      return expected(found) ? found : undefined;
    });
  }

  /** The number of the first line of the text in view. */
  async firstLine(): Promise<number> {
    const numbers = await this.#page.locator('.editor-instance .margin .line-numbers').allInnerTexts();
    return Math.min(...numbers.map(Number));
  }

  /** How many rows of links stand between the lines of the text in view. */
  async codeLenses(): Promise<number> {
    return this.#page.locator('.editor-instance .codelens-decoration').count();
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
    const menu = this.#page.locator('.action-widget');
    return untilText('the quick fixes', expected, async () => {
      // While a text is analysed again there may be none for a moment, and whoever asked for them asks again.
      if (!(await menu.isVisible())) {
        await this.#page.keyboard.press('Control+.');
        await menu.waitFor({ timeout: MENU_MS }).catch(() => undefined);
      }
      return (await menu.allInnerTexts()).join('\n');
    });
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

  /** The message of what is under way, as the notification centre lists it, as soon as it has what is expected; it stays open. */
  async progressText(expected = /\S/): Promise<string> {
    await this.runCommand('Notifications: Show Notifications');
    const messages = this.#page.locator('.notification-list-item-message');
    return untilText('the progress', expected, async () => (await messages.allInnerTexts()).join('\n'));
  }

  /** Waits until nothing is under way any more that the notification centre lists. */
  async progressEnd(): Promise<void> {
    await this.runCommand('Notifications: Show Notifications');
    await this.#page
      .locator('.notification-list-item-message')
      .first()
      .waitFor({ state: 'hidden', timeout: 3 * STEP_MS });
  }

  /** Presses a button of the only message there is. */
  async answerNotification(button: string): Promise<void> {
    await this.runCommand('Notifications: Show Notifications');
    await this.#notificationCenter().getByRole('button', { name: button }).first().click();
  }

  /** The titles of all open tabs, as soon as they have what is expected, a line each. */
  async tabTitles(expected = /\S/): Promise<string> {
    const tabs = this.#page.locator('.tabs-container .tab');
    return untilText('the tabs', expected, async () => {
      const labels = await tabs.evaluateAll((all) => all.map((tab) => tab.getAttribute('aria-label')));
      return labels.map((label) => label.replace(/, Editor Group \d+$/, '')).join('\n');
    });
  }

  /** Closes a tab with the middle button of the mouse. */
  async closeTab(name: string): Promise<void> {
    await this.#page.locator('.tabs-container .tab', { hasText: name }).first().click({ button: 'middle' });
  }

  /** Presses a button beside the tabs of the active group, found by its tooltip. */
  async pressTitleButton(tooltip: string): Promise<void> {
    await this.#page
      .locator('.editor-group-container.active .editor-actions')
      .getByRole('button', { name: tooltip })
      .click();
  }

  /** What VS Code says of the trust in this workspace, as soon as it has what is expected. */
  async trustText(expected = /\S/): Promise<string> {
    const editor = this.#page.locator('.workspace-trust-editor');
    return untilText('the trust in the workspace', expected, async () => (await editor.allInnerTexts()).join('\n'));
  }

  /** The entries of the menu in front of the window, as soon as they have what is expected; `Escape` closes it. */
  async menuText(expected = /\S/): Promise<string> {
    // VS Code puts its menus in a tree of their own, which locators of roles reach.
    const entries = this.#page.getByRole('menuitem');
    return untilText('a menu', expected, async () => (await entries.allInnerTexts()).join('\n'));
  }

  /** The name of the element that the keyboard is at in the panel, as a screen reader says it: its label, or its text. */
  async nameOfPanelFocus(): Promise<string> {
    const frame = await this.panelFrame();
    return plainBlanks(
      await frame.locator('body').evaluate((body) => {
        let element = body.ownerDocument.activeElement;
        while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        const label = element.getAttribute('aria-labelledby');
        const named = label ? body.ownerDocument.getElementById(label) : element;
        return (element.getAttribute('aria-label') ?? named.textContent).replace(/\s+/g, ' ').trim();
      }),
    );
  }

  /** Shows a container of views by its button in the activity bar. */
  async openContainer(title: string): Promise<void> {
    await this.#page.locator('.activitybar').getByRole('tab', { name: title }).click();
    await this.#page.locator('.sidebar .composite.title', { hasText: title }).waitFor();
  }

  /** What the button of a container is marked with, as soon as it has what is expected. */
  async containerBadge(title: string, expected: RegExp): Promise<string> {
    const button = this.#page.locator('.activitybar').getByRole('tab', { name: title });
    return untilText(`the badge of ${title}`, expected, async () =>
      (await button.locator('.badge-content').allInnerTexts()).join(),
    );
  }

  /** The rows of a view in the side bar, or what stands in their place, as soon as that has what is expected. */
  async viewText(view: string, expected = /\S/): Promise<string> {
    return untilText(`the view ${view}`, expected, async () => {
      const lines = this.#view(view)
        .locator('.monaco-list-row .monaco-icon-label-container, .welcome-view-content > *, .message')
        .filter({ visible: true });
      // Label and description stand beside each other without a blank.
      return lines.evaluateAll((found) =>
        found
          .map((line) => {
            const parts = [...line.querySelectorAll('.label-name, .label-description')];
            return (parts.length === 0 ? [line] : parts).map((part) => part.textContent).join(' ');
          })
          .join('\n'),
      );
    });
  }

  /** What a screen reader says of a row of a view. */
  async spokenRow(view: string, label: string): Promise<string> {
    return (await this.#viewRow(view, label).getAttribute('aria-label')) ?? '';
  }

  /** Clicks a row of a view. */
  async clickViewRow(view: string, label: string): Promise<void> {
    await this.#viewRow(view, label).locator('.monaco-icon-label').click();
  }

  /** Presses a button that a row of a view shows while the pointer is over it. */
  async pressViewRowButton(view: string, label: string, tooltip: string): Promise<void> {
    const row = this.#viewRow(view, label);
    await row.hover();
    await row.getByRole('button', { name: tooltip }).click();
    await this.#page.mouse.move(0, 0);
  }

  /** What a screen reader says of the row that the keyboard is at in the views. */
  async activeViewRow(): Promise<string> {
    const row = this.#page.locator('.sidebar .monaco-list:focus-within .monaco-list-row.focused');
    return (await row.first().getAttribute('aria-label')) ?? '';
  }

  /** Presses a button that stands in a view in place of rows. */
  async pressWelcomeButton(view: string, label: string): Promise<void> {
    await this.#view(view).locator('.welcome-view').getByRole('button', { name: label }).click();
  }

  /** Presses a button in the title of a view. */
  async pressViewButton(view: string, tooltip: string): Promise<void> {
    await this.#view(view).locator('.pane-header').hover();
    await this.#view(view).locator('.pane-header').getByRole('button', { name: tooltip }).click();
    await this.#page.mouse.move(0, 0);
  }

  /** Opens the menu of a row of a view by the keyboard and takes something from it. */
  async chooseFromRowMenu(view: string, label: string, choice: string): Promise<void> {
    await this.clickViewRow(view, label);
    await this.#page.keyboard.press('Shift+F10');
    const item = this.#page.locator('.context-view .action-item', { hasText: choice }).first();
    // A menu takes no click for a moment after it opened.
    await until(`the menu to take ${choice}`, async () => {
      await item.click();
      await item.waitFor({ state: 'hidden', timeout: MENU_MS }).catch(() => undefined);
      return (await item.isVisible()) ? undefined : true;
    });
    await this.#page.mouse.move(0, 0);
  }

  /** Lets time pass, where nothing is expected to happen. */
  async pause(ms: number): Promise<void> {
    await this.#page.waitForTimeout(ms);
  }

  /** Calls back with all that the window and the pages in it write to their consoles. */
  onConsole(listener: (text: string) => void): void {
    this.#page.on('console', (message) => listener(message.text()));
  }

  /** Makes the window so many pixels wide. */
  async setWidth(width: number): Promise<void> {
    await this.#page.setViewportSize({ width, height: this.#page.viewportSize()?.height ?? 900 });
  }

  /** Saves what the window shows to test-results/. */
  async screenshot(name: string): Promise<void> {
    mkdirSync('test-results', { recursive: true });
    await this.picture(join('test-results', `${name}.png`));
  }

  async #panelFocus(): Promise<string> {
    const frame = await this.panelFrame();
    return frame.locator('main[data-framework-director]').evaluate((main) => {
      const { ownerDocument } = main;
      let focused = ownerDocument.activeElement;
      // Web components keep what has the keyboard to themselves.
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      if (!focused || !ownerDocument.hasFocus()) return '';
      const role = focused.getAttribute('role') ?? focused.tagName.toLowerCase();
      const name = focused.getAttribute('aria-label') ?? focused.textContent ?? '';
      return `${role}: ${name.replace(/\s+/g, ' ').trim().slice(0, 80)}`;
    });
  }

  #walkthroughStep(title: string): Locator {
    return this.#page.locator('.getting-started-step', { hasText: title }).first();
  }

  #statusBarItem(id: string): Locator {
    return this.#page.locator(`.statusbar-item[id$="${id}"]`).first();
  }

  #view(title: string): Locator {
    return this.#page.locator('.sidebar .pane', { has: this.#page.locator('.pane-header h3', { hasText: title }) });
  }

  #viewRow(view: string, label: string): Locator {
    return this.#view(view)
      .locator('.monaco-list-row')
      .filter({ has: this.#page.locator('.label-name', { hasText: label }) })
      .first();
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

  /**
   * Opens a list by its key, types until the wanted row is offered, and takes it. An editor that opens late takes the keyboard,
   * which closes the list; whoever wanted something from it opens it again.
   */
  async #choose(key: string, label: string, typed: string): Promise<void> {
    const row = this.#quickRows()
      .filter({ has: this.#page.locator('.label-name', { hasText: label }) })
      .first();
    await until(`"${label}" to be taken from its list`, async () => {
      await this.#page.keyboard.press(key);
      try {
        await this.#quickInput().fill(typed, { timeout: LIST_MS });
        await row.click({ timeout: LIST_MS });
        return true;
      } catch {
        await this.#page.keyboard.press('Escape');
        return undefined;
      }
    });
    await this.#page.mouse.move(0, 0);
    // Not the whole widget: a command may show a list of its own in it.
    await row.waitFor({ state: 'hidden' });
  }

  /** Selects the first place in the open file that has a text, by way of the find widget; the cursor stands at its end. */
  async #find(text: string): Promise<void> {
    await this.#focusEditor();
    await this.#page.keyboard.press('Control+Home');
    await this.#page.keyboard.press('Control+F');
    const widget = this.#page.locator('.find-widget.visible');
    // Of what was looked for before no match is the current one.
    await widget.locator('textarea').first().fill('');
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
