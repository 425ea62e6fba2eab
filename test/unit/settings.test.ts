import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { personas } from '../../src/engine/review/personas';

interface Setting {
  readonly type?: string | readonly string[];
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
  readonly items?: Setting;
  readonly scope?: string;
  readonly order?: number;
  readonly ignoreSync?: boolean;
  readonly tags?: readonly string[];
  readonly markdownDescription?: string;
}

interface Group {
  readonly title: string;
  readonly properties: Readonly<Record<string, Setting>>;
}

const SECTION = 'frameworkDirector.';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const groups: readonly Group[] = manifest.contributes.configuration;
const settings: readonly (readonly [string, Setting])[] = groups.flatMap(({ properties }) =>
  Object.entries(properties).map(([name, setting]) => [name.slice(SECTION.length), setting] as const),
);
const english: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.nls.json', 'utf8'));

/** What starts a program, connects to something, or names a place on this machine: no workspace may say it. */
const MACHINE = /^(?:cache|mcp|model|packs)\.|^trace$/;

/** Types that a path, an address or what has one is written as. */
const PLACES: ReadonlySet<string> = new Set(['string', 'array', 'object']);

/** What connects to something beyond this machine, or may. */
const ONLINE: ReadonlySet<string> = new Set(['cache.redisUrl', 'packs.urls', 'model.endpoint', 'mcp.servers']);

/** For every setting, the test that shows what it does: the file below test/, and the title. */
const EFFECTS: Readonly<Record<string, readonly [file: string, title: string]>> = {
  automaticAnalysis: [
    'host/main-job',
    'leaves documents alone when automatic analysis is switched off, and analyses them when asked',
  ],
  delay: ['host/settings', 'wait as long as “delay” says before a changed document is analysed'],
  'cache.enabled': ['ui/settings', 'keeps nothing without “cache.enabled”'],
  'cache.persistent': ['ui/settings', 'is bound, and kept in memory alone, as the settings say'],
  'cache.memoryMegabytes': ['ui/settings', 'is bound, and kept in memory alone, as the settings say'],
  'cache.storeMegabytes': ['ui/settings', 'bounds its file by “cache.storeMegabytes”'],
  'cache.reviewSeconds': ['ui/settings', 'makes a review anew after “cache.reviewSeconds”'],
  'cache.redisUrl': ['ui/shared-cache', 'says that it wants a password, and is signed in to'],
  'review.diagnostics': ['host/reviews', 'stand in the panel alone where somebody prefers that'],
  'review.personas': ['host/settings', 'have the personas of “review.personas” read every document'],
  'review.rules': ['host/reviews', 'are as the user’s own settings say, until the team says otherwise'],
  decorations: ['ui/decorations', 'stay away where a language has none'],
  'hover.enabled': ['host/settings', 'switch off hovers for one language alone'],
  statusBar: ['ui/settings', 'shows the latency always, while something is slow, or never'],
  editorTitleButton: ['ui/settings', 'takes its button out of the editor’s title'],
  editorContextMenu: ['ui/settings', 'takes its entries out of the editor’s context menu'],
  'budgets.detection': ['host/settings', 'are the budgets that the report judges by'],
  'budgets.review': ['host/settings', 'are the budgets that the report judges by'],
  'budgets.enhancement': ['host/settings', 'are the budgets that the report judges by'],
  'budgets.jointReview': ['host/settings', 'are the budgets that the report judges by'],
  trace: ['host/performance', 'is written as a trace where the settings want it'],
  'packs.folders': [
    'host/packs',
    'are judged in an editor wherever they lie, and looked for only where they are wanted',
  ],
  'packs.urls': ['host/packs', 'come over the network when an address is set, and stay when it no longer answers'],
  'model.endpoint': ['ui/models', 'is sent nothing before a person has chosen it and agreed'],
  'model.name': ['ui/settings', 'offers the model of “model.name” where the endpoint lists none'],
  'model.firstWordSeconds': ['ui/settings', 'waits for a model’s first word as long as it is told'],
  'model.answerSeconds': ['ui/settings', 'takes what a model has said when its time is over'],
  'workspace.exclude': ['host/workspace', 'leaves out what the setting workspace.exclude names'],
  'workspace.maxFiles': ['host/workspace', 'reads as many files as the setting workspace.maxFiles says, and says so'],
  'mcp.servers': ['host/servers', 'is neither started nor asked before somebody allowed it'],
  'mcp.offerServer': ['ui/offered-server', 'has VS Code list it, and start it when it is asked to'],
  'mcp.mappings': ['host/servers', 'is neither started nor asked before somebody allowed it'],
};

describe('Settings', () => {
  it('have each a test that shows what it does', () => {
    assert.deepEqual(Object.keys(EFFECTS).sort(), settings.map(([name]) => name).sort());
    for (const [name, [file, title]] of Object.entries(EFFECTS)) {
      const source = readFileSync(`test/${file}.test.ts`, 'utf8');
      assert.ok(source.includes(`it('${title}'`), `${name}: test/${file}.test.ts has no test “${title}”`);
    }
  });

  it('are grouped under titles, in an order of their own', () => {
    for (const { title, properties } of groups) {
      const orders = Object.values(properties).map(({ order }) => order);
      assert.ok(
        orders.every((order) => typeof order === 'number'),
        title,
      );
      assert.equal(new Set(orders).size, orders.length, `${title}: each has a place of its own`);
    }
  });

  it('say for whom they hold, and for the machine alone where they run, connect or name a place', () => {
    for (const [name, { scope }] of settings) {
      if (MACHINE.test(name)) assert.equal(scope, 'machine', name);
      else assert.match(scope ?? '', /^(?:window|resource|language-overridable)$/, name);
    }
  });

  it('stay on their machine where they name a place or an address', () => {
    for (const [name, { type = '', ignoreSync }] of settings)
      if (MACHINE.test(name) && [type].flat().some((one) => PLACES.has(one))) assert.equal(ignoreSync, true, name);
  });

  it('say that they use online services where they do', () => {
    const online = settings.filter(([, { tags }]) => tags?.includes('usesOnlineServices')).map(([name]) => name);
    assert.deepEqual(online.sort(), [...ONLINE].sort());
  });

  it('hold in Restricted Mode only where a workspace that is not trusted may say them', () => {
    const restricted: readonly string[] = manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
    const known = new Set(settings.map(([name]) => SECTION + name));
    assert.deepEqual(
      restricted.filter((name) => !known.has(name)),
      [],
    );
    for (const name of ONLINE) assert.ok(restricted.includes(SECTION + name), name);
  });

  it('are described in Markdown, choices each by itself', () => {
    for (const [name, setting] of settings) {
      assert.match(setting.markdownDescription ?? '', /^%setting\./, name);
      for (const one of [setting, setting.items ?? {}]) {
        const described = one.enumDescriptions ?? one.markdownEnumDescriptions ?? [];
        assert.equal(described.length, one.enum?.length ?? 0, name);
      }
    }
  });

  it('name each other so that VS Code makes links of them', () => {
    const known = new Set(settings.map(([name]) => SECTION + name));
    for (const [key, text] of Object.entries(english)) {
      for (const [, named = ''] of text.matchAll(/`#(frameworkDirector\.[\w.]+)#`/g))
        assert.ok(known.has(named), `${key}: ${named}`);
      if (key.endsWith('.markdownDescription'))
        assert.doesNotMatch(text, /(?<![#\w])frameworkDirector\.(?!json)[a-z][\w.]*\b(?!#)/, key);
    }
  });

  it('describe the personas as the board does', () => {
    for (const { id, lens } of personas)
      assert.equal(english[`setting.review.personas.enum.${id}`]?.toLowerCase(), `${lens}.`.toLowerCase());
  });
});
