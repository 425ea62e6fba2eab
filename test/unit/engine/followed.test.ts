import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { Catalog } from '../../../src/engine/catalog/catalog';
import { Detector } from '../../../src/engine/detection/detect';
import { SourceDocument } from '../../../src/engine/document';
import { FollowedDocuments } from '../../../src/engine/followed';
import { Monitor } from '../../../src/engine/monitor/monitor';
import { software } from '../../support/detect';

const URI = 'file:///memo.md';

describe('documents that are followed', () => {
  const detector = (name: string) =>
    new Detector(new Catalog([{ name: 'test', frameworks: [software({ names: [{ text: name }] })] }]));
  let followed: FollowedDocuments;
  let asked: number;

  beforeEach(() => {
    followed = new FollowedDocuments(detector('Vue.js'), new Monitor());
    asked = 0;
  });

  /** A version whose text counts how often it is asked for. */
  const document = (version: number, text: string, languageId = 'markdown'): SourceDocument =>
    new SourceDocument(URI, languageId, version, () => {
      asked++;
      return text;
    });
  const found = (version: number, text: string): string[] =>
    followed
      .detect(document(version, text))
      .value.detections.flatMap(({ evidence }) => evidence.map(({ text: words, start }) => `${words}@${start}`));

  it('are brought up to date by edits, and their text is not asked for again', () => {
    assert.deepEqual(found(1, 'We use Vue.js.'), ['Vue.js@7']);
    followed.edit(URI, 2, [{ offset: 0, length: 0, text: 'Today: ' }], 21);
    assert.equal(followed.held(URI, 2, 'markdown'), null);
    assert.deepEqual(found(2, 'Today: We use Vue.js.'), ['Vue.js@14']);
    assert.equal(asked, 1);
  });

  it('are held as long as nothing changes', () => {
    found(1, 'We use Vue.js.');
    assert.equal(followed.held(URI, 1, 'markdown')?.detections.length, 1);
    assert.equal(followed.held(URI, 1, 'plaintext'), null);
    assert.equal(followed.held(URI, 2, 'markdown'), null);
  });

  it('are read anew where an edit does not fit what is known, or a version was missed', () => {
    found(1, 'We use Vue.js.');
    followed.edit(URI, 2, [{ offset: 3, length: 3, text: 'like' }], 99);
    assert.deepEqual(found(2, 'We like Vue.js.'), ['Vue.js@8']);
    followed.edit(URI, 3, [{ offset: 900, length: 3, text: '' }], 15);
    assert.deepEqual(found(3, 'They like Vue.js.'), ['Vue.js@10']);
    assert.deepEqual(found(7, 'Vue.js'), ['Vue.js@0']);
    assert.equal(asked, 4);
  });

  it('are forgotten when they close, and when the catalogue changes', () => {
    found(1, 'We use Vue.js.');
    followed.forget(URI);
    assert.equal(followed.held(URI, 1, 'markdown'), null);
    found(1, 'We use Vue.js and React.');
    followed.setDetector(detector('React'));
    assert.deepEqual(found(1, 'We use Vue.js and React.'), ['React@18']);
  });
});
