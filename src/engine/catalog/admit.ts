import type { Span } from '../document';
import type { Catalog } from './catalog';
import type { Framework } from './framework';
import type { WrittenPersona } from './persona';
import { error, inOrder } from './problems';
import type { PersonaEntry } from './read-personas';
import { MAX_ALL_SIGNALS, type PackProblem, type PackReport } from './user-pack';

/** A pack that was read; whether its ids are free is not yet asked. */
export interface ReadPack {
  readonly origin: string;
  /** Null where the pack cannot be read at all. */
  readonly name: string | null;
  readonly entries: readonly Entry[];
  readonly personas: readonly PersonaEntry[];
  readonly problems: readonly PackProblem[];
}

/** A good framework, and where its id stands. */
export interface Entry {
  readonly framework: Framework;
  readonly id: Span;
}

/**
 * Lets each framework and each rule keep its id where no other has it: neither the catalogue or the board, nor an earlier pack,
 * nor an earlier entry; and no more of them than can be looked for.
 * @param rules ids of the rules that the board has without packs
 */
export function admit(packs: readonly ReadPack[], catalog: Catalog, rules: ReadonlySet<string>): PackReport[] {
  const takenRules = new Set(rules);
  const owners = new Map<string, string>();
  let signals = 0;
  return packs.map(({ origin, name, entries, personas: written, problems }) => {
    if (name === null) return { origin, pack: null, problems: inOrder(problems) };
    const frameworks: Framework[] = [];
    const leftOut: PackProblem[] = [];
    const own = new Set<string>();
    const ownerOf = (id: string): string | undefined => {
      const builtIn = catalog.get(id);
      if (builtIn) return `the built-in framework "${builtIn.name}"`;
      return own.has(id) ? 'another framework of this pack' : owners.get(id);
    };
    for (const { framework, id } of entries) {
      const owner = ownerOf(framework.id);
      if (owner !== undefined) {
        leftOut.push(error(`The id "${framework.id}" is taken by ${owner}: give this framework another.`, id));
        continue;
      }
      const count = signalCount(framework);
      if (signals + count > MAX_ALL_SIGNALS) {
        const most = MAX_ALL_SIGNALS.toLocaleString('en');
        leftOut.push(
          error(
            `The framework "${framework.id}" is not used, for all packs together may have ${most} names, wordings and signals: leave some out.`,
            id,
          ),
        );
        continue;
      }
      signals += count;
      own.add(framework.id);
      frameworks.push(framework);
    }
    for (const id of own) owners.set(id, `the pack "${name}"`);
    const personas = written.flatMap((entry) => admitRules(entry, takenRules, leftOut) ?? []);
    const pack = { name, frameworks, ...(personas.length > 0 && { personas }) };
    return { origin, pack, problems: inOrder([...problems, ...leftOut]) };
  });
}

/** The persona with the rules whose ids are free, or null where none is. */
function admitRules(
  { persona, ruleIds }: PersonaEntry,
  taken: Set<string>,
  leftOut: PackProblem[],
): WrittenPersona | null {
  const rules = persona.rules.filter(({ id }, at) => {
    if (!taken.has(id)) {
      taken.add(id);
      return true;
    }
    leftOut.push(
      error(`The id "${id}" is taken by another rule: give this one another.`, ruleIds[at] ?? { start: 0, end: 1 }),
    );
    return false;
  });
  return rules.length > 0 ? { ...persona, rules } : null;
}

/** How many things a framework is looked for by. */
function signalCount(framework: Framework): number {
  const { length } = framework.names;
  if (framework.kind === 'software') return length + framework.signals.length;
  return framework.elements.reduce(
    (sum, { distinct = [], everyday = [], formal = [] }) => sum + distinct.length + everyday.length + formal.length,
    length,
  );
}
