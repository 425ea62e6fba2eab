import * as l10n from '@vscode/l10n';
import type { ReplicaHealth } from '../../engine/enhancement/health';
import { isRunning, lastError, type ServerView, standing } from '../server-rows';
import { localMs } from '../words';
import { callsText } from './counts';
import type { Can, Row, RowIcon } from './row';

/** How a server does, in one word for the row of it. */
type Health =
  | 'running'
  | 'starting'
  | 'ready-to-start'
  | 'stopped'
  | 'not-answering'
  | 'tools-changed'
  | 'undecided'
  | 'refused'
  | 'untrusted'
  | 'switched-off';

/** The servers as rows: our own, and those of the settings in their order. */
export function serversTree(servers: readonly ServerView[]): readonly Row[] {
  return servers.map(serverRow);
}

function serverRow(view: ServerView): Row {
  const { name } = view;
  const health = healthOf(view);
  const description = [healthText(health), ...silent(view), ...measured(view)].join(' · ');
  const error = lastError(view);
  return {
    id: `server/${name}`,
    label: name,
    description,
    icon: ICONS[health],
    tooltip: [name, `${healthText(health)} · ${standing(view)}`, view.what, ...(error ? [error] : [])],
    spoken: `${name}, ${description}`,
    can: canOf(view, health),
    subject: { text: name, server: name },
  };
}

/** How a server does: whether it may be started, and then whether it answers. */
function healthOf({ permission, health }: ServerView): Health {
  if (permission !== 'own' && permission !== 'allowed') return permission;
  if (!health) return 'ready-to-start';
  const { replicas } = health;
  const every = (is: (replica: ReplicaHealth) => boolean): boolean => replicas.every(is);
  if (health.toolsChanged !== null) return 'tools-changed';
  if (every(({ state }) => state === 'stopped')) return 'stopped';
  if (replicas.some(({ state }) => state === 'connecting')) return 'starting';
  if (every(({ isDown, state }) => isDown || state === 'failed')) return 'not-answering';
  return replicas.some(({ state }) => state === 'ready') ? 'running' : 'ready-to-start';
}

/** How many replicas do not answer, where others do. */
function silent({ health }: ServerView): readonly string[] {
  const replicas = health?.replicas ?? [];
  const count = replicas.filter(({ isDown }) => isDown).length;
  return count === 0 || count === replicas.length ? [] : [l10n.t('{0} of {1} not answering', count, replicas.length)];
}

/** The time of half of its calls, of the slowest replica, and how many there were. */
function measured({ health }: ServerView): readonly string[] {
  const replicas = health?.replicas ?? [];
  const calls = replicas.reduce((sum, replica) => sum + replica.calls, 0);
  if (calls === 0) return [];
  const times = replicas.flatMap(({ p50Ms }) => (p50Ms === null ? [] : [p50Ms]));
  return [...(times.length === 0 ? [] : [localMs(Math.max(...times))]), callsText(calls)];
}

function canOf(view: ServerView, health: Health): readonly Can[] {
  const { permission } = view;
  const decide: readonly Can[] = permission === 'undecided' || permission === 'refused' ? ['allow'] : [];
  const run: readonly Can[] = permission === 'allowed' ? [isRunning(view) ? 'stop' : 'start', 'revoke'] : [];
  const accept: readonly Can[] = health === 'tools-changed' ? ['acceptTools'] : [];
  return ['copy', 'log', ...decide, ...run, ...accept, ...(permission === 'own' ? [] : (['defined'] as const))];
}

const ICONS: Readonly<Record<Health, RowIcon>> = {
  running: { name: 'pass', color: 'testing.iconPassed' },
  starting: { name: 'loading~spin' },
  'ready-to-start': { name: 'circle-large-outline', color: 'testing.iconUnset' },
  stopped: { name: 'debug-stop', color: 'testing.iconSkipped' },
  'not-answering': { name: 'error', color: 'testing.iconFailed' },
  'tools-changed': { name: 'warning', color: 'problemsWarningIcon.foreground' },
  undecided: { name: 'shield' },
  refused: { name: 'shield' },
  untrusted: { name: 'workspace-untrusted' },
  'switched-off': { name: 'circle-slash' },
};

function healthText(health: Health): string {
  switch (health) {
    case 'running':
      return l10n.t('running');
    case 'starting':
      return l10n.t('starting…');
    case 'ready-to-start':
      return l10n.t('not started yet');
    case 'stopped':
      return l10n.t('stopped');
    case 'not-answering':
      return l10n.t('not answering');
    case 'tools-changed':
      return l10n.t('its tools changed');
    case 'undecided':
      return l10n.t('not allowed yet');
    case 'refused':
      return l10n.t('not allowed');
    case 'untrusted':
      return l10n.t('not started in Restricted Mode');
    case 'switched-off':
      return l10n.t('not started: the setting chat.mcp.access allows no MCP server');
  }
}
