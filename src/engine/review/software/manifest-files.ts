import type { Manifest } from '../../catalog/framework';
import type { SourceDocument } from '../../document';

/** Longest file that is read, in UTF-16 units; nobody writes a longer manifest. */
const MAX_LENGTH = 500_000;

/** Kinds of entries by the name of the file, in lower case; what a lock holds, a program wrote. */
const BY_NAME: readonly (readonly [RegExp, readonly Manifest[]])[] = [
  [/(?:^|[.-])lock(?:[.-]|file|$)|-lock\.json$|^npm-shrinkwrap\.json$|\.lockfile$|^go\.sum$|^package\.resolved$/, []],
  [/^package\.json$/, ['npm']],
  [/^composer\.json$/, ['composer']],
  [/^(?:pyproject\.toml|pipfile|setup\.py|setup\.cfg)$|(?:requirements|constraints)[\w.-]*\.(?:txt|in)$/, ['pypi']],
  [/^(?:environment|conda)[\w.-]*\.ya?ml$/, ['pypi']],
  [/^cargo\.toml$/, ['cargo']],
  [/^pom\.xml$|\.pom$|\.sbt$/, ['maven']],
  [/\.gradle(?:\.kts)?$|\.versions\.toml$/, ['maven', 'gradle']],
  [/^gemfile$|\.gemspec$|^gems\.rb$/, ['gem']],
  [/^go\.mod$/, ['gomod']],
  [/\.(?:cs|fs|vb)proj$|^directory\.(?:packages|build)\.props$|^packages\.config$/, ['nuget']],
  [/^pubspec\.yaml$/, ['pub']],
  [/^podfile$/, ['cocoapods']],
  [/^package\.swift$/, ['swiftpm']],
  [/^(?:docker|container)file(?:[._-]|$)|\.dockerfile$/, ['docker']],
  [/^chart\.ya?ml$/, ['helm']],
  [/\.ya?ml$/, ['docker', 'actions']],
  [/\.(?:tf|tofu)$/, ['terraform']],
];

/** The kinds of entries that a file of this name declares; null where it is no manifest, so code or text. */
export function manifestsOf(document: SourceDocument): readonly Manifest[] | null {
  const name = document.fileName.toLowerCase();
  const found = BY_NAME.find(([pattern]) => pattern.test(name));
  if (found) return document.text.length > MAX_LENGTH ? [] : found[1];
  return document.languageId === 'dockerfile' ? ['docker'] : null;
}

/** Whether a requirements file is what documentation is built with, which imports all that is described. */
export function isForDocs(text: string): boolean {
  return /^(?:sphinx|mkdocs|furo|myst)/im.test(text);
}

/** Whether a `package.json` is that of a package which others install. */
export function isLibrary(text: string): boolean {
  return !/"private"\s*:\s*true/.test(text) && /"(?:exports|files|publishConfig|module)"\s*:/.test(text);
}
