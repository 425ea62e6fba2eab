import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { CacheSettings } from '../engine/cache/settings';
import type { Engine } from '../engine/engine';
import type { CacheSurface } from './cache-surface';
import { RedisSignIn } from './redis-credentials';
import { settings } from './settings';

/** The commands about the cache; their code is loaded when one of them is first run. */
export class CacheCommands implements vscode.Disposable {
  readonly #signIn: RedisSignIn;
  #surface: Promise<CacheSurface> | undefined;

  constructor(
    secrets: vscode.SecretStorage,
    private readonly engine: () => Promise<Engine>,
  ) {
    this.#signIn = new RedisSignIn(secrets);
  }

  /** How the settings want the cache kept. */
  get settings(): CacheSettings {
    const url = settings.redisUrl();
    return {
      maxMemoryBytes: settings.cache() ? settings.cacheMemoryBytes() : 1,
      maxStoreBytes: settings.cacheStoreBytes(),
      reviewTtlMs: settings.reviewTtlMs(),
      redis: settings.cache() && url !== '' ? { url, credentials: () => this.#signIn.read(url) } : null,
    };
  }

  /** Asks what is to be forgotten, and forgets it. */
  async clear(): Promise<void> {
    await (await this.#loaded()).clear(await this.engine());
  }

  /** Opens a document that tells what every level of the cache holds and did. */
  async showStatistics(): Promise<void> {
    await (await this.#loaded()).showStatistics(await this.engine());
  }

  /** Asks for the credentials of the shared cache, and tells whether it can be used with them. */
  async signIn(): Promise<void> {
    const url = settings.redisUrl();
    if (url !== '') {
      if (await this.#signIn.ask(url)) await (await this.#loaded()).tellShared(await this.engine());
      return;
    }
    const open = l10n.t('Open Settings');
    const chosen = await vscode.window.showInformationMessage(l10n.t('The settings name no shared cache yet.'), open);
    if (chosen === open) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'frameworkDirector.cache.redisUrl');
    }
  }

  dispose(): void {
    this.#surface?.then(
      (surface) => surface.dispose(),
      () => undefined,
    );
  }

  #loaded(): Promise<CacheSurface> {
    this.#surface ??= import('./cache-surface').then(({ CacheSurface }) => new CacheSurface());
    return this.#surface;
  }
}
