import type { Manifest } from '../../catalog/framework';
import { manifestEntry } from '../../detection/usage/manifests';
import type { SourceDocument, Span } from '../../document';
import { isForDocs, isLibrary } from './manifest-files';
import { isCommented, scopeOf } from './scopes';
import type { SoftwareContext } from './software-rule';
import { rangeOf } from './version-range';

/** A name whose major version nothing bounds, and where it stands. */
export interface Unbound extends Span {
  readonly name: string;
  /** True where it only builds and tests. */
  readonly aside?: boolean;
}

/** Kinds of manifest whose entries are looked at; those of the rest are held by a lock, or must be open as a library's. */
const LOOKED_AT: ReadonlySet<Manifest> = new Set([
  'npm',
  'pypi',
  'composer',
  'cargo',
  'maven',
  'gradle',
  'nuget',
  'pub',
  'actions',
]);
/** Files of Python that a person installs from as they are. */
const INSTALLED_FROM = /^requirements(?:[-_.](?:prod|production|app|main|deploy))?\.txt$/;
/** Versions that stand in another file, or an environment to work on the package beside it. */
const ELSEWHERE = /^\s*(?:(?:-c|--constraint)\b|-e\s+\.)/m;
/** Categories of the catalogue whose tools stand in a requirements file for those who work on the code. */
const WORKSHOP: ReadonlySet<string> = new Set(['testing', 'build']);
/** Actions that are made to be used from a branch, and the types of packages that have versions. */
const MEANT_OPEN = /^(?:@types\/|dtolnay\/rust-toolchain$)/;

/** The entries for frameworks of the catalogue whose versions are open although their kind of manifest would have bounded them. */
export function unboundEntries(
  { document, detections }: SoftwareContext,
  manifests: readonly Manifest[],
): readonly Unbound[] {
  if (isLeftOpen(document)) return [];
  const { text, fileName, languageId } = document;
  const open: Unbound[] = [];
  const bound = new Set<string>();
  const seen = new Set<number>();
  for (const { category, evidence } of detections) {
    if (manifests.includes('pypi') && WORKSHOP.has(category)) continue;
    for (const { kind, start, end } of evidence) {
      if (kind !== 'dependency' || seen.has(start)) continue;
      seen.add(start);
      const name = text.slice(start, end);
      if (MEANT_OPEN.test(name) || isOwn(name, document) || isCommented(text, start, fileName)) continue;
      for (const manifest of manifests.filter((one) => LOOKED_AT.has(one))) {
        const entry = manifestEntry(manifest, fileName, languageId, text, start, end);
        if (!entry) continue;
        const aside = scopeOf(document, manifest, start) === 'development';
        if (isUnbound(document, manifest, start, entry.version))
          open.push({ name, aside, ...(entry.span ?? { start, end }) });
        else bound.add(name);
        break;
      }
    }
  }
  // What another line bounds, as for an extra of it, is bound.
  return open.filter(({ name }) => !bound.has(name));
}

/** Whether an entry is of the scope that publishes the package itself. */
function isOwn(name: string, { text }: SourceDocument): boolean {
  const scope = /^@[\w.-]+\//.exec(name)?.[0];
  const own = scope && /"name"\s*:\s*"([^"]+)"/.exec(text)?.[1];
  return own ? own.startsWith(scope) || `@${own}/` === scope : false;
}

function isUnbound(document: SourceDocument, manifest: Manifest, at: number, version: string | null): boolean {
  const { text } = document;
  // Without a version an entry of a requirements file takes what is newest; elsewhere something else has it.
  if (version === null) return manifest === 'pypi';
  if (manifest === 'actions') {
    const isWorkflow = /^\S*\.ya?ml@/.test(text.slice(at, at + 200));
    return !isWorkflow && /^(?:main|master|latest)$/.test(version);
  }
  if (!['runtime', 'development'].includes(scopeOf(document, manifest, at))) return false;
  // Who publishes a package may well admit what is to come, but not everything.
  if (manifest === 'npm' && version.startsWith('>') && isLibrary(document.text)) return false;
  const range = rangeOf(version, manifest);
  return range !== null && range.below === null;
}

/** Whether a manifest leaves versions open for a reason: others have the say, or another file of it has them. */
function isLeftOpen({ text, fileName }: SourceDocument): boolean {
  const name = fileName.toLowerCase();
  if (name === 'package.json') return /"(?:workspaces|peerDependencies)"\s*:/.test(text);
  if (/\.(?:ya?ml|toml|json)$/.test(name) && !/^(?:pyproject|environment|conda)/.test(name)) return false;
  if (/\.gradle(?:\.kts)?$|^pom\.xml$|proj$|\.props$/.test(name)) return false;
  return !INSTALLED_FROM.test(name) || isForDocs(text) || ELSEWHERE.test(text);
}
