import * as l10n from '@vscode/l10n';
import { isRunning, lastError, type ServerView } from './server-rows';
import { withoutIcons } from './server-words';

/** What can be done with a server. */
export type Action =
  | { readonly do: 'start' | 'stop' | 'accept-tools' | 'allow' | 'revoke' | 'log' | 'settings' | 'remove' }
  | { readonly do: 'set-secret' | 'remove-secret'; readonly name: string };

/** An action as a row of a list. */
export interface ActionRow {
  readonly action: Action;
  readonly icon: string;
  readonly label: string;
  readonly detail: string;
}

/** What is known of a server's secrets: every name it needs, and those that are kept. */
export interface SecretNames {
  readonly needed: readonly string[];
  readonly given: ReadonlySet<string>;
}

/** What can be done with a server as it stands, the likeliest first. */
export function actionRows(view: ServerView, secrets: SecretNames): readonly ActionRow[] {
  const { permission, health } = view;
  return [
    ...(health?.toolsChanged
      ? [row('accept-tools', 'check', l10n.t('Accept Changed Tools'), health.toolsChanged)]
      : []),
    ...(permission === 'undecided' || permission === 'refused' ? [allow()] : []),
    ...(permission === 'allowed' ? [isRunning(view) ? stop() : start()] : []),
    row(
      'log',
      'output',
      l10n.t('Show Log'),
      lastError(view) ?? l10n.t('What it wrote to its log, and all that is known of its calls'),
    ),
    ...secrets.needed.flatMap((name) => secretRows(name, secrets.given.has(name))),
    ...(permission === 'allowed' ? [revoke()] : []),
    ...(permission === 'own' ? [] : [settings(), remove()]),
  ];
}

function allow(): ActionRow {
  const detail = l10n.t('Shows exactly what would be started or connected to, and asks');
  return row('allow', 'shield', l10n.t('Allow…'), detail);
}

function revoke(): ActionRow {
  const detail = l10n.t('Ends it, forgets its secrets, and does not start it again before you allow it');
  return row('revoke', 'circle-slash', l10n.t('Revoke'), detail);
}

function start(): ActionRow {
  return row('start', 'debug-start', l10n.t('Start'), l10n.t('Connects to it now, whatever failed before'));
}

function stop(): ActionRow {
  return row('stop', 'debug-stop', l10n.t('Stop'), l10n.t('Ends it until you start it again'));
}

function settings(): ActionRow {
  return row('settings', 'go-to-file', l10n.t('Open Settings Entry'), l10n.t('Where it is defined'));
}

function remove(): ActionRow {
  return row('remove', 'trash', l10n.t('Remove…'), l10n.t('Takes it out of your settings, with its secrets'));
}

function secretRows(name: string, isGiven: boolean): ActionRow[] {
  const set: ActionRow = {
    action: { do: 'set-secret', name },
    icon: 'key',
    label: isGiven ? l10n.t('Replace Secret {0}…', name) : l10n.t('Set Secret {0}…', name),
    detail: isGiven
      ? l10n.t('A value is kept in the secret storage of the editor')
      : l10n.t('It has no value yet, and the server needs one'),
  };
  if (!isGiven) return [set];
  const [label, detail] = [l10n.t('Remove Secret {0}', name), l10n.t('Forgets the value that is kept')];
  return [set, { action: { do: 'remove-secret', name }, icon: 'close', label, detail }];
}

function row(
  action: Exclude<Action['do'], 'set-secret' | 'remove-secret'>,
  icon: string,
  label: string,
  detail: string,
): ActionRow {
  return { action: { do: action }, icon, label, detail: withoutIcons(detail) };
}
