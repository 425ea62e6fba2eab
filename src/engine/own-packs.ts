import { LRUCache } from 'lru-cache';
import { admit, type ReadPack } from './catalog/admit';
import { Catalog } from './catalog/catalog';
import type { Example, Framework } from './catalog/framework';
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

/** Packs of the user's own: reads and fetches them, and tries frameworks out. Uses none of them. */
export class OwnPacks {
  /** What runs the expressions of packs; loaded when the first of them is read. */
  #linear: typeof import('./detection/usage/linear-expressions') | undefined;
  /** Packs that were read, by origin: most are as they were. */
  readonly #read = new LRUCache<string, { readonly text: string; readonly pack: ReadPack }>({ max: MAX_PACKS + 10 });

  /** @param builtIn the catalogue whose ids are taken */
  constructor(private readonly builtIn: Catalog) {}

  /** Compiles the expressions of packs that were read; undefined where none of them has any. */
  get expressions(): Expressions | undefined {
    return this.#linear?.linearExpression;
  }

  /**
   * Reads packs of the user's own, the earlier of which may keep an id that two have, and says of each what is good and what
   * is wrong.
   */
  async read(texts: readonly PackText[]): Promise<readonly PackReport[]> {
    const { readPack } = await import('./catalog/read-pack');
    const checks = this.#packChecks();
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
        const pack = await readPack(one, checks);
        this.#read.set(one.origin, { text: one.text, pack });
        packs.push(pack);
      }
    }
    return [...admit(packs, this.builtIn), ...rest];
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
        this.#linear ??= await import('./detection/usage/linear-expressions');
        return this.#linear.refusal(signal);
      },
      isTooCommon,
    };
  }

  #detectorOf(framework: Framework): Detector {
    const catalog = new Catalog([{ name: '', frameworks: [framework] }]);
    return new Detector(catalog, null, this.#linear?.linearExpression);
  }
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
