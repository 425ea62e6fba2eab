import * as vscode from 'vscode';
import { Analyzer } from './editor/analyzer';
import { CacheCommands } from './editor/cache-commands';
import {
  ANALYZE_DOCUMENT,
  ASK_MODEL,
  CLEAR_CACHE,
  IMPORT_SERVERS,
  MANAGE_SERVERS,
  NEW_FRAMEWORK,
  OPEN_PANEL,
  REFRESH_FRAMEWORKS,
  SHOW_CACHE_STATISTICS,
  SHOW_LOG,
  SIGN_IN_TO_MODEL_ENDPOINT,
  SIGN_IN_TO_SHARED_CACHE,
} from './editor/commands';
import { isAnalysable } from './editor/documents';
import { EvidenceHover } from './editor/hover';
import { Models } from './editor/models';
import { PacksHost } from './editor/packs-host';
import { PanelHost } from './editor/panel-host';
import { ServersHost } from './editor/servers-host';
import { settings } from './editor/settings';
import { StatusBar } from './editor/status-bar';
import type { Analysis, Depth } from './engine/analysis';
import type { Engine } from './engine/engine';

/** What other extensions and the tests may ask of this one. */
export interface FrameworkDirector {
  /** Analyses a document as if its user had asked; undefined where a newer request ended this one. */
  analyze(document: vscode.TextDocument, depth: Depth): Promise<Analysis | undefined>;
  readonly onAnalysed: vscode.Event<Analysis>;
  /** Milliseconds the activation took, after the code was loaded. */
  readonly activationMs: number;
}

/** The engine once it is loaded; kept for `deactivate`. */
let running: Promise<Engine> | undefined;

/** Builds the engine's surfaces. Nothing is awaited, and the engine itself is loaded when the first document needs it. */
export function activate(context: vscode.ExtensionContext): FrameworkDirector {
  const startedMs = performance.now();
  const log = vscode.window.createOutputChannel('Framework Director', { log: true });
  let loaded: Engine | undefined;
  const engine = (): Promise<Engine> => {
    running ??= loadEngine(context, log, servers, cache).then(
      (built) => {
        loaded = built;
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
  const analyzer = new Analyzer(
    engine,
    () => loaded,
    () => (panel.isVisible ? 'enhance' : 'review'),
    log,
  );
  const models = new Models(context, {
    engine,
    document: () => vscode.window.activeTextEditor?.document ?? panel.document,
    analysed: (document) => analyzer.current(document),
    reveal: (document) => panel.reveal(document),
  });
  const panel = new PanelHost(context.extensionUri, analyzer, servers, models, log);
  const packs = new PacksHost(engine, context.globalStorageUri, () => analyzer.catalogueChanged(), log);
  context.subscriptions.push(
    log,
    servers,
    cache,
    analyzer,
    models,
    panel,
    packs,
    new StatusBar(
      analyzer.onAnalysed,
      (document) => analyzer.latest(document),
      () => loaded?.monitor,
    ),
    analyzer.onAnalysed(({ depth }) => {
      if (depth === 'enhance') void servers.load().then((loaded) => loaded.watchTools());
    }),
    vscode.languages.registerHoverProvider(
      { pattern: '**' },
      new EvidenceHover((document) => analyzer.latest(document)),
    ),
    vscode.commands.registerCommand(ANALYZE_DOCUMENT, (uri?: vscode.Uri) =>
      analyzeDocument(uri, analyzer, servers, panel, log),
    ),
    vscode.commands.registerCommand(OPEN_PANEL, () => panel.open()),
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
  return {
    analyze: (document, depth) => analyzer.analyze(document, depth, 'user'),
    onAnalysed: analyzer.onAnalysed,
    activationMs: performance.now() - startedMs,
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
): Promise<Engine> {
  const [{ Engine }, { settings: serverSettings }] = await Promise.all([import('./engine/engine'), servers.load()]);
  const engine = new Engine({
    storageFolder: settings.cache() && settings.persistentCache() ? context.globalStorageUri.fsPath : null,
    cache: cache.settings,
    localServer: async (port) => (await import('./server/server')).inProcessTransport(port),
    log: (line) => log.info(line),
  });
  await engine.configure(serverSettings);
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
  const active = vscode.window.activeTextEditor?.document;
  const document =
    uri instanceof vscode.Uri ? await vscode.workspace.openTextDocument(uri) : (active ?? panel.document);
  if (!document || !isAnalysable(document)) {
    await vscode.window.showInformationMessage('Open a text document first, then analyze it.');
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
