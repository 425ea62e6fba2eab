import * as vscode from 'vscode';
import type { Analyzer } from '../analyzer';
import { isAnalysable, rangeOf } from '../documents';
import type { DocumentState, DocumentText } from './document-state';
import { openUris, type ReadDocument } from './read-document';

/** The open documents as trees show them: the one that is read, and the others. */
export class TreeDocuments {
  /** What was last known of a document while its text was the analysed one. */
  readonly #known = new WeakMap<vscode.TextDocument, DocumentState>();

  constructor(
    private readonly read: ReadDocument,
    private readonly analyzer: Pick<Analyzer, 'latest' | 'isRunning'>,
  ) {}

  get current(): DocumentState | undefined {
    return this.read.current && this.#stateOf(this.read.current);
  }

  /** The others that have tabs, in the order of these; those that VS Code has not read yet without an analysis. */
  get others(): readonly DocumentState[] {
    const current = this.read.current?.uri.toString();
    const loaded = new Map(vscode.workspace.textDocuments.map((document) => [document.uri.toString(), document]));
    const uris = new Map(openUris().map((uri) => [uri.toString(), uri]));
    return [...uris].flatMap(([key, uri]) => {
      const document = loaded.get(key);
      if (key === current || (document && !isAnalysable(document))) return [];
      return [document ? this.#stateOf(document) : unread(uri)];
    });
  }

  /** While someone types, what is shown is the text before: the places of an older analysis are not those of this one. */
  #stateOf(document: vscode.TextDocument): DocumentState {
    const analysis = this.analyzer.latest(document);
    const known = this.#known.get(document);
    const isRunning = this.analyzer.isRunning(document.uri.toString());
    if (analysis && known?.analysis && analysis.version !== document.version) return { ...known, isRunning };
    const state = { ...whereIs(document.uri), analysis, isRunning, text: textOf(document) };
    this.#known.set(document, state);
    return state;
  }
}

function unread(uri: vscode.Uri): DocumentState {
  return { ...whereIs(uri), analysis: undefined, isRunning: false, text: NO_TEXT };
}

/** Name and folder as VS Code writes them, the latter with its workspace folder where there are several. */
function whereIs(uri: vscode.Uri): Pick<DocumentState, 'uri' | 'name' | 'folder'> {
  const path = vscode.workspace.asRelativePath(uri);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { uri: uri.toString(), name, folder: path.slice(0, -name.length - 1) };
}

function textOf(document: vscode.TextDocument): DocumentText {
  return {
    range: (span) => {
      const { start, end } = rangeOf(document, span);
      return [start.line, start.character, end.line, end.character];
    },
    line: (line) => (line < document.lineCount ? document.lineAt(line).text : ''),
  };
}

const NO_TEXT: DocumentText = { range: () => [0, 0, 0, 0], line: () => '' };
