import { isCommented } from './scopes';
import type { SoftwareContext } from './software-rule';
import type { Unbound } from './unbound-entries';

/** Images that everybody pulls from Docker Hub by a bare name and whose tag is missing or moves. */
export function* unboundImages({ document, detections }: SoftwareContext): Generator<Unbound> {
  const { text, fileName } = document;
  if (!/\.ya?ml$/i.test(fileName)) {
    yield* unboundBases(text);
    return;
  }
  for (const { evidence } of detections) {
    for (const { kind, start, end } of evidence) {
      if (kind !== 'dependency' || isCommented(text, start, fileName)) continue;
      const tag = /^\s*(?:-\s+)?image:\s*["']?$/.test(lineBefore(text, start)) ? tagBehind(text, end) : null;
      if (tag !== null) yield { name: text.slice(start, end), start, end: end + tag.length };
    }
  }
}

/** Stages of a Dockerfile that begin with such an image. */
function* unboundBases(text: string): Generator<Unbound> {
  const stages = new Set(['scratch', ...Array.from(text.matchAll(STAGE), ([, name = '']) => name.toLowerCase())]);
  for (const { index, 0: line, 1: name = '' } of text.matchAll(FROM)) {
    const start = index + line.length - name.length;
    const tag = stages.has(name.toLowerCase()) ? null : tagBehind(text, start + name.length);
    if (tag !== null) yield { name, start, end: start + name.length + tag.length };
  }
}

const FROM = /^[ \t]*FROM[ \t]+(?:--platform=\S+[ \t]+)?([a-z][\w.-]*)(?![\w./-])/gim;
const STAGE = /^[ \t]*FROM[ \t]+[^\n]*?[ \t]AS[ \t]+([\w.-]+)/gim;

/** `:latest`, or nothing, behind the name of an image; null where a tag, a digest, an owner or a variable stands there. */
function tagBehind(text: string, end: number): string | null {
  return /^(?::latest)?(?=["']?[ \t]*(?:$|\r|\n|#|AS\b))/i.exec(text.slice(end, end + 80))?.[0] ?? null;
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}
