import { arch, cpus, platform, release, totalmem } from 'node:os';

const GIGABYTE = 1_073_741_824;

/** A fact about where the times come from, with its name. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** The machine and the runtime; nothing that tells one person's machine from another's of its kind. */
export function machineFacts(): readonly Fact[] {
  const processors = cpus();
  return [
    { name: 'Processor', value: `${processors[0]?.model.trim() || 'unknown'}, ${processors.length} threads` },
    { name: 'Memory', value: `${Math.round(totalmem() / GIGABYTE)} GB` },
    { name: 'System', value: `${platform()} ${release()}, ${arch()}` },
    { name: 'Node', value: process.version },
  ];
}
