import * as l10n from '@vscode/l10n';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { html, nothing, type TemplateResult } from 'lit';
import type { AnalysisView, PanelView, Subject, WorkspaceView } from '../protocol';
import { blank } from './blank';
import { whoWasAsked } from './board';
import { disclosure } from './disclosure';
import { enhancements } from './enhancements';
import { topFindings } from './findings';
import { findingsTab } from './findings-tab';
import { frameworks } from './frameworks';
import { bareHeader, header } from './header';
import { model } from './model';
import { notices } from './notices';
import './performance/performance';
import { icon } from './pieces';
import { isBare } from './select';
import { tabPanel, tabs } from './tabs';
import { waterfall } from './timings';
import type { Ui } from './ui';
import { workspace as workspaceSection } from './workspace';

/** What the page shows, and what a screen reader is to say of it. */
export interface Shown {
  readonly subject: Subject | null;
  readonly view: PanelView;
  /** What the files of the workspace use; null before anybody asked. */
  readonly workspace: WorkspaceView | null;
  readonly news: string;
  readonly modelNews: string;
}

/** The whole page. */
export function frame(ui: Ui, { subject, view, workspace, news, modelNews }: Shown): TemplateResult {
  const ofFiles = workspaceSection(ui, workspace);
  return html`
    ${view.state === 'analysis' && subject ? analysis(ui, subject, view, ofFiles, modelNews) : nothing}
    ${view.state === 'analysis' ? nothing : blankPage(ui, subject, view, ofFiles)}
    <p class="spoken" role="status">${news}</p>
  `;
}

/** Without a document there is nothing to pin, to copy or to analyse again. */
function blankPage(
  ui: Ui,
  subject: Subject | null,
  view: Exclude<PanelView, AnalysisView>,
  ofFiles: unknown,
): TemplateResult {
  return html`<div class="analysis">
    ${subject?.pinned ? bareHeader(ui, subject) : nothing}${blank(ui, view, subject)}${ofFiles}
  </div>`;
}

function analysis(ui: Ui, subject: Subject, view: AnalysisView, ofFiles: unknown, modelNews: string): TemplateResult {
  return html`<div class="analysis">
    ${progress(view.running)}
    ${header(ui, subject, view.subtitle)}
    ${tabs(ui, view.findings.length)}
    ${notices(ui, view.notices)}
    ${tabPanel(ui, 'overview', overview(ui, view, ofFiles))}
    ${tabPanel(ui, 'findings', html`${findingsTab(ui, view)}${model(ui, view, modelNews)}`)}
    ${tabPanel(
      ui,
      'performance',
      html`<framework-director-performance .ui=${ui} .analysis=${view}></framework-director-performance>`,
    )}
    <footer>${disclosure(ui, view)}<span>${view.cached}</span></footer>
  </div>`;
}

function overview(ui: Ui, view: AnalysisView, ofFiles: unknown): TemplateResult {
  const found = isBare(view)
    ? html`<div class="blank bare">${icon('search')}<p>${bareSentence(view)}</p></div>`
    : html`${frameworks(ui, view)}${topFindings(ui, view)}${whoWasAsked(ui, view)}`;
  return html`${found}${enhancements(ui, view)}${waterfall(ui, view)}${ofFiles}`;
}

function bareSentence({ board }: AnalysisView): string {
  return board.length === 0
    ? l10n.t('No framework was found in this text, and nothing in it asks for a review.')
    : l10n.t('No framework was found in this text, and no reviewer has a question.');
}

/** A quarter of a second passes before it shows, so that quick work shows nothing at all. */
function progress(running: boolean): TemplateResult {
  return html`<div class="progress" ?hidden=${!running} role="progressbar" aria-label=${l10n.t('Analysing')}>
    <vscode-progress-bar aria-hidden="true"></vscode-progress-bar>
  </div>`;
}
