import type { Manifest } from '../../catalog/framework';
import { manifestEntry } from '../../detection/usage/manifests';
import type { SourceDocument, Span } from '../../document';
import type { Severity } from '../review';
import { enumerate } from '../rules/wording';
import { isForDocs, isLibrary, manifestsOf } from './manifest-files';
import { isCommented, scopeOf } from './scopes';
import { files, packageJson, type SoftwareContext, type SoftwareHit, type SoftwareRule } from './software-rule';
import { unboundImages } from './unbound-images';
import { unboundProviders } from './unbound-providers';
import { rangeOf } from './version-range';

/** More than this many places of one manifest are named in one finding. */
const ONE_BY_ONE = 3;
/** Names that a finding quotes. */
const NAMED = 4;

/** Something whose major version is nobody's decision: the next build takes whatever is newest. */
export const unpinnedMajor: SoftwareRule = {
  id: 'architecture/unpinned-major',
  severity: 'warning',
  topic: 'risk',
  why: 'A new major version may break what uses it, and comes on a day that nobody chose.',
  question: 'Which major version was this built and tested with?',
  *check(context: SoftwareContext): Generator<SoftwareHit> {
    const manifests = manifestsOf(context.document);
    if (!manifests) return;
    const unbound = [...unboundEntries(context, manifests), ...unboundProviders(context.document)].sort(
      (a, b) => a.start - b.start,
    );
    const names = [...new Set(unbound.map(({ name }) => `“${name}”`))];
    const [first] = unbound;
    if (first && names.length > ONE_BY_ONE) {
      const others =
        names.length > NAMED ? [...names.slice(0, NAMED - 1), `${names.length - NAMED + 1} others`] : names;
      yield {
        start: first.start,
        end: first.end,
        message: `Nothing bounds the major versions of ${enumerate(others)}.`,
      };
    } else {
      for (const one of unbound) {
        const message = `“${one.name}” may change its major version with any build.`;
        yield { start: one.start, end: one.end, message, severity: gravityOf([one]) };
      }
    }
  },
  mustFire: [
    ...packageJson(
      { dependencies: { react: '*' } },
      { dependencies: { express: 'latest' } },
      { devDependencies: { webpack: '>=4' } },
      { dependencies: { react: '*', 'react-dom': '*', express: '*', mongoose: '*', jest: 'latest' } },
    ),
    ...files(
      'requirements.txt',
      'pip-requirements',
      'django\n',
      'flask>=2\nrequests==2.31.0\n',
      'numpy\npandas\ntorch\nscipy\nflask\n',
    ),
    ...files(
      'Dockerfile',
      'dockerfile',
      'FROM node:latest\n',
      'FROM node\nRUN npm ci\n',
      'FROM python:latest AS build\nFROM build\n',
    ),
    ...files(
      'docker-compose.yml',
      'yaml',
      'services:\n  cache:\n    image: redis:latest\n',
      'services:\n  db:\n    image: postgres\n',
    ),
    ...files(
      'build.yml',
      'yaml',
      'jobs:\n  a:\n    steps:\n      - uses: actions/checkout@main\n',
      'steps:\n  - uses: docker/login-action@master\n',
    ),
    ...files(
      'main.tf',
      'terraform',
      'terraform {\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n    }\n  }\n}\n',
    ),
    ...files(
      'build.gradle',
      'groovy',
      "dependencies {\n  implementation 'org.springframework.boot:spring-boot-starter:+'\n}\n",
    ),
    ...files('composer.json', 'json', '{\n  "require": { "laravel/framework": "*" }\n}'),
    ...files('Cargo.toml', 'toml', '[dependencies]\nserde = "*"\n'),
  ],
  mustNotFire: [
    ...packageJson(
      { dependencies: { react: '^18.2.0', express: '4.x', mongoose: '~8.0.0', jest: '29' } },
      { peerDependencies: { react: '>=17', vue: '*' } },
      { peerDependencies: { react: '*' }, devDependencies: { react: '*' } },
      { devDependencies: { '@types/react': '*', '@types/express': 'latest' } },
      { dependencies: { react: 'workspace:*', vue: 'catalog:', vite: 'npm:rolldown-vite@latest', next: 'github:a/b' } },
      { name: '@babel/example', dependencies: { '@babel/core': '*' } },
      { files: ['lib'], dependencies: { react: '>=17' } },
      { workspaces: ['packages/*'], devDependencies: { react: '*' } },
      { overrides: { react: '>=18' }, engines: { node: '>=20' } },
      { dependencies: { react: '>=18 <20' } },
    ),
    ...files(
      'pyproject.toml',
      'toml',
      '[project]\nname = "a"\ndependencies = ["django>=4.2", "requests"]\n',
      '[tool.poetry.dependencies]\ndjango = "*"\n',
    ),
    ...files('setup.py', 'python', 'setup(install_requires=["flask>=2"])\n'),
    ...files(
      'requirements.txt',
      'pip-requirements',
      'django==5.2\nflask~=3.0\n',
      '-c constraints.txt\ndjango\nflask\n',
      '# django\n',
    ),
    ...files('requirements.in', 'pip-requirements', 'django\n'),
    ...files('dev-requirements.txt', 'pip-requirements', 'pytest\n'),
    ...files('Gemfile', 'ruby', "gem 'rails'\n"),
    ...files(
      'Dockerfile',
      'dockerfile',
      'FROM node:22\n',
      'FROM node@sha256:0123456789abcdef\n',
      'FROM scratch\n',
      'ARG TAG=22\nFROM node:$TAG\n',
      'FROM node:22 AS build\nFROM build\n',
      'FROM ghcr.io/example/base:latest\n',
    ),
    ...files(
      'docker-compose.yml',
      'yaml',
      'services:\n  db:\n    image: postgres:16\n',
      'services:\n  web:\n    image: example/web:latest\n',
    ),
    ...files(
      'build.yml',
      'yaml',
      'steps:\n  - uses: actions/checkout@v4\n  - uses: dtolnay/rust-toolchain@master\n  - uses: ./actions/own\n',
      'jobs:\n  a:\n    uses: actions/reusable/.github/workflows/a.yml@main\n',
    ),
    ...files(
      'main.tf',
      'terraform',
      'terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "~> 5.0"\n    }\n  }\n}\n',
      'provider "aws" {\n  region = "eu-west-1"\n}\n',
    ),
    ...files(
      'pom.xml',
      'xml',
      '<project><dependencies><dependency>\n<artifactId>spring-boot-starter-web</artifactId>\n</dependency></dependencies></project>',
    ),
    ...files('app.ts', 'typescript', "import express from 'express';\n"),
  ],
};

/** A name whose major version nothing bounds, and where it stands. */
interface Unbound extends Span {
  readonly name: string;
  /** True where it only builds and tests. */
  readonly aside?: boolean;
}

function gravityOf(unbound: readonly Unbound[]): Severity {
  return unbound.every(({ aside }) => aside) ? 'info' : 'warning';
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
const INSTALLED_FROM = /^requirements(?:[-_.](?:prod|production|base|app|main|deploy))?\.txt$/;
/** Categories of the catalogue whose tools stand in a requirements file for those who work on the code. */
const WORKSHOP: ReadonlySet<string> = new Set(['testing', 'build']);
/** Actions that are made to be used from a branch, and the types of packages that have versions. */
const MEANT_OPEN = /^(?:@types\/|dtolnay\/rust-toolchain$)/;

function* unboundEntries(
  { document, detections }: SoftwareContext,
  manifests: readonly Manifest[],
): Generator<Unbound> {
  if (manifests.includes('docker')) yield* unboundImages(document, detections);
  if (isLeftOpen(document)) return;
  const { text, fileName, languageId } = document;
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
        if (!entry || !isUnbound(document, manifest, start, entry.version)) continue;
        const aside = scopeOf(document, manifest, start) === 'development';
        yield { name, aside, ...(entry.span ?? { start, end }) };
        break;
      }
    }
  }
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
  if (manifest === 'actions')
    return (
      /^(?:main|master|latest)$/.test(version) && !/\.ya?ml@/.test(text.slice(at, at + 200).split('\n', 1)[0] ?? '')
    );
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
  return !INSTALLED_FROM.test(name) || isForDocs(text) || /^\s*(?:-c|--constraint)\b/m.test(text);
}
