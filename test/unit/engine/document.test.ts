import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { SourceDocument } from '../../../src/engine/document';

const documentOf = (text: string, uri = 'file:///a.md') => new SourceDocument(uri, 'markdown', 1, text);

describe('a document', () => {
  it('counts lines as VS Code does: LF, CRLF and a lone CR end one', () => {
    const text = 'one\ntwo\r\nthree\rfour';
    assert.equal(documentOf(text).lineCount, 4);
    assert.deepEqual(
      ['one', 'two', 'three', 'four'].map((word) => documentOf(text).lineAt(text.indexOf(word))),
      [1, 2, 3, 4],
    );
    assert.equal(documentOf('one\n').lineCount, 2);
    assert.equal(documentOf('').lineCount, 1);
  });

  it('finds the line of any offset of any text', () => {
    const piece = fc.constantFrom('\n', '\r\n', '\r', 'a', '𝒜', ' ');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const document = documentOf(text);
        for (let at = 0; at <= text.length; at++) {
          // Between CR and LF the line has not ended yet.
          const before = text.slice(0, at).replace(/\r$/, text.charAt(at) === '\n' ? '' : '\r');
          assert.equal(document.lineAt(at), before.split(/\r\n|\r|\n/).length);
        }
      }),
    );
  });

  it('knows its file name, whatever its uri', () => {
    assert.equal(documentOf('', 'file:///home/someone/a%20b/package.json').fileName, 'package.json');
    assert.equal(documentOf('', 'untitled:Untitled-1').fileName, 'untitled:Untitled-1');
    assert.equal(documentOf('', 'git:/home/someone/pom.xml?{"ref":"HEAD"}').fileName, 'pom.xml');
    assert.equal(documentOf('', 'file:///home/someone/100%.md').fileName, '100%.md');
    assert.equal(documentOf('', '').fileName, '');
    assert.equal(documentOf('', 'vscode-notebook-cell:/home/someone/plan.ipynb#W0s').fileName, '');
  });
});
