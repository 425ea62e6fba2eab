import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodeText, isBinary } from '../../../src/engine/text';

describe('the bytes of a file', () => {
  const TEXT = 'Größe: 3 €\n';

  it('are text in UTF-8, with and without a mark, which is no part of it', () => {
    assert.equal(decodeText(Buffer.from(TEXT)), TEXT);
    assert.equal(decodeText(Buffer.from(`\uFEFF${TEXT}`)), TEXT);
  });

  it('are text in UTF-16 where its mark says so', () => {
    const little = Buffer.from(`\uFEFF${TEXT}`, 'utf16le');
    const big = Buffer.from(little).swap16();
    assert.deepEqual([decodeText(little), decodeText(big)], [TEXT, TEXT]);
    assert.deepEqual([isBinary(little), isBinary(big)], [false, false]);
  });

  it('are text in Windows-1252 where they are no UTF-8', () => {
    assert.equal(decodeText(Uint8Array.from([0x47, 0x72, 0xf6, 0xdf, 0x65, 0x20, 0x80])), 'Größe €');
  });

  it('are no text where one of the first is a NUL', () => {
    assert.equal(isBinary(Uint8Array.from([137, 80, 78, 71, 0])), true);
    assert.equal(isBinary(Buffer.concat([Buffer.alloc(2_000, 'a'), Buffer.alloc(1)])), false);
    assert.equal(isBinary(new Uint8Array()), false);
  });
});
