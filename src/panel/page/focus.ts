/**
 * Changes the page without taking the focus from where it is: an element that is moved is blurred by that, and where one goes, its
 * row's neighbour gets the focus, so that Tab goes on from there.
 */
export function keepingFocus(main: HTMLElement, change: () => void): void {
  const focused = document.activeElement;
  const row = focused instanceof HTMLElement ? focused.closest('li, tr') : null;
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  change();
  // Never takes the focus from the editor, only puts it back where it was within this page.
  if (!(focused instanceof HTMLElement) || !main.contains(neighbour ?? focused) || !document.hasFocus()) return;
  if (document.activeElement === focused) return;
  const target = focused.isConnected ? focused : neighbour?.querySelector('button');
  target?.focus({ preventScroll: true });
}
