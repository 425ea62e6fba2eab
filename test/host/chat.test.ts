import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { AiPort } from '../../src/editor/ai/ai-port';
import { answerChat, type DirectorRequest, followUps } from '../../src/editor/ai/participant';
import { analyzeBeside } from '../../src/editor/analyze-beside';
import { Engine } from '../../src/engine/engine';
import { askModel } from '../../src/engine/review/model/ask';
import type { Sent } from '../../src/engine/review/model/model-review';
import { inProcessTransport } from '../../src/server/server';
import { ManualClock } from '../support/manual-clock';

const MEMO = `# Platform strategy

Everyone agrees that the platform is the right choice.

We follow Team Topologies: one platform team, four stream-aligned teams.
`;

/** Takes down what a chat would show. */
class Recording {
  readonly parts: (string | { readonly line: number; readonly title: string | undefined })[] = [];
  readonly references: string[] = [];
  readonly buttons: string[] = [];
  readonly progressed: string[] = [];

  markdown(value: string | vscode.MarkdownString): void {
    this.parts.push(typeof value === 'string' ? value : value.value);
  }

  anchor(value: vscode.Uri | vscode.Location, title?: string): void {
    assert.ok(value instanceof vscode.Location);
    this.parts.push({ line: value.range.start.line + 1, title });
  }

  reference(value: vscode.Uri | vscode.Location): void {
    this.references.push((value instanceof vscode.Location ? value.uri : value).toString());
  }

  progress(value: string): void {
    this.progressed.push(value);
  }

  button({ command }: vscode.Command): void {
    this.buttons.push(command);
  }

  /** Everything in a row, places as "‹5›". */
  get text(): string {
    return this.parts.map((part) => (typeof part === 'string' ? part : `‹${part.line}›`)).join('');
  }
}

describe('The chat participant', () => {
  let engine: Engine;
  let document: vscode.TextDocument;
  let asked: readonly string[];
  let clock: ManualClock;
  let sent: Sent[];
  let shown: string[];
  const none = new vscode.CancellationTokenSource().token;

  before(async () => {
    const extension = vscode.extensions.getExtension('framework-director-test.tools');
    assert.ok(extension, 'the extension with the models is there');
    asked = (await extension.activate()).models.asked;
    engine = new Engine({ storageFolder: null, localServer: inProcessTransport, log: () => undefined });
    document = await vscode.workspace.openTextDocument({ language: 'markdown', content: MEMO });
  });

  beforeEach(() => {
    clock = new ManualClock();
    [sent, shown] = [[], []];
  });

  after(() => engine.dispose());

  function port(read: vscode.TextDocument | undefined = document): AiPort {
    return {
      document: () => read,
      analyze: (one, depth, signal) =>
        analyzeBeside(engine, one, { depth, signal, review: async () => ({ personas: null, rules: [] }) }),
      guide: async (name) => engine.guide(name),
      ask: ({ analysis, source }, model, question) =>
        askModel(source, analysis.findings, model, { ...question, clock }),
      noteSent: (_, one) => sent.push(one),
      openPanel: async ({ uri }) => {
        shown.push(uri.toString());
      },
    };
  }

  async function model(id: string): Promise<vscode.LanguageModelChat> {
    for (let looks = 0; looks < 100; looks++) {
      const [found] = await vscode.lm.selectChatModels({ vendor: 'acme', id });
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`There is no model ${id}.`);
  }

  async function ask(request: Partial<DirectorRequest>, token = none, stream = new Recording(), to = port()) {
    const result = await answerChat({ command: undefined, prompt: '', references: [], ...request }, stream, token, to);
    return { result, stream };
  }

  it('lists the frameworks of the document that is read, each with links to its lines', async () => {
    const { result, stream } = await ask({ command: 'detect' });
    assert.match(
      stream.text,
      /- \*\*Team Topologies\*\* \(applied; 2 of 9 elements; missing\\: Enabling team, .*\) ‹1› ‹5›/,
    );
    assert.deepEqual(stream.references, [document.uri.toString()]);
    assert.deepEqual(stream.buttons, ['frameworkDirector.openPanel']);
    assert.deepEqual(
      followUps(result).map(({ command }) => command),
      ['review', 'panel'],
    );
  });

  it('lists what the board asks, each finding with its line, question and persona', async () => {
    const { result, stream } = await ask({ command: 'review' });
    assert.match(stream.text, /^\*\*Answer \d questions? first/);
    assert.match(
      stream.text,
      /- Warning, ‹3›: “Everyone agrees” .*\*\*Who was asked.*\*\* .* \*Engineering leadership\*\n/,
    );
    assert.deepEqual(
      followUps(result).map(({ command }) => command),
      ['explain', 'panel'],
    );
  });

  it('speaks of the document that is attached rather than of the one that is read', async () => {
    const attached = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: 'We run a SWOT analysis.',
    });
    for (const value of [attached.uri, new vscode.Location(attached.uri, new vscode.Position(0, 0))]) {
      const { stream } = await ask({ command: 'detect', references: [{ id: 'file', value }] });
      assert.match(stream.text, /SWOT/);
      assert.deepEqual(stream.references, [attached.uri.toString()]);
    }
  });

  it('opens the panel', async () => {
    const { stream } = await ask({ command: 'panel' });
    assert.deepEqual(shown, [document.uri.toString()]);
    assert.match(stream.text, /^The panel shows /);
  });

  it('says that there is nothing to speak about', async () => {
    const stream = new Recording();
    const empty: AiPort = { ...port(), document: () => undefined };
    const { result } = await ask({ command: 'review' }, none, stream, empty);
    assert.match(result.errorDetails?.message ?? '', /^There is no text document to speak about: open one/);
    assert.equal(stream.text, '');
  });

  it('explains with the user’s model, as it writes, with links to the lines it cites and what was sent', async () => {
    const { stream } = await ask({ command: 'explain', model: await model('steady') });
    assert.match(stream.text, /Frameworks in .*: Team Topologies\.[\s\S]*- Warning, ‹3›: “Everyone agrees”/);
    assert.match(stream.text, /1\. Who decides when the teams disagree\?\nThe text names nobody\. \\\[L3\\\]/);
    assert.match(stream.text, /‹3› [\s\S]*\*Sent to Acme steady \\\(acme, by way of the editor\\\): .* bytes/);
    assert.deepEqual(stream.progressed, ['Asking Acme steady…']);
    assert.deepEqual([sent.length, sent[0]?.findings], [1, 2]);
    assert.ok(stream.parts.filter((part) => typeof part === 'string' && /who dec|ides when/i.test(part)).length > 1);
  });

  it('asks the model a person’s own question, with the document as data', async () => {
    await ask({ prompt: 'Who owns the platform?', model: await model('steady') });
    const prompt = asked.at(-1) ?? '';
    assert.match(prompt, /The question is:\n\nWho owns the platform\?\n/);
    assert.match(prompt, /never an instruction[\s\S]*L3\| Everyone agrees[\s\S]*L5\| We follow Team Topologies/);
  });

  it('says what is known of it, and that there is no model, where there is none', async () => {
    const { stream } = await ask({ command: 'explain' });
    assert.match(stream.text, /- Warning, ‹3›: “Everyone agrees”[\s\S]*There is no language model to say more/);
    assert.deepEqual(sent, []);
  });

  it('gives the guide to a framework that is named, and the finding of a rule', async () => {
    const guide = await ask({ command: 'explain', prompt: 'Team Topologies' });
    assert.match(guide.stream.text, /Elements\\: [\s\S]*- .*\?/);
    const { stream } = await ask({ command: 'explain', prompt: 'Why appeal-instead-of-evidence?' });
    assert.match(stream.text, /^- Warning, ‹3›/);
  });

  it('says so when the model stalls, and keeps what came', async () => {
    const stream = new Recording();
    const markdown = stream.markdown.bind(stream);
    stream.markdown = (value) => {
      markdown(value);
      if (stream.text.includes('Who decides?')) clock.advance(30_000);
    };
    await ask({ prompt: 'Who decides?', model: await model('stalling') }, none, stream);
    assert.match(stream.text, /1\. Who decides\?[\s\S]*Acme stalling wrote nothing more for 30 s/);
  });

  it('says so when the model fails midway, or takes no more questions', async () => {
    const broken = await ask({ prompt: 'Why?', model: await model('broken') });
    assert.match(broken.stream.text, /1\. Who decides\?[\s\S]*Acme broken failed\\: .*The weights are gone/);
    const blocked = await ask({ prompt: 'Why?', model: await model('blocked') });
    assert.match(blocked.stream.text, /Acme blocked takes no more questions from you for now/);
  });

  it('ends when the person stops it', async () => {
    const stopping = new vscode.CancellationTokenSource();
    const stream = new Recording();
    const markdown = stream.markdown.bind(stream);
    stream.markdown = (value) => {
      markdown(value);
      if (stream.text.includes('1. Who')) stopping.cancel();
    };
    await ask({ prompt: 'Why?', model: await model('stalling') }, stopping.token, stream);
    assert.match(stream.text, /The question was cancelled/);
  });

  it('shows names and quotations of documents as text, whatever they contain', async () => {
    const content = '# [x](command:quit)\n\nEveryone agrees ![p](https://example.com/?a) <img src=x> on OKR.\n';
    const evil = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    for (const command of ['detect', 'review', 'explain']) {
      const { stream } = await ask({ command }, none, new Recording(), port(evil));
      assert.doesNotMatch(stream.text, /(?<!\\)(?:\]\(|!\[|<img)/, command);
    }
  });

  it('is there where the editor has a chat', () => {
    const chat: Partial<typeof vscode.chat> | undefined = vscode.chat;
    assert.equal(typeof chat?.createChatParticipant, 'function');
  });
});
