import { UserError } from '../../errors';
import { Fault } from '../connection/fault';
import type { Ask, Contribution, Enhancer } from '../enhancer';
import { type Library, librariesIn, mostFitting } from './context7-libraries';
import { LIBRARY_IDS } from './library-ids';
import { context7SoftError } from './soft-errors';

/** Documentation changes slowly, and questions to context7 are counted. */
const TTL_MS = 24 * 3_600_000;
/** Most frameworks of one document that it is asked about: each costs one question, or two. */
const MAX_FRAMEWORKS = 8;
/** Most characters of documentation that are shown for one framework. */
const MAX_CHARS = 4_000;

/**
 * Documentation of the software that was found, from a context7 server: best practices and pitfalls of the version in use.
 * It is told the framework's name, a plain version number and our own question. Only on request, as questions are counted.
 */
export function context7(server: string): Enhancer {
  /** Frameworks that were resolved, so that a pinned id the server does not know is asked about once. */
  const resolvedBefore = new Set<string>();
  return {
    name: 'context7',
    server,
    onRequest: true,
    softError: context7SoftError,
    turns: ({ detections }) =>
      detections
        .filter(({ kind }) => kind === 'software')
        .slice(0, MAX_FRAMEWORKS)
        .map(({ id, name, version }) => ({
          framework: id,
          run: async (ask) => {
            const query = queryFor(name, version);
            const pinned = resolvedBefore.has(id) ? undefined : pinnedId(id);
            const known = pinned === undefined ? undefined : await documentation(ask, { id: pinned }, query);
            if (known) return known;
            const library = await resolved(server, ask, name, query);
            resolvedBefore.add(id);
            const found = await documentation(ask, library, query);
            if (!found) throw new UserError(`The server "${server}" has no documentation of ${name} (${library.id}).`);
            return found;
          },
        })),
  };
}

function pinnedId(framework: string): string | undefined {
  // Packs of the user's own choose their ids: "constructor" is one.
  return Object.hasOwn(LIBRARY_IDS, framework) ? LIBRARY_IDS[framework] : undefined;
}

function queryFor(name: string, version: string | null): string {
  const plain = version === null ? undefined : plainVersion(version);
  return `Best practices and common pitfalls of ${plain === undefined ? name : `${name} ${plain}`} in production`;
}

/** Major and minor of a version that is one number, maybe with a sign for "compatible with"; nothing else leaves. */
function plainVersion(version: string): string | undefined {
  return /^(?:\^|~>?|={1,3})? ?v?(\d{1,4}(?:\.\d{1,4})?)(?:\.(?:\d{1,6}|[x*]))?$/.exec(version.trim())?.[1];
}

/** What the documentation of a library says, or undefined where the server has none under this id. */
async function documentation(
  ask: Ask,
  { id, title }: Pick<Library, 'id'> & Partial<Library>,
  query: string,
): Promise<Contribution | undefined> {
  try {
    const text = await ask({ tool: 'query-docs', arguments: { libraryId: id, query }, ttlMs: TTL_MS });
    return { text: `${title === undefined ? id : `${title}, ${id}`}:\n\n${cut(text)}` };
  } catch (error) {
    // A server at fault would only fail again.
    if (error instanceof Fault || !(error instanceof UserError)) throw error;
    return undefined;
  }
}

async function resolved(server: string, ask: Ask, name: string, query: string): Promise<Library> {
  const text = await ask({ tool: 'resolve-library-id', arguments: { query, libraryName: name }, ttlMs: TTL_MS });
  const library = mostFitting(librariesIn(text), name);
  if (!library) throw new UserError(`The server "${server}" named no library for ${name} that can be asked about.`);
  return library;
}

/** The beginning, up to the end of a snippet or a paragraph. */
function cut(text: string): string {
  if (text.length <= MAX_CHARS) return text;
  const start = text.slice(0, MAX_CHARS);
  const ends = [...start.matchAll(/\n-{8,}\n/g)].map(({ index }) => index);
  const end = [ends.at(-1), start.lastIndexOf('\n\n'), start.lastIndexOf('\n'), start.lastIndexOf(' ')].find(
    (at) => at !== undefined && at > MAX_CHARS / 2,
  );
  const kept = start.slice(0, end ?? MAX_CHARS - 1).trimEnd();
  return `${kept}\n\n[the first ${kept.length.toLocaleString('en')} of ${text.length.toLocaleString('en')} characters]`;
}
