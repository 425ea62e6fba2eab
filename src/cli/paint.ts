import { styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

/** Colours only where the terminal wants them (`NO_COLOR`, a pipe: none). */
export function paint(style: Style, text: string): string {
  return process.stdout.hasColors?.() ? styleText(style, text) : text;
}

/** The heading of a part. */
export function title(text: string): string {
  return paint(['bold', 'underline'], text);
}
