import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findBrowser, launchBrowser } from '../../scripts/browser.mjs';
import { windowAddress } from '../../scripts/extension-host.mjs';
import { ensureServer, freshProfile, installExtension, startServer } from '../../scripts/vscode-server.mjs';
import { Workbench } from './workbench';

/** What a window opens with. */
export interface WindowOptions {
  /** The files of the folder that is opened, by their path in it. */
  readonly files: Readonly<Record<string, string>>;
  /** The file among them that names the folders of the workspace; the whole folder is opened when not said. */
  readonly workspace?: string;
  /** `Default Dark Modern` when not said. */
  readonly theme?: string;
  /** False opens the folder in Restricted Mode; true when not said. */
  readonly trust?: boolean;
  /** Settings of the machine that VS Code runs on. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The language VS Code is in, such as `de`; its own words stay English, as there is no pack of them. English when not said. */
  readonly language?: string;
  /** Of the window, in pixels; {@link SIZE} when not said. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Folders of other extensions that are there as well. */
  readonly extensions?: readonly string[];
  /** A packaged extension to install; the project's own folder is loaded when not said. */
  readonly vsix?: string;
}

const SIZE = { width: 1400, height: 900 };

/**
 * Opens a window of a fresh VS Code on a fresh folder; close it with {@link Workbench.close}.
 * @throws when there is no browser, or VS Code does not start
 */
export async function openWorkbench(options: WindowOptions): Promise<Workbench> {
  const { files, workspace, theme, trust = true, settings, language = 'en', size = SIZE } = options;
  const { extensions = [], vsix } = options;
  const found = await findBrowser();
  if (found.path === null) throw new Error(`There is no browser: ${found.reason}.`);
  const server = await ensureServer('newest');
  const profile = freshProfile({ 'workbench.colorTheme': theme ?? 'Default Dark Modern', ...settings });
  const folder = join(profile.home, 'workspace');
  mkdirSync(folder);
  writeFiles(folder, files);
  for (const other of extensions) cpSync(other, join(profile.extensionsDir, basename(other)), { recursive: true });
  if (language !== 'en') chooseLanguage(profile.userData, language);
  if (vsix) await installExtension(server, vsix, profile);
  const running = await startServer({ server, smokeDriver: !vsix, trust, language, ...profile });
  const browser = await launchBrowser(found.path);
  const close = async () => {
    await browser.close();
    await running.stop();
    profile.remove();
  };
  try {
    const page = await browser.newPage({ viewport: size });
    const opened = workspace === undefined ? { folder } : { workspace: join(folder, workspace) };
    await page.goto(windowAddress(running, { ...opened, ...(vsix ? { extension: null } : {}) }));
    const workbench = new Workbench(page, folder, profile.home, close);
    await workbench.ready(trust);
    return workbench;
  } catch (error) {
    await close();
    throw error;
  }
}

/** What VS Code keeps of a language pack that was installed; without one it knows of no other language than English. */
function chooseLanguage(userData: string, language: string): void {
  const words = join(userData, 'data', 'words.i18n.json');
  writeFileSync(words, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = {
    hash: 'no-words',
    extensions: [{ extensionIdentifier: { id: 'tests.language-pack' }, version: '1.0.0' }],
    translations: { vscode: words },
    label: language,
  };
  writeFileSync(join(userData, 'data', 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
