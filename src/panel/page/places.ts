import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { PlaceLink } from '../protocol';
import { rows } from './rows';
import type { Ui } from './ui';

/** Places shown before the person asks for the rest. */
const FEW = 12;

/** A button that shows its place in the editor. */
export function placeButton(ui: Ui, place: PlaceLink): TemplateResult {
  const { label, start, end } = place;
  const where = /^\d+$/.test(label) ? l10n.t('Line {0}', label) : label;
  const text = brief(place.text);
  return html`<button
    type="button"
    class="place"
    aria-label=${text ? `${where}: ${text}` : where}
    title=${text || nothing}
    data-start=${start}
    data-end=${end}
    @click=${() => ui.post({ type: 'reveal', start, end })}
  >${label}</button>`;
}

/**
 * Places side by side, by their labels only.
 * @param key names this strip among what the person can unfold
 */
export function placeStrip(ui: Ui, key: string, places: readonly PlaceLink[]): TemplateResult {
  return html`<span class="strip">${limited(ui, key, places, (place) => placeButton(ui, place))}</span>`;
}

/** Places one below the other, each with the evidence that stands there. */
export function placeRows(ui: Ui, key: string, places: readonly PlaceLink[]): TemplateResult {
  const row = (place: PlaceLink): TemplateResult => html`
    <div class="evidence-row" data-start=${place.start} data-end=${place.end}>
      <span class="quote">${brief(place.text)}</span>${placeButton(ui, place)}
    </div>
  `;
  return html`<div class="evidence">${limited(ui, key, places, row)}</div>`;
}

/** The first few places, and a button for the rest. Kept by position: an edit moves every offset but not the order. */
function limited(
  ui: Ui,
  key: string,
  places: readonly PlaceLink[],
  row: (place: PlaceLink) => TemplateResult,
): TemplateResult {
  const open = ui.isOpen(key);
  const shown = open ? places : places.slice(0, FEW);
  let at = 0;
  const more = html`<button
    type="button"
    class="link more"
    aria-expanded=${open}
    @click=${() => ui.toggle(key)}
  >${open ? l10n.t('fewer') : l10n.t('{0} more', places.length - FEW)}</button>`;
  return html`<span class="places">${rows(shown, () => String(at++), row)}</span>${
    places.length > FEW ? more : nothing
  }`;
}

/** Evidence on one line of a bearable length, for a tooltip and for speech. */
function brief(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
