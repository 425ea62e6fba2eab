import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Analysis } from '../engine/analysis';
import type { SourceDocument } from '../engine/document';
import type { Engine } from '../engine/engine';
import type { ModelReview, Sent } from '../engine/review/model/model-review';
import type { ModelAsker } from './ask-model';
import { isAnalysable } from './documents';
import { ModelKey } from './model-key';
import { settings } from './settings';
import { told } from './told';

/** How many documents' answers are held, and of one document what was sent before the last question. */
const MOST_HELD = 20;
const MOST_SENT = 20;

/** What asking a model takes of the rest of the extension. */
export interface ModelsPort {
  engine(): Promise<Engine>;
  /** The document that is read, or that the panel shows. */
  document(): vscode.TextDocument | undefined;
  /** The analysis of a document as it is now, with the text it is about; undefined where a newer one ended it. */
  analysed(document: vscode.TextDocument): Promise<Analysed | undefined>;
  /** Shows the panel on a document, where the answer will be. */
  reveal(document: vscode.TextDocument): Promise<void>;
}

export interface Analysed {
  readonly analysis: Analysis;
  readonly source: SourceDocument;
}

/** Keeps what language models said of documents, in memory alone; the code that asks them is loaded when a person first wants to. */
export class Models implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<string>();
  /** Fires with the uri of a document of which a model says more, or nothing any longer. */
  readonly onChanged = this.#changed.event;
  readonly #key: ModelKey;
  readonly #held = new Map<string, ModelReview>();
  /** What was sent with earlier questions about a document. */
  readonly #earlier = new Map<string, readonly Sent[]>();
  readonly #asking = new Map<string, AbortController>();
  readonly #closed: vscode.Disposable;
  #asker: Promise<ModelAsker> | undefined;

  constructor(
    private readonly context: Pick<vscode.ExtensionContext, 'globalState' | 'secrets'>,
    private readonly port: ModelsPort,
  ) {
    this.#key = new ModelKey(context.secrets);
    this.#closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#forget(uri.toString()));
  }

  /** What the model that was asked last says of a document; maybe of an older version of it. */
  latest(document: vscode.TextDocument): ModelReview | undefined {
    return this.#held.get(document.uri.toString());
  }

  /** What was sent to models about a document since it was opened, the latest last. */
  sent(document: vscode.TextDocument): readonly Sent[] {
    const uri = document.uri.toString();
    return [...(this.#earlier.get(uri) ?? []), this.#held.get(uri)?.sent ?? []].flat();
  }

  /** Takes note of what was sent about a document from elsewhere, as a chat does. */
  noteSent(document: vscode.TextDocument, sent: Sent): void {
    const uri = document.uri.toString();
    this.#earlier.set(uri, [...(this.#earlier.get(uri) ?? []), sent].slice(-MOST_SENT));
    this.#changed.fire(uri);
  }

  /** Lets a person choose a model, and asks it about a document: the one that is read where none is named. */
  async ask(document = this.port.document()): Promise<void> {
    if (!document || !isAnalysable(document)) {
      await vscode.window.showInformationMessage(l10n.t('Open a text document first, then ask about it.'));
      return;
    }
    await told(async () => (await this.#loaded()).ask(document));
  }

  /** Ends the question about a document; what has been answered stands. */
  cancel(document: vscode.TextDocument): void {
    this.#asking.get(document.uri.toString())?.abort();
  }

  /** Asks for the key of the model endpoint in the settings. */
  async signIn(): Promise<void> {
    const url = settings.modelEndpoint();
    if (url !== '') return void (await this.#key.ask(url));
    const open = l10n.t('Open Settings');
    const chosen = await vscode.window.showInformationMessage(l10n.t('The settings name no model endpoint yet.'), open);
    if (chosen === open) await openModelSettings();
  }

  dispose(): void {
    for (const asking of this.#asking.values()) asking.abort();
    this.#closed.dispose();
    this.#changed.dispose();
  }

  #loaded(): Promise<ModelAsker> {
    this.#asker ??= import('./ask-model').then(
      ({ ModelAsker }) =>
        new ModelAsker(this.context.globalState, this.#key, {
          ...this.port,
          begin: (uri) => this.#begin(uri),
          hold: (asking, review) => {
            // What an earlier question comes to is of no interest any more, nor of a document that was closed.
            if (this.#asking.get(review.uri) === asking) this.#hold(review);
          },
        }),
    );
    this.#asker.catch(() => {
      // The next request tries again.
      this.#asker = undefined;
    });
    return this.#asker;
  }

  /** A newer question about a document ends the older one. */
  #begin(uri: string): AbortController {
    this.#asking.get(uri)?.abort();
    const sent = this.#held.get(uri)?.sent;
    if (sent) this.#earlier.set(uri, [...(this.#earlier.get(uri) ?? []), sent].slice(-MOST_SENT));
    const asking = new AbortController();
    this.#asking.set(uri, asking);
    return asking;
  }

  #hold(review: ModelReview): void {
    this.#held.delete(review.uri);
    this.#held.set(review.uri, review);
    const oldest = this.#held.keys().next().value;
    if (this.#held.size > MOST_HELD && oldest !== undefined) this.#forget(oldest);
    this.#changed.fire(review.uri);
  }

  #forget(uri: string): void {
    this.#asking.get(uri)?.abort();
    this.#asking.delete(uri);
    this.#earlier.delete(uri);
    if (this.#held.delete(uri)) this.#changed.fire(uri);
  }
}

/** Shows the settings of language models. */
export async function openModelSettings(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', 'frameworkDirector.model');
}
