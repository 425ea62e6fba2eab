import * as l10n from '@vscode/l10n';
import type { BreakerState, ReplicaHealth, ServerHealth, ServerState } from '../engine/enhancement/health';
import type { Permission } from './consent';
import { withoutIcons } from './server-words';
import { localMs, localNumber } from './words';

/** A server as far as it is known: from its definition, what was decided on it, and how it does. */
export interface ServerView {
  readonly name: string;
  /** `own` is our engine's server in this process, which needs no permission. */
  readonly permission: Permission | 'own';
  /** Whether anything asks it. */
  readonly used: boolean;
  /** What it is, in one line. */
  readonly what: string;
  /** Undefined until the part of the engine that asks servers is loaded. */
  readonly health: ServerHealth | undefined;
}

/** A server as a row of a list. */
export interface ServerRow {
  readonly icon: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** A row of a list; the words say all that the icon does. */
export function serverRow(view: ServerView): ServerRow {
  const { health } = view;
  return {
    icon: iconOf(view),
    label: view.name,
    description: withoutIcons(standing(view)),
    detail: withoutIcons(health?.toolsChanged ?? lastError(view) ?? view.what),
  };
}

/** The latest failure of a server in a sentence, with its time of day; null where there was none. */
export function lastError({ health }: ServerView): string | null {
  const error = health ? latestError(health) : null;
  return error && l10n.t('Last error at {0}: {1}', timeOfDay(error.at), error.sentence);
}

/** How a server stands, in a few words. */
export function standing({ permission, used, health }: ServerView): string {
  if (permission !== 'own' && permission !== 'allowed') return barred(permission);
  if (!health) return l10n.t('idle');
  const { replicas } = health;
  const inFlight = sum(replicas, (replica) => replica.inFlight);
  const restarts = sum(replicas, (replica) => replica.restarts);
  return [
    ...(used ? [] : [l10n.t('not used by any mapping')]),
    stateOf(replicas),
    ...breakers(replicas),
    ...times(replicas),
    ...(inFlight === 0 ? [] : [l10n.t('{0} in flight', localNumber(inFlight))]),
    ...(restarts === 0 ? [] : [restartsWord(restarts)]),
    ...(health.toolsChanged === null ? [] : [l10n.t('its tools changed')]),
  ].join(' · ');
}

/** All that is known of a server, as its log tells it. */
export function serverReport(view: ServerView): string {
  const { name, what, health } = view;
  const head = [`${name}: ${standing(view)}`, what, ...(health?.toolsChanged ? [health.toolsChanged] : [])];
  return [...head, ...(health?.replicas ?? []).flatMap(replicaReport), ''].join('\n');
}

/** Whether it is connected to, or about to be. */
export function isRunning({ health }: ServerView): boolean {
  return health?.replicas.some(({ state }) => state === 'ready' || state === 'connecting') ?? false;
}

function barred(permission: Exclude<Permission, 'allowed'>): string {
  switch (permission) {
    case 'undecided':
      return l10n.t('not allowed yet');
    case 'refused':
      return l10n.t('not allowed');
    case 'untrusted':
      return l10n.t('not started, as this workspace is not trusted');
    case 'switched-off':
      return l10n.t('not started, as the setting chat.mcp.access allows no MCP server');
  }
}

function iconOf({ permission, health }: ServerView): string {
  if (permission !== 'own' && permission !== 'allowed') return 'shield';
  if (!health) return 'circle-large-outline';
  const has = (state: ServerState): boolean => health.replicas.some((replica) => replica.state === state);
  if (health.toolsChanged !== null) return 'warning';
  if (has('connecting')) return 'loading~spin';
  if (has('failed')) return 'error';
  if (health.replicas.some(({ breaker }) => breaker !== 'closed')) return 'warning';
  if (has('ready')) return 'pass';
  return has('stopped') ? 'circle-slash' : 'circle-large-outline';
}

function stateOf(replicas: ServerHealth['replicas']): string {
  if (replicas.length === 1) return stateWord(replicas[0].state);
  const counts = STATES.flatMap((state) => {
    const count = replicas.filter((replica) => replica.state === state).length;
    return count === 0 ? [] : [`${count} ${stateWord(state)}`];
  });
  return l10n.t('{0} replicas: {1}', replicas.length, counts.join(', '));
}

const STATES: readonly ServerState[] = ['ready', 'connecting', 'idle', 'stopped', 'failed'];

function stateWord(state: ServerState): string {
  switch (state) {
    case 'idle':
      return l10n.t('idle');
    case 'connecting':
      return l10n.t('connecting');
    case 'ready':
      return l10n.t('ready');
    case 'stopped':
      return l10n.t('stopped');
    case 'failed':
      return l10n.t('failed');
  }
}

function breakers(replicas: readonly ReplicaHealth[]): string[] {
  return (['open', 'half-open'] satisfies BreakerState[]).flatMap((state) => {
    const count = replicas.filter(({ breaker }) => breaker === state).length;
    if (count === 0) return [];
    if (replicas.length === 1) return [l10n.t('breaker {0}', breakerWord(state))];
    return [
      count === 1 ? l10n.t('1 breaker {0}', breakerWord(state)) : l10n.t('{0} breakers {1}', count, breakerWord(state)),
    ];
  });
}

function breakerWord(state: BreakerState): string {
  switch (state) {
    case 'closed':
      return l10n.t('closed');
    case 'open':
      return l10n.t('open');
    case 'half-open':
      return l10n.t('half-open');
  }
}

function restartsWord(count: number): string {
  return count === 1 ? l10n.t('1 restart') : l10n.t('{0} restarts', localNumber(count));
}

/** Percentiles of several replicas do not add up: those of the slowest stand for all. */
function times(replicas: readonly ReplicaHealth[]): string[] {
  const [slowest] = replicas.filter(({ p95Ms }) => p95Ms !== null).toSorted((a, b) => (b.p95Ms ?? 0) - (a.p95Ms ?? 0));
  if (slowest?.p50Ms == null || slowest.p95Ms === null) return [];
  return [`p50 ${localMs(slowest.p50Ms)}`, `p95 ${localMs(slowest.p95Ms)}`];
}

function latestError({ replicas }: ServerHealth): ReplicaHealth['lastError'] {
  return replicas.reduce<ReplicaHealth['lastError']>(
    (latest, { lastError }) => (lastError && lastError.at > (latest?.at ?? 0) ? lastError : latest),
    null,
  );
}

function replicaReport(replica: ReplicaHealth): string[] {
  const { url, state, breaker, calls, failures, inFlight, restarts, lastError, serverInfo, protocol, stderr } = replica;
  return [
    '',
    ...(url === null ? [] : [url]),
    l10n.t('State: {0}; breaker: {1}', stateWord(state), breakerWord(breaker)),
    ...(serverInfo === null ? [] : [selfDescription(serverInfo, protocol)]),
    l10n.t(
      'Calls: {0} ended, {1} in flight; {2}, {3}',
      calls,
      inFlight,
      failures === 1 ? l10n.t('1 failure') : l10n.t('{0} failures', localNumber(failures)),
      restartsWord(restarts),
    ),
    ...(replica.p50Ms === null ? [] : [l10n.t('Time of a call: {0}', times([replica]).join(', '))]),
    ...(lastError === null ? [] : ['', l10n.t('Last error, at {0}:', timeOfDay(lastError.at)), lastError.sentence]),
    ...(stderr.trim() === ''
      ? []
      : ['', l10n.t('The end of what it wrote to its log (standard error):'), stderr.trimEnd()]),
  ];
}

function selfDescription(serverInfo: string, protocol: string | null): string {
  return protocol === null
    ? l10n.t('It calls itself: {0}', serverInfo)
    : l10n.t('It calls itself: {0}, protocol {1}', serverInfo, protocol);
}

function timeOfDay(at: number): string {
  const time = new Date(at);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
