import type { Locator, Page } from 'playwright-core';

/** The walkthrough that is shown, whose steps are found by their titles. */
export class Walkthrough {
  constructor(private readonly page: Page) {}

  /** Opens a step, and presses one of its buttons. */
  async pressButton(step: string, button: string): Promise<void> {
    const row = this.#step(step);
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    await row.getByRole('button', { name: button }).click();
  }

  /** Waits until a step is ticked; the walkthrough may have to be turned to first. */
  async waitForTick(step: string): Promise<void> {
    await this.#step(step).locator('.codicon-getting-started-step-checked').waitFor({ state: 'visible' });
  }

  #step(title: string): Locator {
    return this.page.locator('.getting-started-step', { hasText: title }).first();
  }
}
