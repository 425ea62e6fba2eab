import type { Catalog } from '../../src/engine/catalog/catalog';
import type { FrameworkKind } from '../../src/engine/catalog/framework';
import type { Standing } from '../../src/engine/detection/detection';
import type { Labelled } from './labelled';

/** What someone who looked for frameworks says of one. */
export interface Finding {
  readonly id: string;
  readonly standing: Standing;
}

/** Looks for frameworks in a document. */
export type Finder = (labelled: Labelled) => readonly Finding[];

/** How often something was found rightly, found wrongly, and missed. */
export class Tally {
  right = 0;
  wrong = 0;
  missed = 0;

  /** The part of what was found that is right; 1 where nothing was found. */
  get precision(): number {
    return this.right + this.wrong === 0 ? 1 : this.right / (this.right + this.wrong);
  }

  /** The part of what there is that was found; 1 where there is nothing. */
  get recall(): number {
    return this.right + this.missed === 0 ? 1 : this.right / (this.right + this.missed);
  }
}

/** How a finder did on documents, for one kind of framework. */
export interface Score {
  /** Detected at all, with whatever standing. */
  readonly detected: Tally;
  /** Detected as applied. */
  readonly applied: Tally;
  /** As `applied` and `detected` in one, by framework: a wrong standing is wrong. */
  readonly byFramework: ReadonlyMap<string, Tally>;
  /** Documents in which there is no framework of the kind, and those of them in which one was found. */
  readonly plain: number;
  readonly flagged: number;
}

/** Holds what a finder finds against the labels. */
export function scoreOf(catalog: Catalog, kind: FrameworkKind, labelled: readonly Labelled[], find: Finder): Score {
  const isOfKind = (id: string): boolean => catalog.get(id)?.kind === kind;
  const [detected, applied] = [new Tally(), new Tally()];
  const byFramework = new Map<string, Tally>();
  let plain = 0;
  let flagged = 0;
  for (const one of labelled) {
    const wanted = [...one.frameworks].filter(([id]) => isOfKind(id));
    const found = find(one).filter(({ id }) => isOfKind(id) && !one.tolerated.has(id));
    const standings = new Map(found.map(({ id, standing }) => [id, standing]));
    for (const { id, standing } of found) {
      const label = one.frameworks.get(id);
      count(detected, label !== undefined);
      if (standing === 'applied') count(applied, label === 'applied');
      count(tallyOf(byFramework, id), label === standing);
    }
    for (const [id, label] of wanted) {
      const standing = standings.get(id);
      if (standing === undefined) detected.missed++;
      if (label === 'applied' && standing !== 'applied') applied.missed++;
      if (standing !== label) tallyOf(byFramework, id).missed++;
    }
    if (wanted.length > 0) continue;
    plain++;
    if (found.length > 0) flagged++;
  }
  return { detected, applied, byFramework, plain, flagged };
}

function count(tally: Tally, isRight: boolean): void {
  if (isRight) tally.right++;
  else tally.wrong++;
}

function tallyOf(tallies: Map<string, Tally>, id: string): Tally {
  let tally = tallies.get(id);
  if (!tally) {
    tally = new Tally();
    tallies.set(id, tally);
  }
  return tally;
}
