import type { Transport } from '@modelcontextprotocol/client';
import type { AnalysisBuilder } from './analysis';
import type { TieredCache } from './cache/tiered-cache';
import type { Catalog } from './catalog/catalog';
import type { Detection } from './detection/detection';
import type { SourceDocument } from './document';
import type { EnhancementService, EnhanceRequest, Priority } from './enhancement/enhance';
import type { Disclosure, Enhancement } from './enhancement/enhancement';
import type { ServerControl, ServerHealth } from './enhancement/health';
import type { EditorTools, Secrets } from './enhancement/ports';
import type { CustomMapping, ServerDefinition } from './enhancement/servers/definition';
import { sentence } from './errors';
import { Emitter } from './event';
import type { Measurement } from './monitor/measurement';
import type { PerformanceRecord } from './performance-record';

/** The outside servers, and whether each may be started. */
export interface ServerSettings {
  readonly servers: readonly ServerDefinition[];
  readonly mappings: readonly CustomMapping[];
  readonly isAllowed: (server: ServerDefinition) => boolean;
  /** Where the values of `${input:...}` are kept; without it there are none. */
  readonly secret?: Secrets;
  /** How tools of the editor's own are called; without it servers of type `vscode` fail with a sentence. */
  readonly editorTools?: EditorTools;
}

/** What enhancement needs of the engine. */
export interface EnhancementsOptions {
  readonly times: PerformanceRecord;
  readonly cache: TieredCache;
  /** A transport to our own server in this process; asked for at each connection. */
  readonly localTransport: () => Promise<Transport>;
  /** Changes whenever the answers of our own server do. */
  readonly localHash: () => string;
  readonly log: (line: string) => void;
}

/** What is enhanced: what was found in a document, as it stood in the catalogue then. */
export interface EnhancedDocument {
  readonly document: SourceDocument;
  readonly detections: readonly Detection[];
  readonly catalog: Catalog;
}

/** Asks the servers, measures how long they take, and loads what that needs when somebody first wants it. */
export class Enhancements {
  #settings: ServerSettings = { servers: [], mappings: [], isAllowed: () => false };
  #loading: Promise<EnhancementService> | undefined;
  /** The service once it is loaded. */
  #loaded: EnhancementService | undefined;
  readonly #healthChanged = new Emitter<void>();
  /** Fires after anything of a server's health changed. */
  readonly onHealthChanged = this.#healthChanged.event;

  constructor(private readonly options: EnhancementsOptions) {}

  /** Replaces the outside servers; connections to those that are gone or changed end. */
  async configure(settings: ServerSettings): Promise<void> {
    this.#settings = settings;
    (await this.#loading)?.setServers(settings.servers, settings.mappings);
  }

  /** What a person may see of the servers and do with them. */
  control(): Promise<ServerControl> {
    return this.#load();
  }

  /** How the servers are that were asked so far. */
  health(): readonly ServerHealth[] {
    return this.#loaded?.health() ?? [];
  }

  /** Connects to servers before they are asked, where that is worth it. */
  warmUp(priority: Priority | undefined): void {
    this.#load().then(
      (service) => service.warmUp(priority),
      (error) => this.options.log(`Enhancement could not be loaded: ${sentence(error)}`),
    );
  }

  /** Adds to an analysis what servers say of a document, one answer after the other; yields after each. */
  async *of(
    builder: AnalysisBuilder,
    { document, detections, catalog }: EnhancedDocument,
    request: Pick<EnhanceRequest, 'startedMs' | 'signal' | 'priority'>,
  ): AsyncGenerator<void> {
    const { monitor } = this.options.times;
    const found = { detections, framework: (id: string) => catalog.find(id), documentText: () => document.text };
    const service = await this.#load();
    const onDisclosure = (disclosure: Disclosure): void => builder.disclosed(disclosure);
    for await (const enhancement of service.enhance(found, { ...request, onDisclosure })) {
      builder.measured(monitor.record(measurementOf(enhancement, monitor.now())));
      builder.enhanced(enhancement);
      yield;
    }
  }

  async dispose(): Promise<void> {
    const service = this.#loading;
    this.#loading = undefined;
    this.#loaded = undefined;
    await (await service)?.dispose();
  }

  #load(): Promise<EnhancementService> {
    const { times, cache, localTransport, localHash } = this.options;
    this.#loading ??= times
      .loading('Code for servers', () => import('./enhancement/enhance'))
      .then(({ createEnhancement }) =>
        this.#watched(
          createEnhancement({
            ...this.#settings,
            isAllowed: (server) => this.#settings.isAllowed(server),
            secret: async (server, name) => this.#settings.secret?.(server, name),
            localTransport: () => times.loading('Our own server', localTransport),
            localHash,
            cache: {
              get: (key) => cache.get('enhancements', key, isText),
              set: (key, text, ttlMs) => cache.set('enhancements', key, text, ttlMs),
            },
          }),
        ),
      );
    return this.#loading;
  }

  #watched(service: EnhancementService): EnhancementService {
    service.onHealthChanged(() => this.#healthChanged.fire());
    this.#loaded = service;
    return service;
  }
}

function measurementOf({ server, enhancer, framework, ms, outcome }: Enhancement, nowMs: number): Measurement {
  const attributes = framework === null ? { enhancer } : { enhancer, framework };
  return { operation: 'enhancement', label: server, startMs: nowMs - ms, durationMs: ms, outcome, attributes };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
