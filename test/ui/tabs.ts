import type { Page } from 'playwright-core';
import { untilText } from './waiting';

/** The tabs of what is open, and the buttons beside them. */
export class Tabs {
  constructor(private readonly page: Page) {}

  /** What a screen reader calls each tab, a line each, as soon as that has what is expected. */
  async titles(expected = /\S/): Promise<string> {
    const tabs = this.page.locator('.tabs-container .tab');
    return untilText('the tabs', expected, async () => {
      const labels = await tabs.evaluateAll((all) => all.map((tab) => tab.getAttribute('aria-label')));
      return labels.map((label) => label.replace(/, Editor Group \d+$/, '')).join('\n');
    });
  }

  /** What stands on the tabs there are now, a line each. */
  async labels(): Promise<string> {
    return (await this.page.locator('.tab .label-name').allInnerTexts()).join('\n');
  }

  /** Waits until what is active has a text on its tab. */
  async waitForActive(text: string): Promise<void> {
    // A panel that is pinned to the file has its name as well.
    await this.page.locator('.tab.active', { hasText: text }).first().waitFor();
  }

  /** Closes a tab with the middle button of the mouse. */
  async close(name: string): Promise<void> {
    await this.page.locator('.tabs-container .tab', { hasText: name }).first().click({ button: 'middle' });
  }

  /** The buttons beside the tabs of the active group, as soon as they are as expected. */
  async buttons(expected: RegExp): Promise<string> {
    const buttons = this.page.locator('.editor-group-container.active .editor-actions .action-label');
    return untilText('the buttons of the editor', expected, async () =>
      (await buttons.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))).join('\n'),
    );
  }

  /** Presses a button beside the tabs of the active group, found by its tooltip. */
  async pressButton(tooltip: string): Promise<void> {
    await this.page
      .locator('.editor-group-container.active .editor-actions')
      .getByRole('button', { name: tooltip })
      .click();
  }
}
