import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { checkSync } from 'recheck';
import { Catalog } from '../../../../../src/engine/catalog/catalog';
import type { ExpressionSignal } from '../../../../../src/engine/catalog/framework';
import { builtInPacks } from '../../../../../src/engine/catalog/packs';
import { Detector } from '../../../../../src/engine/detection/detect';
import { type Expression, matchAround, nativeExpression } from '../../../../../src/engine/detection/usage/expressions';
import { linearExpression, refusal } from '../../../../../src/engine/detection/usage/linear-expressions';
import { detectWith, documentOf, software } from '../../../../support/detect';

const KIND: ExpressionSignal = { expression: '^apiVersion:\\s+acme\\.io/v\\d+$', around: 'acme.io' };

const evidenceOf = (signal: ExpressionSignal, text: string, language = 'yaml'): readonly string[] | undefined =>
  detectWith([software({ signals: [signal] })], documentOf(text, language))[0]?.evidence.map((piece) => piece.text);

describe('a regular expression', () => {
  it('is evidence where it matches around its literal in code', () => {
    const text = 'kind: Rocket\napiVersion: acme.io/v2\nmetadata:\n';
    const [detection] = detectWith([software({ signals: [KIND] })], documentOf(text, 'yaml'));
    assert.ok(detection);
    assert.equal(detection.standing, 'applied');
    assert.deepEqual(detection.reasons, ['its form is its own']);
    assert.deepEqual(
      detection.evidence.map(({ kind, text: found, line }) => [kind, found, line]),
      [['expression', 'apiVersion: acme.io/v2', 2]],
    );
  });

  it('is none where the literal stands in another form', () => {
    for (const text of ['api: acme.io/v2', 'apiVersion: acme.io/vx', 'apiVersion: acme.io/v2 # x', ' acme.io/v'])
      assert.equal(evidenceOf(KIND, text), undefined, text);
  });

  it('is none in prose, comments, strings and other languages, but in a fence', () => {
    const signal = { expression: 'acme\\s*=\\s*\\d', around: 'acme', languages: ['python'] };
    assert.deepEqual(evidenceOf(signal, 'acme = 1', 'python'), ['acme = 1']);
    assert.equal(evidenceOf(signal, 'acme = 1', 'ruby'), undefined);
    assert.equal(evidenceOf(signal, '# acme = 1', 'python'), undefined);
    assert.equal(evidenceOf(signal, 'x = "acme = 1"', 'python'), undefined);
    for (const language of ['markdown', 'plaintext', 'latex'])
      assert.equal(evidenceOf({ expression: 'acme\\s*=\\s*\\d', around: 'acme' }, 'acme = 1', language), undefined);
    assert.deepEqual(evidenceOf(signal, 'Set it:\n\n```python\nacme = 1\n```\n', 'markdown'), ['acme = 1']);
  });

  it('is run on the line of the literal alone, whatever ends it', () => {
    const signal = { expression: 'first[^;]*acme[^;]*last', around: 'acme' };
    assert.deepEqual(evidenceOf(signal, 'first acme last', 'ruby'), ['first acme last']);
    for (const end of ['\n', '\r\n', '\r']) {
      assert.equal(evidenceOf(signal, `first${end}acme last`, 'ruby'), undefined);
      assert.equal(evidenceOf(signal, `first acme${end}last`, 'ruby'), undefined);
    }
  });

  it('sees 256 characters: 128 before its literal, the rest behind', () => {
    const seen: string[] = [];
    const watching: Expression = {
      matches(text) {
        seen.push(text);
        return [];
      },
    };
    const text = `${'b'.repeat(300)}acme${'c'.repeat(300)}`;
    assert.equal(matchAround(watching, text, 300, 304), null);
    assert.equal(matchAround(watching, `\n${text}`.slice(281), 20, 24), null);
    assert.deepEqual(seen, [`${'b'.repeat(128)}acme${'c'.repeat(124)}`, `${'b'.repeat(20)}acme${'c'.repeat(232)}`]);
    const signal = { expression: 'open\\(.*acme', around: 'acme' };
    assert.equal(evidenceOf(signal, `open(${' '.repeat(123)}acme`, 'ruby')?.length, 1);
    assert.equal(evidenceOf(signal, `open(${' '.repeat(124)}acme`, 'ruby'), undefined);
  });

  it('must match the very literal it is run around, and looks at sixteen matches for it', () => {
    const text = 'acme acme 1';
    const number = linearExpression('acme \\d');
    assert.deepEqual(matchAround(number, text, 0, 4), null);
    assert.deepEqual(matchAround(number, text, 5, 9), { start: 5, end: 11 });
    let asked = 0;
    const endless: Expression = {
      *matches() {
        for (;;) yield { start: 0, end: ++asked % 4 };
      },
    };
    assert.equal(matchAround(endless, text, 5, 9), null);
    assert.equal(asked, 17);
  });

  it('matches alike on both engines', () => {
    const text = 'import { acme } from "acme/v2"; // acme';
    for (const source of ['acme', '(?:import|require)\\s*\\{ acme', '"acme(?:/[\\w.]+)?"', '\\bacme$', '[^a]*acme']) {
      const spans = (expression: Expression): unknown => [...expression.matches(text)];
      assert.deepEqual(spans(linearExpression(source)), spans(nativeExpression(source)), source);
    }
  });

  it('that backtracking would never finish is done at once in linear time', () => {
    const signal = { expression: 'acme(a+)+$', around: 'acme' };
    assert.equal(refusal(signal), null);
    const text = `x acme${'a'.repeat(100_000)}!`;
    assert.equal(evidenceOf(signal, text, 'ruby'), undefined);
    assert.equal(evidenceOf({ ...signal, expression: 'acme (a+)+!' }, `acme ${'a'.repeat(40)}?`, 'ruby'), undefined);
  });

  it('looks at the clock before each run', () => {
    let now = 0;
    let runs = 0;
    const slow: Expression = {
      matches() {
        runs++;
        now += 200;
        return [];
      },
    };
    const signals = Array.from({ length: 50 }, (_, at) => ({ expression: `acme${at}`, around: 'acme' }));
    const catalog = new Catalog([{ name: 'test', frameworks: [software({ signals })] }]);
    const detector = new Detector(
      catalog,
      null,
      () => slow,
      () => now,
    );
    assert.equal(detector.detect(documentOf('acme '.repeat(1_000), 'ruby')).truncated, true);
    assert.equal(runs, 2);
  });

  it('is not compiled before its literal is met', () => {
    let compiled = 0;
    const count = (): Expression => {
      compiled++;
      return { matches: () => [] };
    };
    const catalog = new Catalog([{ name: 'test', frameworks: [software({ signals: [KIND] })] }]);
    const detector = new Detector(catalog, null, count);
    detector.detect(documentOf('apiVersion: other.io/v1', 'yaml'));
    assert.equal(compiled, 0);
    detector.detect(documentOf('apiVersion: acme.io/v1', 'yaml'));
    assert.equal(compiled, 1);
  });

  it('of a built-in pack runs on JavaScript’s engine, and needs no other', () => {
    const base = { ids: ['test'], hash: '', read: () => software({ signals: [KIND] }) };
    const other = software({ id: 'own', signals: [{ ...KIND, expression: 'acme\\.io' }] });
    const detector = new Detector(new Catalog([{ name: 'own', frameworks: [other] }], base), null, linearExpression);
    const { detections } = detector.detect(documentOf('apiVersion: acme.io/v1', 'yaml'));
    assert.deepEqual(detections.map(({ id }) => id).sort(), ['own', 'test']);
    const alone = new Detector(new Catalog([], base));
    assert.equal(alone.detect(documentOf('apiVersion: acme.io/v1', 'yaml')).detections.length, 1);
  });

  it('of a pack beside the built-in ones never runs on JavaScript’s engine unasked', () => {
    const detector = new Detector(new Catalog([{ name: 'test', frameworks: [software({ signals: [KIND] })] }]));
    assert.throws(() => detector.detect(documentOf('apiVersion: acme.io/v1', 'yaml')), /nothing to run on/);
  });
});

describe('a regular expression of a pack is refused', () => {
  const refused: readonly (readonly [expression: string, around: string, reason: string])[] = [
    ['acme(', 'acme', 'it cannot be read (missing closing ): `acme(`): write it in the syntax of RE2.'],
    [
      'acme(?=x)',
      'acme',
      'it looks ahead or behind, which linear time does not allow: match what stands there instead.',
    ],
    [
      '(?<!x)acme',
      'acme',
      'it looks ahead or behind, which linear time does not allow: match what stands there instead.',
    ],
    [
      '(a)cme\\1 acme',
      'acme',
      'it refers back to a group, which linear time does not allow: write out what stands there.',
    ],
    [`acme${'x'.repeat(500)}`, 'acme', 'it is longer than 500 characters: shorten it.'],
    ['ac', 'ac', '"around" has fewer than 3 characters: take more of what every match contains.'],
    ['a'.repeat(129), 'a'.repeat(129), '"around" has more than 128 characters: take fewer.'],
    ['->->', '->->', '"around" has neither a letter nor a digit to find it by: take a word of what it matches.'],
    ['acme\nkit', 'acme\nkit', '"around" has a line break, and it runs on one line: take what stands on one.'],
    ['(?:acme)?', 'acme', 'it matches where nothing stands: make a part of it necessary.'],
    ...['acm\\w', '[acme]+', 'acme?', 'acme*', 'acme{0,3}', '(?i)ACME', 'kit[acme]', 'ac\\.me|x'].map(
      (expression) =>
        [
          expression,
          'acme',
          'it does not contain "acme" as it is written: take for "around" characters that every match contains.',
        ] as const,
    ),
    ...['acme(?:a{1000}){1000}', 'acme.{257}', 'acme(?:.{0,90}x){90}', 'acme(?:(?:(?:a?){9}){9}){9}'].map(
      (expression) =>
        [
          expression,
          'acme',
          'it takes too long to run: lower the counts of its repetitions, or split it into several signals.',
        ] as const,
    ),
  ];
  for (const [expression, around, reason] of refused) {
    it(`as ${JSON.stringify(expression.slice(0, 40))} around ${JSON.stringify(around.slice(0, 20))}`, () => {
      assert.equal(refusal({ expression, around }), reason);
    });
  }

  it('before a program is made that would be too large to make', () => {
    const costly = `acme${'\\pL{0,999}'.repeat(40)}`;
    const startedMs = performance.now();
    assert.match(refusal({ expression: costly, around: 'acme' }) ?? '', /too long/);
    assert.ok(performance.now() - startedMs < 50);
  });

  it('but not where it is well', () => {
    for (const [expression, around] of [
      ['^apiVersion:\\s+acme\\.io/v\\d+$', 'acme.io'],
      ['\\[Acme\\]', '[Acme]'],
      ['acme+', 'acme'],
      ['acme\\?', 'acme?'],
      ['(?:x|y)acme{1,3}', 'acme'],
      ['acme.{0,100}kit', 'acme'],
      ['[^\\]]acme', 'acme'],
    ] as const)
      assert.equal(refusal({ expression, around }), null, expression);
  });
});

describe('the regular expressions of the built-in packs', () => {
  /** How an expression that may take more than linear time on JavaScript's engine is judged, or null. */
  const danger = (expression: string): string | null => {
    const { status } = checkSync(expression, '', { timeout: 10_000 });
    return status === 'safe' ? null : status;
  };

  const signals = builtInPacks.flatMap((pack) =>
    pack.frameworks.flatMap((framework) =>
      framework.kind === 'software' ? framework.signals.filter((signal) => 'expression' in signal) : [],
    ),
  );
  for (const signal of signals) {
    it(`are safe: ${signal.expression}`, () => {
      assert.equal(danger(signal.expression), null);
      assert.equal(refusal(signal), null);
    });
  }

  it('would not be, if they backtracked exponentially or polynomially', () => {
    for (const expression of ['(a+)+$', '^(?:\\w|\\d)+$', '\\s*acme', '^\\s*import\\s+.*\\s+from\\s+.*;$'])
      assert.notEqual(danger(expression), null, expression);
    for (const expression of ['acme', '^acme: \\w+$']) assert.equal(danger(expression), null, expression);
  });
});
