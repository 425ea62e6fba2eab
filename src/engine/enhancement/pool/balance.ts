import { createHash } from 'node:crypto';

/** What a choice between replicas rests on. */
export interface Candidate {
  readonly url: string | null;
  readonly load: number;
  readonly isOpen: boolean;
}

/**
 * The replica to ask: of two drawn by chance the one with less to do, which spreads calls nearly as well as knowing the
 * least busy of all and never sends everything to one at once (Mitzenmacher, "The Power of Two Choices in Randomized Load
 * Balancing", 2001). Those that are left alone after faults come last.
 * @param random between 0 (included) and 1, as `Math.random`
 */
export function leastBusyOfTwo<C extends Candidate>(replicas: readonly C[], random: () => number): C | undefined {
  const healthy = preferred(replicas);
  const drawn = (count: number): number => Math.min(count - 1, Math.floor(random() * count));
  const first = drawn(healthy.length);
  // The second among the others: drawing one twice would be no choice.
  const second = (first + 1 + drawn(Math.max(1, healthy.length - 1))) % healthy.length;
  const [one, other] = [healthy[first], healthy[second]];
  return one && other && other.load < one.load ? other : one;
}

/**
 * The same replica for the same key as long as it is there: the one with the highest hash of address and key (rendezvous
 * hashing; Thaler and Ravishankar, 1998), so that one that fails moves only its own keys.
 */
export function alwaysTheSame<C extends Candidate>(replicas: readonly C[], key: string): C | undefined {
  let best: C | undefined;
  let bestHash = '';
  for (const replica of preferred(replicas)) {
    const hash = createHash('sha256').update(`${replica.url}\n${key}`).digest('hex');
    if (hash <= bestHash) continue;
    best = replica;
    bestHash = hash;
  }
  return best;
}

function preferred<C extends Candidate>(replicas: readonly C[]): readonly C[] {
  const healthy = replicas.filter(({ isOpen }) => !isOpen);
  return healthy.length > 0 ? healthy : replicas;
}
