import type * as vscode from 'vscode';
import type { Analysis } from '../engine/analysis';
import type { SourceDocument, Span } from '../engine/document';
import type { ModelReview, Sent } from '../engine/review/model/model-review';
import type { PerformanceSource } from './performance-feed';
import type { Barred } from './servers';
import type { WorkspaceInventory } from './workspace-inventory';

/** What the panel asks of the rest of the extension. */
export interface PanelPort {
  readonly onAnalysed: vscode.Event<Analysis>;
  /** Fires with the uri of a document whose analysis begins or ends. */
  readonly onRunning: vscode.Event<string>;
  isRunning(document: vscode.TextDocument): boolean;
  /** Why the latest analysis of a document failed, in a sentence; undefined where it did not. */
  failure(document: vscode.TextDocument): string | undefined;
  latest(document: vscode.TextDocument): Analysis | undefined;
  /** The text the latest analysis is about. */
  analysedText(document: vscode.TextDocument): SourceDocument | undefined;
  analyze(document: vscode.TextDocument): void;
  /** What a language model says of a document. */
  modelReview(document: vscode.TextDocument): ModelReview | undefined;
  /** What was sent to language models about a document. */
  sentToModels(document: vscode.TextDocument): readonly Sent[];
  /** Fires with the uri of a document of which a model says more. */
  readonly onModelChanged: vscode.Event<string>;
  askModel(document: vscode.TextDocument): void;
  cancelModel(document: vscode.TextDocument): void;
  /** Names of servers that wait for consent. */
  waiting(): readonly string[];
  /** Servers that nobody can allow here and now. */
  barred(): readonly Barred[];
  consent(server: string): Promise<void>;
  readonly performance: PerformanceSource;
  /** What the files of the workspace use. */
  readonly workspace: WorkspaceInventory;
  /** The person points at a place of the document from the panel, or no longer at any. */
  point(document: vscode.TextDocument, span: Span | null): void;
  /** The panel turned to something else, or was pinned or unpinned. */
  turned(): void;
}
