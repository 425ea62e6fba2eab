import type { Manifest } from '../../catalog/framework';
import { replacement } from '../fixes';
import { markupOf } from '../parse';
import type { Severity } from '../review';
import { type Declared, declaredIn } from './declared';
import { type EndOfLife, endedImports, endedIn, keptFrom } from './end-of-life';
import { manifestsOf } from './manifest-files';
import { files, packageJson, type SoftwareContext, type SoftwareHit, type SoftwareRule } from './software-rule';
import { isBelow, rangeOf } from './version-range';

/** A framework, or one of its packages, that the page of its project or its registry says is no longer kept up. */
export const endOfLifeFramework: SoftwareRule = {
  id: 'architecture/end-of-life-framework',
  severity: 'warning',
  topic: 'currency',
  why: 'What nobody keeps up gets no fix when the next hole is found, and every year makes it dearer to leave.',
  question: 'By when is it replaced, and who answers for it until then?',
  *check(context: SoftwareContext): Generator<SoftwareHit> {
    const manifests = manifestsOf(context.document);
    const seen = new Set<EndOfLife>();
    for (const { ended, hit } of manifests ? declaredHits(context, manifests) : importedHits(context)) {
      if (!seen.has(ended)) yield hit;
      seen.add(ended);
    }
  },
  mustFire: [
    ...packageJson(
      { dependencies: { vue: '^2.7.14' } },
      { dependencies: { vue: '2.x' } },
      { dependencies: { vue: '>=2.6 <3' } },
      { devDependencies: { karma: '^6.4.0' } },
      { dependencies: { '@angular/core': '~17.3.0' } },
      { dependencies: { angular: '*' } },
    ),
    ...files('requirements.txt', 'pip-requirements', 'Django==4.2.11\n', 'django~=4.1\n', 'aioredis\n', 'sklearn\n'),
    ...files(
      'pom.xml',
      'xml',
      '<project><parent>\n<artifactId>spring-boot-starter-parent</artifactId>\n<version>2.7.18</version>\n</parent></project>',
      '<project><properties><spring.version>5.3.9</spring.version></properties><dependencies><dependency>\n<artifactId>spring-core</artifactId>\n<version>\u0024{spring.version}</version>\n</dependency></dependencies></project>',
      '<project><dependencies><dependency>\n<groupId>log4j</groupId>\n<artifactId>log4j</artifactId>\n<version>1.2.17</version>\n</dependency></dependencies></project>',
    ),
    ...files(
      'Cargo.toml',
      'toml',
      '[dependencies]\nasync-std = "1.12"\n',
      '[dependencies.serde_yaml]\nversion = "0.9"\n',
    ),
    ...files('composer.json', 'json', '{\n  "require": { "laravel/framework": "^8.0" }\n}'),
    ...files('Dockerfile', 'dockerfile', 'FROM postgres:12-alpine\n'),
    ...files('docker-compose.yml', 'yaml', 'services:\n  db:\n    image: postgres:11.4\n'),
    ...files('build.gradle', 'groovy', "plugins {\n  id 'org.springframework.boot' version '2.7.5'\n}\n"),
    ...files('cache.py', 'python', 'import aioredis\n'),
    ...files('main.go', 'go', 'package main\n\nimport "github.com/golang/protobuf/proto"\n'),
  ],
  mustNotFire: [
    ...packageJson(
      { dependencies: { vue: '^3.4.0' } },
      { dependencies: { vue: '^2.7 || ^3.0' } },
      { dependencies: { vue: '>=2' } },
      { peerDependencies: { vue: '^2.6.0' } },
      { overrides: { vue: '2.7.14' } },
      { dependencies: { vue: 'workspace:*' } },
      { dependencies: { '@angular/core': '^20.1.0', 'ngx-toastr': '^14.0.0', 'zone.js': '~0.14.0' } },
      { dependencies: { bootstrap: 'latest', 'bootstrap-icons': '^1.11.0' } },
    ),
    ...files(
      'requirements.txt',
      'pip-requirements',
      'Django>=4.2\n',
      'django\n',
      '# django==2.2\n',
      'django-cors-headers==3.2\n',
    ),
    ...files(
      'pom.xml',
      'xml',
      '<project><parent>\n<artifactId>spring-boot-starter-parent</artifactId>\n<version>4.0.1</version>\n</parent></project>',
      '<project><dependencies><dependency>\n<artifactId>spring-core</artifactId>\n</dependency></dependencies></project>',
      '<project><!-- <dependency>\n<artifactId>log4j</artifactId>\n<version>1.2.17</version>\n</dependency> --></project>',
    ),
    ...files('package-lock.json', 'json', '{ "packages": { "node_modules/vue": { "version": "2.7.14" } } }'),
    ...files('Dockerfile', 'dockerfile', 'FROM postgres:17\n', 'FROM postgres\n', 'ARG V=11\nFROM postgres:$V\n'),
    ...files(
      'main.ts',
      'typescript',
      "import { createApp } from 'vue';\n",
      "import { Component } from '@angular/core';\n",
    ),
    ...files(
      'model.py',
      'python',
      'from sklearn.svm import SVC\n',
      'import django\n',
      'import redis.asyncio as aioredis\n',
    ),
  ],
};

interface Ended {
  readonly ended: EndOfLife;
  readonly hit: SoftwareHit;
}

function* declaredHits({ document }: SoftwareContext, manifests: readonly Manifest[]): Generator<Ended> {
  for (const manifest of manifests) {
    for (const declared of declaredIn(document, manifest, endedIn(manifest))) {
      const { value: ended, name, version, versionSpan, scope, start, end } = declared;
      if (scope === 'other' || !isEnded(ended, declared)) continue;
      const message = said(ended, name, version);
      // What only builds and tests meets nobody's input; else it is as grave as the source says.
      const severity = scope === 'development' ? 'info' : gravityOf(ended);
      const fix = ended.rename !== undefined && version === null ? renaming(ended.rename, declared) : {};
      yield { ended, hit: { ...(versionSpan ?? { start, end }), message, severity, ...fix } };
    }
  }
}

/** Imports tell no version: they are meant where every version has ended. */
function* importedHits({ document, detections }: SoftwareContext): Generator<Ended> {
  if (markupOf(document) !== null) return;
  const imports = endedImports();
  for (const { id, evidence } of detections) {
    for (const { kind, signal, text, start, end } of evidence) {
      const ended = kind === 'import' ? imports.get(`${id} ${signal}`) : undefined;
      if (ended) yield { ended, hit: { start, end, message: said(ended, text, null), severity: gravityOf(ended) } };
    }
  }
}

/** Whether all that an entry admits has ended. */
function isEnded(ended: EndOfLife, { version, manifest }: Declared): boolean {
  const kept = keptFrom(ended);
  if (!kept) return true;
  const below = version === null ? null : rangeOf(version, manifest)?.below;
  return !!below && !isBelow(kept, below);
}

function renaming(to: string, { name, start, end }: Declared): Pick<SoftwareHit, 'fix'> {
  return { fix: replacement(`Replace “${name}” by “${to}”`, { start, end }, to) };
}

function gravityOf({ security }: EndOfLife): Severity {
  return security ? 'error' : 'warning';
}

function said(ended: EndOfLife, entry: string, version: string | null): string {
  const { name, below, successor, source, asOf } = ended;
  const what = `“${entry}${version === null ? '' : ` ${version}`}”`;
  const is =
    entry === name && below === undefined
      ? what
      : `${what} is ${name}${below === undefined ? '' : ` below ${below}`}, which`;
  const then = successor === null ? 'no successor is named' : `its successor is ${successor}`;
  return `${is} ${fateOf(ended)}; ${then} (${source}, as of ${asOf}).`;
}

function fateOf({ state, since, security, asOf }: EndOfLife): string {
  const time = since === null ? '' : since.length === 10 ? ` on ${since}` : ` in ${since}`;
  if (state === 'archived') return `was archived${time}`;
  if (state === 'deprecated') return since === null ? 'is deprecated' : `has been deprecated since ${since}`;
  const reached = since !== null && since > asOf ? 'was to reach' : 'reached';
  return `${reached} its end of life${time}${security ? ', with no security fixes after' : ''}`;
}
