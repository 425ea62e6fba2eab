/** Runs inside a fresh extension host beside the installed extension, and tells when VS Code loaded and activated it. */
const vscode = require('vscode');

const EXTENSION = 'framework-director.framework-director';
const DEADLINE_MS = 30_000;

/** Opens a document, which is what activates the extension, waits, and logs `[activation] {"loadMs", "activateMs", "settledMs"}`. */
exports.run = async () => {
  const extension = vscode.extensions.getExtension(EXTENSION);
  if (!extension) throw new Error(`${EXTENSION} is not installed.`);
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: '# Memo\n' });
  await vscode.window.showTextDocument(document);
  const deadline = Date.now() + DEADLINE_MS;
  while (!extension.isActive) {
    if (Date.now() > deadline) throw new Error(`A Markdown document did not activate ${EXTENSION}.`);
    await new Promise((done) => setTimeout(done, 10));
  }
  const loadMs = mark('didLoadExtensionCode') - mark('willLoadExtensionCode');
  const settledMs = mark('didActivateExtension') - mark('willLoadExtensionCode');
  const measured = { loadMs, activateMs: extension.exports.activationMs, settledMs };
  console.log(`[activation] ${JSON.stringify(measured)}`);
};

/**
 * A mark that the extension host sets around a step, by its clock of whole milliseconds. Their names are those of VS Code's
 * src/vs/workbench/api/common/extHostExtensionService.ts.
 * @param {string} event
 * @returns {number} when it was, in milliseconds since 1970
 */
function mark(event) {
  const name = `code/extHost/${event}/${EXTENSION}`;
  const host =
    /** @type {{ MonacoPerformanceMarks?: { getMarks(): readonly { name: string, startTime: number }[] } }} */ (
      /** @type {unknown} */ (globalThis)
    );
  const found = host.MonacoPerformanceMarks?.getMarks().find((entry) => entry.name === name);
  if (!found) throw new Error(`This VS Code sets no mark ${name}.`);
  return found.startTime;
}
