import type { Page } from 'playwright-core';
import { MENU_MS, until, untilText } from './waiting';

/** Places of the text in view that are marked: by a line or dots below, or by a box around. */
export interface TextMarks {
  readonly applied: number;
  readonly mentioned: number;
  /** Numbers of the lines with a box. */
  readonly pointed: readonly number[];
}

/** The editor of the open file: its text, what is written into it, and what it shows around it. */
export class Editor {
  constructor(private readonly page: Page) {}

  /** The text of the active editor, as soon as it has what is expected. */
  async text(expected = /\S/): Promise<string> {
    const lines = this.page.locator('.editor-group-container.active .editor-instance .view-line');
    return untilText('the editor', expected, async () => (await lines.allInnerTexts()).join('\n'));
  }

  /** The text of the active pane whatever it is, as of the settings, as soon as it has what is expected. */
  async paneText(expected = /\S/): Promise<string> {
    const pane = this.page.locator('.editor-group-container.active .editor-container');
    return untilText('the pane', expected, async () => (await pane.allInnerTexts()).join('\n'));
  }

  /** Waits until there is text to be seen. */
  async waitForText(): Promise<void> {
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Writes at the end of the open file, as a person types. */
  async typeAtEnd(text: string): Promise<void> {
    await this.#focus();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type(text);
  }

  /** Types at the end of the open file at the pace of a person, a key each so many milliseconds. */
  async typeSlowlyAtEnd(text: string, keyMs: number): Promise<void> {
    await this.#focus();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.type(text, { delay: keyMs });
  }

  /** Empties the open file. */
  async clear(): Promise<void> {
    await this.#focus();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Delete');
  }

  /** Selects the first place in the open file that has a text, by way of the find widget; the cursor stands at its end. */
  async find(text: string): Promise<void> {
    await this.#focus();
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.press('Control+F');
    const widget = this.page.locator('.find-widget.visible');
    // Of what was looked for before no match is the current one.
    await widget.locator('textarea').first().fill('');
    await widget.locator('textarea').first().fill(text);
    await widget.locator('.matchesCount', { hasText: /^1 / }).waitFor();
    await this.page.keyboard.press('Escape');
    await widget.waitFor({ state: 'hidden' });
  }

  /**
   * The middle of the cursor, in pixels.
   * @throws when the cursor is out of view
   */
  async cursor(): Promise<{ readonly x: number; readonly y: number }> {
    const box = await this.page.locator('.editor-instance .cursors-layer .cursor').first().boundingBox();
    if (!box) throw new Error('The cursor is not to be seen.');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** Opens the context menu by its key, and reads it; `Escape` closes it. */
  async contextMenu(): Promise<string> {
    await this.#focus();
    await this.page.keyboard.press('Shift+F10');
    // The menu lies in a tree of its own, which CSS of the page does not reach but this does.
    const menu = this.page.locator('.monaco-menu .action-label');
    return untilText('the context menu', /\S/, async () => (await menu.allInnerTexts()).join('\n'));
  }

  /** Opens the quick fixes at the cursor and reads them, as soon as they have what is expected; `Escape` closes them. */
  async quickFixes(expected = /\S/): Promise<string> {
    const menu = this.page.locator('.action-widget');
    return untilText('the quick fixes', expected, async () => {
      // While a text is analysed again there may be none for a moment, and whoever asked for them asks again.
      if (!(await menu.isVisible())) {
        await this.page.keyboard.press('Control+.');
        await menu.waitFor({ timeout: MENU_MS }).catch(() => undefined);
      }
      return (await menu.allInnerTexts()).join('\n');
    });
  }

  /** The problem that is shown between the lines, as `F8` does, as soon as it has what is expected. */
  async problem(expected = /\S/): Promise<string> {
    const widget = this.page.locator('.marker-widget');
    return untilText('the problem', expected, async () => (await widget.allInnerTexts()).join('\n'));
  }

  /** How many places of the text in view are marked, by how, as soon as they are as many as expected. */
  async marks(expected: (marks: TextMarks) => boolean): Promise<TextMarks> {
    const decorations = this.page.locator('.editor-instance .view-overlays .cdr');
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
    const numbers = await this.page.locator('.editor-instance .margin .line-numbers').allInnerTexts();
    return Math.min(...numbers.map(Number));
  }

  /** How many rows of links stand between the lines of the text in view. */
  async codeLenses(): Promise<number> {
    return this.page.locator('.editor-instance .codelens-decoration').count();
  }

  async #focus(): Promise<void> {
    await this.page.locator('.editor-instance .view-lines').first().click();
  }
}
