import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ImportForm, Manifest } from '../../../../../src/engine/catalog/framework';
import { detectWith, documentOf, software, standingIn } from '../../../../support/detect';

const imported = (name: string, as: ImportForm) => software({ signals: [{ import: name, as }] });

describe('imports', () => {
  const used: readonly (readonly [name: string, as: ImportForm, language: string, text: string])[] = [
    ['react', 'quoted', 'typescript', "import { useState } from 'react';"],
    ['react', 'quoted', 'typescript', "import {\n  useState,\n} from 'react/jsx-runtime';"],
    ['react', 'quoted', 'javascript', 'const React = require("react");'],
    ['react', 'quoted', 'javascript', "const React = await import('react');"],
    ['react', 'quoted', 'typescript', "export * from 'react';"],
    ['hono', 'quoted', 'typescript', "import { Hono } from 'npm:hono@4';"],
    ['github.com/gin-gonic/gin', 'quoted', 'go', 'import (\n\t"net/http"\n\n\t"github.com/gin-gonic/gin"\n)'],
    ['github.com/labstack/echo', 'quoted', 'go', 'import echo "github.com/labstack/echo/v4"'],
    ['package:flutter', 'quoted', 'dart', "import 'package:flutter/material.dart';"],
    ['sinatra', 'quoted', 'ruby', "require 'sinatra/base'"],
    ['django', 'dotted', 'python', 'from django.db import models'],
    ['django', 'dotted', 'python', 'import os, django'],
    ['org.springframework', 'dotted', 'java', 'import static org.springframework.http.HttpStatus.OK;'],
    ['Microsoft.AspNetCore', 'dotted', 'csharp', 'using Microsoft.AspNetCore.Mvc;'],
    ['actix_web', 'dotted', 'rust', 'use actix_web::{get, App};'],
    ['Symfony\\Component', 'dotted', 'php', '<?php\nuse Symfony\\Component\\HttpFoundation\\Request;'],
    ['Phoenix', 'dotted', 'elixir', '  use Phoenix.Router'],
    ['pandas', 'dotted', 'python', 'import numpy as np; import pandas as pd'],
    ['Xunit', 'dotted', 'vb', 'Imports Xunit'],
    ['vue', 'quoted', 'html', '<script src="https://unpkg.com/vue@3/dist/vue.global.js"></script>'],
    ['SwiftUI', 'dotted', 'swift', '@preconcurrency import SwiftUI'],
    ['Data.Aeson', 'dotted', 'haskell', 'import qualified Data.Aeson as A'],
    ['gtest', 'header', 'cpp', '#include <gtest/gtest.h>'],
    ['shiny', 'call', 'r', 'library(shiny)'],
    ['shiny', 'call', 'r', 'x <- shiny::runApp()'],
    ['ring.adapter.jetty', 'call', 'clojure', '(ns app\n  (:require [ring.adapter.jetty :as jetty]))'],
  ];
  for (const [name, as, language, text] of used) {
    it(`are seen in ${language}: ${text.split('\n').at(-1)?.trim()}`, () => {
      assert.equal(standingIn(imported(name, as), text, language), 'applied');
    });
  }

  const notUsed: readonly (readonly [name: string, as: ImportForm, language: string, text: string])[] = [
    ['react', 'quoted', 'typescript', "import { h } from 'preact';"],
    ['react', 'quoted', 'typescript', "import x from 'react-dom';"],
    ['react', 'quoted', 'typescript', "import x from './react';"],
    ['react', 'quoted', 'typescript', "// import React from 'react';"],
    ['react', 'quoted', 'typescript', "const text = `import React from 'react'`;"],
    ['react', 'quoted', 'typescript', "const mode = 'react';"],
    ['django', 'dotted', 'python', 'from my.django import x'],
    ['django', 'dotted', 'python', 'import django_filters'],
    ['click', 'dotted', 'typescript', "import click, { on } from './click';"],
    ['django', 'dotted', 'python', '"""\nimport django\n"""'],
    ['django', 'dotted', 'markdown', 'You import django first.'],
    ['gtest', 'header', 'cpp', '#include "mygtest.h"'],
    ['shiny', 'call', 'r', 'library(shinydashboard)'],
  ];
  for (const [name, as, language, text] of notUsed) {
    it(`are not seen in ${language}: ${text.trim().replaceAll('\n', ' ')}`, () => {
      assert.equal(standingIn(imported(name, as), text, language), undefined);
    });
  }
});

describe('an import that another language has, too', () => {
  it('is looked for only in the languages it names', () => {
    const mocha = software({ signals: [{ import: 'mocha', as: 'quoted', languages: ['javascript'] }] });
    assert.equal(standingIn(mocha, "import { it } from 'mocha';", 'typescript'), 'applied');
    assert.equal(standingIn(mocha, "require 'mocha/minitest'", 'ruby'), undefined);
  });
});

describe('a setting', () => {
  it('tells the version it is given', () => {
    const terraform = software({ signals: [{ symbol: 'required_version', languages: ['terraform'] }] });
    const [detection] = detectWith(
      [terraform],
      documentOf('terraform {\n  required_version = "~> 1.9"\n}', 'terraform'),
    );
    assert.equal(detection?.version, '~> 1.9');
  });
});

describe('manifest entries', () => {
  const rows: readonly (readonly [
    name: string,
    manifest: Manifest,
    file: string,
    language: string,
    text: string,
    version: string | null,
  ])[] = [
    ['react', 'npm', 'package.json', 'json', '{ "dependencies": { "react": "^18.2.0" } }', '^18.2.0'],
    [
      '@nestjs/core',
      'npm',
      'package.json',
      'json',
      '{ "dependencies": { "@nestjs/core": "workspace:*" } }',
      'workspace:*',
    ],
    [
      'laravel/framework',
      'composer',
      'composer.json',
      'json',
      '{ "require": { "laravel/framework": "^11.0" } }',
      '^11.0',
    ],
    ['Django', 'pypi', 'requirements.txt', 'pip-requirements', 'django>=4.2,<5  # web\n', '>=4.2,<5'],
    ['scikit-learn', 'pypi', 'requirements.txt', 'pip-requirements', 'Scikit_Learn==1.5.0\n', '==1.5.0'],
    [
      'fastapi',
      'pypi',
      'pyproject.toml',
      'toml',
      '[project]\ndependencies = [\n  "fastapi[all]>=0.110",\n]\n',
      '>=0.110',
    ],
    [
      'fastapi',
      'pypi',
      'pyproject.toml',
      'toml',
      '[tool.poetry.dependencies]\nfastapi = { version = "^0.110", extras = ["all"] }\n',
      '^0.110',
    ],
    [
      'actix-web',
      'cargo',
      'Cargo.toml',
      'toml',
      '[dependencies]\nactix-web = { version = "4", features = ["x"] }\n',
      '4',
    ],
    ['tokio', 'cargo', 'Cargo.toml', 'toml', '[dependencies.tokio]\nversion = "1.38"\n', '1.38'],
    [
      'spring-boot-starter*',
      'maven',
      'pom.xml',
      'xml',
      '<dependency><groupId>g</groupId><artifactId>spring-boot-starter-web</artifactId><version>3.2.1</version></dependency>',
      '3.2.1',
    ],
    [
      'org.springframework.boot',
      'gradle',
      'build.gradle.kts',
      'kotlin',
      'plugins { id("org.springframework.boot") version "3.3.0" }',
      '3.3.0',
    ],
    ['io.ktor:ktor*', 'gradle', 'build.gradle', 'groovy', "implementation 'io.ktor:ktor-server-core:2.3.0'", '2.3.0'],
    ['rails', 'gem', 'Gemfile', 'ruby', 'gem "rails", "~> 7.1", ">= 7.1.2"', '~> 7.1, >= 7.1.2'],
    [
      'github.com/gin-gonic/gin',
      'gomod',
      'go.mod',
      'go.mod',
      'require (\n\tgithub.com/gin-gonic/gin v1.10.0\n)',
      'v1.10.0',
    ],
    [
      'Microsoft.EntityFrameworkCore*',
      'nuget',
      'App.csproj',
      'xml',
      '<PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" Version="8.0.4" />',
      '8.0.4',
    ],
    ['Microsoft.NET.Sdk.Web', 'nuget', 'App.csproj', 'xml', '<Project Sdk="Microsoft.NET.Sdk.Web">', null],
    ['phoenix', 'hex', 'mix.exs', 'elixir', 'defp deps, do: [{:phoenix, "~> 1.7"}]', '~> 1.7'],
    ['bloc', 'pub', 'pubspec.yaml', 'yaml', 'dependencies:\n  bloc: ^8.1.0\n', '^8.1.0'],
    [
      'vapor/vapor',
      'swiftpm',
      'Package.swift',
      'swift',
      '.package(url: "https://github.com/vapor/vapor.git", from: "4.89.0")',
      '4.89.0',
    ],
    [
      'akka-actor',
      'maven',
      'build.sbt',
      'scala',
      'libraryDependencies += "com.typesafe.akka" %% "akka-actor" % "2.6.21"',
      '2.6.21',
    ],
    ['hibernate-*', 'maven', 'build.gradle', 'groovy', "implementation 'org.hibernate:hibernate-core:6.5'", '6.5'],
    [
      'hibernate-*',
      'maven',
      'build.gradle',
      'groovy',
      "compile group: 'org.hibernate', name: 'hibernate-core', version: '5.6'",
      '5.6',
    ],
    [
      'ktor-*',
      'maven',
      'libs.versions.toml',
      'toml',
      'ktor = { group = "io.ktor", name = "ktor-server", version.ref = "ktor" }',
      null,
    ],
    ['ring/ring-core', 'clojars', 'project.clj', 'clojure', ':dependencies [[ring/ring-core "1.12.0"]]', '1.12.0'],
    ['ring/ring-core', 'clojars', 'deps.edn', 'clojure', '{:deps {ring/ring-core {:mvn/version "1.12.0"}}}', '1.12.0'],
    [
      'servant-server',
      'hackage',
      'app.cabal',
      'cabal',
      '  build-depends: base, servant-server >=0.19 && <0.21,\n',
      '>=0.19 && <0.21',
    ],
    ['shiny', 'cran', 'DESCRIPTION', 'debian-control', 'Package: app\nImports: dplyr,\n    shiny (>= 1.7)\n', '>= 1.7'],
    ['Flux', 'julia', 'Project.toml', 'toml', '[deps]\nFlux = "587475ba-b771-5e3f-ad9e-33799f191a9c"\n', null],
    ['Alamofire', 'cocoapods', 'Podfile', 'ruby', "pod 'Alamofire', '~> 5.9'", '~> 5.9'],
    ['Mojolicious', 'cpan', 'cpanfile', 'perl', "requires 'Mojolicious', '>= 9.0';", '>= 9.0'],
    ['rails', 'gem', 'x.gemspec', 'ruby', 's.add_runtime_dependency(%q<rails>.freeze, [">= 6.1".freeze])\n', '>= 6.1'],
    ['Moose', 'cpan', 'cpanfile', 'perl', "requires 'Moose';\n", null],
    ['boost', 'conan', 'conanfile.txt', 'plaintext', '[requires]\nboost/1.84.0\n', '1.84.0'],
    ['gtest', 'vcpkg', 'vcpkg.json', 'json', '{ "dependencies": ["fmt", "gtest"] }', null],
    ['cowboy', 'hex', 'rebar.config', 'erlang', '{deps, [{cowboy, "2.10.0"}]}.', '2.10.0'],
  ];
  for (const [dependency, manifest, file, language, text, version] of rows) {
    it(`are read from ${file}: ${dependency}`, () => {
      const framework = software({ signals: [{ dependency, in: manifest }] });
      const [detection] = detectWith([framework], documentOf(text, language, file));
      assert.equal(detection?.standing, 'applied');
      assert.equal(detection?.version, version);
    });
  }

  it('are read from Gradle without taking the name of a library for its version', () => {
    const boot = software({ signals: [{ dependency: 'org.springframework.boot', in: 'gradle' }] });
    const text = "implementation 'org.springframework.boot:spring-boot-starter-web'";
    assert.equal(standingIn(boot, text, 'groovy', 'build.gradle'), undefined);
    const ktor = software({ signals: [{ dependency: 'io.ktor:ktor*', in: 'gradle' }] });
    const [detection] = detectWith(
      [ktor],
      documentOf('api("io.ktor:ktor-server:$ktor")', 'kotlin', 'build.gradle.kts'),
    );
    assert.deepEqual([detection?.standing, detection?.version], ['applied', null]);
  });

  it('are not scripts, keywords, settings or look-alikes', () => {
    const jest = software({ signals: [{ dependency: 'jest', in: 'npm' }] });
    for (const text of [
      '{ "scripts": { "jest": "jest --watch" } }',
      '{ "keywords": ["jest"] }',
      '{ "jest": { "a": 1 } }',
      '{ "dependencies": { "jest-x": "^1" } }',
    ]) {
      assert.equal(standingIn(jest, text, 'json', 'package.json'), undefined, text);
    }
    const pytest = software({ signals: [{ dependency: 'pytest', in: 'pypi' }] });
    for (const text of ['[tool.pytest]\nx = 1\n', 'keywords = ["pytest"]\n', 'pytest-cov = "1"\n', '# pytest\n']) {
      assert.equal(standingIn(pytest, text, 'toml', 'pyproject.toml'), undefined, text);
    }
  });

  it('tell by a file name that is a framework’s own', () => {
    const next = software({ signals: [{ file: 'next.config.*' }] });
    assert.equal(standingIn(next, 'export default {};', 'javascript', 'next.config.mjs'), 'applied');
    assert.equal(standingIn(next, 'export default {};', 'javascript', 'my-next.config.mjs'), undefined);
  });
});
