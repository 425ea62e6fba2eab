import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { pictureFailures } from './failures';
import { chooseTheme, THEME_KINDS } from './themes';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = `# Payments platform: one decision

We decide by WRAP, because the last two choices were made in a hurry. A pre-mortem comes with it.

## Widen your options
Keep the monolith, split out billing, or buy a ledger. Everybody agrees that it will save 40 % of the cost.

## Reality-test your assumptions
A two-week trial with real invoices comes first.
`;

const MANIFEST = '{ "dependencies": { "react": "^18.2.0" } }\n';

/** A hover is to be seen as a whole after this. */
const FADE_MS = 500;

const OPEN_PANEL = 'Framework Director: Open Panel';

describe('The hover on evidence', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({
      files: { 'memo.md': MEMO, 'notes.txt': MEMO, 'package.json': MANIFEST },
      settings: { '[plaintext]': { 'frameworkDirector.hover.enabled': false } },
    });
    await workbench.openFile('memo.md');
    await workbench.runCommand(OPEN_PANEL);
    await workbench.panel.text(/WRAP/);
  });

  after(async () => {
    await workbench?.close();
  });

  it('says in eight lines at most what stands there, why, how completely, and what the guide says', async () => {
    let lines = 0;
    const text = await workbench.hover.at('WRAP', /More/, async () => {
      lines = await workbench.hover.lines('More');
    });
    assert.match(text, /^WRAP — applied · \d\d % sure$/m);
    assert.match(text, /This is its name\. In all: its name once, 3 elements\./);
    assert.match(text, /3 of 4 elements; missing: /);
    assert.match(text, /Four habits/);
    assert.ok(lines <= 8, `${lines} lines`);
  });

  it('says no more than eight lines where a finding stands too, and not again what the problem says', async () => {
    let lines = 0;
    const text = await workbench.hover.at('Widen your options', /More/, async () => {
      lines = await workbench.hover.lines('More');
      await workbench.pause(FADE_MS);
      await workbench.screenshot('hover-beside-a-problem');
    });
    assert.match(text, /This is its element “Widen options”/);
    assert.equal(text.match(/What did the step that is left out bring to light/g)?.length, 1, text);
    assert.match(text, /Each step guards against one way to decide badly/);
    assert.ok(lines <= 8, `${lines} lines`);
  });

  it('takes a word for a framework’s own name first, and names the other that it is a part of', async () => {
    const text = await workbench.hover.at('pre-mortem', /More/);
    assert.match(text, /^Pre-mortem — mentioned/m);
    assert.match(text, /Here too: WRAP\./);
  });

  it('leads to the framework in the panel', async () => {
    const frame = await workbench.panel.frame();
    const unfolded = frame.getByRole('button', { name: /^WRAP/, expanded: true });
    if (await unfolded.isVisible()) await unfolded.click();
    await unfolded.waitFor({ state: 'hidden' });
    await workbench.hover.at('WRAP', /More/, () => workbench.hover.followLink('More'));
    await unfolded.waitFor();
    await workbench.panel.text(/Attain distance/);
  });

  it('is silent where a language has none, and speaks in the others', async () => {
    await workbench.openFile('package.json');
    assert.match(await workbench.hover.at('react', /More/), /^React — used · \^18\.2\.0/m);
    await workbench.openFile('notes.txt');
    await workbench.panel.text(/notes\.txt/);
    assert.doesNotMatch(await workbench.hover.restOn('WRAP'), /WRAP|More/);
  });
});

describe('The hover on evidence and the marks in the text', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({ files: { 'memo.md': MEMO } });
    await workbench.openFile('memo.md');
    await workbench.runCommand(OPEN_PANEL);
    await workbench.panel.text(/WRAP/);
  });

  after(async () => {
    await workbench?.close();
  });

  for (const kind of THEME_KINDS) {
    it(`can be read in a theme of the kind ${kind}`, async () => {
      await chooseTheme(workbench, kind);
      await (await workbench.panel.frame()).getByRole('button', { name: /^WRAP/ }).hover();
      await workbench.editor.marks(({ applied, pointed }) => applied >= 3 && pointed.join() === '3');
      await workbench.screenshot(`pointed-${kind}`);
      await workbench.hover.at('WRAP', /More/, async () => {
        await workbench.pause(FADE_MS);
        await workbench.screenshot(`hover-${kind}`);
      });
    });
  }
});
