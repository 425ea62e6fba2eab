import * as vscode from 'vscode';
import type { CacheStatistics } from '../engine/cache/statistics';
import type { Engine } from '../engine/engine';
import { cacheReport, heldRows } from './cache-report';
import { CACHE_REPORT } from './documents';

type Namespace = CacheStatistics['namespaces'][number]['namespace'];

interface Choice extends vscode.QuickPickItem {
  /** Everything where there is none. */
  readonly namespace?: Namespace;
}

const REPORT = vscode.Uri.from({ scheme: CACHE_REPORT, path: '/Cache Statistics.md' });

/** *Clear Cache…* and *Show Cache Statistics*. */
export class CacheSurface implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #provider: vscode.Disposable;
  #report = '';

  constructor() {
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(CACHE_REPORT, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: () => this.#report,
    });
  }

  /** Lists what is kept, by its kind and with its size, and forgets what is chosen. */
  async clear(engine: Engine): Promise<void> {
    const statistics = await engine.cacheStatistics();
    const choice = await vscode.window.showQuickPick<Choice>(choices(statistics), {
      title: 'Clear Cache',
      placeHolder: 'Choose what is to be forgotten',
      matchOnDetail: true,
    });
    if (!choice) return;
    const shared = statistics.levels.find(({ level }) => level === 'redis');
    if (shared && shared.state !== 'off' && !(await isForEverybody())) return;
    await engine.clearCache(choice.namespace);
    const problem = await sharedProblem(engine);
    if (problem === null) {
      vscode.window.setStatusBarMessage(`The cache was cleared: ${choice.label.toLowerCase()}.`, 5_000);
    } else {
      void vscode.window.showWarningMessage(
        `The cache on this machine was cleared; the shared one may have kept what it had. ${problem}`,
      );
    }
    await this.#refresh(engine);
  }

  /** Opens the report, or brings it up to date. */
  async showStatistics(engine: Engine): Promise<void> {
    await this.#refresh(engine);
    const document = await vscode.workspace.openTextDocument(REPORT);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changed.dispose();
  }

  async #refresh(engine: Engine): Promise<void> {
    this.#report = cacheReport(await engine.cacheStatistics());
    this.#changed.fire(REPORT);
  }
}

function choices(statistics: CacheStatistics): readonly Choice[] {
  const rows = heldRows(statistics);
  return [
    { label: 'Everything', detail: 'What is kept of all kinds, on every level' },
    ...rows.map(({ namespace, title, held }) => ({ label: title, description: namespace, detail: held, namespace })),
  ];
}

async function isForEverybody(): Promise<boolean> {
  const clear = 'Clear for Everybody';
  const chosen = await vscode.window.showWarningMessage(
    'Clear what your team shares, too?',
    {
      modal: true,
      detail: 'Reviews and answers of servers in the shared cache are made anew by whoever needs them next.',
    },
    clear,
  );
  return chosen === clear;
}

/** Why the shared level may not have been cleared; null where there is none, or all is well. */
async function sharedProblem(engine: Engine): Promise<string | null> {
  const { levels } = await engine.cacheStatistics();
  const shared = levels.find(({ level }) => level === 'redis');
  return shared?.state === 'away' ? (shared.problem ?? 'It is away.') : null;
}
