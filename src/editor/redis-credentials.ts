import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { RedisCredentials } from '../engine/cache/settings';

/**
 * Who we are to the shared cache, in the editor's secret storage and nowhere else. What is kept belongs to an address: another one
 * in the settings is given nothing.
 */
export class RedisSignIn {
  constructor(private readonly storage: vscode.SecretStorage) {}

  /** What is kept for an address, or null. */
  async read(url: string): Promise<RedisCredentials | null> {
    const kept = await this.storage.get(keyOf(url));
    return kept === undefined ? null : (JSON.parse(kept) as RedisCredentials);
  }

  /** Asks for a user name and a password, and keeps them; without a password what was kept is forgotten. False where nothing was said. */
  async ask(url: string): Promise<boolean> {
    const kept = await this.read(url);
    const title = l10n.t('Sign in to the shared cache at {0}', url);
    const username = await vscode.window.showInputBox({
      title: `${title} (1/2)`,
      prompt: l10n.t('The user name. Leave it empty where the server knows a password alone.'),
      value: kept?.username ?? '',
      ignoreFocusOut: true,
    });
    if (username === undefined) return false;
    const password = await vscode.window.showInputBox({
      title: `${title} (2/2)`,
      prompt: l10n.t('The password. It is kept in the secret storage of the editor and given to this address only.'),
      placeHolder: kept ? l10n.t('Empty: forget the one that is kept') : '',
      password: true,
      ignoreFocusOut: true,
    });
    if (password === undefined) return false;
    if (password === '') await this.storage.delete(keyOf(url));
    else await this.storage.store(keyOf(url), JSON.stringify({ ...(username && { username }), password }));
    return true;
  }
}

function keyOf(url: string): string {
  return `cache.redis/${url}`;
}
