/** How long one step may take on a machine with few cores that does other things as well. */
export const STEP_MS = 30_000;

/** How long a menu takes to open, or to close once it took a choice, in milliseconds. */
export const MENU_MS = 2_000;

/** How often something is looked at again until it shows. */
export const POLL_MS = 100;

/**
 * Reads until the text has what is expected.
 * @throws after {@link STEP_MS}, with what it was at last
 */
export async function untilText(what: string, expected: RegExp, read: () => Promise<string>): Promise<string> {
  let last = '';
  try {
    return await until(what, async () => {
      last = plainBlanks(await read()).trim();
      return expected.test(last) ? last : undefined;
    });
  } catch (cause) {
    throw new Error(`${what} did not come to be like ${expected}; at last it was:\n${last}`, { cause });
  }
}

/**
 * Looks until there is something to return.
 * @throws after {@link STEP_MS}, naming what was waited for
 */
export async function until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + STEP_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${STEP_MS / 1000} s for ${what}.`);
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
}

/** VS Code shows text that must not be read as Markdown with no-break spaces, which no person tells from blanks. */
export function plainBlanks(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
