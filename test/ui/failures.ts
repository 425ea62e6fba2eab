import { afterEach } from 'mocha';
import type { Workbench } from './workbench';

/** Keeps a picture of the window for every test of the suite that fails. */
export function pictureFailures(window: () => Workbench | undefined): void {
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const name = this.currentTest.fullTitle().replaceAll(/\W+/g, '-').toLowerCase();
    // The failure itself is what must be seen, whatever has become of the window.
    await window()
      ?.screenshot(`failed-${name}`)
      .catch(() => undefined);
  });
}
