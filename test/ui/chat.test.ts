import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { pictureFailures } from './failures';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = `# Platform strategy

Everyone agrees that the platform is the right choice.

We follow Team Topologies: one platform team, four stream-aligned teams.
`;

describe('Asking @director in VS Code’s chat', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({
      files: { 'memo.md': MEMO },
      settings: { 'chat.disableAIFeatures': false },
      extensions: ['test/support/tool-extension'],
    });
    await workbench.openFile('memo.md');
    // The chat answers nobody before it knows a model; this has VS Code look for them.
    await workbench.runCommand('Framework Director: Ask a Language Model to Review…');
    await workbench.list.text(/Acme blocked/);
    await workbench.press('Escape');
    await workbench.runCommand('Chat: Open Chat (Ask)');
    await workbench.chatText(/Acme blocked/);
  });

  after(async () => {
    await workbench?.close();
  });

  /** Sends a message, and reads the chat as soon as it has what is expected. */
  async function ask(message: string, expected: RegExp): Promise<string> {
    await workbench.runCommand('Chat: Open Chat (Ask)');
    // The command gives the chat the keyboard a moment later; the name of a participant is taken up a moment after it was written.
    await workbench.pause(1_000);
    await workbench.type(`${message} `);
    await workbench.pause(500);
    await workbench.press('Enter');
    return workbench.chatText(expected);
  }

  it('lists frameworks with links to their lines, and what to ask next', async () => {
    const text = await ask('@director /detect', /What would a reviewer ask\?/);
    assert.match(text, /Team Topologies \(applied; 2 of 9 elements; missing: Enabling team, /);
    assert.match(text, /memo\.md:5/);
    assert.match(text, /Open Panel/);
    await workbench.screenshot('chat-detect');
  });

  it('lists what the board asks', async () => {
    const text = await ask('@director /review', /Explain what was found/);
    assert.match(text, /Warning, memo\.md:3\s*: “Everyone agrees” stands where evidence should\. Who was asked/);
    await workbench.screenshot('chat-review');
  });

  it('says what is known when the model it asks does not answer', async () => {
    const text = await ask('@director /explain', /takes no more questions from you for now/);
    assert.match(text, /Frameworks in memo\.md: Team Topologies\.[\s\S]*“Everyone agrees”/);
    await workbench.screenshot('chat-explain');
  });

  it('shows the panel', async () => {
    await ask('@director /panel', /The panel shows memo\.md\./);
    await workbench.panel.text(/Team Topologies/);
    await workbench.screenshot('chat-panel');
  });
});
