import * as vscode from 'vscode';
import { SourceDocument } from '../../engine/document';
import { UserError } from '../../engine/errors';
import { isAnalysable } from '../documents';

/** UTF-16 units of a path, and of a text that is sent to be read; more than any document a person wrote. */
const MAX_PATH = 4_096;
const MAX_TEXT = 1_000_000;
/** Bytes of a file that is opened because a model names it. */
const MAX_FILE_BYTES = 5_000_000;

/** An error that says to a model what it can do next; in English, whatever language its person reads. */
export function forModel(sentence: string): UserError {
  return new UserError(sentence);
}

/** A document that a model asks about. */
export interface NamedDocument {
  /** Its path in the workspace, or what it is called otherwise. */
  readonly name: string;
  /** As VS Code has it, or as it came with the question. */
  readonly document: vscode.TextDocument | SourceDocument;
}

/** The input of the tools that read a document, as far as it can be trusted to be anything. */
interface DocumentInput {
  readonly path?: string;
  readonly text?: string;
  readonly languageId?: string;
}

/**
 * The document that a tool's input names: a file of the workspace, a document that is open in a tab, a given text, or, where nothing is
 * named, the document that the user reads.
 * @param active the document that the user reads
 * @throws UserError a sentence for the model, where there is none, or none that it may read
 */
export async function namedDocument(
  input: unknown,
  active: () => vscode.TextDocument | undefined,
): Promise<NamedDocument> {
  const { path, text, languageId } = documentInput(input);
  if (text !== undefined) return { name: 'the given text', document: givenText(text, languageId) };
  const document = path === undefined ? active() : await fileNamed(path);
  if (!document || !isAnalysable(document))
    throw forModel('No text document is open: name a file of the workspace in "path", or give its "text".');
  return { name: nameOf(document.uri), document };
}

function documentInput(input: unknown): DocumentInput {
  if (input === undefined || input === null) return {};
  if (typeof input !== 'object') throw forModel('The input must be an object with "path", or with "text".');
  const fields = input as Readonly<Record<string, unknown>>;
  const path = textField(fields, 'path', MAX_PATH);
  const text = textField(fields, 'text', MAX_TEXT);
  const languageId = textField(fields, 'languageId', 64);
  if (path !== undefined && text !== undefined) throw forModel('Give either "path" or "text", not both.');
  if (path?.trim() === '') return { ...(languageId !== undefined && { languageId }) };
  return {
    ...(path !== undefined && { path: path.trim() }),
    ...(text !== undefined && { text }),
    ...(languageId !== undefined && { languageId }),
  };
}

/**
 * A field of a tool's input that must be a text.
 * @param most UTF-16 units that it may have
 * @throws UserError a sentence for the model, where it is none
 */
export function textField(fields: Readonly<Record<string, unknown>>, name: string, most: number): string | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw forModel(`"${name}" must be a string.`);
  if (value.length > most)
    throw forModel(`"${name}" may have ${most.toLocaleString('en')} characters at most: give a part of it.`);
  return value;
}

let texts = 0;

/** A document under a uri of its own, for the engine remembers what it found by uri and version. */
function givenText(text: string, languageId = 'markdown'): SourceDocument {
  if (!/^[\w.+#-]+$/.test(languageId))
    throw forModel('"languageId" must be an id like "markdown", "plaintext" or "typescript".');
  texts++;
  return new SourceDocument(`framework-director-tool:/${texts}/document`, languageId, 1, text);
}

async function fileNamed(path: string): Promise<vscode.TextDocument> {
  if (/\p{Cc}/u.test(path)) throw forModel('"path" has control characters: give the path of a file.');
  const uris = candidates(path);
  const shown = uris.map(openInTab).find((one) => one !== undefined);
  if (shown) return shown;
  const inside = uris.filter((uri) => vscode.workspace.getWorkspaceFolder(uri));
  if (inside.length === 0) {
    throw forModel(
      (vscode.workspace.workspaceFolders ?? []).length === 0
        ? `"${path}" is not open, and no folder is: ask the user to open it, or give its "text".`
        : `"${path}" is outside the workspace and not open: ask the user to open it, or give its "text".`,
    );
  }
  for (const uri of inside) {
    const stat = await vscode.workspace.fs.stat(uri).then(
      (found) => found,
      () => undefined,
    );
    if (!stat) continue;
    if (stat.type & vscode.FileType.Directory) throw forModel(`"${path}" is a folder: name a file in it.`);
    if (stat.size > MAX_FILE_BYTES) throw forModel(`"${path}" is larger than 5 MB: give a part of it as "text".`);
    return opened(uri, path);
  }
  throw forModel(`There is no file "${path}" in the workspace: look for its path first.`);
}

async function opened(uri: vscode.Uri, path: string): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    throw forModel(`"${path}" cannot be read as text: it may be a binary file.`);
  }
}

/** What a path can mean: a uri, a path from the root, or one within a folder of the workspace. */
function candidates(path: string): readonly vscode.Uri[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (/^[a-z][a-z\d+.-]+:/i.test(path)) return [parsed(path)];
  if (/^(?:[\\/]|[a-z]:)/i.test(path)) {
    const { path: rooted } = vscode.Uri.file(path);
    const schemes = new Set(['file', ...folders.map(({ uri }) => uri.scheme)]);
    return [...schemes].map((scheme) => {
      const folder = folders.find(({ uri }) => uri.scheme === scheme);
      return folder ? folder.uri.with({ path: rooted }) : vscode.Uri.file(path);
    });
  }
  const relative = path.replaceAll('\\', '/');
  // In a workspace of several folders, paths begin with the name of one.
  const named = folders
    .filter(({ name }) => relative.startsWith(`${name}/`))
    .map(({ uri, name }) => vscode.Uri.joinPath(uri, relative.slice(name.length + 1)));
  const untitled = vscode.workspace.textDocuments.filter(({ isUntitled, uri }) => isUntitled && uri.path === path);
  return [...untitled.map(({ uri }) => uri), ...folders.map(({ uri }) => vscode.Uri.joinPath(uri, relative)), ...named];
}

function parsed(path: string): vscode.Uri {
  try {
    return vscode.Uri.parse(path, true);
  } catch {
    throw forModel(`"${path}" is no URI: give the path of a file of the workspace.`);
  }
}

/** A document that the user has in a tab, wherever it lies; others may be open without anybody knowing. */
function openInTab(uri: vscode.Uri): vscode.TextDocument | undefined {
  const key = uri.toString();
  const isShown = vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => {
      if (input instanceof vscode.TabInputText) return input.uri.toString() === key;
      if (input instanceof vscode.TabInputTextDiff)
        return [input.original, input.modified].some((one) => one.toString() === key);
      return false;
    }),
  );
  return isShown ? vscode.workspace.textDocuments.find((one) => one.uri.toString() === key) : undefined;
}

/** Its path in the workspace, or its name alone. */
export function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(uri)
    ? vscode.workspace.asRelativePath(uri)
    : uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
