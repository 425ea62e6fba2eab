import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type HoverText, hoverText } from '../../../src/editor/hover-text';
import { type Analysis, AnalysisBuilder } from '../../../src/engine/analysis';
import type { Evidence } from '../../../src/engine/detection/detection';
import type { Enhancement } from '../../../src/engine/enhancement/enhancement';
import { LOCAL_SERVER } from '../../../src/engine/enhancement/servers/definition';
import type { JointFinding } from '../../../src/engine/review/review';
import { documentOf } from '../../support/detect';
import { detection } from '../../support/engine-port';

const EMPTY = new AnalysisBuilder(documentOf(''), 'enhance', 0).snapshot;

function evidence(start: number, end: number, more: Partial<Evidence> = {}): Evidence {
  return { start, end, kind: 'name', signal: 'name', text: '', line: 1, place: 'prose', ...more };
}

const WRAP = detection('WRAP', {
  confidence: 0.97,
  evidence: [
    evidence(2, 6, { place: 'heading' }),
    evidence(10, 30, { kind: 'element', signal: 'element:widen' }),
    evidence(40, 60, { kind: 'element', signal: 'element:widen' }),
  ],
  coverage: [
    { id: 'widen', name: 'Widen your options', lines: [2, 3] },
    { id: 'prepare', name: 'Prepare to be wrong', lines: [] },
  ],
});

function finding(more: Partial<JointFinding>): JointFinding {
  return {
    rule: 'finance/x',
    persona: 'finance',
    severity: 'info',
    topic: 'cost',
    message: 'No cost is named.',
    why: 'Cheap is a number.',
    question: 'What does it cost?',
    line: 1,
    start: 0,
    end: 8,
    alsoBy: [],
    ...more,
  };
}

function enhancement(more: Partial<Enhancement>): Enhancement {
  return {
    server: LOCAL_SERVER,
    enhancer: 'guide',
    framework: 'wrap',
    outcome: 'ok',
    ms: 1,
    text: 'A guide to WRAP.',
    ...more,
  };
}

function at(offset: number, more: Partial<Analysis> = {}, isDiagnosed = false): HoverText {
  const text = hoverText({ ...EMPTY, detections: [WRAP], ...more }, offset, isDiagnosed);
  assert.ok(text, `nothing at ${offset}`);
  return text;
}

const line = (text: HoverText, subject: string): string | undefined =>
  text.lines.find((one) => one.subject === subject)?.text;

describe('the text of a hover', () => {
  it('is there on evidence only, up to its end', () => {
    const analysis = { ...EMPTY, detections: [WRAP] };
    assert.deepEqual(
      [1, 2, 5, 6].map((offset) => hoverText(analysis, offset, false) !== undefined),
      [false, true, true, false],
    );
  });

  it('names the framework and its standing, and no reading certain', () => {
    assert.deepEqual([at(3).name, at(3).standing], ['WRAP', 'applied · 97 % sure']);
    const react = detection('React', {
      kind: 'software',
      version: '^18.2',
      confidence: 0.999,
      evidence: [evidence(0, 5)],
    });
    assert.equal(at(1, { detections: [react] }).standing, 'used · ^18.2 · 99 % sure');
    const passing = detection('OKR', { standing: 'mentioned', confidence: 0.5, evidence: [evidence(0, 5)] });
    assert.equal(at(1, { detections: [passing] }).standing, 'mentioned · 50 % sure');
  });

  it('says in words which signal this is and which there are, an element once', () => {
    assert.equal(line(at(3), 'why'), 'This is its name, in a heading. In all: its name once, 1 element.');
    assert.equal(line(at(12), 'why'), 'This is its element “Widen your options”. In all: its name once, 1 element.');
    const kinds = ['dependency', 'import', 'symbol', 'command', 'expression'] as const;
    const pieces = kinds.map((kind, index) => evidence(index * 10, index * 10 + 5, { kind, signal: `${kind}:x` }));
    const react = detection('React', { kind: 'software', evidence: [...pieces, evidence(80, 85, { kind: 'import' })] });
    assert.equal(
      line(at(11, { detections: [react] }), 'why'),
      'This imports it. In all: 1 dependency, 2 imports, 1 symbol, 1 command, 1 place of its form.',
    );
  });

  it('claims no more than was listed where the places are many', () => {
    const many = detection('OKR', { evidence: Array.from({ length: 200 }, (_, at) => evidence(at * 4, at * 4 + 3)) });
    assert.match(line(at(1, { detections: [many] }), 'why') ?? '', /In its first 200 places: its name 200 times\./);
  });

  it('says how far the framework is covered and what is missing, and nothing of that where it is only mentioned', () => {
    assert.equal(line(at(3), 'coverage'), '1 of 2 elements; missing: Prepare to be wrong.');
    const whole = { ...WRAP, coverage: [{ id: 'widen', name: 'Widen your options', lines: [2] }] };
    assert.equal(line(at(3, { detections: [whole] }), 'coverage'), 'None of its elements is missing.');
    assert.equal(line(at(3, { detections: [{ ...WRAP, standing: 'mentioned' }] }), 'coverage'), undefined);
  });

  it('asks the gravest question that stands there', () => {
    const findings = [finding({}), finding({ severity: 'error', message: 'It has ended.', question: 'What follows?' })];
    assert.equal(line(at(3, { findings }), 'error'), 'It has ended. What follows?');
    assert.equal(line(at(3, { findings: [finding({ start: 7, end: 9 })] }), 'info'), undefined);
  });

  it('says why a finding matters where the editor says what it is already', () => {
    assert.equal(line(at(3, { findings: [finding({})] }, true), 'info'), 'Cheap is a number.');
    // The finding lies beside the pointer, so the editor says nothing of it.
    const beside = finding({ start: 5, end: 9 });
    assert.equal(line(at(3, { findings: [beside] }, true), 'info'), 'No cost is named. What does it cost?');
  });

  it('quotes the documentation that servers sent before our own guide, without headings, addresses and code', () => {
    const guide = enhancement({});
    assert.equal(line(at(3, { enhancements: [guide] }), 'documentation'), 'A guide to WRAP.');
    const text =
      '### Title\n\nSource: https://example.com/a b\n\n```js\nlet it = be here;\n```\nKeep hooks at the top level.\nMore.';
    const docs = enhancement({ server: 'docs', enhancer: 'context7', outcome: 'cached', text });
    assert.equal(
      line(at(3, { enhancements: [guide, docs] }), 'documentation'),
      'context7: Keep hooks at the top level.',
    );
    const late = enhancement({ outcome: 'late', error: 'It was late.' });
    const { text: _, ...without } = late;
    assert.equal(line(at(3, { enhancements: [without] }), 'documentation'), undefined);
  });

  it('explains the most specific of several frameworks and names the others in one line', () => {
    const long = detection('SWOT', { evidence: [evidence(0, 20)] });
    const passing = detection('OKR', { standing: 'mentioned', evidence: [evidence(2, 6)] });
    const text = at(3, { detections: [long, passing, WRAP] });
    assert.equal(text.framework, 'wrap');
    assert.deepEqual([text.span.start, text.span.end], [2, 6]);
    assert.equal(line(text, 'others'), 'Here too: OKR, SWOT.');
  });

  it('takes a word for the name of a framework before it takes it for an element of another', () => {
    const named = detection('Pre-mortem', { standing: 'mentioned', evidence: [evidence(10, 30)] });
    const text = at(12, { detections: [WRAP, named] });
    assert.deepEqual([text.name, line(text, 'others')], ['Pre-mortem', 'Here too: WRAP.']);
  });

  it('has room for six lines beside its heading and its link, whatever is said, and says where it was cut', () => {
    const long = 'Words of no great weight that go on and on. '.repeat(100);
    const others = Array.from({ length: 40 }, (_, index) =>
      detection(`Framework ${index}`, { evidence: [evidence(0, 90)] }),
    );
    const coverage = Array.from({ length: 40 }, (_, index) => ({
      id: String(index),
      name: `Element ${index}`,
      lines: [],
    }));
    const text = at(3, {
      detections: [{ ...WRAP, name: long, version: long, coverage }, ...others],
      findings: [finding({ message: long })],
      enhancements: [enhancement({ text: long })],
    });
    const rendered = text.lines.map((one) => Math.ceil(one.text.length / 62));
    assert.ok(rendered.reduce((sum, count) => sum + count) <= 6, String(rendered));
    assert.deepEqual(
      text.lines.map(({ subject }) => subject),
      ['why', 'coverage', 'info', 'documentation', 'others'],
    );
    for (const { subject, text: said } of text.lines) if (subject !== 'why') assert.match(said, /…$/);
    assert.ok(`${text.name} — ${text.standing}`.length <= 72, text.standing);
  });
});
