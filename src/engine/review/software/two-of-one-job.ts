import type { SourceDocument } from '../../document';
import { enumerated } from '../../format';
import { type Declared, declaredIn } from './declared';
import { counts, type Job, type Meaning, meaningsIn } from './jobs';
import { isForDocs, isLibrary, manifestsOf } from './manifest-files';
import { files, packageJson, type SoftwareContext, type SoftwareHit, type SoftwareRule } from './software-rule';

/** Two tools for work that takes one, declared by one manifest. */
export const twoOfOneJob: SoftwareRule = {
  id: 'architecture/two-of-one-job',
  severity: 'info',
  topic: 'alternatives',
  why: 'Two tools for one job are learned, updated and secured twice, and every change begins with the question which one to use.',
  question: 'Which of them is to stay, and by when is the other gone?',
  *check({ document }: SoftwareContext): Generator<SoftwareHit> {
    if (isForSeveral(document)) return;
    for (const [job, tools] of toolsOf(document)) {
      // What runs and what is at work beside it do not stand in each other's way.
      for (const scope of ['runtime', 'development']) {
        const entries = [...tools].filter(([, declared]) => declared.scope === scope);
        const last = entries.at(-1)?.[1];
        if (!last || entries.length < 2) continue;
        const names = enumerated(entries.map(([name]) => `“${name}”`));
        const message = `The manifest declares ${entries.length} ${job.tools}: ${names}.`;
        yield { start: last.start, end: last.end, message };
      }
    }
  },
  mustFire: [
    ...packageJson(
      { dependencies: { moment: '^2.30.0', 'date-fns': '^3.6.0' } },
      { dependencies: { express: '^4.19.0', fastify: '^4.26.0' } },
      { devDependencies: { jest: '^29.0.0', mocha: '^10.0.0' } },
      { dependencies: { react: '^18.0.0', vue: '^3.4.0' } },
      { dependencies: { redux: '^5.0.0', mobx: '^6.0.0' } },
    ),
    ...files('requirements.txt', 'pip-requirements', 'django==5.2\nflask==3.0\n', 'celery==5.4\nrq==1.16\n'),
    ...files(
      'pyproject.toml',
      'toml',
      '[project]\nname = "a"\ndependencies = [\n  "sqlalchemy>=2",\n  "peewee>=3",\n]\n',
    ),
    ...files('Gemfile', 'ruby', "gem 'sidekiq', '~> 7.0'\ngem 'resque'\n"),
    ...files(
      'go.mod',
      'go.mod',
      'module a\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.9.1\n\tgithub.com/labstack/echo/v4 v4.11.0\n)\n',
    ),
    ...files('Cargo.toml', 'toml', '[dependencies]\nactix-web = "4"\naxum = "0.7"\n'),
    ...files(
      'pom.xml',
      'xml',
      '<project><dependencies><dependency>\n<artifactId>flyway-core</artifactId>\n</dependency><dependency>\n<artifactId>liquibase-core</artifactId>\n</dependency></dependencies></project>',
    ),
  ],
  mustNotFire: [
    ...packageJson(
      { devDependencies: { vitest: '^2.0.0', '@playwright/test': '^1.46.0' } },
      { devDependencies: { jest: '^29.0.0', '@testing-library/react': '^16.0.0' } },
      { dependencies: { jest: '^29.0.0' }, devDependencies: { vitest: '^2.0.0' } },
      { devDependencies: { tap: '^18.0.0', tape: '^5.0.0' } },
      { dependencies: { react: '^18.0.0', preact: '^10.0.0' } },
      { devDependencies: { vite: '^5.0.0', rollup: '^4.0.0', esbuild: '^0.23.0', typescript: '^5.0.0' } },
      { dependencies: { redux: '^5.0.0', '@reduxjs/toolkit': '^2.0.0', 'react-redux': '^9.0.0' } },
      { devDependencies: { eslint: '^9.0.0', prettier: '^3.0.0' } },
      { workspaces: ['packages/*'], devDependencies: { jest: '^29.0.0', mocha: '^10.0.0' } },
      { dependencies: { express: '^4.0.0' }, devDependencies: { fastify: '^4.0.0', koa: '^2.0.0' } },
      { dependencies: { '@mui/material': '^6.0.0', '@emotion/react': '^11.0.0', 'styled-components': '^6.0.0' } },
      { dependencies: { astro: '^4.0.0', react: '^18.0.0', vue: '^3.0.0' }, private: true },
      { peerDependencies: { react: '>=17', vue: '>=3' } },
      { devDependencies: { '@vscode/test-electron': '^2.4.0', mocha: '^10.0.0', vitest: '^2.0.0' } },
      { exports: './index.js', dependencies: { express: '^5.0.0', hono: '^4.0.0' } },
      { dependencies: { moment: '^2.30.0', 'moment-timezone': '^0.5.0' } },
    ),
    ...files(
      'requirements.txt',
      'pip-requirements',
      'sqlalchemy==2.0\nalembic==1.13\n',
      'fastapi\nuvicorn\nstarlette\n',
      'sphinx\ndjango\nflask\n',
    ),
    ...files(
      'pyproject.toml',
      'toml',
      '[project]\ndependencies = ["httpx"]\n\n[project.optional-dependencies]\nflask = ["flask"]\ndjango = ["django"]\n',
    ),
    ...files(
      'Cargo.toml',
      'toml',
      '[dependencies]\ntokio = { version = "1", optional = true }\nasync-std = { version = "1", optional = true }\n',
    ),
    ...files(
      'Directory.Packages.props',
      'xml',
      '<Project><ItemGroup>\n<PackageVersion Include="xunit" Version="2.4.2" />\n<PackageVersion Include="MSTest.TestFramework" Version="3.0.2" />\n</ItemGroup></Project>',
    ),
    ...files('Gemfile', 'ruby', "gem 'rspec-rails'\ngem 'capybara'\ngem 'factory_bot_rails'\n"),
    ...files(
      'package-lock.json',
      'json',
      '{ "packages": { "node_modules/moment": { "version": "2.30.0" }, "node_modules/dayjs": { "version": "1.0.0" } } }',
    ),
    ...files('app.ts', 'typescript', "import moment from 'moment';\nimport dayjs from 'dayjs';\n"),
  ],
};

/** The tools of each job by the names they are known by, each at its first entry. */
function toolsOf(document: SourceDocument): Map<Job, Map<string, Declared>> {
  const found = new Map<Job, Map<string, Declared>>();
  const excused = new Set<Job>();
  for (const manifest of manifestsOf(document) ?? []) {
    for (const declared of declaredIn(document, manifest, meaningsIn(manifest))) {
      read(declared, declared.value, found, excused);
    }
  }
  for (const job of found.keys())
    if (excused.has(job) || (job.applications && isLibrary(document.text))) found.delete(job);
  return found;
}

function read(
  declared: Declared,
  { tools, excuses }: Meaning,
  found: Map<Job, Map<string, Declared>>,
  excused: Set<Job>,
): void {
  for (const job of excuses) excused.add(job);
  for (const { job, name } of tools) {
    // What is a peer or a choice as well is there for whoever brings it.
    if (declared.scope === 'other') excused.add(job);
    if (!counts(declared, job)) continue;
    const known = found.get(job) ?? new Map<string, Declared>();
    if (!known.has(name)) known.set(name, declared);
    found.set(job, known);
  }
}

/** Whether a manifest is the root of several packages, or describes them all: their tools stand side by side in it. */
function isForSeveral({ text, fileName }: SourceDocument): boolean {
  switch (fileName.toLowerCase()) {
    case 'package.json':
      return /^\s{0,8}"(?:workspaces|lerna)"\s*:/m.test(text) || /"workspaces"\s*:/.test(text);
    case 'cargo.toml':
      return /^\[workspace/m.test(text);
    case 'pyproject.toml':
      return /^\[tool\.uv\.workspace/m.test(text);
    case 'pom.xml':
      return /<modules>/.test(text);
    case 'directory.packages.props':
      return true;
    case 'requirements.txt':
      return isForDocs(text);
    default:
      return /\.gradle(?:\.kts)?$/i.test(fileName) && /^\s*(?:subprojects|allprojects)\b/m.test(text);
  }
}
