/** A library as context7 lists it; all of it is text from outside but the id, which has its form. */
export interface Library {
  readonly id: string;
  readonly title: string;
  /** From 0, unknown or low, to 2, high. */
  readonly reputation: number;
  /** Out of 100; 0 where it was not measured. */
  readonly benchmark: number;
  readonly snippets: number;
}

/** `/org/project`, or `/org/project/version`; what has another form is not asked about. */
const ID = /^\/[\w.@+-]{1,100}\/[\w.@+-]{1,100}(?:\/[\w.@+-]{1,60})?$/;

/** Whether a text has the form of a library's id. */
export function isLibraryId(text: string): boolean {
  return ID.test(text) && !text.includes('..');
}

/** The libraries in an answer of `resolve-library-id`, in its order, without those whose id has no such form. */
export function librariesIn(text: string): Library[] {
  return text.split(/\n-{3,}\n/).flatMap((block) => {
    const id = field(block, 'Context7-compatible library ID');
    if (id === undefined || !isLibraryId(id)) return [];
    const number = (name: string): number => Number.parseFloat(field(block, name) ?? '') || 0;
    return [
      {
        id,
        title: (field(block, 'Title') ?? id).slice(0, 80),
        reputation: reputationOf(field(block, 'Source Reputation'), number('Trust Score')),
        benchmark: number('Benchmark Score'),
        snippets: number('Code Snippets'),
      },
    ];
  });
}

/** The library that a name most likely means: by its title, then by how well it is documented; the server's order decides. */
export function mostFitting(libraries: readonly Library[], name: string): Library | undefined {
  const fit = (library: Library): number => {
    const [wanted, title] = [letters(name), letters(library.title)];
    if (title === wanted) return 2;
    return wanted !== '' && title !== '' && (title.includes(wanted) || wanted.includes(title)) ? 1 : 0;
  };
  return libraries.toSorted(
    (a, b) => fit(b) - fit(a) || b.reputation - a.reputation || b.benchmark - a.benchmark || b.snippets - a.snippets,
  )[0];
}

/** The first line of a block that has this name; a description behind it may hold lines of the same form. */
function field(block: string, name: string): string | undefined {
  const found = block.split('\n').find((line) => line.replace(/^[-\s]*/, '').startsWith(`${name}:`));
  return found?.slice(found.indexOf(':') + 1).trim();
}

/** Present servers give a word, older ones a score out of 10. */
function reputationOf(word: string | undefined, score: number): number {
  if (word !== undefined) return { high: 2, medium: 1 }[word.toLowerCase()] ?? 0;
  return score >= 7 ? 2 : score >= 4 ? 1 : 0;
}

/** A name without case, spaces and signs: "Next.js" and "nextjs" are one. */
function letters(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
