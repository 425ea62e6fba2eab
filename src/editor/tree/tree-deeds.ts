import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { UserError } from '../../engine/errors';
import type { JointFinding } from '../../engine/review/review';
import { ANALYZE_DOCUMENT, CONFIGURE_RULE } from '../commands';
import { rangeOf } from '../documents';
import { findingAt, fixEdit } from '../fixes';
import { withLateProgress } from '../progress';
import { silencing } from '../quick-fixes';
import type { Action } from '../server-actions';
import type { DocumentState } from './document-state';
import type { Row } from './row';
import { rangeOf as rangeOfPlain } from './row-items';
import type { TreeDeed } from './tree-commands';
import type { TreePort } from './tree-host';

/** What a deed does with the row it was chosen on. */
type RowDeed = (row: Row) => Thenable<unknown>;

/** Does with rows what a person chose. */
export class TreeDeeds {
  constructor(private readonly port: TreePort) {}

  /** What a deed does with a row; undefined where it is about none. */
  of(deed: TreeDeed): RowDeed | undefined {
    return this.#deeds[deed];
  }

  /** Analyses documents one after another, as far as the reviews, until it is cancelled. */
  async analyzeAll(documents: readonly DocumentState[]): Promise<void> {
    let isCancelled = false;
    const analyze = async (): Promise<void> => {
      for (const { uri } of documents) {
        if (isCancelled) return;
        const document = await this.#opened(uri).catch(() => undefined);
        // A file that is gone, or no text, has nothing to analyse.
        if (document) await this.port.analyzer.analyze(document, 'review', 'background');
      }
    };
    await withLateProgress(l10n.t('Analyzing the open editors'), analyze(), () => {
      isCancelled = true;
    });
  }

  readonly #deeds: Partial<Record<TreeDeed, RowDeed>> = {
    analyze: ({ subject }) => vscode.commands.executeCommand(ANALYZE_DOCUMENT, parsed(subject?.uri)),
    goTo: (row) => this.#goTo(row),
    showDetails: (row) => this.#showDetails(row),
    copy: async ({ subject }) => vscode.env.clipboard.writeText(subject?.text ?? ''),
    fix: (row) =>
      this.#mend(row, (document, { fix }) => {
        return fix ? fixEdit(document, fix) : null;
      }),
    silence: (row) => this.#mend(row, silencing),
    turnOff: ({ subject }) =>
      vscode.commands.executeCommand(CONFIGURE_RULE, parsed(subject?.uri), subject?.finding?.rule),
    startServer: (row) => this.#manage(row, { do: 'start' }),
    stopServer: (row) => this.#manage(row, { do: 'stop' }),
    allowServer: (row) => this.#manage(row, { do: 'allow' }),
    revokeServer: (row) => this.#manage(row, { do: 'revoke' }),
    acceptServerTools: (row) => this.#manage(row, { do: 'accept-tools' }),
    showServerLog: (row) => this.#manage(row, { do: 'log' }),
    openServerSettings: (row) => this.#manage(row, { do: 'settings' }),
    removeServer: (row) => this.#manage(row, { do: 'remove' }),
  };

  async #goTo({ opens }: Row): Promise<void> {
    if (!opens || !('range' in opens)) return;
    const options: vscode.TextDocumentShowOptions = opens.range ? { selection: rangeOfPlain(opens.range) } : {};
    await vscode.commands.executeCommand('vscode.open', parsed(opens.uri), options);
  }

  async #showDetails({ subject, can }: Row): Promise<void> {
    if (subject?.uri === undefined) return;
    const document = await this.#opened(subject.uri);
    const { panel, analyzer } = this.port;
    await panel.reveal(document, can.includes('finding') ? 'findings' : undefined);
    if (analyzer.latest(document)?.depth !== 'enhance') await analyzer.analyze(document, 'enhance', 'background');
  }

  /** Changes the text at a finding, which is shown; the keyboard stays in the tree. */
  async #mend(
    { subject }: Row,
    edit: (document: vscode.TextDocument, finding: JointFinding) => vscode.WorkspaceEdit | null,
  ): Promise<void> {
    if (subject?.uri === undefined || !subject.finding) return;
    const document = await this.#opened(subject.uri);
    const { rule, start } = subject.finding;
    // The text may have changed since the row was made; an analysis of it is at hand, or takes a moment.
    const analysed = await this.port.analyzer.current(document);
    const finding = findingAt(document, analysed?.analysis, rule, start);
    const change = finding && edit(document, finding as JointFinding);
    if (!finding || !change) throw new UserError(l10n.t('This finding is gone, as the text was changed.'));
    await vscode.window.showTextDocument(document, {
      selection: rangeOf(document, finding),
      preserveFocus: true,
      ...columnOf(document),
    });
    await vscode.workspace.applyEdit(change);
  }

  async #manage({ subject }: Row, action: Action): Promise<void> {
    if (subject?.server === undefined) return;
    await (await this.port.servers.manager()).do(action, subject.server);
  }

  async #opened(uri: string): Promise<vscode.TextDocument> {
    return vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  }
}

function parsed(uri: string | undefined): vscode.Uri | undefined {
  return uri === undefined ? undefined : vscode.Uri.parse(uri, true);
}

/** Where a document is seen already, that is where it is shown. */
function columnOf(document: vscode.TextDocument): vscode.TextDocumentShowOptions {
  const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
  return shown?.viewColumn === undefined ? {} : { viewColumn: shown.viewColumn };
}
