/** What can be told of a document without its text. */
export interface DocumentPlace {
  /** Of its uri. */
  readonly scheme: string;
  /** Of its uri. */
  readonly path: string;
  readonly languageId: string;
}

/**
 * How far a document is analysed by itself: as far as the surfaces want; only detection, so that hovers know what stands there; not
 * before somebody asks. `never` is what nobody wrote or reads as a document.
 */
export type Attention = 'full' | 'detection' | 'asked' | 'never';

/** Characters above which a document is analysed on request only: to fetch and keep so long a text takes time and memory by itself. */
export const MOST_BY_ITSELF = 10_000_000;

/** How far a document of so many characters is analysed by itself. */
export function attentionTo(place: DocumentPlace, characters: number): Attention {
  if (isSurface(place.scheme)) return 'never';
  if (isSetting(place) || LOGS.has(place.languageId) || characters > MOST_BY_ITSELF) return 'asked';
  return isEarlierVersion(place.scheme) ? 'detection' : 'full';
}

/** Whether a scheme is that of a surface, VS Code's own or ours, whose text nobody wrote as a document. */
export function isSurface(scheme: string): boolean {
  // Our own reports, too, have schemes of one form.
  return (
    SURFACES.has(scheme) || (/^(?:vscode|framework-director)(?:-|$)/.test(scheme) && !VSCODE_DOCUMENTS.has(scheme))
  );
}

/** Whether what stands under a scheme is what a document was before, or what somebody proposes: there is nothing in it to mend. */
export function isEarlierVersion(scheme: string): boolean {
  return EARLIER.has(scheme);
}

/** Schemes with a file system or a notebook of theirs, the text of which people write. */
const VSCODE_DOCUMENTS: ReadonlySet<string> = new Set([
  'vscode-local',
  'vscode-notebook-cell',
  'vscode-remote',
  'vscode-test-web',
  'vscode-userdata',
  'vscode-vfs',
]);

/** From `src/vs/base/common/network.ts` of VS Code 1.139, without those that begin with `vscode-`, and of its own extensions. */
const SURFACES: ReadonlySet<string> = new Set([
  'accessible-view',
  'chatSessionInput',
  'code-setting',
  'comment',
  'copilot-pr',
  'debug',
  'extension',
  'git-output',
  'github-output',
  'inmemory',
  'output',
  'private',
  'replinput',
  'search-editor',
  'sessions-chat',
  'walkThrough',
  'walkThroughSnippet',
  'webview-panel',
]);

/** Of VS Code's own extension for Git, its chat's edits and well-known extensions for reviews and other version controls. */
const EARLIER: ReadonlySet<string> = new Set([
  'chat-editing-snapshot-text-model',
  'chat-editing-text-model',
  'git',
  'gitfs',
  'gitlens',
  'gitlens-git',
  'hg',
  'merge-conflict.conflict-diff',
  'pr',
  'review',
  'svn',
]);

/** How logs are marked, in the output and on disk. */
const LOGS: ReadonlySet<string> = new Set(['Log', 'log']);

/** Whether a document holds settings of VS Code: a person's, a folder's or a workspace's. */
function isSetting({ scheme, path }: DocumentPlace): boolean {
  return scheme === 'vscode-userdata' || SETTINGS.test(path);
}

const SETTINGS =
  /\/\.vscode\/[^/]+\.jsonc?$|\.code-workspace$|\/(?:User|User\/profiles\/[^/]+|Machine)\/(?:settings|keybindings|tasks|mcp)\.json$/;
