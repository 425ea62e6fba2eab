import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { Engine } from '../../../../src/engine/engine';
import { inProcessTransport } from '../../../../src/server/server';
import { fileName, pairs, placeOf, strayFiles, wordCount } from '../../../review/corpus';
import { scoreOf } from '../../../review/score';

const corpus = pairs();

describe('The documents that reviews are measured on', () => {
  it('are forty or more, in pairs of a good one and one with flaws, and nothing else lies beside them', () => {
    assert.ok(2 * corpus.length >= 40, `${2 * corpus.length} documents`);
    assert.deepEqual(strayFiles(), []);
  });

  it('are as long as what people write, and not in Markdown alone', () => {
    for (const document of corpus.flatMap(({ good, flawed }) => [good, flawed])) {
      const words = wordCount(document.text);
      assert.ok(words >= 230 && words <= 900, `${fileName(document)} has ${words} words`);
    }
    const languages = new Set(corpus.map(({ good }) => good.languageId));
    assert.deepEqual([...languages].sort(), ['asciidoc', 'markdown', 'plaintext', 'restructuredtext']);
  });

  it('quote each flaw once, so that its place is certain', () => {
    for (const { flawed, flaws } of corpus) {
      for (const flaw of flaws) {
        assert.equal(flawed.text.split(flaw.quote).length, 2, `${fileName(flawed)}: ${flaw.quote}`);
        const place = placeOf(flaw, flawed);
        const at = flawed.text.indexOf(flaw.quote);
        assert.ok(place.start <= at && at + flaw.quote.length <= place.end, `${fileName(flawed)}: ${flaw.quote}`);
      }
    }
  });

  it('share no sentence within a pair, so that a rule finds a flaw and not a difference', () => {
    for (const { name, good, flawed } of corpus) {
      const shared = sentences(good.text).filter((sentence) => sentences(flawed.text).includes(sentence));
      assert.deepEqual(shared, [], name);
    }
  });

  it('have three flaws or more, and name rules of the board', () => {
    const known = new Set(readFileSync('docs/rules.md', 'utf8').match(/(?<=^\| )[a-z-]+\/[a-z0-9-]+(?= \|)/gm));
    for (const { name, flaws } of corpus) {
      assert.ok(flaws.length >= 3, name);
      assert.deepEqual(
        flaws.flatMap(({ rules }) => rules).filter((rule) => !known.has(rule)),
        [],
        name,
      );
    }
  });
});

describe('Reviews of these documents', () => {
  // Somewhat below what `npm run bench:review` measured; docs/reviews-accuracy.md has the figures.
  it('are right nine times of ten, find nearly every second flaw, and leave the good ones alone', async () => {
    const engine = new Engine({ storageFolder: null, localServer: inProcessTransport, log: () => undefined });
    const { precision, recall, good } = scoreOf(engine, corpus);
    await engine.dispose();
    assert.ok(precision >= 0.9, `precision ${precision}`);
    assert.ok(recall >= 0.45, `recall ${recall}`);
    assert.ok(good.per1000Words <= 1, `${good.per1000Words} findings per 1,000 words`);
  });
});

/** Sentences of five words and more; shorter ones are labels, which two documents of one kind share. */
function sentences(text: string): string[] {
  return text.split(/(?<=[.!?])\s+|\n/).filter((sentence) => !sentence.startsWith('|') && wordCount(sentence) > 4);
}
