import type { Locator, Page } from 'playwright-core';
import { STEP_MS, untilText } from './waiting';

/** The notifications there are, as the notification centre lists them: a window under test pops none up. */
export class Notifications {
  constructor(
    private readonly page: Page,
    private readonly runCommand: (title: string) => Promise<void>,
  ) {}

  /** Opens the centre, where it is not open already. */
  async show(): Promise<void> {
    if (!(await this.#center().isVisible())) await this.runCommand('Notifications: Show Notifications');
  }

  /** Their messages; the centre is closed again. */
  async messages(): Promise<readonly string[]> {
    await this.show();
    await this.#center().waitFor();
    const messages = await this.#lines().allInnerTexts();
    await this.runCommand('Notifications: Hide Notifications');
    await this.#center().waitFor({ state: 'hidden' });
    return messages;
  }

  /** The message of what is under way, as soon as it has what is expected; the centre stays open. */
  async progress(expected = /\S/): Promise<string> {
    await this.show();
    const messages = this.#lines();
    return untilText('the progress', expected, async () => (await messages.allInnerTexts()).join('\n'));
  }

  /** Waits until nothing is under way any more. */
  async progressEnd(): Promise<void> {
    await this.show();
    await this.#lines()
      .first()
      .waitFor({ state: 'hidden', timeout: 3 * STEP_MS });
  }

  /** Presses a button of the only message there is. */
  async answer(button: string): Promise<void> {
    await this.show();
    await this.#center().getByRole('button', { name: button }).first().click();
  }

  #center(): Locator {
    return this.page.locator('.notifications-center.visible');
  }

  #lines(): Locator {
    return this.page.locator('.notification-list-item-message');
  }
}
