import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { addToPack, draftFramework, type Extended } from '../engine/catalog/draft';
import { PACK_SUFFIX } from '../engine/catalog/user-pack';
import type { Engine } from '../engine/engine';
import { UserError } from '../engine/errors';
import { rangeOf } from './documents';
import { packFolders, WORKSPACE_FOLDER } from './pack-places';

/** The file that a first framework of one's own is put into. */
const OWN_FILE = `own${PACK_SUFFIX}`;

interface Target extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
  /** What the pack is called if it is new. */
  readonly pack: string;
}

/**
 * Makes a framework of what is selected in the active editor, adds it to a pack, and shows it there.
 * @throws UserError where nothing is selected, or the pack cannot be read
 */
export async function newFramework(engine: Engine): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const text = editor ? editor.document.getText(editor.selection) : '';
  if (!editor || text.trim() === '')
    throw new UserError(l10n.t('Select the words, the list or the import that the framework is to be made of.'));
  const { languageId: language, uri } = editor.document;
  const kind = await askKind(language);
  if (!kind) return;
  const selection = { text, language, fileName: uri.path.split('/').at(-1) ?? '' };
  const framework = draftFramework(selection, kind, {
    isTaken: (id) => engine.catalog.get(id) !== undefined,
    find: (draft, example) => engine.find(draft, example),
  });
  const target = await askTarget(uri);
  if (!target) return;
  await add(target, framework);
}

async function askKind(language: string): Promise<'strategy' | 'software' | undefined> {
  const strategy = { label: l10n.t('Strategy'), description: l10n.t('found in prose, by its names and elements') };
  const software = {
    label: l10n.t('Software'),
    description: l10n.t('found in code and manifests, by its imports and other signals'),
  };
  const items = PROSE.has(language) ? [strategy, software] : [software, strategy];
  const picked = await vscode.window.showQuickPick(items, { placeHolder: l10n.t('What kind of framework is it?') });
  return picked && (picked === strategy ? 'strategy' : 'software');
}

const PROSE: ReadonlySet<string> = new Set(['markdown', 'plaintext', 'latex', 'restructuredtext', 'asciidoc', 'html']);

/** Asks for the pack; there is nothing to ask where there is but one. */
async function askTarget(document: vscode.Uri): Promise<Target | undefined> {
  const { workspaceFolders = [] } = vscode.workspace;
  const own = vscode.workspace.getWorkspaceFolder(document);
  // The folder that the selection is in comes first.
  const ordered = workspaceFolders.toSorted((a, b) => Number(b === own) - Number(a === own));
  const targets = [
    ...ordered.map(({ uri, name }) =>
      targetsIn(
        vscode.Uri.joinPath(uri, WORKSPACE_FOLDER),
        l10n.t('with the workspace, in {0}', `${name}/${WORKSPACE_FOLDER}`),
        name,
      ),
    ),
    ...packFolders().folders.map((folder) =>
      targetsIn(vscode.Uri.file(folder), l10n.t('in {0}', folder), l10n.t('Own')),
    ),
  ];
  const items = (await Promise.all(targets)).flat();
  if (items.length === 0)
    throw new UserError(
      l10n.t(
        'There is no place for frameworks of your own yet: open a folder, or name one in frameworkDirector.packs.folders.',
      ),
    );
  if (items.length === 1) return items[0];
  return await vscode.window.showQuickPick(items, { placeHolder: l10n.t('Which pack is it to be added to?') });
}

/** The packs of a folder, and the one that would be begun in it. */
async function targetsIn(folder: vscode.Uri, description: string, pack: string): Promise<Target[]> {
  const entries = await vscode.workspace.fs.readDirectory(folder).then(
    (found) => found.map(([name]) => name),
    () => [],
  );
  const names = entries.filter((name) => name.endsWith(PACK_SUFFIX)).sort();
  const target = (name: string, isNew: boolean): Target => ({
    label: name,
    description: isNew ? l10n.t('{0} (new)', description) : description,
    uri: vscode.Uri.joinPath(folder, name),
    pack,
  });
  return [...names.map((name) => target(name, false)), ...(names.includes(OWN_FILE) ? [] : [target(OWN_FILE, true)])];
}

/** Writes the pack by way of its editor, so that what is there unsaved stays, and all of it can be undone. */
async function add({ uri, pack }: Target, framework: ReturnType<typeof draftFramework>): Promise<void> {
  const isNew = await vscode.workspace.fs.stat(uri).then(
    () => false,
    () => true,
  );
  if (isNew) await vscode.workspace.fs.writeFile(uri, new Uint8Array());
  const document = await vscode.workspace.openTextDocument(uri);
  const wasDirty = document.isDirty;
  let extended: Extended;
  try {
    extended = addToPack(document.getText(), framework, pack);
  } catch (error) {
    await vscode.window.showTextDocument(document);
    throw error;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), extended.text);
  await vscode.workspace.applyEdit(edit);
  if (!wasDirty) await document.save();
  const { start } = rangeOf(document, extended.framework);
  const editor = await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
  editor.revealRange(rangeOf(document, extended.framework), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
