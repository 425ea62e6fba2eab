import { html, nothing, type TemplateResult } from 'lit';

/** UTF-16 units of one text that are shown; the rest is cut, and the cut is named. */
const MAX_TEXT = 20_000;

/** Text of any length as the page shows it. */
export function cut(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

/** A glyph of the codicon font, silent for screen readers; a tone is a class that the style sheet colours. */
export function icon(name: string, tone = ''): TemplateResult {
  return html`<span class="codicon codicon-${name} ${tone}" aria-hidden="true"></span>`;
}

/** Words for screen readers where sighted people see a glyph or a bar. */
export function spoken(text: string): TemplateResult {
  return html`<span class="spoken">${text}</span>`;
}

/** What a section consists of. */
export interface SectionParts {
  /** Unique in the page. */
  readonly id: string;
  readonly title: string;
  /** A short figure beside the title. */
  readonly aside?: unknown;
  /** Stands in for the rows while there are none. */
  readonly nothing?: string | null;
  readonly rows: unknown;
  /** Between the title and the rows. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly className?: string;
}

/** A part of a tab under a heading. */
export function section(parts: SectionParts): TemplateResult {
  const { id, title, aside = '', rows, before = nothing, after = nothing, className = '' } = parts;
  return html`
    <section class=${className} aria-labelledby="section-${id}">
      <div class="heading"><h2 id="section-${id}">${title}</h2><span class="aside">${aside}</span></div>
      ${before}
      ${parts.nothing ? html`<p class="nothing">${parts.nothing}</p>` : html`<ul class="rows">${rows}</ul>`}
      ${after}
    </section>
  `;
}
