import type { Example, ImportForm, Manifest } from '../framework';

/** A text that uses something, with the place of its name marked. */
interface Sample {
  readonly language: string;
  readonly fileName?: string;
  readonly text: string;
}

/** Stands for the name in a sample. */
const NAME = '\u0000';

/** The sample as an example that uses a name. */
function filled({ text, ...rest }: Sample, name: string): Example {
  return { ...rest, text: text.replaceAll(NAME, () => name) };
}

/** Texts that import a module, in the written forms of a kind: in one language, or in each that commonly has the form. */
export function importExamples(module: string, form: ImportForm, language: string | null): Example[] {
  const { languages, texts } = IMPORTS[form];
  return (language === null ? languages : [language]).flatMap((one) =>
    texts.map((text) => filled({ language: one, text: `${text}\n` }, module)),
  );
}

const IMPORTS: Readonly<
  Record<ImportForm, { readonly languages: readonly string[]; readonly texts: readonly string[] }>
> = {
  quoted: {
    languages: ['javascript', 'go', 'ruby', 'dart', 'css', 'lua', 'elixir', 'clojure'],
    texts: [
      `import x from '${NAME}';`,
      `import "${NAME}"`,
      `require '${NAME}'`,
      `@import "${NAME}";`,
      `@plugin "${NAME}";`,
      `(ns a (:require ["${NAME}" :as x]))`,
      `<script>\nimport x from '${NAME}';\n</script>`,
      `<script src="https://unpkg.com/${NAME}"></script>`,
      `---\nimport x from '${NAME}';\n---`,
      `-include_lib("${NAME}/x.hrl").`,
    ],
  },
  dotted: {
    languages: ['python', 'java', 'csharp', 'rust', 'php', 'perl', 'ocaml', 'erlang', 'haskell', 'swift', 'elixir'],
    texts: [
      `import ${NAME}`,
      `import ${NAME};`,
      `using ${NAME};`,
      `use ${NAME};`,
      `open ${NAME}`,
      `alias ${NAME}`,
      `Imports ${NAME}`,
      `<?php\nuse ${NAME}\\X;`,
      `-behaviour(${NAME}).`,
      `@using ${NAME}`,
      `Import-Module ${NAME}`,
      `module X = ${NAME}`,
      `require ${NAME}`,
    ],
  },
  header: {
    languages: ['cpp', 'c', 'objective-c'],
    texts: [`#include <${NAME}>`, `#include <${NAME}/x.h>`, `#include <${NAME}.h>`],
  },
  call: {
    languages: ['r', 'clojure'],
    texts: [`library(${NAME})`, `(ns a (:require [${NAME} :as x]))`, `(require '[${NAME} :as x])`],
  },
};

/** Texts that use characters in a language; null for any that has comments and strings. */
export function symbolExamples(symbol: string, language: string | null, fileName?: string): Example[] {
  return [
    NAME,
    `x ${NAME} y`,
    `<p ${NAME}="x">x</p>`,
    `<${NAME} x="x">x</p>`,
    `<script>\n${NAME}\n</script>`,
    `<?php\n${NAME}`,
    `---\n${NAME}\n---`,
    `@{ ${NAME}`,
  ].map((text) =>
    filled(
      { language: language ?? 'javascript', text: `${text}\n`, ...(fileName !== undefined && { fileName }) },
      symbol,
    ),
  );
}

/** Texts that call a program. */
export function commandExamples(command: string): Example[] {
  return ['shellscript', 'powershell', 'bat'].map((language) => ({ language, text: `${command}\n` }));
}

/** The smallest manifests that declare a dependency. */
export function manifestExamples(dependency: string, manifest: Manifest): Example[] {
  return MANIFESTS[manifest].map((sample) => filled(sample, inManifest(dependency, manifest)));
}

/** A dependency as a manifest writes it: an artifact of Maven is named with its group. */
function inManifest(dependency: string, manifest: Manifest): string {
  if (manifest === 'maven') return dependency.slice(dependency.indexOf(':') + 1);
  return dependency;
}

const MANIFESTS: Readonly<Record<Manifest, readonly Sample[]>> = {
  npm: [{ language: 'json', fileName: 'package.json', text: `{ "dependencies": { "${NAME}": "^1.0.0" } }\n` }],
  pypi: [{ language: 'pip-requirements', fileName: 'requirements.txt', text: `${NAME}==1.0\n` }],
  maven: [
    {
      language: 'xml',
      fileName: 'pom.xml',
      text: `<dependency>\n  <groupId>x</groupId>\n  <artifactId>${NAME}</artifactId>\n  <version>1.0</version>\n</dependency>\n`,
    },
  ],
  gradle: [
    { language: 'groovy', fileName: 'build.gradle', text: `dependencies {\n  implementation '${NAME}:1.0'\n}\n` },
    { language: 'groovy', fileName: 'build.gradle', text: `plugins {\n  id '${NAME}' version '1.0'\n}\n` },
    { language: 'groovy', fileName: 'build.gradle', text: `dependencies {\n  implementation '${NAME}x:1.0'\n}\n` },
  ],
  gem: [{ language: 'ruby', fileName: 'Gemfile', text: `gem '${NAME}', '~> 1.0'\n` }],
  composer: [{ language: 'json', fileName: 'composer.json', text: `{ "require": { "${NAME}": "^1.0" } }\n` }],
  gomod: [
    { language: 'go.mod', fileName: 'go.mod', text: `module x\n\nrequire ${NAME} v1.0.0\n` },
    { language: 'go.mod', fileName: 'go.mod', text: `module x\n\nrequire ${NAME}x v1.0.0\n` },
  ],
  cargo: [{ language: 'toml', fileName: 'Cargo.toml', text: `[dependencies]\n${NAME} = "1.0"\n` }],
  nuget: [
    {
      language: 'xml',
      fileName: 'x.csproj',
      text: `<ItemGroup>\n  <PackageReference Include="${NAME}" Version="1.0" />\n</ItemGroup>\n`,
    },
  ],
  hex: [{ language: 'elixir', fileName: 'mix.exs', text: `defp deps do\n  [{:${NAME}, "~> 1.0"}]\nend\n` }],
  pub: [{ language: 'yaml', fileName: 'pubspec.yaml', text: `dependencies:\n  ${NAME}: ^1.0.0\n` }],
  swiftpm: [
    {
      language: 'swift',
      fileName: 'Package.swift',
      text: `.package(url: "https://github.com/${NAME}.git", from: "1.0.0")\n`,
    },
    {
      language: 'swift',
      fileName: 'Package.swift',
      text: `.package(url: "https://github.com/x/${NAME}.git", from: "1.0.0")\n`,
    },
  ],
  clojars: [{ language: 'clojure', fileName: 'project.clj', text: `:dependencies [[${NAME} "1.0"]]\n` }],
  hackage: [{ language: 'cabal', fileName: 'x.cabal', text: `  build-depends: ${NAME} >=1.0\n` }],
  cran: [{ language: 'debian-control', fileName: 'DESCRIPTION', text: `Package: x\nImports: ${NAME} (>= 1.0)\n` }],
  julia: [
    {
      language: 'toml',
      fileName: 'Project.toml',
      text: `[deps]\n${NAME} = "01234567-89ab-cdef-0123-456789abcdef"\n`,
    },
  ],
  cocoapods: [{ language: 'ruby', fileName: 'Podfile', text: `pod '${NAME}', '~> 1.0'\n` }],
  cpan: [{ language: 'perl', fileName: 'cpanfile', text: `requires '${NAME}', '1.0';\n` }],
  conan: [{ language: 'ini', fileName: 'conanfile.txt', text: `[requires]\n${NAME}/1.0\n` }],
  vcpkg: [{ language: 'json', fileName: 'vcpkg.json', text: `{ "dependencies": ["${NAME}"] }\n` }],
  shards: [
    { language: 'yaml', fileName: 'shard.yml', text: `dependencies:\n  ${NAME}:\n    github: x/x\n    version: 1.0\n` },
  ],
  docker: [{ language: 'dockerfile', fileName: 'Dockerfile', text: `FROM ${NAME}:1.0\n` }],
  actions: [
    {
      language: 'yaml',
      fileName: 'x.yml',
      text: `jobs:\n  x:\n    steps:\n      - uses: ${NAME}@v1\n`,
    },
  ],
  helm: [{ language: 'yaml', fileName: 'Chart.yaml', text: `dependencies:\n  - name: ${NAME}\n    version: 1.0.0\n` }],
  terraform: [
    {
      language: 'terraform',
      fileName: 'x.tf',
      text: `terraform {\n  required_providers {\n    x = {\n      source = "${NAME}"\n    }\n  }\n}\n`,
    },
    { language: 'terraform', fileName: 'x.tf', text: `resource "${NAME}" "x" {\n}\n` },
  ],
};
