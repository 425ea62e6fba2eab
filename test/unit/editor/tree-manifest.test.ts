import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import manifest from '../../../package.json';
import type { NoFindings } from '../../../src/editor/tree/finding-rows';
import type { NoFrameworks } from '../../../src/editor/tree/frameworks-tree';
import type { Can } from '../../../src/editor/tree/row';
import {
  commandOf,
  FINDINGS_VIEW,
  FRAMEWORKS_VIEW,
  SERVERS_VIEW,
  TREE_DEEDS,
} from '../../../src/editor/tree/tree-commands';

const { commands, menus, views, viewsContainers, viewsWelcome } = manifest.contributes;

/** Every word that rows say they can, so that a new one is not forgotten here. */
const WORDS: Readonly<Record<Can, true>> = {
  ...{
    go: true,
    copy: true,
    details: true,
    analyze: true,
    analyzeOpen: true,
    analyzeWorkspace: true,
    export: true,
    finding: true,
  },
  ...{ fix: true, silence: true, turnOff: true, start: true, stop: true, allow: true, revoke: true },
  ...{ acceptTools: true, log: true, defined: true },
};
const REASONS: Readonly<Record<NoFrameworks | NoFindings, true>> = {
  ...{ noDocument: true, running: true, notAnalysed: true, nothingFound: true, filtered: true },
};

describe('the manifest of the views', () => {
  it('has one container with the three views', () => {
    const [container, ...others] = viewsContainers.activitybar;
    assert.deepEqual(others, []);
    assert.equal(container?.id, 'frameworkDirector');
    assert.deepEqual(
      views.frameworkDirector.map(({ id }) => id),
      [FRAMEWORKS_VIEW, FINDINGS_VIEW, SERVERS_VIEW],
    );
  });

  it('has a command for everything that can be done, and nothing more', () => {
    const ids = commands.map(({ command }) => command).filter((id) => id.startsWith('frameworkDirector.tree.'));
    assert.deepEqual(ids.toSorted(), TREE_DEEDS.map(commandOf).toSorted());
  });

  it('leads to each of them from a menu, so that the keyboard reaches it', () => {
    const inMenus = new Set([...menus['view/title'], ...menus['view/item/context']].map(({ command }) => command));
    assert.deepEqual(
      TREE_DEEDS.map(commandOf).filter((id) => !inMenus.has(id)),
      [],
    );
  });

  it('offers in the menu of a row all that is a button of it, for a button takes a pointer', () => {
    const rows = menus['view/item/context'];
    const isButton = (group: string): boolean => group.startsWith('inline');
    const inMenu = new Set(rows.filter(({ group }) => !isButton(group)).map(({ command }) => command));
    assert.deepEqual(
      rows.filter(({ group, command }) => isButton(group) && !inMenu.has(command)),
      [],
    );
  });

  it('has something for each word that a row says it can, and knows no other', () => {
    const words = menus['view/item/context'].flatMap(({ when }) => {
      return [...when.matchAll(/\\b([a-zA-Z]+)\\b/g)].flatMap(([, word]) => (word === undefined ? [] : [word]));
    });
    assert.deepEqual([...new Set(words)].toSorted(), Object.keys(WORDS).toSorted());
  });

  it('keeps what is about a row out of the palette, which knows none', () => {
    const hidden = menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command);
    const aboutRows = menus['view/item/context']
      .map(({ command }) => command)
      .filter((id) => id.startsWith('frameworkDirector.tree.') && id !== commandOf('analyzeOpenEditors'));
    assert.deepEqual(
      [...new Set(aboutRows)].filter((id) => !hidden.includes(id)),
      [],
    );
  });

  it('has words for each reason that there is nothing to show', () => {
    for (const key of ['noFrameworks', 'noFindings']) {
      for (const reason of Object.keys(REASONS))
        assert.ok(
          viewsWelcome.some(({ when }) => when === `frameworkDirector.${key} == ${reason}`),
          `${key}: ${reason}`,
        );
    }
  });
});
