import * as vscode from 'vscode';
import type { Analysis } from '../engine/analysis';
import type { Finding, Severity } from '../engine/review/review';
import { mayHaveProblems, rangeOf } from './documents';
import { onSettingChanged, settings } from './settings';

const SEVERITIES: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

/** How our diagnostics name whose they are. */
export const SOURCE = 'Framework Director';

/**
 * Findings as diagnostics, in the text and among the problems. They change with a finished analysis and not while one is under
 * way; in between VS Code moves them with the text.
 */
export class FindingDiagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('frameworkDirector.findings');
  readonly #subscriptions: vscode.Disposable[];

  /** @param latest the latest analysis of a document */
  constructor(
    onAnalysed: vscode.Event<Analysis>,
    private readonly latest: (document: vscode.TextDocument) => Analysis | undefined,
  ) {
    this.#subscriptions = [
      this.#collection,
      onAnalysed((analysis) => {
        const document = openDocument(analysis.uri);
        if (document) this.#show(document, analysis);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#collection.delete(uri)),
      onSettingChanged(['review.diagnostics'], () => {
        for (const document of vscode.workspace.textDocuments) {
          const analysis = this.latest(document);
          if (analysis) this.#show(document, analysis);
        }
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #show(document: vscode.TextDocument, analysis: Analysis): void {
    if (!settings.diagnostics(document) || !mayHaveProblems(document)) {
      this.#collection.delete(document.uri);
      return;
    }
    // Half of a board's findings would come and the rest jump in; an older version's places are not this one's.
    if (!analysis.reviewed || analysis.version !== document.version) return;
    this.#collection.set(
      document.uri,
      analysis.findings.map((finding) => diagnosticOf(document, finding)),
    );
  }
}

function diagnosticOf(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
  const { message, question, severity, rule } = finding;
  const range = rangeOf(document, finding);
  const diagnostic = new vscode.Diagnostic(range, `${message} ${question}`, SEVERITIES[severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = rule;
  return diagnostic;
}

function openDocument(uri: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}
