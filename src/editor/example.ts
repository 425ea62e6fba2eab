import * as vscode from 'vscode';

/** Opens a memo that there is something to say about, for whoever wants to see what this extension does; nothing is saved. */
export async function openExample(extensionUri: vscode.Uri): Promise<void> {
  const text = await vscode.workspace.fs.readFile(
    vscode.Uri.joinPath(extensionUri, 'media', 'walkthrough', 'example.md'),
  );
  const content = new TextDecoder().decode(text);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document, { preview: false });
}
