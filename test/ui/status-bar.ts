import type { Locator, Page } from 'playwright-core';
import type { Hover } from './hover';
import { POLL_MS, until, untilText } from './waiting';

/** What a status bar item was like at one moment: its text, and its size in pixels, 0 where it is not there. */
export interface StatusBarRecord {
  readonly atMs: number;
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** The status bar, whose items are found by the end of their ids. */
export class StatusBar {
  constructor(
    private readonly page: Page,
    private readonly itemHover: Hover,
  ) {}

  /** The text of an item, as soon as it has what is expected. */
  async text(id: string, expected = /\S/): Promise<string> {
    return untilText(`the status bar item ${id}`, expected, () =>
      this.#item(id)
        .innerText({ timeout: POLL_MS })
        .catch(() => ''),
    );
  }

  /** The text of an item's hover, as soon as it has what is expected; it stays until the pointer goes elsewhere. */
  async hover(id: string, expected = /\S/): Promise<string> {
    return this.itemHover.of(`the status bar item ${id}`, expected, async () => {
      await this.page.mouse.move(0, 0);
      await this.#item(id).hover();
    });
  }

  /** Whether an item is there to be seen. */
  async has(id: string): Promise<boolean> {
    return this.#item(id).isVisible();
  }

  /** Waits until an item is there to be seen, or is not. */
  async waitFor(id: string, isVisible: boolean): Promise<void> {
    await this.#item(id).waitFor({ state: isVisible ? 'visible' : 'hidden' });
  }

  /** Waits until an item has the colour of a warning, or has it no more. */
  async waitForWarning(id: string, isWarning: boolean): Promise<void> {
    const item = this.#item(id);
    await until(`the status bar item ${id} to ${isWarning ? 'warn' : 'warn no more'}`, async () =>
      (await item.getAttribute('class'))?.includes('warning-kind') === isWarning ? true : undefined,
    );
  }

  /** Takes note of an item at every change of the status bar, from now until the returned function is called. */
  async record(id: string): Promise<() => Promise<readonly StatusBarRecord[]>> {
    const recording = await this.page.locator('.statusbar').evaluateHandle((bar, suffix) => {
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

  /** The line the cursor stands on, as the status bar tells it, counted from 1. */
  async cursorLine(expected?: number): Promise<number> {
    const like = expected === undefined ? /Ln \d+/ : new RegExp(`Ln ${expected}\\b`);
    const text = await this.text('status.editor.selection', like);
    return Number(/Ln (\d+)/.exec(text)?.[1]);
  }

  #item(id: string): Locator {
    return this.page.locator(`.statusbar-item[id$="${id}"]`).first();
  }
}
