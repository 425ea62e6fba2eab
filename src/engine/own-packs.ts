import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { OWN, type TieredCache } from './cache/tiered-cache';
import { admit, type ReadPack } from './catalog/admit';
import { Catalog, hashOfFrameworks } from './catalog/catalog';
import type { Example, Framework, Pack } from './catalog/framework';
import { isKeptPack, type KeptPack } from './catalog/kept-pack';
import type { Ask, FetchedPack, RemotePack } from './catalog/remote-pack';
import {
  type Found,
  MAX_ALL_BYTES,
  MAX_PACKS,
  type PackChecks,
  type PackReport,
  type PackText,
} from './catalog/user-pack';
import { Detector } from './detection/detect';
import type { KeptAnchors } from './detection/patterns/compile';
import { isTooCommon } from './detection/patterns/too-common';
import type { Expressions } from './detection/usage/expressions';
import { SourceDocument } from './document';
import { sentence } from './errors';

/** How packs are fetched. */
export interface FetchPacksOptions {
  /** Where the last good copies are kept. */
  readonly folder: string;
  readonly ask: Ask;
  readonly signal?: AbortSignal;
}

/** What reading personas needs of the board. */
export interface BoardChecks extends Pick<PackChecks, 'personas' | 'fires'> {
  /** Ids of the rules that the board has without packs. */
  readonly rules: ReadonlySet<string>;
}

/** Packs of the user's own: reads and fetches them, and tries frameworks out. Uses none of them. */
export class OwnPacks {
  /** What runs the expressions of packs; loaded when the first of them is read. */
  #linear: typeof import('./detection/usage/linear-expressions') | undefined;
  /** Packs that were read, by origin: most are as they were. */
  readonly #read = new LRUCache<string, { readonly text: string; readonly pack: ReadPack }>({ max: MAX_PACKS + 10 });

  /** Those that were read now, by what became of them: they are kept once they are used. */
  readonly #unkept = new WeakMap<Pack, { readonly key: string; readonly pack: KeptPack }>();
  /** Anchors from the cache, by the hash of the catalogue they belong to. */
  readonly #anchors = new LRUCache<string, Int32Array>({ max: 4 });

  /**
   * @param builtIn the catalogue whose ids are taken
   * @param cache what packs came to when they were read, so that those that have not changed need not be read again
   * @param board the personas whose ids are taken, and how rules are tried out
   */
  constructor(
    private readonly builtIn: Catalog,
    private readonly cache: TieredCache,
    private readonly board: BoardChecks,
  ) {}

  /** Compiles the expressions of packs that were read; undefined where none of them has any. */
  get expressions(): Expressions | undefined {
    return this.#linear?.linearExpression;
  }

  /**
   * Reads packs of the user's own, the earlier of which may keep an id that two have, and says of each what is good and what
   * is wrong.
   */
  async read(texts: readonly PackText[]): Promise<readonly PackReport[]> {
    const checks = this.#packChecks();
    const made = new Map<string, { readonly key: string; readonly pack: KeptPack }>();
    const packs: ReadPack[] = [];
    const rest: PackReport[] = [];
    let bytes = 0;
    for (const [index, one] of texts.entries()) {
      bytes += Buffer.byteLength(one.text);
      const known = this.#read.get(one.origin);
      if (index >= MAX_PACKS)
        rest.push(unused(one, `Only ${MAX_PACKS} packs are used at a time: put several of them into one file.`));
      else if (bytes > MAX_ALL_BYTES)
        rest.push(unused(one, 'This pack is not used, for all of them together may have 4 MB: leave some out.'));
      else if (known?.text === one.text) packs.push(known.pack);
      else {
        const { pack, key } = await this.#keptOrRead(one, checks);
        if (key !== null) made.set(one.origin, { key, pack });
        this.#read.set(one.origin, { text: one.text, pack });
        packs.push(pack);
      }
    }
    const reports = [...admit(packs, this.builtIn, this.board.rules), ...rest];
    for (const { origin, pack } of reports) {
      const unkept = made.get(origin);
      if (pack && unkept) this.#unkept.set(pack, unkept);
    }
    await this.#recallAnchors(reports.flatMap(({ pack }) => pack?.frameworks ?? []));
    return reports;
  }

  /** Keeps what reading these packs came to, now that they are used: what people type meanwhile is not worth it. */
  keep(packs: readonly Pack[]): void {
    for (const pack of packs) {
      const unkept = this.#unkept.get(pack);
      if (unkept) this.cache.set('packs', unkept.key, unkept.pack, TTL_MS);
      this.#unkept.delete(pack);
    }
  }

  /** What compiling a catalogue found when it was last used, if {@link read} has come by it, and where to keep it otherwise. */
  anchors(catalog: Catalog): KeptAnchors {
    const { hash } = catalog;
    return {
      known: this.#anchors.get(hash) ?? null,
      made: (anchors) => {
        const { buffer, byteOffset, byteLength } = anchors;
        this.cache.set(
          'packs',
          anchorsKey(hash),
          Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
          TTL_MS,
        );
      },
    };
  }

  /** Fetches packs, all at the same time; see {@link FetchedPack} for what comes of each. Copies of others are removed. */
  async fetch(remotes: readonly RemotePack[], options: FetchPacksOptions): Promise<readonly FetchedPack[]> {
    const { fetchPack, forgetOthers } = await import('./catalog/fetch-pack');
    const { unreadable } = await import('./catalog/read-pack');
    await forgetOthers(options.folder, remotes);
    return await Promise.all(remotes.map((remote) => fetchPack(remote, { ...options, unreadable })));
  }

  /** How one framework, with no other in the catalogue, is found in an example; null where it is not. */
  find(framework: Framework, example: Example): Found | null {
    return findAlone(this.#detectorOf(framework), framework, example);
  }

  /** What reading a pack comes to; with a key where that was found out now, and is to be kept. */
  async #keptOrRead(
    one: PackText,
    checks: PackChecks,
  ): Promise<{ readonly pack: ReadPack; readonly key: string | null }> {
    const { origin, text } = one;
    const key = `${OWN}read:${VERSION}:${createHash('sha256').update(text).digest('hex')}`;
    const kept = await this.cache.get('packs', key, isKeptPack);
    if (!kept) {
      const { readPack } = await import('./catalog/read-pack');
      return { pack: await readPack(one, checks), key };
    }
    // The expressions in it were accepted before, and are compiled by what accepted them.
    if (kept.entries.some(({ framework }) => hasExpression(framework))) await this.#loadLinear();
    return { pack: { ...kept, origin }, key: null };
  }

  /** Looks for what compiling these frameworks found, so that the first document after this need not wait for it. */
  async #recallAnchors(frameworks: readonly Framework[]): Promise<void> {
    if (frameworks.length === 0) return;
    const hash = hashOfFrameworks(frameworks, this.builtIn.hash);
    const text = await this.cache.get('packs', anchorsKey(hash), isText);
    if (text === undefined) return;
    const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
    if (bytes.length % Int32Array.BYTES_PER_ELEMENT === 0) this.#anchors.set(hash, new Int32Array(bytes.buffer));
  }

  async #loadLinear(): Promise<typeof import('./detection/usage/linear-expressions')> {
    this.#linear ??= await import('./detection/usage/linear-expressions');
    return this.#linear;
  }

  /** Detection as the reading of packs sees it. */
  #packChecks(): PackChecks {
    let last: { readonly framework: Framework; readonly detector: Detector } | undefined;
    const detectorOf = (framework: Framework): Detector => {
      // A framework's examples come one after another.
      if (last?.framework !== framework) last = { framework, detector: this.#detectorOf(framework) };
      return last.detector;
    };
    return {
      find: (framework, example) => findAlone(detectorOf(framework), framework, example),
      unusable: (framework) => {
        try {
          detectorOf(framework).detect(exampleDocument({ text: '' }));
          return null;
        } catch (error) {
          return sentence(error);
        }
      },
      refuse: async (signal) => {
        return (await this.#loadLinear()).refusal(signal);
      },
      isTooCommon,
      personas: this.board.personas,
      fires: this.board.fires,
    };
  }

  #detectorOf(framework: Framework): Detector {
    const catalog = new Catalog([{ name: '', frameworks: [framework] }]);
    return new Detector(catalog, null, this.#linear?.linearExpression);
  }
}

/** How long a pack that is not used is kept, in milliseconds. */
const TTL_MS = 7 * 24 * 3_600_000;

function anchorsKey(catalogHash: string): string {
  return `${OWN}anchors:${VERSION}:${catalogHash}`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function hasExpression(framework: Framework): boolean {
  return framework.kind === 'software' && framework.signals.some((signal) => 'expression' in signal);
}

function findAlone(detector: Detector, framework: Framework, example: Example): Found | null {
  const [detection] = detector.detect(exampleDocument(example)).detections.filter(({ id }) => id === framework.id);
  if (!detection) return null;
  const { standing, version, coverage } = detection;
  const elements = coverage?.filter(({ lines }) => lines.length > 0).map(({ id }) => id) ?? [];
  return { standing, version, elements };
}

function exampleDocument({ text, language = 'markdown', fileName = 'example' }: Example): SourceDocument {
  return new SourceDocument(`file:///${encodeURIComponent(fileName)}`, language, 1, text);
}

function unused({ origin }: PackText, message: string): PackReport {
  return { origin, pack: null, problems: [{ message, severity: 'error', start: 0, end: 1 }] };
}
