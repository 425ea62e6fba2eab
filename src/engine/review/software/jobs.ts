import type { Manifest } from '../../catalog/framework';
import { type Declared, Names } from './declared';
import written from './jobs.json';

/** Work for which a project needs one tool. */
export interface Job {
  /** What does it, in the plural: "date libraries". */
  readonly tools: string;
  /** Kinds of manifest these are entries of. */
  readonly in: readonly Manifest[];
  /** Each is one tool by the names of its packages, the one it is known by first. */
  readonly of: readonly (readonly string[])[];
  /** `runtime` where a second one may well be there to test or to build with. */
  readonly scope: 'runtime' | 'any';
  /** Packages that need one of the tools, or make several of them a choice. */
  readonly unless?: readonly string[];
  /** True where a package that others install may well have several, for their sake. */
  readonly applications?: boolean;
}

/** A tool of a job. */
export interface Tool {
  readonly job: Job;
  /** The name it is known by. */
  readonly name: string;
}

/** What a package means for jobs: tools it is, jobs it excuses. */
export interface Meaning {
  readonly tools: Tool[];
  readonly excuses: Job[];
}

/** The jobs that are known. JSON's types are wider than these, which a test holds it to. */
export const jobs = written.jobs as readonly unknown[] as readonly Job[];

const byManifest = new Map<Manifest, Names<Meaning>>();

/** What packages mean for jobs, by their names. */
export function meaningsIn(manifest: Manifest): Names<Meaning> {
  const held = byManifest.get(manifest);
  if (held) return held;
  const meanings = new Map<string, Meaning>();
  const of = (name: string): Meaning => {
    const meaning = meanings.get(name) ?? { tools: [], excuses: [] };
    meanings.set(name, meaning);
    return meaning;
  };
  for (const job of jobs.filter((one) => one.in.includes(manifest))) {
    for (const packages of job.of) for (const name of packages) of(name).tools.push({ job, name: packages[0] ?? name });
    for (const name of job.unless ?? []) of(name).excuses.push(job);
  }
  const names = new Names(manifest, meanings);
  byManifest.set(manifest, names);
  return names;
}

/** Whether an entry counts for a job. */
export function counts({ scope }: Declared, job: Job): boolean {
  return scope === 'runtime' || (scope === 'development' && job.scope === 'any');
}
