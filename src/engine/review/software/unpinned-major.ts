import { enumerated } from '../../format';
import { manifestsOf } from './manifest-files';
import { files, packageJson, type SoftwareContext, type SoftwareHit, type SoftwareRule } from './software-rule';
import { type Unbound, unboundEntries } from './unbound-entries';
import { unboundImages } from './unbound-images';
import { unboundProviders } from './unbound-providers';

/** More than this many places of one manifest are named in one finding. */
const ONE_BY_ONE = 3;
/** Names that a finding quotes. */
const NAMED = 3;

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
    const unbound = [
      ...(manifests.includes('docker') ? unboundImages(context) : []),
      ...unboundEntries(context, manifests),
      ...unboundProviders(context),
    ].sort((a, b) => a.start - b.start);
    const byName = new Map([...unbound].reverse().map((one) => [one.name, one]));
    const firsts = unbound.filter((one) => byName.get(one.name) === one);
    const [first] = firsts;
    if (first && firsts.length > ONE_BY_ONE) {
      const named = firsts.slice(0, NAMED).map(({ name }) => `“${name}”`);
      const others = `${firsts.length - NAMED} other${firsts.length - NAMED === 1 ? '' : 's'}`;
      yield hitAt(first, unbound, `Nothing bounds the major versions of ${enumerated([...named, others])}.`);
    } else {
      for (const one of firsts) {
        yield hitAt(one, [one], `“${one.name}” may change its major version with any build.`);
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
      '-e .\nuvicorn\ntrio\n',
      '# django\n',
      'django-storages==1.13.2\ndjango-storages[azure]\n',
    ),
    ...files('requirements.in', 'pip-requirements', 'django\n'),
    ...files('requirements-base.txt', 'pip-requirements', 'celery>=4.4.7\n'),
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
      'ARG BASE\nFROM $BASE as base\nFROM base as builder\nFROM builder\n',
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

function hitAt({ start, end }: Unbound, unbound: readonly Unbound[], message: string): SoftwareHit {
  return { start, end, message, severity: unbound.every(({ aside }) => aside) ? 'info' : 'warning' };
}
