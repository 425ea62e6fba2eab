import type { Detection } from '../../src/engine/detection/detection';
import type { Found } from '../../src/engine/enhancement/enhancer';
import type { EnginePort } from '../../src/server/server';

/** A detection of which only what servers are asked by is of interest. */
export function detection(name: string, more: Partial<Detection> = {}): Detection {
  return {
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    kind: 'strategy',
    category: 'decision',
    standing: 'applied',
    confidence: 0.9,
    reasons: [],
    version: null,
    versionSpan: null,
    coverage: null,
    evidence: [],
    ...more,
  };
}

/** What was found in a document whose text is of no interest. */
export function foundIn(detections: readonly Detection[], documentText = ''): Found {
  return { detections, framework: () => undefined, documentText: () => documentText };
}

/** An engine that knows a guide to everything except `unknown`, and finds every word that is written in capitals. */
export const enginePort: EnginePort = {
  guide: (framework) => (framework === 'unknown' ? undefined : `Guide to ${framework}`),
  detect: ({ text }) => ({
    detections: [...text.matchAll(/\b[A-Z]{2,}\b/g)].map(([name]) => detection(name)),
    truncated: false,
    words: text.split(/\s+/).length,
    ms: 1,
  }),
  review: ({ languageId, lineCount }) => ({
    joint: { findings: [], conflicts: [], recommendation: null },
    reviews: [
      {
        persona: 'reader',
        personaName: `Reader of ${languageId}`,
        reason: 'it reads every text',
        findings: [
          {
            rule: 'reader/long',
            persona: 'reader',
            severity: 'info',
            topic: 'wording',
            message: `It has ${lineCount} lines.`,
            why: 'Long texts are not read.',
            question: 'Who reads it?',
            line: 1,
            start: 0,
            end: 0,
          },
        ],
      },
    ],
  }),
};
