import type { ReadPack } from './admit';

/** What came of reading a pack, wherever it lies: what a cache may keep. */
export type KeptPack = Omit<ReadPack, 'origin'>;

/** Whether a value has the form of a pack that was read; that it was read well rests on where it was kept. */
export function isKeptPack(value: unknown): value is KeptPack {
  if (!isRecord(value)) return false;
  const { name, entries, personas, problems } = value;
  return (
    (name === null || typeof name === 'string') &&
    Array.isArray(entries) &&
    entries.every((entry) => isRecord(entry) && isSpan(entry.id) && isFramework(entry.framework)) &&
    Array.isArray(personas) &&
    personas.every(isPersonaEntry) &&
    Array.isArray(problems) &&
    problems.every(
      (problem) =>
        isSpan(problem) &&
        'message' in problem &&
        typeof problem.message === 'string' &&
        'severity' in problem &&
        (problem.severity === 'error' || problem.severity === 'warning'),
    )
  );
}

function isPersonaEntry(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value.persona) || !Array.isArray(value.ruleIds)) return false;
  const { id, name, lens, joins, rules } = value.persona;
  return (
    [id, name, lens].every((text) => typeof text === 'string') &&
    isRecord(joins) &&
    Array.isArray(rules) &&
    value.ruleIds.length === rules.length &&
    value.ruleIds.every(isSpan) &&
    rules.every(isRule)
  );
}

/** The parts that would throw where they are of another form. */
function isRule(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { id, severity, topic, message, why, question, trigger, answer } = value;
  const phrases = [trigger, answer].flatMap((part) =>
    isRecord(part) ? [part.any, part.also, part.not, part.headings] : [],
  );
  return (
    [id, severity, topic, message, why, question].every((text) => typeof text === 'string') &&
    phrases.every((list) => list === undefined || (Array.isArray(list) && list.every((one) => typeof one === 'string')))
  );
}

function isFramework(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { id, name, kind, names, elements, signals } = value;
  const parts = kind === 'strategy' ? elements : kind === 'software' ? signals : null;
  return (
    typeof id === 'string' &&
    typeof name === 'string' &&
    Array.isArray(parts) &&
    parts.every(isRecord) &&
    Array.isArray(names) &&
    names.every((one) => isRecord(one) && typeof one.text === 'string')
  );
}

function isSpan(value: unknown): value is { readonly start: number; readonly end: number } {
  return isRecord(value) && Number.isInteger(value.start) && Number.isInteger(value.end);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
