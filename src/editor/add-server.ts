import { join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { installKnown, lockOf, npmInstallArgs, ownRoot } from '../engine/enhancement/servers/install';
import { type KnownServer, type Located, locateKnown, type SettingsEntry } from '../engine/enhancement/servers/known';
import { findNpm, type Npm, runNpm } from '../engine/enhancement/servers/npm';
import { knownDescription, knownSecret } from './known-words';
import { writeServers } from './server-settings';
import { commandLine } from './server-words';
import { localNumber } from './words';

const ROOT_DEADLINE_MS = 10_000;

/** How a known server is come by. */
type Way = 'installed' | 'install' | 'remote';

/**
 * Adds a server that we know to the user's settings, as they choose: installed, if they want by us, or at its address. Nothing
 * of it is started. Resolves to whether it was added.
 * @param folder our own folder for installed servers
 * @throws UserError where it cannot be installed
 */
export async function addServer(known: KnownServer, folder: string, log: vscode.LogOutputChannel): Promise<boolean> {
  const located = await look(known, folder);
  const way = await askWay(known, located);
  if (!way) return false;
  const secret = knownSecret(known);
  const withSecret = secret === null ? false : await askSecret(known.title, secret);
  if (withSecret === undefined) return false;
  const entry = await entryFor(way, { known, located, withSecret, folder, log });
  if (!entry) return false;
  await writeServers({ [known.id]: entry });
  return true;
}

interface Wish {
  readonly known: KnownServer;
  readonly located: Located;
  readonly withSecret: boolean;
  readonly folder: string;
  readonly log: vscode.LogOutputChannel;
}

async function entryFor(way: Way, wish: Wish): Promise<SettingsEntry | undefined> {
  const { known, located, withSecret } = wish;
  if (way === 'remote') return known.remote?.(withSecret);
  const program = located.program ?? (await install(wish));
  return program === undefined ? undefined : known.installed(program, withSecret);
}

/** Looks in our own folder, and where npm keeps what is installed for all. */
async function look(known: KnownServer, folder: string): Promise<Located> {
  const own = ownRoot(known, folder);
  const located = await locateKnown(known, [own]);
  if (located.program !== null) return located;
  const options = { location: vscode.ProgressLocation.Window, title: l10n.t('Looking for {0}', known.title) };
  return vscode.window.withProgress(options, async () => locateKnown(known, [own, ...(await globalRoot())]));
}

/** The folder of what npm has installed for all; none where there is no npm, or it does not say. */
async function globalRoot(): Promise<readonly string[]> {
  try {
    const { signal } = new AbortController();
    const run = { cwd: process.cwd(), signal, deadlineMs: ROOT_DEADLINE_MS, log: () => undefined };
    const { code, output } = await runNpm(await findNpm(), ['root', '--global'], run);
    return code === 0 ? [output.trim()] : [];
  } catch {
    return [];
  }
}

async function askWay(known: KnownServer, located: Located): Promise<Way | undefined> {
  const { title, remote } = known;
  const ways: readonly (vscode.MessageItem & { readonly way: Way })[] = [
    located.program === null
      ? { title: l10n.t('Install…'), way: 'install' }
      : { title: l10n.t('Use What Is Installed'), way: 'installed' },
    ...(remote === null ? [] : [{ title: l10n.t('Use Its Address'), way: 'remote' } as const]),
  ];
  const address = remote?.().url;
  const detail = [
    knownDescription(known),
    whereItIs(known, located),
    ...(address === undefined ? [] : [l10n.t('Without installing anything, it can be asked at {0}', String(address))]),
  ].join('\n\n');
  const message = l10n.t('Add {0}?', title);
  const chosen = await vscode.window.showInformationMessage(message, { modal: true, detail }, ...ways);
  return chosen?.way;
}

function whereItIs({ version }: KnownServer, located: Located): string {
  if (located.program !== null)
    return l10n.t('Version {0} is installed on this machine: {1}', version, located.program);
  return located.otherVersion === null
    ? l10n.t(
        "It is not installed on this machine: version {0} can be installed into a folder of this extension's own.",
        version,
      )
    : l10n.t(
        "Version {0} is installed on this machine, which was not looked at: version {1} can be installed into a folder of this extension's own.",
        located.otherVersion,
        version,
      );
}

/** Whether it is to be given a secret it can do without; undefined where nothing was chosen. */
async function askSecret(title: string, description: string): Promise<boolean | undefined> {
  const without = { label: l10n.t('Without a key'), iconPath: new vscode.ThemeIcon('circle-slash') };
  const withKey = { label: l10n.t('With a key…'), iconPath: new vscode.ThemeIcon('key'), detail: description };
  const options = { title: l10n.t('Add {0}', title), placeHolder: l10n.t('Is it to be given a key?') };
  const chosen = await vscode.window.showQuickPick([without, withKey], options);
  return chosen && chosen === withKey;
}

/** Shows what npm would do, and lets it. Resolves to the program's path, or undefined where that was not wanted. */
async function install({ known, folder, log }: Wish): Promise<string | undefined> {
  const npm = await findNpm();
  if (!(await askInstall(known, npm, folder))) return undefined;
  const title = l10n.t('Installing {0} {1}', known.package, known.version);
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (_, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => controller.abort());
    try {
      const { signal } = controller;
      return await installKnown({ known, folder, npm, signal, log: (line) => log.info(`npm: ${line}`) });
    } catch (error) {
      if (controller.signal.aborted) return undefined;
      throw error;
    }
  });
}

async function askInstall(known: KnownServer, npm: Npm, folder: string): Promise<boolean> {
  const packages = Object.keys(lockOf(known).packages).filter((path) => path !== '').length;
  const detail = [
    l10n.t('This is run:'),
    commandLine([npm.command, ...npm.args, ...npmInstallArgs()]),
    l10n.t('It installs into {0}', join(ownRoot(known, folder), '..')),
    packages === 1
      ? l10n.t(
          'npm downloads 1 package from its registry and compares it with the hash that comes with this extension. Nothing of it is run by this.',
        )
      : l10n.t(
          'npm downloads {0} packages from its registry and compares each with the hash that comes with this extension. Nothing of them is run by this.',
          localNumber(packages),
        ),
  ].join('\n\n');
  const message = l10n.t('Install {0} {1}?', known.package, known.version);
  const yes = l10n.t('Install');
  return (await vscode.window.showInformationMessage(message, { modal: true, detail }, yes)) === yes;
}
