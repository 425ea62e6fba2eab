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
    ...(health?.toolsChanged ? [row('accept-tools', 'check', 'Accept Changed Tools', health.toolsChanged)] : []),
    ...(permission === 'undecided' || permission === 'refused' ? [ALLOW] : []),
    ...(permission === 'allowed' ? [isRunning(view) ? STOP : START] : []),
    row('log', 'output', 'Show Log', lastError(view) ?? 'What it wrote to its log, and all that is known of its calls'),
    ...secrets.needed.flatMap((name) => secretRows(name, secrets.given.has(name))),
    ...(permission === 'allowed' ? [REVOKE] : []),
    ...(permission === 'own' ? [] : [SETTINGS, REMOVE]),
  ];
}

const ALLOW = row('allow', 'shield', 'Allow…', 'Shows exactly what would be started or connected to, and asks');
const REVOKE = row(
  'revoke',
  'circle-slash',
  'Revoke',
  'Ends it, forgets its secrets, and does not start it again before you allow it',
);
const START = row('start', 'debug-start', 'Start', 'Connects to it now, whatever failed before');
const STOP = row('stop', 'debug-stop', 'Stop', 'Ends it until you start it again');
const SETTINGS = row('settings', 'go-to-file', 'Open Settings Entry', 'Where it is defined');
const REMOVE = row('remove', 'trash', 'Remove…', 'Takes it out of your settings, with its secrets');

function secretRows(name: string, isGiven: boolean): ActionRow[] {
  const set: ActionRow = {
    action: { do: 'set-secret', name },
    icon: 'key',
    label: isGiven ? `Replace Secret ${name}…` : `Set Secret ${name}…`,
    detail: isGiven
      ? 'A value is kept in the secret storage of the editor'
      : 'It has no value yet, and the server needs one',
  };
  if (!isGiven) return [set];
  const detail = 'Forgets the value that is kept';
  return [set, { action: { do: 'remove-secret', name }, icon: 'close', label: `Remove Secret ${name}`, detail }];
}

function row(
  action: Exclude<Action['do'], 'set-secret' | 'remove-secret'>,
  icon: string,
  label: string,
  detail: string,
): ActionRow {
  return { action: { do: action }, icon, label, detail: withoutIcons(detail) };
}
