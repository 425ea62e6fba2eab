import type { Manifest } from '../../catalog/framework';
import { actionsEntry, dockerEntry, helmEntry, shardsEntry, terraformEntry } from './manifest-deployment';
import type { Entry } from './manifest-entry';
import { clojarsEntry, gradleEntry, gradleLockEntry, mavenEntry } from './manifest-jvm';
import {
  cocoapodsEntry,
  conanEntry,
  cpanEntry,
  cranEntry,
  hackageEntry,
  juliaEntry,
  vcpkgEntry,
} from './manifest-lists';
import {
  bunLockEntry,
  composerLockEntry,
  gemLockEntry,
  goSumEntry,
  hexLockEntry,
  juliaLockEntry,
  npmLockEntry,
  nugetLockEntry,
  pipfileLockEntry,
  pnpmLockEntry,
  podLockEntry,
  pubLockEntry,
  renvLockEntry,
  swiftLockEntry,
  tomlLockEntry,
  yarnLockEntry,
} from './manifest-locks';
import {
  cargoEntry,
  gemEntry,
  goEntry,
  hexEntry,
  jsonEntry,
  nugetEntry,
  pubEntry,
  pythonEntry,
  swiftEntry,
} from './manifest-packages';

interface Grammar {
  /** Whether such entries stand in a file of this name; the language counts where there is no name (a fence, an untitled text). */
  applies(fileName: string, language: string): boolean;
  /** The entry whose name is at `start`..`end`, or null. */
  entry(text: string, start: number, end: number): Entry | null;
}

/** The entry of `manifest` whose dependency stands at `start`..`end`, or null where these characters declare nothing. */
export function manifestEntry(
  manifest: Manifest,
  fileName: string,
  language: string,
  text: string,
  start: number,
  end: number,
): Entry | null {
  const file = fileName.toLowerCase();
  const locked = LOCKS[file]?.[manifest];
  if (locked) return locked(text, start, end);
  const grammar = GRAMMARS[manifest];
  return grammar.applies(file, language) ? grammar.entry(text, start, end) : null;
}

/** Manifests whose names compare with case folded and `-`, `_`, `.` equal (PEP 503), or with case folded (NuGet). */
export const FOLDED_MANIFESTS: ReadonlySet<Manifest> = new Set(['pypi', 'nuget']);

type EntryAt = Grammar['entry'];

const python: Partial<Record<Manifest, EntryAt>> = { pypi: tomlLockEntry };
const npm: Partial<Record<Manifest, EntryAt>> = { npm: npmLockEntry };
const gem: Partial<Record<Manifest, EntryAt>> = { gem: gemLockEntry };
const go: Partial<Record<Manifest, EntryAt>> = { gomod: goSumEntry };
const gradle: Partial<Record<Manifest, EntryAt>> = { maven: gradleLockEntry, gradle: gradleLockEntry };

/** What the lock files of each registry's tools write; a file's name in lower case tells its form. */
const LOCKS: Readonly<Record<string, Partial<Record<Manifest, EntryAt>>>> = {
  'package-lock.json': npm,
  'npm-shrinkwrap.json': npm,
  'yarn.lock': { npm: yarnLockEntry },
  'pnpm-lock.yaml': { npm: pnpmLockEntry },
  'bun.lock': { npm: bunLockEntry },
  'poetry.lock': python,
  'uv.lock': python,
  'pdm.lock': python,
  'pipfile.lock': { pypi: pipfileLockEntry },
  'cargo.lock': { cargo: tomlLockEntry },
  'gemfile.lock': gem,
  'gems.locked': gem,
  'composer.lock': { composer: composerLockEntry },
  'go.sum': go,
  'go.work.sum': go,
  'mix.lock': { hex: hexLockEntry },
  'rebar.lock': { hex: hexLockEntry },
  'pubspec.lock': { pub: pubLockEntry },
  'podfile.lock': { cocoapods: podLockEntry },
  'package.resolved': { swiftpm: swiftLockEntry },
  'packages.lock.json': { nuget: nugetLockEntry },
  'gradle.lockfile': gradle,
  'buildscript-gradle.lockfile': gradle,
  'renv.lock': { cran: renvLockEntry },
  'manifest.toml': { julia: juliaLockEntry },
};

const GRAMMARS: Readonly<Record<Manifest, Grammar>> = {
  npm: {
    applies: (file, language) => file === 'package.json' || (isJson(language) && !/lock/.test(file)),
    entry: jsonEntry,
  },
  composer: {
    applies: (file, language) => file === 'composer.json' || (file === '' && isJson(language)),
    entry: jsonEntry,
  },
  pypi: { applies: isPython, entry: pythonEntry },
  cargo: {
    applies: (file, language) => file === 'cargo.toml' || (file === '' && language === 'toml'),
    entry: cargoEntry,
  },
  maven: {
    applies: (file, language) =>
      /pom|\.xml$|\.gradle(?:\.kts)?$|\.versions\.toml$|\.sbt$/.test(file) ||
      (file === '' && ['xml', 'groovy', 'kotlin', 'scala', 'toml'].includes(language)),
    entry: mavenEntry,
  },
  gradle: {
    applies: (file, language) =>
      /\.gradle(?:\.kts)?$|\.versions\.toml$/.test(file) ||
      (file === '' && ['groovy', 'kotlin', 'toml'].includes(language)),
    entry: gradleEntry,
  },
  gem: {
    applies: (file, language) => /gemfile$|\.gemspec$|gems\.rb$/.test(file) || (file === '' && language === 'ruby'),
    entry: gemEntry,
  },
  gomod: { applies: (file, language) => file === 'go.mod' || language === 'go.mod', entry: goEntry },
  nuget: {
    applies: (file, language) =>
      /\.(?:cs|fs|vb)proj$|\.props$|\.targets$|packages\.config$/.test(file) || (file === '' && language === 'xml'),
    entry: nugetEntry,
  },
  hex: {
    applies: (file, language) =>
      file === 'mix.exs' || file === 'rebar.config' || (file === '' && language === 'elixir'),
    entry: hexEntry,
  },
  pub: {
    applies: (file) => /^pubspec[\w.]*\.yaml$/.test(file),
    entry: pubEntry,
  },
  swiftpm: {
    applies: (file, language) =>
      /^package(?:@swift-[\d.]+)?\.swift$/.test(file) || (file === '' && language === 'swift'),
    entry: swiftEntry,
  },
  clojars: {
    applies: (file, language) =>
      /^(?:project\.clj|deps\.edn|bb\.edn|shadow-cljs\.edn|build\.boot)$/.test(file) ||
      (file === '' && language === 'clojure'),
    entry: clojarsEntry,
  },
  hackage: {
    applies: (file, language) => /\.cabal$|^package\.yaml$/.test(file) || language === 'cabal',
    entry: hackageEntry,
  },
  cran: { applies: (file) => file === 'description', entry: cranEntry },
  julia: { applies: (file) => /^(?:julia)?project\.toml$/.test(file), entry: juliaEntry },
  cocoapods: { applies: (file) => /^podfile$|\.podspec$/.test(file), entry: cocoapodsEntry },
  cpan: { applies: (file) => /^cpanfile$|^makefile\.pl$/.test(file), entry: cpanEntry },
  conan: { applies: (file) => /^conanfile\.(?:txt|py)$/.test(file), entry: conanEntry },
  vcpkg: { applies: (file) => file === 'vcpkg.json', entry: vcpkgEntry },
  shards: { applies: (file) => /^shard\.(?:yml|lock)$/.test(file), entry: shardsEntry },
  docker: {
    applies: (file, language) =>
      language === 'dockerfile' || /^(?:docker|container)file(?:[._-]|$)/.test(file) || isYaml(language),
    entry: dockerEntry,
  },
  actions: { applies: (_, language) => isYaml(language), entry: actionsEntry },
  helm: {
    applies: (file, language) => /^(?:chart|requirements)\.lock$/.test(file) || isYaml(language),
    entry: helmEntry,
  },
  terraform: {
    applies: (file, language) => /\.(?:tf|tofu|hcl)$/.test(file) || language === 'terraform',
    entry: terraformEntry,
  },
};

function isJson(language: string): boolean {
  return language === 'json' || language === 'jsonc';
}

function isYaml(language: string): boolean {
  return language === 'yaml' || language === 'dockercompose';
}

function isPython(file: string, language: string): boolean {
  if (file === '') return language === 'toml' || language === 'pip-requirements';
  return (
    /^(?:pyproject\.toml|pipfile|setup\.py|setup\.cfg|(?:environment|conda)[\w.-]*\.ya?ml)$/.test(file) ||
    /(?:requirements|constraints)[\w.-]*\.(?:txt|in)$/.test(file) ||
    language === 'pip-requirements'
  );
}
