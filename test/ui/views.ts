import type { Locator, Page } from 'playwright-core';
import { MENU_MS, until, untilText } from './waiting';

/** The views in the side bar and the buttons of their containers, all found by their titles. */
export class Views {
  constructor(private readonly page: Page) {}

  /** Shows a container of views by its button in the activity bar. */
  async open(container: string): Promise<void> {
    await this.#containerButton(container).click();
    await this.page.locator('.sidebar .composite.title', { hasText: container }).waitFor();
  }

  /** What the button of a container is marked with, as soon as it has what is expected. */
  async badge(container: string, expected: RegExp): Promise<string> {
    const badge = this.#containerButton(container).locator('.badge-content');
    return untilText(`the badge of ${container}`, expected, async () => (await badge.allInnerTexts()).join());
  }

  /** The rows of a view, or what stands in their place, as soon as that has what is expected. */
  async text(view: string, expected = /\S/): Promise<string> {
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

  /** What a screen reader says of a row. */
  async spokenRow(view: string, label: string): Promise<string> {
    return (await this.#row(view, label).getAttribute('aria-label')) ?? '';
  }

  /** What a screen reader says of the row that the keyboard is at. */
  async activeRow(): Promise<string> {
    const row = this.page.locator('.sidebar .monaco-list:focus-within .monaco-list-row.focused');
    return (await row.first().getAttribute('aria-label')) ?? '';
  }

  /** Clicks a row. */
  async clickRow(view: string, label: string): Promise<void> {
    await this.#row(view, label).locator('.monaco-icon-label').click();
  }

  /** Presses a button that a row shows while the pointer is over it. */
  async pressRowButton(view: string, label: string, tooltip: string): Promise<void> {
    const row = this.#row(view, label);
    await row.hover();
    await row.getByRole('button', { name: tooltip }).click();
    await this.page.mouse.move(0, 0);
  }

  /** Opens the menu of a row by the keyboard and takes something from it. */
  async chooseFromRowMenu(view: string, label: string, choice: string): Promise<void> {
    await this.clickRow(view, label);
    await this.page.keyboard.press('Shift+F10');
    const item = this.page.locator('.context-view .action-item', { hasText: choice }).first();
    // A menu takes no click for a moment after it opened.
    await until(`the menu to take ${choice}`, async () => {
      await item.click();
      await item.waitFor({ state: 'hidden', timeout: MENU_MS }).catch(() => undefined);
      return (await item.isVisible()) ? undefined : true;
    });
    await this.page.mouse.move(0, 0);
  }

  /** Presses a button that stands in a view in place of rows. */
  async pressWelcomeButton(view: string, label: string): Promise<void> {
    await this.#view(view).locator('.welcome-view').getByRole('button', { name: label }).click();
  }

  /** Presses a button in the title of a view. */
  async pressButton(view: string, tooltip: string): Promise<void> {
    const header = this.#view(view).locator('.pane-header');
    await header.hover();
    await header.getByRole('button', { name: tooltip }).click();
    await this.page.mouse.move(0, 0);
  }

  #containerButton(container: string): Locator {
    return this.page.locator('.activitybar').getByRole('tab', { name: container });
  }

  #view(title: string): Locator {
    return this.page.locator('.sidebar .pane', { has: this.page.locator('.pane-header h3', { hasText: title }) });
  }

  #row(view: string, label: string): Locator {
    return this.#view(view)
      .locator('.monaco-list-row')
      .filter({ has: this.page.locator('.label-name', { hasText: label }) })
      .first();
  }
}
