import '@vscode-elements/elements/dist/vscode-button/index.js';
import { html, type TemplateResult } from 'lit';
import { spoken } from './pieces';

/** A button for the one thing there is to do. */
export interface Action {
  readonly label: string;
  /** What it is done to, for screen readers, where several buttons have the same label. */
  readonly of?: string;
  readonly press: () => void;
}

/** The button of an action. */
export function action({ label, of, press }: Action): TemplateResult {
  return html`<vscode-button class="strong" @click=${press} @keydown=${withoutScrolling}>${label}${
    of === undefined ? '' : spoken(` ${of}`)
  }</vscode-button>`;
}

/** The component is pressed by the blank as well, upon which the page would scroll. */
function withoutScrolling(event: KeyboardEvent): void {
  if (event.key === ' ') event.preventDefault();
}
