import type * as vscode from 'vscode';
import type { Depth } from '../../engine/analysis';
import type { SourceDocument } from '../../engine/document';
import type { LanguageModel } from '../../engine/review/model/language-model';
import type { ModelReview, Sent } from '../../engine/review/model/model-review';
import type { Analysed } from '../models';

/** The tools for language models, by the names under which package.json contributes them. */
export const TOOLS = ['detect_frameworks', 'review_document', 'framework_guide'] as const;
export type ToolName = (typeof TOOLS)[number];

/** The chat participant, by the id under which package.json contributes it. */
export const PARTICIPANT = 'frameworkDirector.director';

/** A question to a model, and how long its answer is waited for, in milliseconds. */
export interface Question {
  readonly question: string;
  readonly signal: AbortSignal;
  readonly firstMs: number;
  readonly wholeMs: number;
}

/** What answering models and chats takes of the rest of the extension. */
export interface AiPort {
  /** The document that the user reads, or that the panel shows. */
  document(): vscode.TextDocument | undefined;
  /** Analyses a document as it is now, beside whatever else runs for the user; incomplete where the signal aborts. */
  analyze(document: vscode.TextDocument | SourceDocument, depth: Depth, signal: AbortSignal): Promise<Analysed>;
  /** The catalogue's guide to a framework, by id or name. */
  guide(idOrName: string): Promise<string | undefined>;
  /** What a model answers to a question about a document, ever more of it. */
  ask(analysed: Analysed, model: LanguageModel, question: Question): AsyncIterable<ModelReview>;
  /** Takes note of what was sent to a model about a document, to be told at the foot of the panel. */
  noteSent(document: vscode.TextDocument, sent: Sent): void;
  /** Shows the panel on a document. */
  openPanel(document: vscode.TextDocument): Promise<void>;
}
