import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { SourceDocument } from '../../../../src/engine/document';
import { silencesIn } from '../../../../src/engine/review/suppressions';

describe('A text that tells its reviewers to be silent', () => {
  it('silences a rule for what begins on the next line, and no other rule or line', () => {
    const lines = silentLines('<!-- framework-director-disable-next-line a/x -->\nOne\ntwo.\n\nThree.', 'a/x');
    assert.deepEqual(lines, [1, 2, 3]);
    assert.deepEqual(silentLines('<!-- framework-director-disable-next-line a/x -->\nOne.', 'a/y'), []);
  });

  it('takes one item of a list, and the whole of a table', () => {
    const directive = '<!-- framework-director-disable-next-line a/x -->\n';
    assert.deepEqual(silentLines(`${directive}- One\n  more\n- Two`, 'a/x'), [1, 2, 3]);
    assert.deepEqual(silentLines(`${directive}| a |\n|---|\n| b |\nText`, 'a/x'), [1, 2, 3, 4]);
  });

  it('takes the one line in code', () => {
    const document = new SourceDocument('untitled:a.py', 'python', 1, '# framework-director-disable-next-line\na\nb');
    const isSilent = silencesIn(document, 'line');
    assert.deepEqual(
      [1, 2, 3].map((line) => isSilent('a/x', line)),
      [true, true, false],
    );
  });

  it('means all rules where none is named, and all of a persona with a star', () => {
    assert.deepEqual(silentLines('<!-- framework-director-disable-next-line -->\nOne.', 'a/x'), [1, 2]);
    const ofA = '<!-- framework-director-disable-next-line a/* -->\nOne.';
    assert.deepEqual([silentLines(ofA, 'a/x'), silentLines(ofA, 'b/x')], [[1, 2], []]);
  });

  it('takes several rules, and a reason behind two hyphens', () => {
    const text = '<!-- framework-director-disable-next-line a/x, b/y -- agreed with c/z -->\nOne.';
    assert.deepEqual(
      ['a/x', 'b/y', 'c/z'].map((rule) => silentLines(text, rule).length > 0),
      [true, true, false],
    );
  });

  it('silences a stretch of the text, up to where it is told to speak again', () => {
    const text = 'One.\n<!-- framework-director-disable a/x -->\nTwo.\n<!-- framework-director-enable a/x -->\nThree.';
    assert.deepEqual(silentLines(text, 'a/x'), [2, 3, 4]);
    assert.deepEqual(silentLines('<!-- framework-director-disable -->\nOne.\n\nTwo.', 'a/x'), [1, 2, 3, 4]);
  });

  it('is heard in the comments of AsciiDoc and reStructuredText too', () => {
    assert.deepEqual(silentLines('// framework-director-disable-next-line a/x\nOne.', 'a/x'), [1, 2]);
    assert.deepEqual(silentLines('.. framework-director-disable-next-line a/x\n\nOne.', 'a/x'), [1, 2, 3]);
  });

  it('is bounded, however often it tells', () => {
    silentLines('<!-- framework-director-disable a/x -->\n'.repeat(20_000), 'a/x');
  });
});

/** The lines on which a rule is silent. */
function silentLines(text: string, rule: string): number[] {
  const document = new SourceDocument('untitled:a.md', 'markdown', 1, text);
  const isSilent = silencesIn(document);
  return Array.from({ length: document.lineCount }, (_, index) => index + 1).filter((line) => isSilent(rule, line));
}
