import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Manifest } from '../../../../../src/engine/catalog/framework';
import { languageIdOf } from '../../../../../src/engine/detection/zones/languages';
import { detectWith, documentOf, software } from '../../../../support/detect';

type Row = readonly [dependency: string, manifest: Manifest, file: string, text: string, version?: string | null];

function found([dependency, manifest, file, text]: Row) {
  const framework = software({ signals: [{ dependency, in: manifest }] });
  return detectWith([framework], documentOf(text, languageIdOf(file), file))[0];
}

/** Each entry is found with its version, and the span of the version is where the text writes it. */
function areRead(rows: readonly Row[]): void {
  for (const row of rows) {
    const [dependency, , file, text, version = null] = row;
    it(`are read from ${file}: ${dependency} in ${text.trim().replaceAll(/\s+/g, ' ').slice(0, 60)}`, () => {
      const detection = found(row);
      assert.equal(detection?.standing, 'applied');
      assert.equal(detection.version, version);
      const span = detection.versionSpan;
      assert.equal(span && text.slice(span.start, span.end), version);
    });
  }
}

function areNotRead(rows: readonly Row[]): void {
  for (const row of rows) {
    it(`are not read from ${row[2]}: ${row[0]} in ${row[3].trim().replaceAll(/\s+/g, ' ').slice(0, 60)}`, () => {
      assert.equal(found(row), undefined);
    });
  }
}

describe('the span of a version', () => {
  areRead([
    ['react', 'npm', 'package.json', '{ "dependencies": { "react": "^18.2.0" } }', '^18.2.0'],
    ['Django', 'pypi', 'requirements.txt', 'django>=4.2,<5  # web\n', '>=4.2,<5'],
    ['actix-web', 'cargo', 'Cargo.toml', '[dependencies]\nactix-web = { features = ["x"], version = "4" }\n', '4'],
    ['tokio', 'cargo', 'Cargo.toml', '[dependencies.tokio]\nversion = "1.38"\n', '1.38'],
    ['junit', 'maven', 'pom.xml', '<artifactId>junit</artifactId>\n  <version>4.13</version>', '4.13'],
    ['phoenix', 'hex', 'mix.exs', 'defp deps, do: [{:phoenix, "~> 1.7"}]', '~> 1.7'],
    ['bloc', 'pub', 'pubspec.yaml', 'dependencies:\r\n  bloc: ^8.1.0 # state\r\n', '^8.1.0'],
    ['servant', 'hackage', 'app.cabal', '  build-depends: base, servant >=0.19 && <0.21\n', '>=0.19 && <0.21'],
  ]);

  it('goes from the first requirement of a gem to its last', () => {
    const text = 'gem "rails", "~> 7.1", ">= 7.1.2"';
    const detection = found(['rails', 'gem', 'Gemfile', text]);
    assert.equal(detection?.version, '~> 7.1, >= 7.1.2');
    const span = detection.versionSpan;
    assert.equal(span && text.slice(span.start, span.end), '~> 7.1", ">= 7.1.2');
  });

  it('is also told by a setting', () => {
    const text = 'terraform {\n  required_version = "~> 1.9"\n}';
    const terraform = software({ signals: [{ symbol: 'required_version', languages: ['terraform'] }] });
    const span = detectWith([terraform], documentOf(text, 'terraform', 'main.tf'))[0]?.versionSpan;
    assert.equal(span && text.slice(span.start, span.end), '~> 1.9');
  });
});

describe('container images', () => {
  areRead([
    ['python', 'docker', 'Dockerfile', 'FROM python:3.12-slim AS build\n', '3.12-slim'],
    ['python', 'docker', 'Dockerfile', 'FROM --platform=$BUILDPLATFORM python:3.12\r\n', '3.12'],
    ['node', 'docker', 'api.dockerfile', 'from docker.io/library/node:22@sha256:0123456789abcdef\n', '22'],
    ['node', 'docker', 'Dockerfile', 'FROM node:$NODE_VERSION\n', null],
    ['node', 'docker', 'Dockerfile', 'FROM node\n', null],
    ['redis', 'docker', 'Dockerfile', 'FROM localhost:5000/bitnami/redis:7.2\n', '7.2'],
    ['ghcr.io/astral-sh/uv', 'docker', 'Dockerfile', 'COPY --from=ghcr.io/astral-sh/uv:0.4 /uv /bin/\n', '0.4'],
    ['mcr.microsoft.com/dotnet/*', 'docker', 'Dockerfile', 'FROM mcr.microsoft.com/dotnet/aspnet:8.0\n', '8.0'],
    ['postgres', 'docker', 'compose.yml', 'services:\n  db:\n    image: postgres:16-alpine # data\n', '16-alpine'],
    ['postgres', 'docker', 'compose.yml', 'services:\n  db:\n    image: "postgres:16"\n', '16'],
    [
      'grafana/grafana',
      'docker',
      'deploy.yaml',
      'containers:\n  - image: docker.io/grafana/grafana:11.1.0\n',
      '11.1.0',
    ],
    ['node', 'docker', '.gitlab-ci.yml', 'image:\n  name: node:20\n', '20'],
    ['postgres', 'docker', '.gitlab-ci.yml', 'services:\n  - postgres:15\n  - redis\n', '15'],
    ['redis', 'docker', '.gitlab-ci.yml', 'services:\n  - postgres:15\n  - name: redis:7\n', '7'],
    ['alpine', 'docker', 'ci.yml', 'steps:\n  - uses: docker://alpine:3.20\n', '3.20'],
    ['bitnami/redis', 'docker', 'values.yaml', 'image:\n  repository: bitnami/redis\n  tag: "7.2.4"\n', '7.2.4'],
  ]);
  areNotRead([
    ['python', 'docker', 'Dockerfile', 'RUN pip install python\n'],
    ['python', 'docker', 'Dockerfile', '# FROM python:3\n'],
    ['python', 'docker', 'Dockerfile', 'FROM python-build:3\n'],
    ['python', 'docker', 'Dockerfile', 'FROM python/app:3\n'],
    ['postgres', 'docker', 'compose.yml', 'services:\n  postgres:\n    build: .\n'],
    ['postgres', 'docker', 'ci.yml', 'needs:\n  - postgres\n'],
  ]);
});

describe('actions', () => {
  const sha = '692973e3d937129bcbf40652eb9f2f61becf3332';
  areRead([
    ['actions/checkout', 'actions', 'ci.yml', 'steps:\n  - uses: actions/checkout@v4\n', 'v4'],
    ['actions/checkout', 'actions', 'ci.yml', `steps:\n  - uses: actions/checkout@${sha} # v4.1.7\n`, 'v4.1.7'],
    ['github/codeql-action', 'actions', 'ci.yml', "  - uses: 'github/codeql-action/init@v3'\r\n", 'v3'],
  ]);
  areNotRead([
    ['actions/checkout', 'actions', 'ci.yml', 'name: actions/checkout@v4\n'],
    ['actions/cache', 'actions', 'ci.yml', '- uses: actions/cache-save@v4\n'],
  ]);
});

describe('charts', () => {
  const chart = 'apiVersion: v2\nname: app\ndependencies:\n  - name: redis\n    version: "18.x.x"\n    repository: r\n';
  areRead([
    ['redis', 'helm', 'Chart.yaml', chart, '18.x.x'],
    [
      'redis',
      'helm',
      'Chart.lock',
      'dependencies:\n- name: redis\n  repository: r\n  version: 18.1.0\ndigest: x\n',
      '18.1.0',
    ],
    ['redis', 'helm', 'Chart.yaml', 'dependencies:\n  - version: 18.1.0\n    name: redis\n', '18.1.0'],
    ['redis', 'helm', 'app.yaml', 'spec:\n  chart: redis\n  targetRevision: 18.1.0\n', '18.1.0'],
    [
      'redis',
      'helm',
      'helmfile.yaml',
      'releases:\n  - name: a\n    chart: bitnami/redis\n    version: 18.1.0\n',
      '18.1.0',
    ],
  ]);
  areNotRead([
    ['app', 'helm', 'Chart.yaml', chart],
    ['redis', 'helm', 'Chart.lock', 'maintainers:\n- name: redis\n'],
    ['redis', 'helm', 'Chart.yaml', 'maintainers:\n  - name: redis\n'],
  ]);
});

describe('providers', () => {
  const block =
    'terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = "~> 5.0"\n    }\n  }\n}\n';
  areRead([
    ['hashicorp/aws', 'terraform', 'main.tf', block, '~> 5.0'],
    [
      'hashicorp/aws',
      'terraform',
      'main.tf',
      'x = {\n  version = ">= 5"\n  source = "registry.terraform.io/hashicorp/aws"\n}',
      '>= 5',
    ],
    ['hashicorp/aws', 'terraform', 'main.tf', 'provider "aws" {\n  region = "x"\n}', null],
    ['hashicorp/aws', 'terraform', 'main.tf', 'resource "aws_s3_bucket" "b" {}', null],
    ['hashicorp/aws', 'terraform', 'main.tf', 'data "aws_ami" "b" {}', null],
    [
      'hashicorp/aws',
      'terraform',
      '.terraform.lock.hcl',
      'provider "registry.terraform.io/hashicorp/aws" {\n  version     = "5.31.0"\n',
      '5.31.0',
    ],
    [
      'terraform-aws-modules/vpc',
      'terraform',
      'main.tf',
      'module "v" {\n  source = "terraform-aws-modules/vpc/aws"\n  version = "5.1"\n}',
      '5.1',
    ],
  ]);
  areNotRead([
    ['hashicorp/aws', 'terraform', 'main.tf', 'resource "awsx_s3" "b" {}'],
    ['hashicorp/aws', 'terraform', 'main.tf', 'locals {\n  cloud = "aws"\n}'],
    ['hashicorp/aws', 'terraform', 'a.ts', 'provider "aws" {'],
  ]);
});

describe('shards', () => {
  areRead([
    [
      'kemal',
      'shards',
      'shard.yml',
      'dependencies:\n  kemal:\n    github: kemalcr/kemal\n    version: ~> 1.4\n  db:\n    version: 1\n',
      '~> 1.4',
    ],
    [
      'kemal',
      'shards',
      'shard.lock',
      'version: 2.0\nshards:\n  kemal:\n    git: https://github.com/kemalcr/kemal.git\n    version: 1.4.0\n',
      '1.4.0',
    ],
  ]);
  areNotRead([['kemal', 'shards', 'shard.yml', 'targets:\n  kemal:\n    main: src/kemal.cr\n']]);
});

describe('lock files', () => {
  areRead([
    [
      'react',
      'npm',
      'package-lock.json',
      '{ "packages": {\n    "node_modules/react": {\n      "version": "18.2.0",\n',
      '18.2.0',
    ],
    [
      'react',
      'npm',
      'npm-shrinkwrap.json',
      '{ "dependencies": {\r\n    "react": {\r\n      "version": "16.1.0",\r\n',
      '16.1.0',
    ],
    ['@babel/core', 'npm', 'yarn.lock', '"@babel/core@^7.0.0", "@babel/core@^7.1.0":\n  version "7.23.0"\n', '7.23.0'],
    ['react', 'npm', 'yarn.lock', 'react@^18.0.0:\n  version "18.2.0"\n', '18.2.0'],
    ['react', 'npm', 'yarn.lock', '"react@npm:^18.0.0":\n  version: 18.2.0\n', '18.2.0'],
    [
      'react',
      'npm',
      'pnpm-lock.yaml',
      'importers:\n  .:\n    dependencies:\n      react:\n        specifier: ^18\n        version: 18.2.0(x@1)\n',
      '18.2.0',
    ],
    ['@babel/core', 'npm', 'pnpm-lock.yaml', "packages:\n\n  '@babel/core@7.23.0':\n    resolution: x\n", '7.23.0'],
    ['react', 'npm', 'pnpm-lock.yaml', 'packages:\n\n  /react/18.2.0:\n    resolution: x\n', '18.2.0'],
    ['react', 'npm', 'bun.lock', '{ "packages": {\n    "react": ["react@19.0.0", "", {}, "sha512-x"],\n', '19.0.0'],
    ['Django', 'pypi', 'poetry.lock', '[[package]]\nname = "django"\nversion = "4.2.7"\n', '4.2.7'],
    [
      'Django',
      'pypi',
      'uv.lock',
      '[[package]]\nname = "django"\nversion = "5.0"\nsource = { registry = "x" }\n',
      '5.0',
    ],
    ['Django', 'pypi', 'pdm.lock', '[[package]]\r\nname = "django"\r\nversion = "5.0"\r\n', '5.0'],
    [
      'Django',
      'pypi',
      'Pipfile.lock',
      `{ "default": {\n  "django": {\n    "hashes": [\n${'      "sha256:0123456789012345678901234567890123456789"\n'.repeat(20)}    ],\n    "version": "==4.2"\n  }`,
      '==4.2',
    ],
    ['tokio', 'cargo', 'Cargo.lock', '[[package]]\nname = "tokio"\nversion = "1.38.0"\n', '1.38.0'],
    ['rails', 'gem', 'Gemfile.lock', 'GEM\n  specs:\n    rails (7.1.2)\n      actionpack (= 7.1.2)\n', '7.1.2'],
    [
      'laravel/framework',
      'composer',
      'composer.lock',
      '"packages": [\n  {\n    "name": "laravel/framework",\n    "version": "v11.0.0",',
      'v11.0.0',
    ],
    [
      'github.com/gin-gonic/gin',
      'gomod',
      'go.sum',
      'github.com/gin-gonic/gin v1.10.0 h1:x=\ngithub.com/gin-gonic/gin v1.10.0/go.mod h1:y=\n',
      'v1.10.0',
    ],
    [
      'phoenix',
      'hex',
      'mix.lock',
      '%{\n  "phoenix": {:hex, :phoenix, "1.7.10", "x", [:mix], [], "hexpm", "y"},\n}',
      '1.7.10',
    ],
    ['cowboy', 'hex', 'rebar.lock', '[{<<"cowboy">>,{pkg,<<"cowboy">>,<<"2.9.0">>},0}].', '2.9.0'],
    [
      'bloc',
      'pub',
      'pubspec.lock',
      'packages:\n  bloc:\n    dependency: "direct main"\n    description:\n      name: bloc\n      url: "https://pub.dev"\n    source: hosted\n    version: "8.1.2"\n',
      '8.1.2',
    ],
    ['Alamofire', 'cocoapods', 'Podfile.lock', 'PODS:\n  - Alamofire (5.9.0)\n', '5.9.0'],
    [
      'vapor/vapor',
      'swiftpm',
      'Package.resolved',
      '"location" : "https://github.com/vapor/vapor.git",\n "state" : {\n "revision" : "a",\n "version" : "4.89.0"\n }',
      '4.89.0',
    ],
    [
      'Dapper',
      'nuget',
      'packages.lock.json',
      '"net8.0": {\n  "Dapper": {\n    "type": "Direct",\n    "requested": "[2.1, )",\n    "resolved": "2.1.35",',
      '2.1.35',
    ],
    [
      'spring-core',
      'maven',
      'gradle.lockfile',
      '# locked\norg.springframework:spring-core:6.1.0=runtimeClasspath\n',
      '6.1.0',
    ],
    ['io.ktor:ktor*', 'gradle', 'gradle.lockfile', 'io.ktor:ktor-server-core:2.3.0=runtimeClasspath\n', '2.3.0'],
    ['shiny', 'cran', 'renv.lock', '"shiny": {\n  "Package": "shiny",\n  "Version": "1.8.0",', '1.8.0'],
    ['Flux', 'julia', 'Manifest.toml', '[[deps.Flux]]\ndeps = ["Adapt"]\nuuid = "5"\nversion = "0.14.6"\n', '0.14.6'],
  ]);
  areNotRead([
    ['react', 'npm', 'package-lock.json', '"peerDependencies": {\n  "react": "^18"\n}'],
    ['react', 'npm', 'yarn.lock', '"x@1":\n  version "1"\n  dependencies:\n    react "^18"\n'],
    ['react', 'npm', 'package-lock.json', '"node_modules/react-dom": {\n  "version": "18.2.0"\n}'],
    ['tokio', 'cargo', 'Cargo.lock', 'dependencies = [\n "tokio",\n]\n'],
    ['actionpack', 'gem', 'Gemfile.lock', '    rails (7.1.2)\n      actionpack (= 7.1.2)\n'],
    ['github.com/gin-gonic/gin', 'gomod', 'go.sum', 'github.com/gin-gonic/gin v1.10.0/go.mod h1:y=\n'],
  ]);
});

describe('entries of a long list', () => {
  it('are looked at in linear time', function () {
    this.timeout(2_000);
    assert.equal(found(['x', 'hackage', 'a.cabal', `${'import aa bb, '.repeat(18)}x`])?.version ?? null, null);
    assert.equal(found(['x', 'hackage', 'a.cabal', `?${'import-aa bb, '.repeat(18)}x`]), undefined);
  });
});

describe('a symbol of some files', () => {
  const settings = software({ signals: [{ symbol: 'INSTALLED_APPS', files: ['settings*.py', 'base.py'] }] });
  const standing = (file: string) =>
    detectWith([settings], documentOf('INSTALLED_APPS = []\n', 'python', file))[0]?.standing;

  it('is looked for in them alone', () => {
    assert.deepEqual(['settings.py', 'settings_dev.py', 'base.py', 'models.py', 'mysettings.py'].map(standing), [
      'applied',
      'applied',
      'applied',
      undefined,
      undefined,
    ]);
  });
});
