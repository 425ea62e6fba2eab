import * as l10n from '@vscode/l10n';
import { html, nothing, type TemplateResult } from 'lit';
import type { AnalysisView, ConflictRow, SeatRow } from '../protocol';
import { advice } from './advice';
import { cut, icon, section } from './pieces';
import { placeStrip } from './places';
import { arriving, rows } from './rows';
import type { Ui } from './ui';
import { personaCount, questionCount } from './words';

/** Personas on the first tab. */
const FEW = 5;

const OPEN = 'board';

/** The board as a whole: what it recommends, who was asked and why, where its members disagree. */
export function board(ui: Ui, view: AnalysisView): TemplateResult {
  return html`<div class="board">
    ${advice(view)}
    ${
      view.board.length === 0
        ? nothing
        : html`<details class="seats" ?open=${ui.isOpen(OPEN)} @toggle=${(event: Event) => followToggle(ui, event)}>
            <summary>${personaCount(view.board.length)}</summary>
            <ul class="rows">${seatRows(view.board)}</ul>
          </details>`
    }
    ${
      view.conflicts.length === 0
        ? nothing
        : section({
            id: 'conflicts',
            title: l10n.t('Where they disagree'),
            aside: String(view.conflicts.length),
            rows: rows(
              view.conflicts,
              ({ message }) => message,
              (conflict) => conflictRow(ui, conflict),
            ),
          })
    }
  </div>`;
}

/** Who was asked, why, and how much they found; on the first tab. */
export function whoWasAsked(ui: Ui, view: AnalysisView): unknown {
  const { board: seats } = view;
  if (seats.length === 0) return nothing;
  const all = (): void => {
    if (!ui.isOpen(OPEN)) ui.toggle(OPEN);
    ui.goTo('findings');
  };
  return section({
    id: 'asked',
    title: l10n.t('Who was asked'),
    aside: personaCount(seats.length),
    rows: seatRows(seats.toSorted((one, other) => other.findings - one.findings).slice(0, FEW)),
    after:
      seats.length > FEW
        ? html`<button type="button" class="link all" @click=${all}>${l10n.t('All {0} personas', seats.length)}</button>`
        : nothing,
  });
}

function seatRows(seats: readonly SeatRow[]): unknown {
  return rows(
    seats,
    ({ persona }) => persona,
    ({ persona, reason, findings }) => html`<li class="seat">
      <strong>${persona}</strong><span class="reason">${reason}</span>
      <span class="count">${findings === 0 ? l10n.t('no question') : questionCount(findings)}</span>
    </li>`,
  );
}

function conflictRow(ui: Ui, { message, question, places }: ConflictRow): TemplateResult {
  return html`<li class="finding" ${arriving()}>
    ${icon('git-compare')}
    <div class="body"><p class="message">${cut(message)}</p><p class="question">${cut(question)}</p></div>
    ${placeStrip(ui, 'conflict', places)}
  </li>`;
}

/** The page says anew what is open at every change; only the person's own choice is to be kept. */
function followToggle(ui: Ui, { target }: Event): void {
  if (target instanceof HTMLDetailsElement && target.open !== ui.isOpen(OPEN)) ui.toggle(OPEN);
}
