import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, before, describe, it } from 'mocha';
import {
  type Answering,
  begin,
  event,
  type ModelServer,
  refuse,
  startModelServer,
  stream,
} from '../support/model-server';
import { until } from '../support/until';
import { pictureFailures } from './failures';
import { settingsText } from './settings';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = `# One platform for all teams

Everyone agrees that we decide to build it.

## Costs

It costs 5 million. Nobody was asked about a horizon.
`;

const BEGINNING =
  '1. Who decides when two teams disagree?\nThe text says that “everyone agrees” and names nobody. [L3]\n';
const REST = `2. Until when does it cost 5 million?
No horizon is given, and “the board approved it” is not said. [L5-7] [L99]
3. What would have to be true for one team to be left out?
<img src=x> [Press me](command:workbench.action.quit): the text says “all teams” in its title. [L1]
`;

const KEY = 'sk-a-key-of-the-test';
const ASK = 'Framework Director: Ask a Language Model to Review…';

describe('A language model, in VS Code', () => {
  let server: ModelServer;
  let workbench: Workbench;
  let answering: Answering = (response) => stream(response, BEGINNING);
  pictureFailures(() => workbench);

  before(async () => {
    server = await startModelServer((response, asked) => {
      if (asked.path !== '/v1/models') answering(response, asked);
      else
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[{"id":"small"},{"id":"large"}]}');
    });
    workbench = await openWorkbench({
      files: { 'memo.md': MEMO },
      settings: { 'frameworkDirector.model.endpoint': server.url },
      extensions: ['test/support/tool-extension'],
    });
    await workbench.openFile('memo.md');
  });

  after(async () => {
    await workbench?.close();
    await server?.stop();
  });

  const questions = (): number => server.asked.filter(({ path }) => path !== '/v1/models').length;

  it('is sent nothing before a person has chosen it and agreed', async () => {
    await workbench.runCommand(ASK);
    await workbench.list.text(/Acme steady[\s\S]*small[\s\S]*large/);
    await workbench.list.pick('small');
    assert.match(
      await workbench.dialog.text(/Send parts of “memo\.md” to small \(127\.0\.0\.1:\d+\)\?/),
      /10 KB at most/,
    );
    assert.equal(questions(), 0);
    await workbench.dialog.answer('Cancel');
    await workbench.pause(500);
    assert.equal(questions(), 0);
  });

  it('answers in the panel, as it writes, with links to what it cites', async () => {
    let open: ServerResponse | undefined;
    answering = (response) => {
      begin(response);
      response.write(event(BEGINNING));
      open = response;
    };
    await workbench.runCommand(ASK);
    await workbench.list.text(/Acme steady[\s\S]*large/);
    await workbench.list.pick('small');
    await workbench.dialog.text(/Send parts of/);
    await workbench.dialog.answer('Send');
    await workbench.panel.text(/Asked of small[\s\S]*Who decides when two teams disagree\?/);
    await workbench.panel.text(/writing…[\s\S]*Cancel/);
    await workbench.screenshot('model-running');
    open?.write(event(REST));
    open?.end('data: [DONE]\n\n');
    const text = await workbench.panel.text(/Ask again…/);
    assert.match(text, /Not in the text: “the board approved it”\. It cites L99, which it was not given\./);
    assert.match(text, /<img src=x> \[Press me\]\(command:workbench\.action\.quit\)/);
    assert.match(text, /sent: [\d,]+ bytes: \d+ findings?, and lines 1-7 of 8 to small \(127\.0\.0\.1:\d+\)/);
    const panel = await workbench.panel.frame();
    assert.equal(await panel.locator('.model img, .model a').count(), 0);
    assert.equal(await panel.locator('.model [role="status"]').innerText(), 'small has answered: 3 questions.');
    await panel.locator('.model .finding').last().scrollIntoViewIfNeeded();
    await workbench.screenshot('model-complete');
    await panel.locator('.model .place', { hasText: '5–7' }).click();
    await workbench.statusBar.text('status.editor.selection', /Ln 7\b.*selected/);
  });

  it('has its places found again when the text is edited', async () => {
    await workbench.press('Control+Home');
    await workbench.type('A new line.\n\n');
    await workbench.panel.text(/The text has changed since\./);
    const panel = await workbench.panel.frame();
    await panel.locator('.model .finding').first().locator('.place', { hasText: '5' }).click();
    assert.equal(await workbench.statusBar.cursorLine(5), 5);
  });

  it('says that it wants a key, and gets the one that was given to its address alone', async () => {
    answering = (response, { key }) => {
      if (key === `Bearer ${KEY}`) stream(response, '1. Who pays?\n[L3]');
      else refuse(response, 401, 'no key');
    };
    await workbench.runCommand(ASK);
    await workbench.list.activeRow(/small.*asked last/s);
    await workbench.press('Enter');
    const failed = await workbench.panel.text(/wants a key: sign in to the model endpoint\./);
    assert.equal(failed.match(/lines 1-\d of \d+ to small/g)?.length, 2);
    assert.equal(await workbench.dialog.isShown(), false);
    await workbench.screenshot('model-failed');
    await workbench.runCommand('Framework Director: Sign In to Model Endpoint');
    await workbench.pause(300);
    await workbench.type(KEY);
    await workbench.press('Enter');
    await workbench.pause(300);
    const panel = await workbench.panel.frame();
    await panel.locator('.model .act').click();
    await workbench.list.activeRow(/small.*asked last/s);
    await workbench.press('Enter');
    await workbench.panel.text(/Who pays\?/);
    assert.ok(!settingsText(workbench).includes(KEY));
  });

  it('stops when it is told to in the panel, and what it said stands', async () => {
    answering = (response) => {
      begin(response);
      response.write(event('1. Who has to wait?\n'));
    };
    await workbench.runCommand(ASK);
    await workbench.list.activeRow(/small.*asked last/s);
    await workbench.press('Enter');
    await workbench.panel.text(/Who has to wait\?/);
    const panel = await workbench.panel.frame();
    const left = server.left();
    await panel.locator('.model .act', { hasText: 'Cancel' }).click();
    await workbench.panel.text(/The question was cancelled; what had come until then stands\./);
    await until(() => server.left() > left, 'the model stops');
    assert.match(await workbench.panel.text(), /Who has to wait\?/);
  });

  it('stands beside those that the editor has, which are asked in the same way', async () => {
    const asked = questions();
    await workbench.runCommand(ASK);
    await workbench.list.text(/Acme steady[\s\S]*large/);
    await workbench.screenshot('model-list');
    await workbench.list.pick('Acme steady');
    await workbench.dialog.text(/Send parts of “memo\.md” to Acme steady \(acme, by way of the editor\)\?/);
    await workbench.dialog.answer('Send');
    await workbench.panel.text(/Asked of Acme steady[\s\S]*Who decides when the teams disagree\?[\s\S]*Ask again…/);
    await workbench.panel.text(/to Acme steady \(acme, by way of the editor\)/);
    assert.equal(questions(), asked);
  });
});

describe('A language model that nobody has', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({ files: { 'memo.md': MEMO }, theme: 'Default Light Modern' });
    await workbench.openFile('memo.md');
  });

  after(async () => {
    await workbench?.close();
  });

  it('is told of in one sentence, with the way to set one up, and the reviews stand', async () => {
    await workbench.runCommand(ASK);
    const list = await workbench.list.text(/There is no language model: set up an endpoint/);
    assert.match(list, /Set Up a Model Endpoint…/);
    await workbench.press('Escape');
    await workbench.runCommand('Framework Director: Analyze Document');
    const panel = await workbench.panel.frame();
    await panel.getByRole('tab', { name: /Findings/ }).click();
    await workbench.panel.text(/[Ee]veryone agrees[\s\S]*Asked of a language model[\s\S]*None was asked\./);
    await workbench.screenshot('model-none');
  });
});
