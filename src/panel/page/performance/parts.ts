import { html, nothing, type TemplateResult } from 'lit';
import type { FromPage } from '../../protocol';

/** What the tab may ask of the page. */
export interface PerformanceUi {
  post(message: FromPage): void;
  /** Whether the person has unfolded what `key` names. */
  isOpen(key: string): boolean;
  toggle(key: string): void;
}

/** What a section of the tab consists of. */
export interface SectionParts {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** A short figure beside the title. */
  readonly aside?: string;
  /** Stands in for the body while there is nothing to show. */
  readonly nothing?: string | null;
  readonly body: unknown;
}

/** A part of the tab under a heading. */
export function section({ id, title, aside = '', nothing: none = null, body }: SectionParts): TemplateResult {
  return html`
    <section aria-labelledby="section-${id}">
      <div class="heading"><h2 id="section-${id}">${title}</h2><span class="aside">${aside}</span></div>
      ${none === null ? body : html`<p class="nothing">${none}</p>`}
    </section>
  `;
}

/** A column of a table. */
export interface Column {
  readonly title: string;
  readonly className?: string;
}

/** A table with a row of titles; its label is for screen readers. */
export function table(label: string, className: string, columns: readonly Column[], rows: unknown): TemplateResult {
  return html`
    <table class="figures ${className}" aria-label=${label}>
      <thead><tr>${columns.map(
        ({ title, className: name = '' }) => html`<th scope="col" class=${name}>${title}</th>`,
      )}</tr></thead>
      <tbody>${rows}</tbody>
    </table>
  `;
}

/** A sentence about what went wrong, in a row of its own below the one it belongs to. */
export function problemRow(sentence: string, columns: number): unknown {
  if (sentence === '') return nothing;
  return html`<tr class="problem"><td colspan=${columns}>${sentence}</td></tr>`;
}
