import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { oneLine, readError, readText } from '../../../../src/engine/enhancement/result';

describe('the text of a result', () => {
  it('joins texts and leaves out what cannot be read', () => {
    const image = { type: 'image' as const, data: 'AAAA', mimeType: 'image/png' };
    const result = {
      content: [{ type: 'text' as const, text: 'One' }, image, { type: 'text' as const, text: 'Two\n' }],
    };
    assert.equal(readText(result), 'One\n\nTwo');
  });

  it('is the structured content where there is no text', () => {
    assert.equal(readText({ content: [], structuredContent: { found: 1 } }), '{\n  "found": 1\n}');
  });

  it('holds no characters that steer a terminal', () => {
    const text = '\u001b[31mRed\u001b[0m\u0007\r\n\tkept\u009b2J';
    assert.equal(readText({ content: [{ type: 'text', text }] }), 'Red\n\tkept');
  });

  it('is cut at 64 kB and says so', () => {
    const text = readText({ content: [{ type: 'text', text: 'x'.repeat(100 * 1024) }] });
    assert.equal(text.length, 64 * 1024 + '\n[cut at 64 kB of 100]'.length);
    assert.ok(text.endsWith('x\n[cut at 64 kB of 100]'));
  });

  it('is no text when the tool failed, but the first line of its reason', () => {
    assert.equal(readError({ content: [{ type: 'text', text: 'No quota.\nSee …' }], isError: true }), 'No quota');
    assert.equal(readError({ content: [], isError: true }), 'it gave no reason');
    assert.equal(readError({ content: [{ type: 'text', text: 'fine' }] }), undefined);
  });

  it('makes one line of bounded length for a sentence', () => {
    assert.equal(oneLine('  \u001b[1mBad.  \nmore'), 'Bad');
    assert.equal(oneLine('x'.repeat(300)).length, 200);
  });
});
