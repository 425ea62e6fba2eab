import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

/**
 * The key of a model endpoint, in the editor's secret storage and nowhere else. It belongs to an address: another one in the
 * settings is given nothing.
 */
export class ModelKey {
  constructor(private readonly storage: vscode.SecretStorage) {}

  /** What is kept for an address. */
  async read(url: string): Promise<string | undefined> {
    return this.storage.get(keyOf(url));
  }

  /** Asks for a key and keeps it; an empty one forgets what was kept. Resolves to whether one was given. */
  async ask(url: string): Promise<boolean> {
    const kept = await this.read(url);
    const key = await vscode.window.showInputBox({
      title: l10n.t('Sign in to the model endpoint at {0}', url),
      prompt: l10n.t('Its key. It is kept in the secret storage of the editor and given to this address only.'),
      placeHolder: kept === undefined ? '' : l10n.t('Empty: forget the one that is kept'),
      password: true,
      ignoreFocusOut: true,
    });
    if (key === undefined) return false;
    if (key.trim() === '') await this.storage.delete(keyOf(url));
    else await this.storage.store(keyOf(url), key.trim());
    return key.trim() !== '';
  }
}

function keyOf(url: string): string {
  return `model.key/${url}`;
}
