import type { Locator, Page } from 'playwright-core';
import type { Editor } from './editor';
import { plainBlanks, untilText } from './waiting';

/** How long a pointer rests before it is moved away and back. */
const HOVER_MS = 3_000;

/** The hover of whatever the pointer rests on. */
export class Hover {
  constructor(
    private readonly page: Page,
    private readonly editor: Editor,
  ) {}

  /** The text of a hover that is shown already, as soon as it has what is expected. */
  async text(expected = /\S/): Promise<string> {
    return untilText('the hover', expected, () => this.#read());
  }

  /** Points at the first place in the open file that has a text, and reads the hover as soon as it has what is expected. */
  async at(text: string, expected = /\S/, whileShown?: () => Promise<void>): Promise<string> {
    await this.editor.find(text);
    const read = await this.of(`"${text}"`, expected, () => this.#pointAtCursor());
    await whileShown?.();
    // A hover lies over whatever is beside the editor, until the pointer has left it.
    await this.page.mouse.move(0, 0);
    await this.#contents().first().waitFor({ state: 'hidden' });
    return read;
  }

  /** Lets the pointer rest on the first place that has a text, and reads whatever hover is there by then. */
  async restOn(text: string): Promise<string> {
    await this.editor.find(text);
    await this.#pointAtCursor();
    await this.page.waitForTimeout(HOVER_MS);
    return plainBlanks(await this.#read());
  }

  /** Points at something, again and again until its hover has what is expected; it stays until the pointer goes elsewhere. */
  async of(what: string, expected: RegExp, point: () => Promise<void>): Promise<string> {
    let rested = 0;
    return untilText(`the hover of ${what}`, expected, async () => {
      if (Date.now() - rested > HOVER_MS) {
        await point();
        rested = Date.now();
      }
      return this.#read();
    });
  }

  /** How many lines the part of the hover with a text takes as it is shown. */
  async lines(text: string): Promise<number> {
    const part = this.page.locator('.monaco-hover:visible .rendered-markdown', { hasText: text }).first();
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

  /** Follows a link in the hover that is shown. */
  async followLink(text: string): Promise<void> {
    await this.page.locator('.monaco-hover:visible a', { hasText: text }).click();
  }

  async #read(): Promise<string> {
    return (await this.#contents().allInnerTexts()).join('\n');
  }

  #contents(): Locator {
    return this.page.locator('.monaco-hover:visible .hover-contents');
  }

  async #pointAtCursor(): Promise<void> {
    const { x, y } = await this.editor.cursor();
    await this.page.mouse.move(x, y + 120);
    await this.page.mouse.move(x - 2, y, { steps: 4 });
  }
}
