import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { sentence } from '../engine/errors';
import type { LanguageModel } from '../engine/review/model/language-model';
import type { ModelReview } from '../engine/review/model/model-review';
import { chatModels } from './chat-model';
import { BACK, type LiveItem, type LiveList, livePick } from './live-pick';
import type { ModelKey } from './model-key';
import { type ModelsPort, openModelSettings } from './models';
import { settings } from './settings';
import { localNumber } from './words';

const LAST_KEY = 'model.last';
const CONSENT_KEY = 'model.consent';

/** How long an endpoint may take to list its models. */
const LIST_MS = 10_000;

/** How long all models are waited for before some are shown: a row that comes later moves those that somebody is about to take. */
const PATIENCE_MS = 1_500;

/** What asking takes beside {@link ModelsPort}. */
export interface AskPort extends ModelsPort {
  /** Begins a question about a document, and ends the one before. */
  begin(uri: string): AbortController;
  /** Takes what a model says in answer to a question, as long as that is the latest. */
  hold(asking: AbortController, review: ModelReview): void;
}

/** A model that can be chosen, and to whom goes what it is asked: consent belongs to that. */
interface Candidate {
  readonly model: LanguageModel;
  readonly recipient: string;
}

/** Where models come from: what it has, once it is known. */
interface Source {
  readonly title: string;
  readonly icon: string;
  readonly candidates: readonly Candidate[];
  readonly isDone: boolean;
  /** One sentence where it has none to tell. */
  readonly problem: string | null;
}

type Choice = Candidate | 'settings';

/** *Ask a Language Model to Review…*: the choice of a model, consent to what it is sent, and the question. */
export class ModelAsker {
  constructor(
    private readonly memory: vscode.Memento,
    private readonly key: ModelKey,
    private readonly port: AskPort,
  ) {}

  /** Asks a model that a person chooses about a document. Resolves when it has answered, or will not. */
  async ask(document: vscode.TextDocument): Promise<void> {
    const candidate = await this.#choose();
    if (!candidate || !(await this.#isAllowed(candidate, document))) return;
    const { model } = candidate;
    await this.memory.update(LAST_KEY, model.id);
    await this.port.reveal(document);
    const analysed = await this.port.analysed(document);
    if (!analysed) return;
    const asking = this.port.begin(document.uri.toString());
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: l10n.t('Asking {0}', model.name),
      cancellable: true,
    };
    await vscode.window.withProgress(options, async (progress, token) => {
      token.onCancellationRequested(() => asking.abort());
      const engine = await this.port.engine();
      const { source, analysis } = analysed;
      const limits = { signal: asking.signal, firstMs: settings.modelFirstMs(), wholeMs: settings.modelWholeMs() };
      for await (const review of engine.askModel(source, analysis.findings, model, limits)) {
        this.port.hold(asking, review);
        if (review.points.length > 0) progress.report({ message: questions(review.points.length) });
      }
    });
  }

  async #choose(): Promise<Candidate | undefined> {
    const changed = new vscode.EventEmitter<void>();
    const leaving = new AbortController();
    const sources: (Source | undefined)[] = [];
    const set = (at: number, source: Source): void => {
      sources[at] = source;
      changed.fire();
    };
    let isPatient = true;
    const patience = setTimeout(() => {
      isPatient = false;
      changed.fire();
    }, PATIENCE_MS);
    void this.#editorModels((source) => set(0, source));
    void this.#endpointModels((source) => set(1, source), leaving.signal);
    try {
      const last = this.memory.get<string>(LAST_KEY);
      const list = (): LiveList<Choice> => {
        const known = sources.filter((one) => one !== undefined);
        const isReady = !isPatient || known.every(({ isDone }) => isDone);
        const items = [...itemsOf(known, last), ...this.#consentRow(() => changed.fire())];
        return { ...listOf(known), items: isReady ? items : [] };
      };
      const choice = await livePick<Choice>(list, changed.event, { active: last });
      if (choice !== 'settings') return choice === BACK ? undefined : choice;
      await openModelSettings();
      return undefined;
    } finally {
      clearTimeout(patience);
      leaving.abort();
      changed.dispose();
    }
  }

  /** The way to take back what was agreed to. */
  #consentRow(changed: () => void): LiveItem<Choice>[] {
    const allowed = this.#allowed();
    if (allowed.length === 0) return [];
    const choice = (): void => void this.memory.update(CONSENT_KEY, undefined).then(changed);
    const detail = l10n.t('You agreed to: {0}', allowed.join(', '));
    const label = `$(shield) ${l10n.t('Ask Me Again Before Anything Is Sent')}`;
    return [{ id: 'consent', label, detail, choice }];
  }

  #allowed(): readonly string[] {
    return this.memory.get<readonly string[]>(CONSENT_KEY, []);
  }

  async #editorModels(set: (source: Source) => void): Promise<void> {
    const title = l10n.t('Models of this editor');
    const source = { title, icon: 'sparkle', candidates: [], isDone: false, problem: null };
    set(source);
    try {
      const candidates = (await chatModels()).map((model) => ({ model, recipient: model.place }));
      set({ ...source, candidates, isDone: true });
    } catch (error) {
      set({ ...source, isDone: true, problem: sentence(error) });
    }
  }

  async #endpointModels(set: (source: Source) => void, signal: AbortSignal): Promise<void> {
    const url = settings.modelEndpoint();
    if (url === '') return;
    const title = l10n.t('Models at {0}', url);
    const source = { title, icon: 'server', candidates: [], isDone: false, problem: null };
    set(source);
    const name = settings.modelName();
    let named: Candidate[] = [];
    try {
      const key = await this.key.read(url);
      const endpoint = { url, ...(key !== undefined && { key }) };
      const engine = await this.port.engine();
      if (name !== '') named = [{ model: await engine.modelAt(endpoint, name), recipient: url }];
      set({ ...source, candidates: named });
      const models = await engine.modelsAt(endpoint, AbortSignal.any([signal, AbortSignal.timeout(LIST_MS)]));
      const others = models.filter((model) => model.name !== name);
      const candidates = [...named, ...others.map((model) => ({ model, recipient: url }))];
      set({ ...source, candidates, isDone: true });
    } catch (error) {
      if (signal.aborted) return;
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      const problem = isLate
        ? l10n.t('It does not list its models in time: name one in the settings.')
        : sentence(error);
      set({ ...source, candidates: named, isDone: true, problem });
    }
  }

  /** Whether a person agrees to what is sent to whom; asked once for each endpoint and each vendor of the editor's models. */
  async #isAllowed({ model, recipient }: Candidate, document: vscode.TextDocument): Promise<boolean> {
    const allowed = this.#allowed();
    if (allowed.includes(recipient)) return true;
    const file = vscode.workspace.asRelativePath(document.uri).split('/').at(-1) ?? '';
    const send = l10n.t('Send');
    const chosen = await vscode.window.showWarningMessage(
      l10n.t('Send parts of “{0}” to {1} ({2})?', file, model.name, model.place),
      {
        modal: true,
        detail: [
          l10n.t(
            'What the rules found is sent, with the lines that takes: the whole of a short document, parts of a longer one, 10 KB at most.',
          ),
          l10n.t(
            'The same goes for every document that you ask it about. What was sent is told at the foot of the panel.',
          ),
          l10n.t('You are not asked again for {0}.', recipient),
        ].join('\n\n'),
      },
      send,
    );
    if (chosen !== send) return false;
    await this.memory.update(CONSENT_KEY, [...allowed, recipient]);
    return true;
  }
}

function questions(count: number): string {
  return count === 1 ? l10n.t('1 question') : l10n.t('{0} questions', localNumber(count));
}

function listOf(sources: readonly Source[]): Omit<LiveList<Choice>, 'items'> {
  const busy = sources.some(({ isDone }) => !isDone);
  const hasAny = sources.some(({ candidates }) => candidates.length > 0);
  return {
    title: l10n.t('Ask a Language Model to Review'),
    placeholder:
      hasAny || busy
        ? l10n.t('Choose whom to ask; nothing is sent before you have agreed to it')
        : l10n.t('There is no language model: set up an endpoint, or add an extension that brings models'),
    busy,
  };
}

function itemsOf(sources: readonly Source[], last: string | undefined): LiveItem<Choice>[] {
  return [...sources.flatMap((source) => rowsOf(source, last)), ...settingsRow(sources)];
}

function rowsOf({ title, icon, candidates, problem }: Source, last: string | undefined): LiveItem<Choice>[] {
  if (candidates.length === 0 && problem === null) return [];
  const rows = candidates.map((choice): LiveItem<Choice> => {
    const { id, name, place } = choice.model;
    const description = id === last ? `${place} · ${l10n.t('asked last')}` : place;
    return { id, label: `$(${icon}) ${name}`, description, choice };
  });
  const trouble: LiveItem<Choice> = {
    id: title,
    label: `$(warning) ${l10n.t('Its models are not known')}`,
    detail: problem ?? '',
    choice: 'settings',
  };
  return [{ label: title, kind: vscode.QuickPickItemKind.Separator }, ...rows, ...(problem === null ? [] : [trouble])];
}

/** The way to set up an endpoint, where there is none. */
function settingsRow(sources: readonly Source[]): LiveItem<Choice>[] {
  if (sources.some(({ icon }) => icon === 'server')) return [];
  const detail = l10n.t('Ollama, llama.cpp, vLLM, or one that is hosted: whatever speaks OpenAI’s chat completions');
  const label = `$(gear) ${l10n.t('Set Up a Model Endpoint…')}`;
  return [
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { id: 'settings', label, detail, choice: 'settings' },
  ];
}
