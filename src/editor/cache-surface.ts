import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CacheStatistics, LevelStatistics } from '../engine/cache/statistics';
import type { Engine } from '../engine/engine';
import { cacheReport, heldRows } from './cache-report';
import { CACHE_REPORT } from './documents';

type Namespace = CacheStatistics['namespaces'][number]['namespace'];

interface Choice extends vscode.QuickPickItem {
  /** Everything where there is none. */
  readonly namespace?: Namespace;
  /** Whether a team's shared cache has it, where there is one. */
  readonly isShared: boolean;
}

/** *Clear Cache…* and *Show Cache Statistics*. */
export class CacheSurface implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #provider: vscode.Disposable;
  readonly #uri = vscode.Uri.from({ scheme: CACHE_REPORT, path: `/${l10n.t('Cache Statistics')}.md` });
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
      title: l10n.t('Clear Cache'),
      placeHolder: l10n.t('Choose what is to be forgotten'),
      matchOnDetail: true,
    });
    if (!choice) return;
    const isShared = choice.isShared && sharedLevel(statistics).state !== 'off';
    if (isShared && !(await isForEverybody())) return;
    await engine.clearCache(choice.namespace);
    const problem = isShared ? problemOf(await engine.cacheStatistics()) : null;
    if (problem === null) {
      vscode.window.setStatusBarMessage(l10n.t('The cache was cleared: {0}.', choice.label), 5_000);
    } else {
      void vscode.window.showWarningMessage(
        l10n.t('The cache on this machine was cleared; the shared one may have kept what it had. {0}', problem),
      );
    }
    await this.#refresh(engine);
  }

  /** Opens the report, or brings it up to date. */
  async showStatistics(engine: Engine): Promise<void> {
    await this.#refresh(engine);
    const document = await vscode.workspace.openTextDocument(this.#uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  /** Tells whether the shared cache can be used with the credentials that it was given. */
  async tellShared(engine: Engine): Promise<void> {
    const statistics = await engine.cacheStatistics();
    const problem = problemOf(statistics);
    if (sharedLevel(statistics).state === 'off') {
      void vscode.window.showInformationMessage(l10n.t('The shared cache is used once the window is reloaded.'));
    } else if (problem === null) {
      vscode.window.setStatusBarMessage(l10n.t('The shared cache can be used.'), 5_000);
    } else {
      void vscode.window.showWarningMessage(l10n.t('The shared cache cannot be used. {0}', problem));
    }
    await this.#refresh(engine);
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changed.dispose();
  }

  async #refresh(engine: Engine): Promise<void> {
    this.#report = cacheReport(await engine.cacheStatistics());
    this.#changed.fire(this.#uri);
  }
}

function choices(statistics: CacheStatistics): readonly Choice[] {
  const rows = heldRows(statistics);
  return [
    { label: l10n.t('Everything'), detail: l10n.t('What is kept of all kinds, on every level'), isShared: true },
    ...rows.map(({ title, namespace, isShared, held }) => ({
      label: title,
      description: namespace,
      detail: held,
      namespace,
      isShared,
    })),
  ];
}

async function isForEverybody(): Promise<boolean> {
  const clear = l10n.t('Clear for Everybody');
  const chosen = await vscode.window.showWarningMessage(
    l10n.t('Clear it for your whole team?'),
    {
      modal: true,
      detail: l10n.t(
        'The shared cache is cleared as well as your own: whoever needs those reviews and answers next waits until they are made anew.',
      ),
    },
    clear,
  );
  return chosen === clear;
}

/** Why the shared level cannot be used; null where there is none, or all is well. */
function problemOf(statistics: CacheStatistics): string | null {
  const { state, problem } = sharedLevel(statistics);
  return state === 'away' ? (problem ?? l10n.t('It is away.')) : null;
}

function sharedLevel({ levels }: CacheStatistics): Pick<LevelStatistics, 'state' | 'problem'> {
  return levels.find(({ level }) => level === 'redis') ?? { state: 'off', problem: null };
}
