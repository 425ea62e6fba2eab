import type { Frame, Page } from 'playwright-core';
import { plainBlanks, until, untilText } from './waiting';

/** What the page of ours has, and no other. */
const MAIN = 'main[data-framework-director]';

/** So many stops a person would go to by Tab before giving up. */
const MOST_TABS = 60;

/** The page of ours beside a document. */
export class Panel {
  constructor(private readonly page: Page) {}

  /** The page inside the panel, as soon as it is there. */
  async frame(): Promise<Frame> {
    return until('the panel', async () => {
      for (const frame of this.page.frames()) {
        const found = await frame
          .locator(MAIN)
          .count()
          .catch(() => 0);
        if (found > 0) return frame;
      }
      return undefined;
    });
  }

  /** Its text, as soon as it has what is expected. */
  async text(expected = /\S/): Promise<string> {
    return untilText('the panel', expected, async () => {
      const frame = await this.frame();
      return frame
        .locator(MAIN)
        .innerText()
        .catch(() => '');
    });
  }

  /** What has the keyboard, as its role and its name, as soon as it is as expected. */
  async focused(expected: RegExp): Promise<string> {
    return untilText('what has the keyboard in the panel', expected, () => this.#readFocus());
  }

  /** The name of the element that the keyboard is at, as a screen reader says it: its label, or its text. */
  async focusedName(): Promise<string> {
    const frame = await this.frame();
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

  /**
   * Presses Tab until something as expected has the keyboard, at most as often as a person would.
   * @returns its role and its name
   * @throws when nothing like it was reached, with what was
   */
  async tabTo(expected: RegExp): Promise<string> {
    const seen: string[] = [];
    for (let presses = 0; presses < MOST_TABS; presses++) {
      const focused = await this.#readFocus();
      if (expected.test(focused)) return focused;
      seen.push(focused);
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Nothing like ${expected} was reached: ${seen.join(' → ')}`);
  }

  async #readFocus(): Promise<string> {
    const frame = await this.frame();
    return frame.locator(MAIN).evaluate((main) => {
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
}
