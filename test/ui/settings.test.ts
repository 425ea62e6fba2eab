import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type Answering, begin, event, type ModelServer, refuse, startModelServer } from '../support/model-server';
import { pictureFailures } from './failures';
import { writeSettings } from './settings';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

/** Long enough for its detection to take more than a millisecond. */
const MEMO = `# One platform

We follow Team Topologies: one platform team, four stream-aligned teams. Everyone agrees that we decide to do it.

${'Some prose about the teams that we have, and more of it.\n'.repeat(3_000)}`;

const LATENCY = 'frameworkDirector.latency';
const ANALYZE = /Framework Director: Analyze Document|Analyze Document/;
const STATISTICS = 'Framework Director: Show Cache Statistics';
const ASK = 'Framework Director: Ask a Language Model to Review…';

describe('The settings of what is seen, in VS Code', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({ files: { 'memo.md': MEMO } });
    await workbench.openFile('memo.md');
    await workbench.statusBar.text(LATENCY, /\d/);
  });

  after(async () => workbench?.close());

  it('takes its button out of the editor’s title', async () => {
    await workbench.tabs.buttons(ANALYZE);
    writeSettings(workbench, { editorTitleButton: false });
    await workbench.tabs.buttons(/^(?![\s\S]*Analyze Document)[\s\S]*\S/);
    writeSettings(workbench, { editorTitleButton: undefined });
    await workbench.tabs.buttons(ANALYZE);
  });

  it('takes its entries out of the editor’s context menu', async () => {
    assert.match(await workbench.editor.contextMenu(), /Analyze Document/);
    await workbench.press('Escape');
    // The button follows the settings as the menu does, which is read once.
    writeSettings(workbench, { editorContextMenu: false, editorTitleButton: false });
    await workbench.tabs.buttons(/^(?![\s\S]*Analyze Document)[\s\S]*\S/);
    assert.doesNotMatch(await workbench.editor.contextMenu(), /Analyze Document/);
    await workbench.press('Escape');
    writeSettings(workbench, { editorContextMenu: undefined, editorTitleButton: undefined });
  });

  it('shows the latency always, while something is slow, or never', async () => {
    writeSettings(workbench, { statusBar: 'never' });
    await workbench.statusBar.waitFor(LATENCY, false);
    writeSettings(workbench, { statusBar: 'slow', 'budgets.detection': 1, 'budgets.review': 1 });
    await workbench.statusBar.waitFor(LATENCY, true);
    writeSettings(workbench, { statusBar: 'never' });
    await workbench.statusBar.waitFor(LATENCY, false);
    writeSettings(workbench, { statusBar: undefined, 'budgets.detection': undefined, 'budgets.review': undefined });
    await workbench.statusBar.waitFor(LATENCY, true);
  });
});

describe('The settings of the cache, in VS Code', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({
      files: { 'memo.md': MEMO },
      settings: { 'frameworkDirector.cache.persistent': false, 'frameworkDirector.cache.memoryMegabytes': 2 },
    });
    await workbench.openFile('memo.md');
    await workbench.statusBar.text(LATENCY, /\d/);
  });

  after(async () => workbench?.close());

  /** Writes settings, which take effect when the window is loaded again, and opens the report. */
  async function reloadedWith(settings: Readonly<Record<string, unknown>>): Promise<void> {
    writeSettings(workbench, settings);
    await workbench.reload();
    await workbench.openFile('memo.md');
    await workbench.statusBar.text(LATENCY, /\d/);
    await workbench.runCommand(STATISTICS);
  }

  it('is bound, and kept in memory alone, as the settings say', async () => {
    await workbench.runCommand(STATISTICS);
    await workbench.editor.text(/state\s+\|\s+on\s+\|\s+off\s+\|\s+off/);
    await workbench.editor.text(/at most\s+\|\s+2 MB\s+\|\s+-\s+\|\s+-/);
  });

  it('makes a review anew after “cache.reviewSeconds”', async () => {
    await reloadedWith({ 'cache.reviewSeconds': 1 });
    const madeAnew = async (): Promise<number> => {
      await workbench.runCommand(STATISTICS);
      const text = await workbench.editor.text(/Reviews\s+\|\s+[\d,]+\s+\|\s+[\d,]+\s+\|\s+\d+/);
      return Number(/Reviews\s+\|\s+[\d,]+\s+\|\s+[\d,]+\s+\|\s+(\d+)/.exec(text)?.[1]);
    };
    const first = await madeAnew();
    await workbench.pause(1_100);
    await workbench.openFile('memo.md');
    await workbench.runCommand('Framework Director: Analyze Document');
    await workbench.panel.text(/Team Topologies/);
    await workbench.openFile('memo.md');
    const again = await madeAnew();
    assert.ok(again > first, `${again} reviews were made, ${first} before`);
  });

  it('bounds its file by “cache.storeMegabytes”', async () => {
    await reloadedWith({ 'cache.persistent': true, 'cache.storeMegabytes': 3 });
    await workbench.editor.text(/at most\s+\|\s+2 MB\s+\|\s+-\s+\|\s+3 MB/);
  });

  it('keeps nothing without “cache.enabled”', async () => {
    await reloadedWith({ 'cache.enabled': false });
    // There is room for nothing in it.
    const report = await workbench.editor.text(/at most\s+\|\s+1 byte\s+\|\s+-\s+\|\s+-/);
    assert.match(report, /state\s+\|\s+on\s+\|\s+off\s+\|\s+off/);
  });
});

describe('The settings of language models, in VS Code', () => {
  let server: ModelServer;
  let workbench: Workbench;
  let answering: Answering = begin;
  pictureFailures(() => workbench);

  before(async () => {
    server = await startModelServer((response, asked) => {
      if (asked.path === '/v1/models') refuse(response, 404, 'no list');
      else answering(response, asked);
    });
    workbench = await openWorkbench({
      files: { 'memo.md': '# Costs\n\nEveryone agrees that it costs 5 million.\n' },
      settings: {
        'frameworkDirector.model.endpoint': server.url,
        'frameworkDirector.model.name': 'of-my-own',
        'frameworkDirector.model.firstWordSeconds': 1,
      },
    });
    await workbench.openFile('memo.md');
  });

  after(async () => {
    await workbench?.close();
    await server?.stop();
  });

  it('offers the model of “model.name” where the endpoint lists none', async () => {
    await workbench.runCommand(ASK);
    await workbench.list.text(/of-my-own/);
    await workbench.press('Escape');
  });

  it('waits for a model’s first word as long as it is told', async () => {
    await workbench.runCommand(ASK);
    await workbench.list.text(/of-my-own/);
    await workbench.list.pick('of-my-own');
    await workbench.dialog.text(/Send parts of/);
    await workbench.dialog.answer('Send');
    await workbench.panel.text(/within 1 s/);
  });

  it('takes what a model has said when its time is over', async () => {
    answering = (response) => {
      begin(response);
      response.write(event('1. Who agrees?\n[L3]\n'));
    };
    writeSettings(workbench, { 'model.firstWordSeconds': 600, 'model.answerSeconds': 2 });
    await workbench.openFile('memo.md');
    await workbench.runCommand(ASK);
    await workbench.list.text(/of-my-own/);
    await workbench.list.pick('of-my-own');
    assert.match(await workbench.panel.text(/had not finished after 2 s/), /Who agrees\?/);
  });
});
