import { createHash } from 'node:crypto';
import type { Tool } from '@modelcontextprotocol/client';
import { canonicalJson } from '../canonical-json';
import type { Peer } from '../connection/session';
import type { EnhancementCache } from './questions';
import { fingerprints, type ToolFingerprints, toolsChange } from './tools';

/** What a server said of itself is believed again for a day; its protocol may change with an update of it. */
const PEER_TTL_MS = 24 * 3_600_000;
/** Accepted tools are remembered for a year, or until the cache is cleared. */
const TOOLS_TTL_MS = 365 * 24 * 3_600_000;

/** What is remembered of one server between connections and, through the cache, between sessions. */
export class PeerMemory {
  readonly #cache: EnhancementCache;
  readonly #hash: string;
  readonly #onChange: () => void;
  #peer: Peer | undefined;
  #loaded: Promise<void> | undefined;
  #accepted: ToolFingerprints | undefined;
  #present: ToolFingerprints | undefined;

  /** @param hash of the server's definition */
  constructor(cache: EnhancementCache, hash: string, onChange: () => void) {
    this.#cache = cache;
    this.#hash = hash;
    this.#onChange = onChange;
  }

  /** What is known, as far as it is loaded. */
  get peer(): Peer | undefined {
    return this.#peer;
  }

  /** A sentence that says which tools are others than the accepted ones, or null. */
  get toolsChanged(): string | null {
    return this.#accepted && this.#present ? toolsChange(this.#accepted, this.#present) : null;
  }

  /** What was known at the last connection, from the cache where this process has had none. */
  async recall(): Promise<Peer | undefined> {
    this.#loaded ??= this.#load();
    await this.#loaded;
    return this.#peer;
  }

  learn(peer: Peer): void {
    this.#peer = peer;
    this.#cache.set(this.#key('peer'), JSON.stringify(peer), PEER_TTL_MS);
    this.#onChange();
  }

  /** Compares a server's tools with those that were accepted; the first ones it ever has are. */
  async meet(tools: readonly Tool[]): Promise<void> {
    await this.recall();
    this.#present = fingerprints(tools);
    if (this.#accepted) this.#onChange();
    else this.accept();
  }

  /** Takes the present tools for the ones the server should have. */
  accept(): void {
    if (!this.#present) return;
    this.#accepted = this.#present;
    this.#cache.set(this.#key('tools'), JSON.stringify(this.#accepted), TOOLS_TTL_MS);
    this.#onChange();
  }

  async #load(): Promise<void> {
    const [peer, tools] = await Promise.all([this.#read('peer'), this.#read('tools')]);
    if (isPeer(peer)) this.#peer ??= peer;
    if (isFingerprints(tools)) this.#accepted ??= tools;
  }

  /** A cache that fails is a cache without it. */
  async #read(what: string): Promise<unknown> {
    try {
      return JSON.parse((await this.#cache.get(this.#key(what))) ?? 'null');
    } catch {
      return undefined;
    }
  }

  /** This machine's own: nobody else may accept tools for its user, or say what a server speaks. */
  #key(what: string): string {
    const hash = createHash('sha256').update(canonicalJson([what, this.#hash]));
    return `own:${hash.digest('hex')}`;
  }
}

function isPeer(value: unknown): value is Peer {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'version' in value &&
    typeof value.version === 'string' &&
    'protocol' in value &&
    typeof value.protocol === 'string' &&
    'discovered' in value &&
    typeof value.discovered === 'object'
  );
}

function isFingerprints(value: unknown): value is ToolFingerprints {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((one) => typeof one === 'string')
  );
}
