import type { Locator, Page } from 'playwright-core';
import { untilText } from './waiting';

/** The dialog in front of the window. */
export class Dialog {
  constructor(private readonly page: Page) {}

  /** Whether there is one. */
  async isShown(): Promise<boolean> {
    return (await this.#box().count()) > 0;
  }

  /** What it says, as soon as it says what is expected. */
  async text(expected = /\S/): Promise<string> {
    return untilText('a dialog', expected, async () => (await this.#box().allInnerTexts()).join('\n'));
  }

  /** Answers it with one of its buttons, upon which another may come. */
  async answer(button: string): Promise<void> {
    const dialog = await this.#box().elementHandle();
    await this.#box().getByRole('button', { name: button, exact: true }).click();
    await dialog?.waitForElementState('hidden');
  }

  #box(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }
}
