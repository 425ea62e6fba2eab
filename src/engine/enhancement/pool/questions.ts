import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json';
import type { Disclosure } from '../enhancement';
import type { Enhancer, EnhancerQuestion } from '../enhancer';
import type { Waiter } from './shared-work';

/** What a server is asked, and what is made of its answer. */
export interface Question extends EnhancerQuestion {
  readonly server: string;
  readonly softError?: Enhancer['softError'];
  /** True where only a kept answer is wanted. */
  readonly keptOnly: boolean;
}

export interface Answer {
  readonly text: string;
  readonly cached: boolean;
}

/** Whose turn comes first: what a person asked for, then what a pointer rests on, then what happens by itself. */
export type Priority = 'user' | 'hover' | 'background';

/** Someone who waits for an answer. */
export interface Asker extends Omit<Waiter, 'rank'> {
  readonly priority: Priority;
  /** Called when the question leaves for an outside server, be it on another's behalf too. */
  readonly onDisclosure?: ((disclosure: Disclosure) => void) | undefined;
}

/** Where answers are kept between calls, sessions and, if it is shared, people. What keys that begin with `own:` have is shared with nobody. */
export interface EnhancementCache {
  get(key: string): Promise<string | undefined>;
  set(key: string, text: string, ttlMs: number): void;
}

/** Rejection of a question whose turn came only after everybody's deadline. */
export class Overdue extends Error {}

/** Rejection of a question that only a kept answer was wanted to, where there is none. */
export class NotKept extends Error {}

/** Most characters of what was sent that are recorded for the reader; a whole document would fill the panel. */
const MAX_SENT_CHARS = 2_000;

/** Most characters of a version, which a server may make as long as it likes. */
const MAX_VERSION_CHARS = 64;

const RANKS: Readonly<Record<Priority, number>> = { user: 2, hover: 1, background: 0 };

/** Priorities as the queue orders them. */
export function rankOf(priority: Priority): number {
  return RANKS[priority];
}

/** Two questions have the same key only if the same program would be asked the same. */
export function questionKey({ tool, arguments: args }: Question, serverHash: string): string {
  return createHash('sha256')
    .update(canonicalJson([serverHash, tool, args]))
    .digest('hex');
}

/** The key of the answer that a server gave in a version of its own. */
export function answerKey(questionKey: string, version: string): string {
  return version === '' ? questionKey : `${questionKey}@${version.slice(0, MAX_VERSION_CHARS)}`;
}

/** What a question tells an outside server, as the reader sees it. */
export function disclosureOf({ server, arguments: args }: Question): Disclosure {
  const sent = canonicalJson(args);
  if (sent.length <= MAX_SENT_CHARS) return { server, sent };
  return { server, sent: `${sent.slice(0, MAX_SENT_CHARS)} … (${sent.length} characters in all)` };
}
