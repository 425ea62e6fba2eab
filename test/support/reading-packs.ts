import assert from 'node:assert/strict';
import { admit } from '../../src/engine/catalog/admit';
import { Catalog } from '../../src/engine/catalog/catalog';
import { builtInPacks } from '../../src/engine/catalog/packs';
import { readPack } from '../../src/engine/catalog/read-pack';
import type { PackChecks, PackReport } from '../../src/engine/catalog/user-pack';

/** Finds a framework where its first name stands, applied where "applied" stands too; refuses nothing. */
export const CHECKS: PackChecks = {
  find: ({ names }, { text }) =>
    text.includes(names[0]?.text ?? '\0')
      ? { standing: text.includes('applied') ? 'applied' : 'mentioned', elements: ['plan'], version: '2.0' }
      : null,
  unusable: () => null,
  refuse: async () => null,
  isTooCommon: () => false,
  personas: new Set(['finance']),
  fires: ({ trigger }, text) => text.includes(trigger?.any[0] ?? '\0'),
};

/** The frameworks that are there without packs. */
export const CATALOG = new Catalog(builtInPacks);
/** Ids of the rules that are there without packs. */
export const TAKEN = new Set(['finance/taken']);

/** A framework of each kind, with no more than it needs. */
export const ACME = { id: 'acme-way', name: 'Acme Way', kind: 'strategy', names: [{ text: 'Acme Way' }] };
export const KIT = { id: 'acme-kit', name: 'Acme Kit', kind: 'software', names: [{ text: 'Acme Kit' }] };

export function packOf(...frameworks: readonly unknown[]): unknown {
  return { name: 'Acme', frameworks };
}

/** Reads a pack, or a text in place of one, as the only one there is. */
export async function read(
  pack: unknown,
  checks: Partial<PackChecks> = {},
): Promise<PackReport & { readonly text: string }> {
  const text = typeof pack === 'string' ? pack : JSON.stringify(pack, null, 2);
  const read = await readPack({ origin: 'acme', text }, { ...CHECKS, ...checks });
  const [report] = admit([read], CATALOG, TAKEN);
  assert.ok(report);
  return { ...report, text };
}

/** Ids of the frameworks that are used. */
export const ids = ({ pack }: PackReport): readonly string[] | undefined => pack?.frameworks.map(({ id }) => id);

/** Each problem as "what it marks: what it says". */
export const told = ({ problems, text }: PackReport & { readonly text: string }): readonly string[] =>
  problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`);
