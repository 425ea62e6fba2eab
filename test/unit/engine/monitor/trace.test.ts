import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { SourceDocument } from '../../../../src/engine/document';
import { Engine } from '../../../../src/engine/engine';
import { otlpTrace, TraceFiles } from '../../../../src/engine/monitor/trace';
import { inProcessTransport } from '../../../../src/server/server';
import { faultServer, lookup } from '../../../support/fault-servers';
import { measurement } from '../../../support/measurements';
import { tracesData } from '../../../support/otlp';

const TRACED = {
  at: 1_772_323_200_000.5,
  analysis: measurement({ operation: 'analysis', durationMs: 30.25, attributes: { words: 12, depth: 'review' } }),
  steps: [
    measurement({ durationMs: 2, busyMs: 2 }),
    measurement({ operation: 'review', label: 'finance', startMs: 2.5, durationMs: 10, outcome: 'failed' }),
  ],
};

describe('a trace', () => {
  it('is OTLP in its JSON form: ids in hexadecimal, nanoseconds as texts, steps below their analysis', () => {
    let ids = 0;
    const trace = otlpTrace(TRACED, '1.2.3', (bytes) => String(++ids).padStart(bytes * 2, '0'));
    const traceId = `${'0'.repeat(31)}1`;
    const root = `${'0'.repeat(15)}2`;
    assert.deepEqual(trace, {
      resourceSpans: [
        {
          resource: {
            attributes: [
              { key: 'service.name', value: { stringValue: 'framework-director' } },
              { key: 'service.version', value: { stringValue: '1.2.3' } },
            ],
          },
          scopeSpans: [
            {
              scope: { name: 'framework-director', version: '1.2.3' },
              spans: [
                {
                  traceId,
                  spanId: root,
                  name: 'analysis',
                  kind: 1,
                  startTimeUnixNano: '1772323200000500000',
                  endTimeUnixNano: '1772323200030750000',
                  attributes: [
                    { key: 'outcome', value: { stringValue: 'ok' } },
                    { key: 'words', value: { intValue: '12' } },
                    { key: 'depth', value: { stringValue: 'review' } },
                  ],
                  status: {},
                },
                {
                  traceId,
                  spanId: `${'0'.repeat(15)}3`,
                  parentSpanId: root,
                  name: 'detection',
                  kind: 1,
                  startTimeUnixNano: '1772323200000500000',
                  endTimeUnixNano: '1772323200002500000',
                  attributes: [
                    { key: 'outcome', value: { stringValue: 'ok' } },
                    { key: 'busyMs', value: { intValue: '2' } },
                  ],
                  status: {},
                },
                {
                  traceId,
                  spanId: `${'0'.repeat(15)}4`,
                  parentSpanId: root,
                  name: 'review: finance',
                  kind: 1,
                  startTimeUnixNano: '1772323200003000000',
                  endTimeUnixNano: '1772323200013000000',
                  attributes: [{ key: 'outcome', value: { stringValue: 'failed' } }],
                  status: { code: 2 },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('is a file of its own, of which a folder has a hundred at most, beside what is not ours', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'framework-director-traces-'));
    writeFileSync(join(folder, 'notes.json'), '');
    const log: string[] = [];
    const files = new TraceFiles(folder, '1.2.3', (line) => log.push(line));
    for (let at = 0; at < 120; at++) {
      files.write({ ...TRACED, at: at * 1_000 });
      if (at % 10 === 9) await files.settled;
    }
    const names = readdirSync(folder).filter((name) => name.startsWith('framework-director-trace-'));
    assert.equal(names.length, 100);
    assert.ok(names.every((name) => name >= 'framework-director-trace-1970-01-01T00-00-20'));
    assert.ok(readdirSync(folder).includes('notes.json'));
    const { resourceSpans } = JSON.parse(readFileSync(join(folder, names[0] ?? ''), 'utf8'));
    assert.match(resourceSpans[0].scopeSpans[0].spans[0].traceId, /^[0-9a-f]{32}$/);
    assert.match(resourceSpans[0].scopeSpans[0].spans[0].spanId, /^[0-9a-f]{16}$/);
    assert.deepEqual(log, []);
    rmSync(folder, { recursive: true });
  });

  it('that cannot be written is told of once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'framework-director-traces-'));
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const log: string[] = [];
    const files = new TraceFiles(join(file, 'below'), '1.2.3', (line) => log.push(line));
    files.write(TRACED);
    files.write(TRACED);
    await files.settled;
    assert.equal(log.length, 1);
    assert.match(log[0] ?? '', /^No trace can be written to .*below: /);
    rmSync(folder, { recursive: true });
  });

  it('of a real analysis is what the definition of OTLP allows, field by field', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'framework-director-traces-'));
    const engine = new Engine({ storageFolder: null, localServer: inProcessTransport, log: () => undefined });
    engine.setTraceFolder(folder);
    const memo = new SourceDocument('file:///memo.md', 'markdown', 1, 'We follow Team Topologies and OKR. All agree.');
    await engine.configure({ servers: [faultServer('exits')], mappings: [lookup('exits')], isAllowed: () => true });
    for (let times = 0; times < 2; times++) {
      for await (const _ of engine.analyze(memo, { depth: 'enhance' }));
    }
    await engine.dispose();
    const files = readdirSync(folder);
    assert.equal(files.length, 2);
    const traces = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
    for (const trace of traces) assert.deepEqual(tracesData(trace), []);
    const spans = traces.flatMap((trace) => trace.resourceSpans[0].scopeSpans[0].spans);
    assert.ok(
      spans.some(({ status }) => status.code === 2),
      'one of them failed',
    );
    assert.ok(tracesData({ resourceSpans: [{ scopeSpans: [{ spans: [{ ...spans[0], spanId: 'x' }] }] }] }).length > 0);
    rmSync(folder, { recursive: true });
  });
});
