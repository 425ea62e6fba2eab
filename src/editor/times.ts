import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Analysis } from '../engine/analysis';
import type { CacheStatistics } from '../engine/cache/statistics';
import type { Engine } from '../engine/engine';
import type { PerformanceSnapshot, Phase } from '../engine/monitor/performance';
import type { PerformanceSource } from './performance-feed';
import type { PerformanceSurface } from './performance-surface';
import { onSettingChanged, settings } from './settings';

/** What was measured, for the surfaces that show it: settings to the engine, a line in the log for each detection, and the report. */
export class Times implements PerformanceSource, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when an alert begins or ends, and when a server's health changes. */
  readonly onChanged = this.#changed.event;
  readonly #measured = new vscode.EventEmitter<void>();
  /** Fires after every step, and whenever {@link onChanged} does or a budget is changed. */
  readonly onMeasured = this.#measured.event;
  readonly #phases: Phase[] = [];
  readonly #subscriptions: vscode.Disposable[];
  #surface: Promise<PerformanceSurface> | undefined;
  #logged = '';

  /** @param loaded the engine if that has happened */
  constructor(
    private readonly engine: () => Promise<Engine>,
    private readonly loaded: () => Engine | undefined,
    private readonly storage: vscode.Uri,
    onAnalysed: vscode.Event<Analysis>,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#subscriptions = [
      this.#changed,
      this.#measured,
      this.onChanged(() => this.#measured.fire()),
      onAnalysed((analysis) => this.#note(analysis)),
      onSettingChanged(['budgets', 'trace'], () => {
        const engine = loaded();
        if (engine) this.#configure(engine);
        this.#measured.fire();
      }),
    ];
  }

  get activation(): readonly Phase[] {
    return this.#phases;
  }

  get isCacheOn(): boolean {
    return settings.cache();
  }

  snapshot(): PerformanceSnapshot | undefined {
    return this.loaded()?.performance();
  }

  async cacheStatistics(): Promise<CacheStatistics | undefined> {
    return this.loaded()?.cacheStatistics();
  }

  /** Takes note of a phase of starting. */
  add(name: string, ms: number): void {
    this.#phases.push({ name, ms });
  }

  /** Watches an engine that was just built. */
  watch(engine: Engine): void {
    this.#configure(engine);
    this.#subscriptions.push(
      engine.onPerformanceChanged(() => this.#changed.fire()),
      engine.monitor.onMeasured(() => this.#measured.fire()),
    );
  }

  /** Opens a document that tells where the time went, or brings it up to date. */
  async showReport(): Promise<void> {
    await (await this.#loadSurface()).show(await this.engine(), this.#phases);
  }

  /** Writes the same where the user wants it, for other programs to read. */
  async exportReport(): Promise<void> {
    await (await this.#loadSurface()).export(await this.engine(), this.#phases);
  }

  /** Takes the item out of the status bar until the user wants it back. */
  async hideStatusBar(): Promise<void> {
    const write = (value: 'never' | undefined): Thenable<void> =>
      vscode.workspace
        .getConfiguration('frameworkDirector')
        .update('statusBar', value, vscode.ConfigurationTarget.Global);
    await write('never');
    const back = l10n.t('Show Again');
    const chosen = await vscode.window.showInformationMessage(
      l10n.t('Framework Director is no longer shown in the status bar; the setting “Status Bar” brings it back.'),
      back,
    );
    if (chosen === back) await write(undefined);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#surface?.then(
      (surface) => surface.dispose(),
      () => undefined,
    );
  }

  #configure(engine: Engine): void {
    engine.setBudgets(settings.budgets());
    engine.setTraceFolder(this.#traceFolder());
  }

  /** Where traces go: off, the extension's own folder, or one of the user's. */
  #traceFolder(): string | null {
    const wanted = settings.trace();
    if (wanted === true) return vscode.Uri.joinPath(this.storage, 'traces').fsPath;
    if (typeof wanted !== 'string' || wanted.trim() === '') return null;
    const folder = wanted.trim().replace(/^~(?=[\\/]|$)/, homedir());
    if (isAbsolute(folder)) return join(folder);
    this.log.warn(`No trace is written: "${wanted}" in frameworkDirector.trace must begin at the root or with ~.`);
    return null;
  }

  /** One line for each version that was looked at, with the number that the status bar shows. */
  #note({ uri, version, detectionMs, detections }: Analysis): void {
    const key = `${uri} ${version} ${detectionMs}`;
    if (key === this.#logged) return;
    this.#logged = key;
    const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
    this.log.debug(
      `Detection in ${name}, version ${version}: ${detectionMs.toFixed(1)} ms, ${detections.length} frameworks.`,
    );
  }

  #loadSurface(): Promise<PerformanceSurface> {
    this.#surface ??= import('./performance-surface').then(({ PerformanceSurface }) => new PerformanceSurface());
    return this.#surface;
  }
}
