import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { z } from 'zod';
import type { UsageSignal } from '../../../../../src/engine/catalog/framework';
import { builtInPacks } from '../../../../../src/engine/catalog/packs';
import { ended } from '../../../../../src/engine/review/software/end-of-life';
import { jobs } from '../../../../../src/engine/review/software/jobs';

const MANIFESTS = [
  'npm',
  'pypi',
  'maven',
  'gradle',
  'gem',
  'composer',
  'gomod',
  'cargo',
  'nuget',
  'pub',
  'swiftpm',
  'cocoapods',
  'docker',
  'actions',
  'helm',
] as const;

const END_OF_LIFE = z.strictObject({
  id: z.string(),
  name: z.string().min(1),
  entries: z.array(z.strictObject({ in: z.enum(MANIFESTS), names: z.array(z.string().min(1)).min(1) })).min(1),
  imports: z.array(z.string()).min(1).optional(),
  below: z
    .string()
    .regex(/^\d+(?:\.\d+)*$/)
    .optional(),
  state: z.enum(['deprecated', 'end-of-life', 'archived']),
  since: z
    .string()
    .regex(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/)
    .nullable(),
  security: z.boolean(),
  successor: z.string().min(1).nullable(),
  rename: z.string().min(1).optional(),
  source: z.url({ protocol: /^https$/ }),
  says: z.string().regex(/\.$/),
  asOf: z.iso.date(),
});

const JOB = z.strictObject({
  tools: z.string().regex(/s\b|ORMs/),
  in: z.array(z.enum(MANIFESTS)).min(1),
  of: z.array(z.array(z.string().min(1)).min(1)).min(2),
  scope: z.enum(['runtime', 'any']),
  unless: z.array(z.string()).min(1).optional(),
  applications: z.literal(true).optional(),
});

const software = new Map(
  builtInPacks.flatMap(({ frameworks }) =>
    frameworks.flatMap((one) => (one.kind === 'software' ? [[one.id, one]] : [])),
  ),
);

describe('What is known to have ended', () => {
  it('has the form that the rules read', () => {
    for (const one of ended) assert.doesNotThrow(() => END_OF_LIFE.parse(one), `${one.id}, ${one.name}`);
  });

  it('belongs to frameworks of the catalogue, and each import to one of theirs', () => {
    for (const { id, name, imports = [] } of ended) {
      const framework = software.get(id);
      assert.ok(framework, `${name} belongs to ${id}, which the catalogue does not have`);
      const known = framework.signals.flatMap((signal: UsageSignal) => ('import' in signal ? [signal.import] : []));
      for (const one of imports) assert.ok(known.includes(one), `${id} has no import ${one}`);
    }
  });

  it('is told apart by the names of its entries', () => {
    const names = ended.flatMap(({ entries }) =>
      entries.flatMap((entry) => entry.names.map((name) => `${entry.in} ${name}`)),
    );
    assert.deepEqual(names, [...new Set(names)]);
  });

  it('tells of imports only what holds for every version', () => {
    for (const { id, imports, below } of ended) assert.ok(!imports || below === undefined, id);
  });

  it('says that security fixes ended of nothing that is merely deprecated', () => {
    for (const { id, state, security } of ended) assert.ok(!security || state === 'end-of-life', id);
  });

  it('has ended by the day it was read', () => {
    for (const { id, since, asOf } of ended) assert.ok((since ?? '') <= '2026-11-25' && asOf <= '2026-11-25', id);
  });
});

describe('The jobs', () => {
  it('have the form that the rules read', () => {
    for (const job of jobs) assert.doesNotThrow(() => JOB.parse(job), job.tools);
  });

  it('count no package for two tools of one job', () => {
    for (const { tools, of } of jobs) assert.deepEqual(of.flat(), [...new Set(of.flat())], tools);
  });
});
