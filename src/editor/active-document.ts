import * as vscode from 'vscode';

/**
 * The document a person is at: that of the active editor, of a diff the modified side whichever has the focus, of a notebook the
 * chosen cell. Undefined where the focus is in something else, such as a webview.
 */
export function activeDocument(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  const cell = chosenCell();
  // The editor of a cell stays the active one while a person goes on to other cells by the arrows.
  if (cell && (!document || document.uri.path === cell.uri.path)) return cell;
  return document && (modifiedSide(document) ?? document);
}

function chosenCell(): vscode.TextDocument | undefined {
  const editor = vscode.window.activeNotebookEditor;
  return editor && !editor.selection.isEmpty ? editor.notebook.cellAt(editor.selection.start).document : undefined;
}

/**
 * The document that a command on a file is about: of the notebook in front the chosen cell, else the file as text. Undefined where it
 * cannot be opened as that: it is binary, or larger than extensions are given.
 */
export async function documentAt(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  if (vscode.window.activeNotebookEditor?.notebook.uri.toString() === uri.toString()) return activeDocument();
  return vscode.workspace.openTextDocument(uri).then(
    (document) => document,
    () => undefined,
  );
}

/** Calls `listener` when a person may have turned to another document. */
export function onActiveDocumentChanged(listener: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(listener),
    vscode.window.onDidChangeActiveNotebookEditor(listener),
    vscode.window.onDidChangeNotebookEditorSelection(listener),
  );
}

/** What a document is compared with, where it is the original of the diff in front. */
function modifiedSide({ uri }: vscode.TextDocument): vscode.TextDocument | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputTextDiff) || input.original.toString() !== uri.toString()) return undefined;
  const modified = input.modified.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === modified);
}
