import assert from 'node:assert/strict';
import { parse } from 'jsonc-parser';
import { after, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { FrameworkDirector } from '../../src/extension';
import { until } from '../support/until';

interface Keybinding {
  readonly key: string;
  readonly command: string;
}

const MEMO = '# One platform\n\nWe follow Team Topologies, and the next OKR is written in spring.\n';

describe('By the keyboard', () => {
  const extension = vscode.extensions.getExtension<FrameworkDirector>('framework-director.framework-director');

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('nothing is taken over that VS Code has another use for', async () => {
    const ours: readonly Keybinding[] = extension?.packageJSON.contributes.keybindings;
    assert.ok(ours.length > 0);
    const defaults = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
    );
    const all: readonly Keybinding[] = parse(defaults.getText());
    assert.ok(all.length > 500, `${all.length} keybindings`);
    for (const { key } of ours) {
      const others = all.filter((one) => one.key === key && !one.command.startsWith('frameworkDirector.'));
      assert.deepEqual(others, [], key);
    }
  });

  it('a person goes from one piece of evidence to the next, round and back', async () => {
    await extension?.activate();
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: MEMO });
    const editor = await vscode.window.showTextDocument(document);
    const after = async (command: string): Promise<string> => {
      await vscode.commands.executeCommand(`frameworkDirector.${command}`);
      return document.getText(editor.selection);
    };
    assert.equal(await after('nextEvidence'), 'Team Topologies');
    assert.equal(await after('nextEvidence'), 'OKR');
    assert.equal(await after('nextEvidence'), 'Team Topologies');
    assert.equal(await after('previousEvidence'), 'OKR');
    assert.equal(await after('previousEvidence'), 'Team Topologies');
  });

  it('the panel is opened, and has the keyboard', async () => {
    await vscode.commands.executeCommand('frameworkDirector.focusPanel');
    // The command ends before the extension host is told what that brought to the front.
    await until(() => {
      const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
      return input instanceof vscode.TabInputWebview && input.viewType.endsWith('frameworkDirector.panel');
    }, 'the panel in front');
    await until(() => vscode.window.activeTextEditor === undefined, 'no editor with the keyboard');
  });
});
