import { randomUUID } from 'node:crypto';
import { sentence, UserError } from '../../errors';
import type { Ask, Contribution, Enhancer } from '../enhancer';
import { reasoningChain, type Step } from '../reasoning/chain';
import { softError } from './soft-errors';

const TOOL = 'sequentialthinking';
/** Most characters of a server's own words that are shown. */
const MAX_OWN_CHARS = 4_000;

/**
 * Our engine's reasoning, taken down step by step by the user's sequential-thinking server. The server adds nothing to it
 * but that it took it down; one that does reason by itself has its words shown as its own.
 *
 * Only on request: a server keeps every step for as long as it runs, and each pause in typing would have it keep the chain
 * again. The chain itself is shown always, by `reasoning`.
 */
export function sequential(server: string): Enhancer {
  return {
    name: 'sequential',
    server,
    onRequest: true,
    softError,
    turns: (found) => {
      const steps = reasoningChain(found);
      return steps.length > 0 ? [{ framework: null, run: (ask) => record(server, steps, ask) }] : [];
    },
  };
}

/** Hands the steps over one after another, for the server counts them; ends at the first that fails. */
async function record(server: string, steps: readonly Step[], ask: Ask): Promise<Contribution> {
  const conversation = randomUUID();
  const own: string[] = [];
  let recorded = 0;
  let failure: UserError | undefined;
  for (const step of steps) {
    try {
      const reply = readReply(await ask({ tool: TOOL, arguments: argumentsOf(step), ttlMs: 0, conversation }));
      if (reply.thoughtNumber === step.thoughtNumber) recorded++;
      if (reply.own) own.push(`${step.thoughtNumber}. ${reply.own}`);
    } catch (error) {
      if (recorded === 0 || !(error instanceof UserError)) throw error;
      failure = error;
      break;
    }
  }
  if (recorded === 0 && own.length === 0) {
    throw new UserError(`The server "${server}" confirmed no step: its "${TOOL}" is not that of sequential-thinking.`);
  }
  const of = steps.length;
  const paragraphs = [`Our own reasoning, recorded by ${server}: ${recorded} of ${of} steps.`];
  if (failure) paragraphs.push(`The rest was not recorded. ${sentence(failure)}`);
  if (own.length > 0) paragraphs.push(`What ${server} says of its own:`, cut(own.join('\n')));
  return { text: paragraphs.join('\n\n'), recorded: { steps: recorded, of } };
}

/** A step as the tool takes it: all but what kind of step it is. */
function argumentsOf({ kind: _, ...step }: Step): Readonly<Record<string, unknown>> {
  return step;
}

interface Reply {
  /** The number the server gives back, which is its word for having taken the step down; undefined where it gives none. */
  readonly thoughtNumber?: number;
  /** What it says beyond its counters. */
  readonly own: string;
}

/** What sequential-thinking servers answer with: the step's counters, and no reasoning. */
const COUNTERS: ReadonlySet<string> = new Set([
  'thoughtNumber',
  'totalThoughts',
  'nextThoughtNeeded',
  'branches',
  'thoughtHistoryLength',
]);

/** Reads a reply, whose counters may stand in a block of their own before or behind other text. */
function readReply(text: string): Reply {
  const blocks = text.split('\n\n');
  for (const counters of [text, ...blocks]) {
    const fields = countersIn(counters);
    if (!fields) continue;
    const others = counters === text ? [] : blocks.filter((block) => block !== counters);
    const values = Object.entries(fields).filter(([name]) => !COUNTERS.has(name));
    // A word alone is a state ("status": "ok"), not something said.
    const said = values.flatMap(([name, value]) => (isSaid(value) ? [`${name}: ${value}`] : []));
    return { thoughtNumber: fields.thoughtNumber, own: [...said, ...others].join('\n').trim() };
  }
  return { own: text.trim() };
}

function isSaid(value: unknown): value is string {
  return typeof value === 'string' && /\S\s+\S/.test(value);
}

function countersIn(text: string): { readonly thoughtNumber: number } | undefined {
  if (!text.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('thoughtNumber' in value)) return undefined;
    const { thoughtNumber } = value;
    return typeof thoughtNumber === 'number' ? { ...value, thoughtNumber } : undefined;
  } catch {
    return undefined;
  }
}

function cut(text: string): string {
  return text.length > MAX_OWN_CHARS ? `${text.slice(0, MAX_OWN_CHARS - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text;
}
