import type { Framework, NameSignal } from '../framework';
import type { PathInFramework } from './finding';

/** A wording of an element, and where it stands. */
export interface Wording {
  readonly text: string;
  readonly strength: 'distinct' | 'everyday' | 'formal';
  readonly element: string;
  readonly path: PathInFramework;
}

/** The wordings of all elements, in their order; none of software. */
export function wordingsOf(framework: Framework): Wording[] {
  if (framework.kind !== 'strategy') return [];
  return framework.elements.flatMap((element, index) =>
    (['distinct', 'everyday', 'formal'] as const).flatMap((strength) =>
      (element[strength] ?? []).map((text, at) => ({
        text,
        strength,
        element: element.id,
        path: ['elements', index, strength, at],
      })),
    ),
  );
}

/** A phrase as it is compared: what detection reads alike is alike. */
export function foldedPhrase(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s\-‐‑'’*]+/g, ' ')
    .trim();
}

/** The simplest text a phrase is found in: no gaps filled, no inflections. */
export function plainPhrase(text: string): string {
  return text
    .replaceAll('~', '')
    .replace(/\s*_\s*/g, ' ')
    .trim();
}

/** Whether detection keeps the case of a name. */
export function keepsCase({ text, case: wanted }: NameSignal): boolean {
  const isOneWord = !/[\s_-]/.test(text.trim());
  return wanted === 'exact' || (wanted === undefined && isOneWord && /\p{Lu}/u.test(text));
}

/** Whether every text with the longer phrase has the shorter one, too: its words in a row among more. */
export function isWithin(shorter: string, longer: string): boolean {
  const few = wordsOf(shorter);
  const many = wordsOf(longer);
  if (few.length >= many.length || few.includes('_')) return false;
  return many.some((_, at) =>
    few.every((word, index) => {
      const other = many[at + index] ?? '';
      // Marks between words belong to a phrase, those around it do not.
      const isEdge = index === 0 || index === few.length - 1;
      return says(word, other) || (isEdge && says(word, other.replace(/^["(]+|[",;:)]+$/g, '')));
    }),
  );
}

/** Whether every text with the other phrase has this one, too, at the same place: it is the same, or its plural. */
export function isSame(text: string, other: string): boolean {
  const words = wordsOf(text);
  const others = wordsOf(other);
  if (words.length !== others.length) return false;
  return words.every((word, at) => {
    const last = at === words.length - 1;
    return says(word, others[at] ?? '') || (last && isPlural(word, others[at] ?? ''));
  });
}

/** Whether a word of a phrase is found wherever another is: the same, or that with its inflections. */
function says(word: string, other: string): boolean {
  return word === other || word === `${other}~`;
}

function isPlural(word: string, other: string): boolean {
  if (!/[a-z]$/.test(word) || word.length < 2) return false;
  if (/[^aeiou]y$/.test(word)) return other === `${word.slice(0, -1)}ies`;
  return other === (/(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`);
}

function wordsOf(text: string): string[] {
  return foldedPhrase(text).split(' ');
}
