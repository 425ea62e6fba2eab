import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { language, languageIdOf, speaks } from '../../../../../src/engine/detection/zones/languages';

describe('the language of a file', () => {
  it('is told by its name', () => {
    const files = [
      'a.md',
      'A.TSX',
      'Dockerfile',
      'Dockerfile.dev',
      'requirements-dev.txt',
      'go.mod',
      'tsconfig.json',
      'pom.xml',
      'App.vue',
    ];
    assert.deepEqual(
      files.map((file) => languageIdOf(file)),
      ['markdown', 'typescriptreact', 'dockerfile', 'dockerfile', 'pip-requirements', 'go.mod', 'jsonc', 'xml', 'vue'],
    );
  });

  it('is told by its whole name before its ending, and read by the ending that says more', () => {
    const files = [
      'dockerfile.js',
      'dockerfile',
      'poetry.lock',
      'Gemfile.lock',
      'yarn.lock',
      'composer.lock',
      'bun.lock',
      'mix.lock',
      'go.sum',
      'gradle.lockfile',
      '.terraform.lock.hcl',
      'Procfile',
      'justfile',
    ];
    assert.deepEqual(
      files.map((file) => languageIdOf(file)),
      [
        'javascript',
        'dockerfile',
        'toml',
        'lockfile',
        'yaml',
        'json',
        'jsonc',
        'elixir',
        'go.sum',
        'lockfile',
        'terraform',
        'procfile',
        'just',
      ],
    );
  });

  it('is told by the program the first line calls, where the name says nothing', () => {
    assert.equal(languageIdOf('manage', '#!/usr/bin/env python3'), 'python');
    assert.equal(languageIdOf('run', '#!/bin/bash -e'), 'shellscript');
    assert.equal(languageIdOf('tool', '#! /usr/local/bin/node'), 'javascript');
    assert.equal(languageIdOf('notes', 'No program here'), 'plaintext');
    assert.equal(languageIdOf('manage.rb', '#!/usr/bin/env python3'), 'ruby');
  });

  it('goes by several names', () => {
    assert.equal(language('TS').id, 'typescript');
    assert.equal(language('c#').id, 'csharp');
    assert.equal(language('nobody-knows').reading, 'code');
    assert.equal(speaks(['typescript'], 'vue'), true);
    assert.equal(speaks(['hcl'], 'terraform'), true);
    assert.equal(speaks(['python'], 'ruby'), false);
  });
});
