import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { AnalysisView, ElementRow, FrameworkRow } from '../protocol';
import { icon, section, spoken } from './pieces';
import { placeRows, placeStrip } from './places';
import { arriving, rows } from './rows';
import { coverage, standings, unclaimed } from './select';
import type { Ui } from './ui';

/** The frameworks of the document: one row each, which unfolds to elements, places and reasons. */
export function frameworks(ui: Ui, view: AnalysisView): TemplateResult {
  const none = view.running ? l10n.t('Looking for frameworks…') : l10n.t('No framework was found in this text.');
  return section({
    id: 'frameworks',
    title: l10n.t('Frameworks'),
    aside: standings(view.frameworks),
    nothing: view.frameworks.length === 0 ? none : null,
    rows: rows(
      view.frameworks,
      ({ id }) => id,
      (framework) => frameworkRow(ui, framework),
    ),
  });
}

function frameworkRow(ui: Ui, framework: FrameworkRow): TemplateResult {
  const { id, name, standing, tag, count, places, reasons, elements } = framework;
  const key = `framework:${id}`;
  const open = ui.isOpen(key);
  const [first] = places;
  return html`
    <li class="framework" data-framework=${id} data-standing=${standing} ${arriving()}>
      <h3><button
        type="button"
        class="row"
        aria-expanded=${open}
        aria-controls="detail-${id}"
        data-start=${first?.start ?? nothing}
        data-end=${first?.end ?? nothing}
        @click=${() => ui.toggle(key)}
      >
        ${icon('chevron-right', 'twistie')}
        <span class="label"><span class="name">${name}</span> <span class="tag">${tag}</span></span>
        ${coverageBar(framework)}
        <span class="count">${count}</span>
      </button></h3>
      <div class="detail" id="detail-${id}" ?hidden=${!open}>${
        open
          ? html`
              ${elements ? elementList(ui, framework, elements) : placeRows(ui, `evidence:${id}`, places)}
              ${reasons.length > 0 ? html`<ul class="reasons">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>` : nothing}
            `
          : nothing
      }</div>
    </li>
  `;
}

/** How many elements stand in the text: a segment for each, and the figures. */
function coverageBar(framework: FrameworkRow): TemplateResult {
  const elements = framework.elements ?? [];
  if (elements.length === 0) return html`<span class="coverage none"></span>`;
  const present = elements.filter(({ state }) => state === 'present').length;
  const words = coverage(elements);
  return html`<span class="coverage" title=${words}>
    <span class="segments" aria-hidden="true">${elements.map(({ state }) => html`<i class=${state}></i>`)}</span>
    <span class="figure" aria-hidden="true">${present}/${elements.length}</span>${spoken(words)}
  </span>`;
}

function elementList(ui: Ui, framework: FrameworkRow, elements: readonly ElementRow[]): TemplateResult {
  const others = unclaimed(framework);
  return html`<ul class="elements">
    ${rows(
      elements,
      ({ name }) => name,
      (element) => elementRow(ui, framework, element),
    )}
    ${
      others.length === 0
        ? nothing
        : html`<li class="element" ${arriving()}>
            ${icon('quote')}<span>${l10n.t('Elsewhere')}</span>${placeStrip(ui, `places:${framework.id}`, others)}
          </li>`
    }
  </ul>`;
}

function elementRow(ui: Ui, framework: FrameworkRow, element: ElementRow): TemplateResult {
  if (element.state === 'missing')
    return html`<li class="element missing">
      ${icon('circle', 'muted')}<span>${element.name}${spoken(` ${l10n.t('missing')}`)}</span>${insertButton(ui, element)}
    </li>`;
  const [first] = element.places;
  return html`<li class="element" data-start=${first?.start ?? nothing} data-end=${first?.end ?? nothing}>
    ${icon('check', 'good')}<span>${element.name}${spoken(` ${l10n.t('found')}`)}</span>
    ${placeStrip(ui, `places:${framework.id}/${element.name}`, element.places)}
  </li>`;
}

function insertButton(ui: Ui, { name, insertion }: Extract<ElementRow, { state: 'missing' }>): unknown {
  if (!insertion) return nothing;
  const { rule, start, title } = insertion;
  return html`<button
    type="button"
    class="link"
    title=${title}
    @click=${() => ui.post({ type: 'fix', rule, start })}
  >${l10n.t('insert…')}${spoken(` ${name}`)}</button>`;
}
