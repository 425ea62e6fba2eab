import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { BEGAN_MS } from './began';
import { activeDocument, documentAt } from './editor/active-document';
import { registerAiSurfaces } from './editor/ai/ai-surfaces';
import { Analyzer } from './editor/analyzer';
import { CacheCommands } from './editor/cache-commands';
import {
  ANALYZE_DOCUMENT,
  ANALYZE_WORKSPACE,
  ASK_MODEL,
  CLEAR_CACHE,
  CONFIGURE_RULE,
  COPY_ANALYSIS,
  EXPORT_ANALYSIS,
  EXPORT_INVENTORY,
  EXPORT_PERFORMANCE_REPORT,
  FOCUS_PANEL,
  HIDE_STATUS_BAR,
  IMPORT_SERVERS,
  MANAGE_SERVERS,
  NEW_FRAMEWORK,
  NEXT_EVIDENCE,
  OPEN_EXAMPLE,
  OPEN_PANEL,
  PREVIOUS_EVIDENCE,
  REFRESH_FRAMEWORKS,
  REVIEW_AS,
  SHOW_CACHE_STATISTICS,
  SHOW_FINDINGS,
  SHOW_LOG,
  SHOW_PERFORMANCE_REPORT,
  SIGN_IN_TO_MODEL_ENDPOINT,
  SIGN_IN_TO_SHARED_CACHE,
} from './editor/commands';
import { EvidenceDecorations } from './editor/decorations';
import { isAnalysable } from './editor/documents';
import type { ExportPort } from './editor/export-analysis';
import { FindingDiagnostics } from './editor/finding-diagnostics';
import { EvidenceHover } from './editor/hover';
import { Models } from './editor/models';
import { PacksHost } from './editor/packs-host';
import { PanelHost } from './editor/panel-host';
import { QuickFixes } from './editor/quick-fixes';
import { ServersHost } from './editor/servers-host';
import { onSettingChanged, settings } from './editor/settings';
import { StatusBar } from './editor/status-bar';
import { TeamFiles } from './editor/team-files';
import { Times } from './editor/times';
import { TreeHost } from './editor/tree/tree-host';
import { WorkspaceHost } from './editor/workspace-host';
import type { WorkspaceInventory } from './editor/workspace-inventory';
import type { Analysis, Depth } from './engine/analysis';
import type { Engine } from './engine/engine';

/** What other extensions and the tests may ask of this one. */
export interface FrameworkDirector {
  /** Analyses a document as if its user had asked; undefined where a newer request ended this one. */
  analyze(document: vscode.TextDocument, depth: Depth): Promise<Analysis | undefined>;
  readonly onAnalysed: vscode.Event<Analysis>;
  /** What the last analysis of the workspace found. */
  readonly workspace: WorkspaceInventory;
  /** Milliseconds the activation took, after the code was loaded. */
  readonly activationMs: number;
}

/** The engine once it is loaded; kept for `deactivate`. */
let running: Promise<Engine> | undefined;

/** Builds the engine's surfaces. Nothing is awaited, and the engine itself is loaded when the first document needs it. */
export function activate(context: vscode.ExtensionContext): FrameworkDirector {
  const startedMs = performance.now();
  l10n.config({ contents: vscode.l10n.bundle ?? {} });
  const log = vscode.window.createOutputChannel('Framework Director', { log: true });
  let loaded: Engine | undefined;
  const engine = (): Promise<Engine> => {
    running ??= loadEngine(context, log, servers, cache, times).then(
      (built) => {
        loaded = built;
        times.watch(built);
        return built;
      },
      (error) => {
        // The next request tries again.
        running = undefined;
        throw error;
      },
    );
    return running;
  };
  const cache = new CacheCommands(context.secrets, engine);
  const servers = new ServersHost(context, engine, () => running, log);
  const team = new TeamFiles(engine, log);
  const analyzer = new Analyzer(
    engine,
    () => loaded,
    () => (panel.isVisible ? 'enhance' : 'review'),
    (document) => team.settingsFor(document),
    log,
  );
  const document = (): vscode.TextDocument | undefined => activeDocument() ?? panel.document;
  const analysed = (document: vscode.TextDocument) => analyzer.current(document);
  const models = new Models(context, {
    engine,
    document,
    analysed,
    reveal: (document) => panel.reveal(document, 'findings'),
  });
  const exporting: ExportPort = {
    document,
    analysed,
    modelReview: (document) => models.latest(document),
    sent: (document) => models.sent(document),
  };
  const latest = (document: vscode.TextDocument): Analysis | undefined => analyzer.latest(document);
  const times = new Times(engine, () => loaded, context.globalStorageUri, analyzer.onAnalysed, log);
  const workspace = new WorkspaceHost(context.extensionUri, engine, log);
  const panel = new PanelHost(context.extensionUri, analyzer, servers, models, times, workspace, log);
  const packs = new PacksHost(
    engine,
    context.globalStorageUri,
    () => team.packs(),
    () => {
      team.reread();
      analyzer.catalogueChanged();
    },
    log,
  );
  const trees = new TreeHost({
    analyzer,
    inventory: workspace,
    servers,
    panel,
    memory: context.workspaceState,
    log,
  });
  context.subscriptions.push(
    log,
    trees,
    workspace,
    servers,
    cache,
    analyzer,
    models,
    panel,
    packs,
    team,
    times,
    team.onChanged(() => {
      analyzer.catalogueChanged();
      packs.reload();
    }),
    onSettingChanged(['review.personas', 'review.rules'], () => analyzer.catalogueChanged()),
    registerAiSurfaces(context.extensionUri, {
      engine,
      document,
      review: (document) => team.settingsFor(document),
      noteSent: (document, sent) => models.noteSent(document, sent),
      openPanel: (document) => panel.open(undefined, document),
      log,
    }),
    new StatusBar(analyzer, () => loaded?.performance(), times.onChanged),
    new EvidenceDecorations({
      latest,
      onAnalysed: analyzer.onAnalysed,
      isPanelVisible: () => panel.isVisible,
      onPanelChanged: panel.onVisibilityChanged,
      onPointed: panel.onPointed,
    }),
    new FindingDiagnostics(analyzer.onAnalysed, latest),
    vscode.languages.registerCodeActionsProvider({ pattern: '**' }, new QuickFixes(latest), QuickFixes.metadata),
    analyzer.onAnalysed(({ depth }) => {
      if (depth === 'enhance') void servers.load().then((loaded) => loaded.watchTools());
    }),
    vscode.languages.registerHoverProvider({ pattern: '**' }, new EvidenceHover(latest)),
    vscode.commands.registerCommand(ANALYZE_DOCUMENT, (uri?: vscode.Uri) =>
      analyzeDocument(uri, analyzer, servers, panel, log),
    ),
    vscode.commands.registerCommand(ANALYZE_WORKSPACE, () => workspace.analyze()),
    vscode.commands.registerCommand(EXPORT_INVENTORY, () => workspace.export()),
    vscode.commands.registerCommand(REVIEW_AS, () => reviewAs(analyzer, engine, panel)),
    vscode.commands.registerCommand(SHOW_FINDINGS, () => panel.open('findings')),
    vscode.commands.registerCommand(CONFIGURE_RULE, async (document: vscode.Uri, rule: string) =>
      (await import('./editor/configure-rule')).configureRule(document, rule, 'off'),
    ),
    vscode.commands.registerCommand(COPY_ANALYSIS, async (uri?: vscode.Uri) =>
      (await import('./editor/export-analysis')).copyAnalysis(uri, exporting),
    ),
    vscode.commands.registerCommand(EXPORT_ANALYSIS, async (uri?: vscode.Uri) =>
      (await import('./editor/export-analysis')).exportAnalysis(uri, exporting),
    ),
    vscode.commands.registerCommand(OPEN_PANEL, (place?: unknown) => panel.openAt(place)),
    vscode.commands.registerCommand(FOCUS_PANEL, async () =>
      (await import('./editor/keyboard')).focusPanel(() => panel.open()),
    ),
    vscode.commands.registerCommand(NEXT_EVIDENCE, async () =>
      (await import('./editor/keyboard')).goToEvidence(analyzer, 1),
    ),
    vscode.commands.registerCommand(PREVIOUS_EVIDENCE, async () =>
      (await import('./editor/keyboard')).goToEvidence(analyzer, -1),
    ),
    vscode.commands.registerCommand(OPEN_EXAMPLE, async () =>
      (await import('./editor/example')).openExample(context.extensionUri),
    ),
    vscode.commands.registerCommand(SHOW_PERFORMANCE_REPORT, () => times.showReport()),
    vscode.commands.registerCommand(EXPORT_PERFORMANCE_REPORT, () => times.exportReport()),
    vscode.commands.registerCommand(HIDE_STATUS_BAR, () => times.hideStatusBar()),
    vscode.commands.registerCommand(SHOW_LOG, () => log.show()),
    vscode.commands.registerCommand(REFRESH_FRAMEWORKS, () => packs.refresh()),
    vscode.commands.registerCommand(NEW_FRAMEWORK, () => packs.newFramework()),
    vscode.commands.registerCommand(MANAGE_SERVERS, () => servers.manage()),
    vscode.commands.registerCommand(IMPORT_SERVERS, () => servers.import()),
    vscode.commands.registerCommand(CLEAR_CACHE, () => cache.clear()),
    vscode.commands.registerCommand(SHOW_CACHE_STATISTICS, () => cache.showStatistics()),
    vscode.commands.registerCommand(SIGN_IN_TO_SHARED_CACHE, () => cache.signIn()),
    vscode.commands.registerCommand(ASK_MODEL, () => models.ask()),
    vscode.commands.registerCommand(SIGN_IN_TO_MODEL_ENDPOINT, () => models.signIn()),
  );
  setImmediate(() => {
    analyzer.start();
    packs.start();
  });
  const activationMs = performance.now() - startedMs;
  times.add('Code of the extension', startedMs - BEGAN_MS);
  times.add('Surfaces', activationMs);
  return {
    analyze: (document, depth) => analyzer.analyze(document, depth, 'user'),
    onAnalysed: analyzer.onAnalysed,
    workspace,
    activationMs,
  };
}

/** Ends every server and closes the cache. */
export async function deactivate(): Promise<void> {
  await (await running)?.dispose();
}

async function loadEngine(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  servers: ServersHost,
  cache: CacheCommands,
  times: Times,
): Promise<Engine> {
  const startedMs = performance.now();
  const [{ Engine }, { settings: serverSettings }] = await Promise.all([import('./engine/engine'), servers.load()]);
  const loadedMs = performance.now();
  const engine = new Engine({
    storageFolder: settings.cache() && settings.persistentCache() ? context.globalStorageUri.fsPath : null,
    cache: cache.settings,
    localServer: async (port) => (await import('./server/server')).inProcessTransport(port),
    log: (line) => log.info(line),
    isWatched: true,
  });
  await engine.configure(serverSettings);
  times.add('Code of the engine', loadedMs - startedMs);
  times.add('Engine', performance.now() - loadedMs);
  return engine;
}

/** Analyses the active document, or the one a menu names, to full depth, and shows the panel. */
async function analyzeDocument(
  uri: vscode.Uri | undefined,
  analyzer: Analyzer,
  servers: ServersHost,
  panel: PanelHost,
  log: vscode.LogOutputChannel,
): Promise<void> {
  const document = uri instanceof vscode.Uri ? await documentAt(uri) : (activeDocument() ?? panel.document);
  if (!document || !isAnalysable(document)) {
    await vscode.window.showInformationMessage(l10n.t('Open a text document first, then analyze it.'));
    return;
  }
  await panel.reveal(document);
  const analyze = (): Promise<unknown> =>
    analyzer
      .analyze(document, 'enhance', 'user')
      .catch((error) => log.error(`The analysis failed: ${error?.stack ?? error}`));
  const first = analyze();
  await ((await (await servers.load()).askUndecided()) ? analyze() : first);
}

/** Lets the user choose who reviews the active document, and shows what they say. */
async function reviewAs(analyzer: Analyzer, engine: () => Promise<Engine>, panel: PanelHost): Promise<void> {
  const document = activeDocument() ?? panel.document;
  if (!document) {
    await vscode.window.showInformationMessage(l10n.t('Open a text document first, then choose who reviews it.'));
    return;
  }
  const { chooseReviewer } = await import('./editor/review-as');
  if (!(await chooseReviewer(document, analyzer, engine))) return;
  await panel.reveal(document, 'findings');
  await analyzer.analyze(document, 'enhance', 'user');
}
