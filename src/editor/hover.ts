import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Analysis } from '../engine/analysis';
import { OPEN_PANEL } from './commands';
import { mayHaveProblems, rangeOf } from './documents';
import { type HoverSubject, type HoverText, hoverText } from './hover-text';
import { plain } from './markdown';
import { settings } from './settings';

/** Says of a piece of evidence what it stands for. Shows what is known already; starts no work; silent on everything else. */
export class EvidenceHover implements vscode.HoverProvider {
  constructor(private readonly latest: (document: vscode.TextDocument) => Analysis | undefined) {}

  provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): vscode.Hover | undefined {
    const analysis = this.latest(document);
    if (!analysis || analysis.version !== document.version) return undefined;
    if (token.isCancellationRequested || !settings.hover(document)) return undefined;
    const isDiagnosed = settings.diagnostics(document) && mayHaveProblems(document);
    const text = hoverText(analysis, document.offsetAt(position), isDiagnosed);
    return text && new vscode.Hover(markdown(document, text), rangeOf(document, text.span));
  }
}

const ICONS: Readonly<Partial<Record<HoverSubject, string>>> = {
  error: '$(error) ',
  warning: '$(warning) ',
  info: '$(info) ',
  documentation: '$(book) ',
};

/** Its text may come from documents, packs and servers; the one link runs the one command that is allowed. */
function markdown(
  { uri }: vscode.TextDocument,
  { framework, name, standing, lines }: HoverText,
): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  text.isTrusted = { enabledCommands: [OPEN_PANEL] };
  text.appendMarkdown(`**${plain(name)}** — ${plain(standing)}`);
  // One paragraph of broken lines: so many paragraphs would be higher than a hover is without scrolling.
  const broken = lines.map((line) => `${ICONS[line.subject] ?? ''}${plain(line.text)}`).join('  \n');
  text.appendMarkdown(`\n\n${broken}`);
  const place = encodeURIComponent(JSON.stringify([{ uri: uri.toString(), framework }]));
  text.appendMarkdown(`\n\n[${plain(l10n.t('More'))}](command:${OPEN_PANEL}?${place})`);
  return text;
}
