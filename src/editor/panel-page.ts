import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** What the panel's page may do and load: scripts, and files of its own two folders. */
export function pageOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    enableForms: false,
    localResourceRoots: [
      vscode.Uri.joinPath(extensionUri, 'media'),
      vscode.Uri.joinPath(extensionUri, 'dist', 'panel'),
    ],
  };
}

/** The panel's page, in the language of the editor, whose words it is handed. */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const uri = (...path: string[]): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  const nonce = randomBytes(16).toString('base64');
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  // The components find the icons' style sheet by its id.
  return `<!DOCTYPE html>
<html lang="${attribute(vscode.env.language)}">
<head>
  <meta charset="UTF-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" id="vscode-codicon-stylesheet" href="${uri('dist', 'panel', 'codicon.css')}">
  <link rel="stylesheet" href="${uri('dist', 'panel', 'uPlot.min.css')}">
  <link rel="stylesheet" href="${uri('media', 'panel.css')}">
  <link rel="stylesheet" href="${uri('media', 'panel-performance.css')}">
  <title>Framework Director</title>
</head>
<body>
  <main data-framework-director data-words="${attribute(JSON.stringify(vscode.l10n.bundle ?? {}))}"></main>
  <script nonce="${nonce}" src="${uri('dist', 'panel', 'panel.js')}"></script>
</body>
</html>`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
