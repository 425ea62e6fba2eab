import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sentence } from '../errors';
import type { Attributes, Measurement } from './measurement';

/** How many traces a folder has at most; with another one the oldest goes. */
const MAX_FILES = 100;
const FILE = /^framework-director-trace-.*\.json$/;
/** How many wait to be written at most, where a folder is slow; the rest is left out. */
const MAX_WAITING = 20;
/** Of a span: work within this program, and that it failed (OpenTelemetry's trace.proto: SpanKind, StatusCode). */
const INTERNAL = 1;
const ERROR = 2;

/** One analysis with its steps; times of steps count from its own start, and all in milliseconds. */
export interface TracedAnalysis {
  /** When it began, on the wall clock. */
  readonly at: number;
  readonly analysis: Measurement;
  readonly steps: readonly Measurement[];
}

/**
 * An analysis in the JSON form of OTLP (OpenTelemetry protocol, JSON Protobuf encoding: ids in hexadecimal, 64-bit numbers as
 * texts), as trace viewers open it.
 * @param id makes a random id of so many bytes, in hexadecimal
 */
export function otlpTrace({ at, analysis, steps }: TracedAnalysis, version: string, id = randomId): object {
  const traceId = id(16);
  const rootId = id(8);
  const span = (step: Measurement, startMs: number, ids: object): object => ({
    traceId,
    ...ids,
    name: step.label === '' ? step.operation : `${step.operation}: ${step.label}`,
    kind: INTERNAL,
    startTimeUnixNano: nanoseconds(at + startMs),
    endTimeUnixNano: nanoseconds(at + startMs + step.durationMs),
    attributes: attributes({
      outcome: step.outcome,
      ...(step.busyMs === undefined ? {} : { busyMs: step.busyMs }),
      ...step.attributes,
    }),
    status: step.outcome === 'failed' ? { code: ERROR } : {},
  });
  const spans = [
    span(analysis, 0, { spanId: rootId }),
    ...steps.map((step) => span(step, step.startMs, { spanId: id(8), parentSpanId: rootId })),
  ];
  const resource = { attributes: attributes({ 'service.name': 'framework-director', 'service.version': version }) };
  return { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'framework-director', version }, spans }] }] };
}

/** Writes each analysis to a file of its own in a folder, which holds a bounded number of them. */
export class TraceFiles {
  #writing: Promise<void> = Promise.resolve();
  #count = 0;
  #waiting = 0;
  #hasFailed = false;

  /** @param log hears, once, that nothing can be written, and why */
  constructor(
    readonly folder: string,
    private readonly version: string,
    private readonly log: (line: string) => void,
  ) {}

  /** Writes after what is being written. */
  write(traced: TracedAnalysis): void {
    if (this.#waiting >= MAX_WAITING) return;
    this.#waiting++;
    this.#writing = this.#writing
      .then(() => this.#write(traced))
      .catch((error) => {
        if (!this.#hasFailed) this.log(`No trace can be written to ${this.folder}: ${sentence(error)}`);
        this.#hasFailed = true;
      })
      .then(() => {
        this.#waiting--;
      });
  }

  /** Resolves when everything is written. */
  get settled(): Promise<void> {
    return this.#writing;
  }

  async #write(traced: TracedAnalysis): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const time = new Date(traced.at).toISOString().replaceAll(/[:.]/g, '-');
    const count = String(++this.#count).padStart(6, '0');
    const file = join(this.folder, `framework-director-trace-${time}-${process.pid}-${count}.json`);
    await writeFile(file, JSON.stringify(otlpTrace(traced, this.version)), { mode: 0o600 });
    const files = (await readdir(this.folder)).filter((name) => FILE.test(name)).sort();
    for (const name of files.slice(0, -MAX_FILES)) await rm(join(this.folder, name), { force: true });
  }
}

function attributes(values: Attributes): readonly object[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: anyValue(value) }));
}

function anyValue(value: string | number | boolean): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

function nanoseconds(ms: number): string {
  const whole = Math.floor(ms);
  return String(BigInt(whole) * 1_000_000n + BigInt(Math.round((ms - whole) * 1_000_000)));
}

function randomId(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
