/** A file system that is not this machine's, as those of repositories that are browsed without a copy. */
const vscode = require('vscode');

/** @type {ReadonlyMap<string, string>} */
const FILES = new Map([
  ['/notes/.gitignore', 'drafts/\n'],
  ['/notes/plan.md', '# Plan\n\nWe decide by the WRAP framework.\n'],
  ['/notes/drafts/plan.md', '# Draft\n\nWe decide by the WRAP framework.\n'],
  ['/notes/web/package.json', '{ "dependencies": { "react": "^19.0.0" } }\n'],
]);

const { FileSystemError, FileType } = vscode;

/** @param {string} folder @returns {Map<string, vscode.FileType>} */
function entries(folder) {
  const found = new Map();
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  for (const path of FILES.keys()) {
    if (!path.startsWith(start)) continue;
    const [name = '', ...below] = path.slice(start.length).split('/');
    found.set(name, below.length > 0 ? FileType.Directory : FileType.File);
  }
  return found;
}

/** @type {vscode.FileSystemProvider} */
const provider = {
  onDidChangeFile: new vscode.EventEmitter().event,
  watch: () => new vscode.Disposable(() => undefined),
  stat: (uri) => {
    const text = FILES.get(uri.path);
    if (text !== undefined) return { type: FileType.File, ctime: 0, mtime: 0, size: Buffer.byteLength(text) };
    if (entries(uri.path).size === 0) throw FileSystemError.FileNotFound(uri);
    return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  },
  readDirectory: (uri) => [...entries(uri.path)],
  readFile: (uri) => {
    const text = FILES.get(uri.path);
    if (text === undefined) throw FileSystemError.FileNotFound(uri);
    return Buffer.from(text);
  },
  createDirectory: (uri) => {
    throw FileSystemError.NoPermissions(uri);
  },
  writeFile: (uri) => {
    throw FileSystemError.NoPermissions(uri);
  },
  delete: (uri) => {
    throw FileSystemError.NoPermissions(uri);
  },
  rename: (uri) => {
    throw FileSystemError.NoPermissions(uri);
  },
};

/** @param {import("vscode").ExtensionContext} context */
exports.activate = (context) => {
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider('memory-files', provider, { isReadonly: true }),
  );
};
