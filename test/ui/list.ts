import type { Locator, Page } from 'playwright-core';
import { until, untilText } from './waiting';

/** How long a list takes to open and to offer what was typed, in milliseconds. */
const LIST_MS = 8_000;

/** The list in front of the window, as of Quick Open, of the Command Palette or of a question with answers to choose from. */
export class List {
  constructor(private readonly page: Page) {}

  /** The title, the placeholder and the rows, as soon as they have what is expected. */
  async text(expected = /\S/): Promise<string> {
    return untilText('the list', expected, async () => {
      const widget = this.page.locator('.quick-input-widget:visible');
      const title = await widget.locator('.quick-input-title').allInnerTexts();
      const hints = await widget
        .locator('input')
        .evaluateAll((inputs) => inputs.map((one) => one.getAttribute('placeholder')));
      return [...title, ...hints, ...(await this.#rows().allInnerTexts())].join('\n');
    });
  }

  /** The row that the keyboard is at, as soon as it has what is expected. */
  async activeRow(expected = /\S/): Promise<string> {
    const row = this.#focusedRow();
    return untilText('the active row', expected, async () => (await row.allInnerTexts()).join('\n'));
  }

  /** Goes to a row and takes it, by the keyboard alone. */
  async pick(label: string): Promise<void> {
    await this.#row(label).waitFor();
    await this.#input().fill(label);
    await this.#focusedRow().filter({ hasText: label }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** Ticks a row of a list in which several can be chosen. */
  async tick(label: string): Promise<void> {
    await this.#row(label).click();
  }

  /**
   * Opens a list by its key, types until the wanted row is offered, and takes it. An editor that opens late takes the keyboard,
   * which closes the list; whoever wanted something from it opens it again.
   */
  async openAndTake(key: string, label: string, typed: string): Promise<void> {
    const row = this.#row(label);
    await until(`"${label}" to be taken from its list`, async () => {
      await this.page.keyboard.press(key);
      try {
        await this.#input().fill(typed, { timeout: LIST_MS });
        await row.click({ timeout: LIST_MS });
        return true;
      } catch {
        await this.page.keyboard.press('Escape');
        return undefined;
      }
    });
    await this.page.mouse.move(0, 0);
    // Not the whole widget: a command may show a list of its own in it.
    await row.waitFor({ state: 'hidden' });
  }

  #input(): Locator {
    return this.page.locator('.quick-input-widget:visible input').first();
  }

  #rows(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  #row(label: string): Locator {
    return this.#rows()
      .filter({ has: this.page.locator('.label-name', { hasText: label }) })
      .first();
  }

  #focusedRow(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row.focused');
  }
}
