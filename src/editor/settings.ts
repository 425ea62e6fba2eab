import * as vscode from 'vscode';
import { type Budgets, budgetsOf } from '../engine/monitor/measurement';
import type { ReviewSettings, RuleLevels } from '../engine/review/review-settings';
import { resourceOf } from './documents';

const SECTION = 'frameworkDirector';

/** The settings of this extension, read when they are needed, so that a change takes effect at once. */
export const settings = {
  /** Whether documents are analysed as they open and change. */
  automatic: (): boolean => read('automaticAnalysis', true),
  /** Milliseconds without a change before a changed document is analysed. */
  delayMs: (): number => Math.max(50, read('delay', 250)),
  hover: (document: vscode.TextDocument): boolean => read('hover.enabled', true, scopeOf(document)),
  /** When evidence is marked in the text and beside the scroll bar. */
  decorations: (document: vscode.TextDocument): 'always' | 'withPanel' | 'never' =>
    read('decorations', 'withPanel', scopeOf(document)),
  statusBar: (): 'always' | 'slow' | 'never' => read('statusBar', 'always'),
  /** What steps may take, in milliseconds; never more than our own budgets. */
  budgets: (): Budgets =>
    budgetsOf({
      detection: read<unknown>('budgets.detection', undefined),
      review: read<unknown>('budgets.review', undefined),
      enhancement: read<unknown>('budgets.enhancement', undefined),
      'joint-review': read<unknown>('budgets.jointReview', undefined),
    }),
  /** Whether a trace of each analysis is written, or the folder for it. */
  trace: (): unknown => read<unknown>('trace', false),
  cache: (): boolean => read('cache.enabled', true),
  persistentCache: (): boolean => read('cache.persistent', true),
  cacheMemoryBytes: (): number => atLeast(1, read('cache.memoryMegabytes', 16)) * 1_048_576,
  cacheStoreBytes: (): number => atLeast(1, read('cache.storeMegabytes', 64)) * 1_048_576,
  reviewTtlMs: (): number => atLeast(1, read('cache.reviewSeconds', 3_600)) * 1_000,
  redisUrl: (): string => String(read('cache.redisUrl', '')).trim(),
  servers: (): unknown => read<unknown>('mcp.servers', {}),
  mappings: (): unknown => read<unknown>('mcp.mappings', []),
  /** Whether our engine is offered to VS Code's chat as an MCP server. */
  offerServer: (): boolean => read<unknown>('mcp.offerServer', false) === true,
  /** Which MCP servers VS Code itself may run, by the user's choice or the organisation's: `none` holds for ours too. */
  mcpAccess: (): unknown => vscode.workspace.getConfiguration('chat').get<unknown>('mcp.access'),
  /** Where the API of a model endpoint begins; empty where there is none. */
  modelEndpoint: (): string => String(read('model.endpoint', '')).trim(),
  modelName: (): string => String(read('model.name', '')).trim(),
  modelFirstMs: (): number => Math.min(600, atLeast(1, read('model.firstWordSeconds', 30))) * 1_000,
  modelWholeMs: (): number => Math.min(3_600, atLeast(1, read('model.answerSeconds', 120))) * 1_000,
  /** Whether findings are shown in the text and among the problems. */
  diagnostics: (document: vscode.TextDocument): boolean => read('review.diagnostics', true, scopeOf(document)),
  /** What the person wants of reviews; whatever else stands there counts as nothing said. */
  review: (uri: vscode.Uri): ReviewSettings => ({
    personas: listOfTexts(read<unknown>('review.personas', null, uri)),
    rules: [levels(read<unknown>('review.rules', {}, uri))],
  }),
  /** Globs of what an analysis of the workspace leaves out, beside what VS Code does. */
  workspaceExclude: (folder: vscode.Uri): readonly string[] =>
    listOfTexts(read<unknown>('workspace.exclude', [], folder)) ?? [],
  workspaceMaxFiles: (): number => Math.min(200_000, atLeast(1, read('workspace.maxFiles', 50_000))),
  packFolders: (): unknown => read<unknown>('packs.folders', []),
  packUrls: (): unknown => read<unknown>('packs.urls', []),
} as const;

/** Calls `listener` when one of the named settings changes. */
export function onSettingChanged(names: readonly string[], listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (names.some((name) => event.affectsConfiguration(`${SECTION}.${name}`))) listener();
  });
}

/** Calls `listener` when VS Code's own setting of which MCP servers may run changes. */
export function onMcpAccessChanged(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('chat.mcp.access')) listener();
  });
}

/** What JSON has in the place of a number may be anything. */
function atLeast(least: number, value: unknown): number {
  return typeof value === 'number' && value > least ? value : least;
}

function listOfTexts(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.length > 0 ? value.filter((one) => typeof one === 'string') : null;
}

function levels(value: unknown): RuleLevels {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const known = Object.entries(value).filter(([, level]) => LEVELS.has(level));
  return Object.fromEntries(known);
}

const LEVELS: ReadonlySet<unknown> = new Set(['off', 'info', 'warning', 'error']);

/** By which a folder's settings and those of a language hold for a document. */
function scopeOf({ uri, languageId }: vscode.TextDocument): vscode.ConfigurationScope {
  return { uri: resourceOf(uri), languageId };
}

function read<T>(name: string, fallback: T, scope?: vscode.ConfigurationScope): T {
  return vscode.workspace.getConfiguration(SECTION, scope).get<T>(name, fallback);
}
