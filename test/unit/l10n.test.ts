import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import * as l10n from '@vscode/l10n';
import { getL10nJson } from '@vscode/l10n-dev';
import { after, before, describe, it } from 'mocha';
import { localBytes, localMs, localNumber, operationName } from '../../src/editor/words';

/** The language beside English that everything is written in. */
const LANGUAGE = 'de';

const MANIFEST: Readonly<Record<string, unknown>> = read('package.json');
const ENGLISH: Readonly<Record<string, string>> = read('package.nls.json');
const TRANSLATED: Readonly<Record<string, string>> = read(`package.nls.${LANGUAGE}.json`);
const BUNDLE: Readonly<Record<string, string>> = read(`l10n/bundle.l10n.${LANGUAGE}.json`);

/** Files whose words people see; the engine's own stay English. */
const SOURCES = [...globSync('src/{editor,panel}/**/*.ts'), 'src/extension.ts'];

/** Properties of the manifest that people read. */
const READ_IN_MANIFEST = new Set([
  'altText',
  'contents',
  'deprecationMessage',
  'description',
  'displayName',
  'enumDescriptions',
  'enumItemLabels',
  'errorMessage',
  'fullName',
  'label',
  'markdownDeprecationMessage',
  'markdownDescription',
  'markdownEnumDescriptions',
  'patternErrorMessage',
  'sampleRequest',
  'shortTitle',
  'title',
  'userDescription',
]);

/** Parts of the manifest that language models read, in English. */
const FOR_MODELS = new Set(['disambiguation', 'inputSchema', 'modelDescription']);

/** Files whose words go to language models. */
const SAID_TO_MODELS = /[\\/]ai[\\/](?:named-document|tool-text|tools)\.ts$/;

/** What is the same in every language. */
const NAMES = new Set(['Framework Director']);

describe('the words of the manifest', () => {
  it('are written by key wherever people read them', () => {
    assert.deepEqual(readBare(MANIFEST, ''), []);
  });

  it('are there for every key, and for no other', () => {
    const used = [...JSON.stringify(MANIFEST).matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key);
    assert.deepEqual([...new Set(used)].sort(), Object.keys(ENGLISH).sort());
  });

  it('are all there in the second language', () => {
    assert.deepEqual(Object.keys(TRANSLATED).sort(), Object.keys(ENGLISH).sort());
    assert.deepEqual(empty(TRANSLATED), []);
  });

  it('name the same code, settings and variables in both languages', () => {
    // Commands are named in italics, by the titles they have in the language.
    const fixed = (text = ''): readonly string[] => text.match(/`[^`]+`|#[\w.]+#|\$\{[^}]+\}/g)?.toSorted() ?? [];
    for (const [key, text] of Object.entries(ENGLISH)) assert.deepEqual(fixed(TRANSLATED[key]), fixed(text), key);
  });

  it('name commands by the titles they have', () => {
    for (const texts of [ENGLISH, TRANSLATED]) {
      const titles = new Set(Object.entries(texts).flatMap(([key, text]) => (key.startsWith('command.') ? text : [])));
      const named = Object.values(texts).flatMap((text) =>
        [...text.matchAll(/\*Framework Director: ([^*]+)\*/g)].map(([, title = '']) => title),
      );
      assert.deepEqual(
        named.filter((title) => !titles.has(title)),
        [],
      );
    }
  });
});

describe('the words of the surfaces', () => {
  let literals: readonly string[];

  before(async function () {
    // A tenth of a second for each file, and more where the machine does other things.
    this.timeout(120_000);
    const sources = SOURCES.map((file) => readFileSync(file, 'utf8')).filter((text) => text.includes('l10n.t('));
    literals = Object.keys(await getL10nJson(sources.map((contents) => ({ contents, extension: '.ts' }))));
  });

  it('are all there in the second language, and no others are', () => {
    assert.deepEqual(Object.keys(BUNDLE).sort(), literals.toSorted());
    assert.deepEqual(empty(BUNDLE), []);
  });

  it('have the same placeholders in both languages', () => {
    const placeholders = (text: string): readonly string[] => [...new Set(text.match(/\{\d+\}/g))].sort();
    for (const [text, translated] of Object.entries(BUNDLE))
      assert.deepEqual(placeholders(translated), placeholders(text), text);
  });

  it('are looked up wherever something is said', () => {
    assert.deepEqual(
      SOURCES.filter((file) => !SAID_TO_MODELS.test(file)).flatMap((file) =>
        saidBare(readFileSync(file, 'utf8')).map((text) => `${file}: ${text}`),
      ),
      [],
    );
  });
});

describe('numbers', () => {
  before(() => l10n.config({ contents: { ...BUNDLE } }));
  after(() => l10n.config({ contents: {} }));

  it('are written as the chosen language writes them', () => {
    assert.equal(localNumber(1_240), '1.240');
    assert.equal(localMs(4_500), '4,5 s');
    assert.equal(localMs(312), '312 ms');
    assert.equal(localBytes(1_258_291), '1,2 MB');
    assert.equal(localBytes(1), '1 Byte');
    assert.equal(operationName('joint-review'), 'Gemeinsame Prüfung');
  });
});

/** The paths of texts that people read and that have no key. */
function readBare(value: unknown, path: string, isRead = false): readonly string[] {
  if (typeof value === 'string')
    return isRead && !NAMES.has(value) && !/^%[\w.-]+%$/.test(value) ? [`${path}: ${value}`] : [];
  if (typeof value !== 'object' || value === null) return [];
  const parts = Object.entries(value).filter(([key]) => !FOR_MODELS.has(key));
  return parts.flatMap(([key, one]) =>
    readBare(one, `${path}/${key}`, Array.isArray(value) ? isRead : READ_IN_MANIFEST.has(key)),
  );
}

/** Literals with words in them that are shown as they are: in calls that say something, and under names of what is said. */
function saidBare(source: string): readonly string[] {
  const literal = /(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`)/.source;
  const call = /\b(?:show(?:Information|Warning|Error)Message|setStatusBarMessage|UserError|withLateProgress)\(\s*/
    .source;
  const name =
    /\b(?:title|placeHolder|placeholder|prompt|label|detail|description|tooltip|openLabel|saveLabel|message|validationMessage)\s*(?::|=)\s*(?:[\w.!=<> ()]+\?\s*)?/
      .source;
  const unsaid = source.replace(/l10n\.t\(\{[^}]*\}\)/g, '');
  return [...unsaid.matchAll(new RegExp(`(?:${call}|${name})${literal}`, 'g'))]
    .map(([, single, double, template]) => single ?? double ?? template ?? '')
    .filter((text) => {
      const words = text.replace(/\$\([\w~-]+\)|\$\{[^}]*\}|\\./g, '');
      // An id is no word.
      return /\p{L}/u.test(words) && !/^\S*\/\S*$/.test(text) && !NAMES.has(text);
    });
}

function empty(texts: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(texts).filter((key) => texts[key]?.trim() === '');
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8'));
}
