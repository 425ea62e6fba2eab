import type { Manifest } from '../../catalog/framework';
import { Names } from './declared';
import written from './end-of-life.json';
import { type Version, versionOf } from './version-range';

/** What a source says of a framework, or of one of its packages, that is no longer kept up. */
export interface EndOfLife {
  /** Id of the framework in the catalogue. */
  readonly id: string;
  /** What ended, as people call it. */
  readonly name: string;
  /** The entries of manifests that are it, and whose versions are its versions; a trailing `*` stands for any rest of a name. */
  readonly entries: readonly { readonly in: Manifest; readonly names: readonly string[] }[];
  /** Imports of the catalogue that are it whatever the version; left out where code does not tell the version. */
  readonly imports?: readonly string[];
  /** The first version that is kept up; without it none is. */
  readonly below?: string;
  readonly state: 'deprecated' | 'end-of-life' | 'archived';
  /** The day, month or year the source gives, as `2023-12-31`; null where it gives none. */
  readonly since: string | null;
  /** True where the source says that security fixes have ended. */
  readonly security: boolean;
  /** What takes its place in the words of the source; null where it names nothing. */
  readonly successor: string | null;
  /** The name that takes the entry's place as it is, where the source says that nothing else changes. */
  readonly rename?: string;
  /** Address of the page that was read. */
  readonly source: string;
  /** What it says, in our words. */
  readonly says: string;
  /** The day up to which the source was read: its own last date where it shows one, else the day of reading. */
  readonly asOf: string;
}

/** Everything that is known to have ended. JSON's types are wider than these, which a test holds it to. */
export const ended = written.entries as readonly unknown[] as readonly EndOfLife[];

/** The first version that is kept up; null where none is. */
export function keptFrom({ below }: EndOfLife): Version | null {
  return below === undefined ? null : versionOf(below);
}

const byManifest = new Map<Manifest, Names<EndOfLife>>();

/** What has ended, by the names that entries of a kind have. */
export function endedIn(manifest: Manifest): Names<EndOfLife> {
  let names = byManifest.get(manifest);
  if (!names) {
    const pairs = ended.flatMap((one) =>
      one.entries
        .filter((entry) => entry.in === manifest)
        .flatMap((entry) => entry.names.map((name) => [name, one] as const)),
    );
    names = new Names(manifest, pairs);
    byManifest.set(manifest, names);
  }
  return names;
}

let byImport: ReadonlyMap<string, EndOfLife> | undefined;

/** What has ended whatever its version, by framework and import: `redis import:aioredis`. */
export function endedImports(): ReadonlyMap<string, EndOfLife> {
  byImport ??= new Map(
    ended.flatMap((one) => (one.imports ?? []).map((name) => [`${one.id} import:${name}`, one] as const)),
  );
  return byImport;
}
