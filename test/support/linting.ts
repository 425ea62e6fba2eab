import assert from 'node:assert/strict';
import type { ElementSignal, UsageSignal } from '../../src/engine/catalog/framework';
import type { Check, Linted } from '../../src/engine/catalog/lint/finding';
import { lint } from '../../src/engine/catalog/lint/lint';
import { lintPorts } from './lint-ports';

/** A strategic framework with nothing to say about it. */
export function strategy(id: string, parts: Partial<Extract<Linted, { kind: 'strategy' }>> = {}): Linted {
  return {
    id,
    name: `${id} way`,
    kind: 'strategy',
    category: 'test',
    source: 'Acme, 2026',
    guide: 'Orders work by size. It helps where much is open.',
    questions: ['Which is the largest?', 'Who says so?'],
    links: ['https://example.org/'],
    names: [{ text: `${id} way` }],
    elements: [],
    ...parts,
  };
}

/** A software framework with nothing to say about it. */
export function software(id: string, signals: readonly UsageSignal[], parts: Partial<Linted> = {}): Linted {
  const { elements: _, ...base } = strategy(id) as Extract<Linted, { kind: 'strategy' }>;
  return { ...base, kind: 'software', signals, ...parts } as Linted;
}

/** An element that these words say. */
export function element(id: string, wordings: Partial<ElementSignal>): ElementSignal {
  return { id, name: id, ...wordings };
}

/** Findings of a check, each as "severity id: where: message". */
export function findings(check: Check, linted: readonly Linted[], others: readonly Linted[] = []): string[] {
  return lint(linted, others, lintPorts([...others, ...linted]))
    .filter((finding) => finding.check === check)
    .map(({ severity, framework, path, message }) => `${severity} ${framework} ${path.join('.')}: ${message}`);
}

/** Checks that there are as many findings as patterns, and that each is like its own. */
export function assertFound(found: readonly string[], ...expected: readonly RegExp[]): void {
  assert.equal(found.length, expected.length, found.join('\n') || 'nothing was found');
  for (const [at, pattern] of expected.entries()) assert.match(found[at] ?? '', pattern);
}
