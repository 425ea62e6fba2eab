import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Engine } from '../engine/engine';
import { performanceCsv, performanceJson } from '../engine/monitor/export';
import { machineFacts } from '../engine/monitor/machine';
import type { Phase } from '../engine/monitor/performance';
import { performanceReport, type ReportParts } from '../engine/monitor/report';
import { PERFORMANCE_REPORT } from './documents';

const FILE = 'framework-director-performance.json';

/** *Show Performance Report* and *Export Performance Report…*. */
export class PerformanceSurface implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #provider: vscode.Disposable;
  readonly #uri = vscode.Uri.from({ scheme: PERFORMANCE_REPORT, path: `/${l10n.t('Performance Report')}.md` });
  #report = '';

  constructor() {
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(PERFORMANCE_REPORT, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: () => this.#report,
    });
  }

  /** Opens the report, or brings it up to date. */
  async show(engine: Engine, activation: readonly Phase[]): Promise<void> {
    this.#report = performanceReport(await parts(engine, activation));
    this.#changed.fire(this.#uri);
    const document = await vscode.workspace.openTextDocument(this.#uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  /** Asks for a file and writes the report as JSON to it, and as CSV beside it. */
  async export(engine: Engine, activation: readonly Phase[]): Promise<void> {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const chosen = await vscode.window.showSaveDialog({
      title: l10n.t('Export Performance Report'),
      filters: { JSON: ['json'] },
      ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, FILE) }),
    });
    if (!chosen) return;
    const exported = await parts(engine, activation);
    const table = chosen.with({ path: `${chosen.path.replace(/\.json$/i, '')}.csv` });
    await vscode.workspace.fs.writeFile(chosen, Buffer.from(performanceJson(exported)));
    await vscode.workspace.fs.writeFile(table, Buffer.from(performanceCsv(exported)));
    vscode.window.setStatusBarMessage(
      l10n.t('The performance report was written as JSON, and as CSV beside it.'),
      5_000,
    );
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changed.dispose();
  }
}

async function parts(engine: Engine, activation: readonly Phase[]): Promise<ReportParts> {
  const history = await engine.performanceHistory();
  const versions = [
    { name: 'Framework Director', value: VERSION },
    { name: vscode.env.appName, value: vscode.version },
  ];
  return { snapshot: engine.performance(), history, facts: [...versions, ...machineFacts()], activation };
}
