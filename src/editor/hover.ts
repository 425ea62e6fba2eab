import * as vscode from 'vscode';
import type { Analysis } from '../engine/analysis';
import type { Detection, Evidence } from '../engine/detection/detection';
import { OPEN_PANEL } from './commands';
import { rangeOf } from './documents';
import { plain } from './markdown';
import { settings } from './settings';

/** Longest list of missing elements a hover names. */
const MOST_MISSING = 4;

/** Says of a piece of evidence what it stands for. Shows what is known already; starts no work; silent on everything else. */
export class EvidenceHover implements vscode.HoverProvider {
  constructor(private readonly latest: (document: vscode.TextDocument) => Analysis | undefined) {}

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const analysis = this.latest(document);
    if (!analysis || analysis.version !== document.version || !settings.hover(document)) return undefined;
    const found = evidenceAt(analysis, document.offsetAt(position));
    if (!found) return undefined;
    return new vscode.Hover(hoverText(analysis, found.detection, found.evidence), rangeOf(document, found.evidence));
  }
}

/** The shortest piece of evidence at an offset: the most particular. */
function evidenceAt(analysis: Analysis, offset: number): { detection: Detection; evidence: Evidence } | undefined {
  return analysis.detections
    .flatMap((detection) => detection.evidence.map((evidence) => ({ detection, evidence })))
    .filter(({ evidence }) => evidence.start <= offset && offset < evidence.end)
    .sort((a, b) => a.evidence.end - a.evidence.start - (b.evidence.end - b.evidence.start))[0];
}

function hoverText(analysis: Analysis, detection: Detection, evidence: Evidence): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.isTrusted = { enabledCommands: [OPEN_PANEL] };
  const { name, kind, standing, version, coverage, reasons } = detection;
  const tag = [standing === 'applied' && kind === 'software' ? 'used' : standing, version].filter(Boolean).join(' · ');
  text.appendMarkdown(`**${plain(name)}** — ${plain(tag)}`);
  paragraph(text, `${sentenceCase(reasons.join('; '))} (${percent(detection.confidence)}).`);
  if (coverage && standing === 'applied') {
    const element = coverage.find(({ id }) => evidence.signal === `element:${id}`);
    const missing = coverage.filter(({ lines }) => lines.length === 0).map((one) => one.name);
    const shown = missing.slice(0, MOST_MISSING).join(', ') + (missing.length > MOST_MISSING ? ' …' : '');
    const here = element ? `“${element.name}” is one of its elements. ` : '';
    if (element || missing.length > 0)
      paragraph(text, here + (missing.length > 0 ? `Missing: ${shown}.` : 'None is missing.'));
  }
  const finding = analysis.findings.find(({ start, end }) => start < evidence.end && end > evidence.start);
  if (finding) paragraph(text, `${finding.message} ${finding.question}`);
  text.appendMarkdown(`\n\n[More](command:${OPEN_PANEL})`);
  return text;
}

function paragraph(text: vscode.MarkdownString, line: string): void {
  text.appendMarkdown(`\n\n${plain(line)}`);
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A probability as people read it; none is certain. */
function percent(probability: number): string {
  return `${Math.min(99, Math.round(probability * 100))} %`;
}
