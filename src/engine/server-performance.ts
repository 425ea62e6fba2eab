import type { ReplicaHealth, ServerHealth } from './enhancement/health';
import type { ServerPerformance } from './monitor/performance';

/** From the one that lets nothing through to the one that lets everything. */
const BREAKERS: readonly ServerPerformance['breaker'][] = ['open', 'half-open', 'closed'];

/** How a server does, from how its replicas do. It is down where no replica answered when it was last asked. */
export function serverPerformance({ name, replicas }: ServerHealth): ServerPerformance {
  const standing = standingOf(replicas);
  const lastError = latestError(replicas);
  const [slowest] = replicas.toSorted((a, b) => (b.p95Ms ?? -1) - (a.p95Ms ?? -1));
  return {
    name,
    standing,
    problem: standing === 'down' ? lastError : null,
    lastError,
    calls: total(replicas, ({ calls }) => calls),
    failures: total(replicas, ({ failures }) => failures),
    p50Ms: slowest?.p50Ms ?? null,
    p95Ms: slowest?.p95Ms ?? null,
    breaker: BREAKERS.find((state) => replicas.some(({ breaker }) => breaker === state)) ?? 'closed',
    opened: total(replicas, ({ opened }) => opened),
    restarts: total(replicas, ({ restarts }) => restarts),
  };
}

function standingOf(replicas: readonly ReplicaHealth[]): ServerPerformance['standing'] {
  if (replicas.every(({ state }) => state === 'stopped')) return 'stopped';
  if (replicas.every(({ state, isDown }) => state === 'stopped' || state === 'failed' || isDown)) return 'down';
  return replicas.some(({ state }) => state === 'ready') ? 'up' : 'idle';
}

function latestError(replicas: readonly ReplicaHealth[]): string | null {
  const errors = replicas.flatMap(({ lastError }) => lastError ?? []).sort((a, b) => b.at - a.at);
  return errors[0]?.sentence ?? null;
}

function total(replicas: readonly ReplicaHealth[], of: (replica: ReplicaHealth) => number): number {
  return replicas.reduce((sum, replica) => sum + of(replica), 0);
}
