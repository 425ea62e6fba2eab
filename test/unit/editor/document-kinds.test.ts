import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Attention, attentionTo, MOST_BY_ITSELF } from '../../../src/editor/document-kinds';

const attention = (scheme: string, path = '/plan.md', languageId = 'markdown', characters = 1_000): Attention =>
  attentionTo({ scheme, path, languageId }, characters);

const all = (schemes: readonly string[]): readonly Attention[] => [...new Set(schemes.map((one) => attention(one)))];

describe('which documents are analysed by themselves', () => {
  it('are those that people write and read, wherever they are', () => {
    const theirs = ['file', 'untitled', 'vscode-notebook-cell', 'vscode-vfs', 'vscode-remote', 'https', 'memfs'];
    assert.deepEqual(all(theirs), ['full']);
  });

  it('are no outputs, inputs, searches and settings pages of the editor, nor our own reports', () => {
    const surfaces = ['output', 'comment', 'debug', 'search-editor', 'vscode-scm', 'chatSessionInput', 'replinput'];
    const later = ['vscode', 'vscode-settings', 'vscode-interactive-input', 'vscode-something-new', 'inmemory'];
    const ours = ['framework-director-cache', 'framework-director-performance', 'framework-director-server'];
    assert.deepEqual(all([...surfaces, ...later, ...ours]), ['never']);
  });

  it('are no settings and logs before somebody asks', () => {
    const settings = ['/shop/.vscode/settings.json', '/shop/.vscode/mcp.json', '/shop/all.code-workspace'];
    const own = ['/home/n/.config/Code/User/keybindings.json', '/data/User/profiles/-1f2/settings.json'];
    for (const path of [...settings, ...own]) assert.equal(attention('file', path, 'jsonc'), 'asked', path);
    assert.equal(attention('vscode-userdata'), 'asked');
    assert.equal(attention('file', '/var/server.log', 'log'), 'asked');
    assert.equal(attention('file', '/shop/src/User/settings.ts', 'typescript'), 'full');
  });

  it('are no texts of more than ten million characters before somebody asks', () => {
    assert.equal(attention('file', '/plan.md', 'markdown', MOST_BY_ITSELF), 'full');
    assert.equal(attention('file', '/plan.md', 'markdown', MOST_BY_ITSELF + 1), 'asked');
  });

  it('are detected in and not reviewed where they are earlier versions', () => {
    assert.deepEqual(all(['git', 'gitlens', 'review', 'chat-editing-text-model']), ['detection']);
  });
});
