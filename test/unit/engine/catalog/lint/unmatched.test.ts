import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { UsageSignal } from '../../../../../src/engine/catalog/framework';
import { assertFound, element, findings, software, strategy } from '../../../../support/linting';

describe('the lint for signals that are never found', () => {
  const unmatched = (...signals: readonly UsageSignal[]): string[] =>
    findings('unmatched', [software('alpha', signals)]);

  it('finds phrases that detection does not read', () => {
    const elements = [element('a', { everyday: ['blue _ ledger', 'enlist~ a clerk', 'a:/ /:b ledger', '帳簿の頁'] })];
    const found = findings('unmatched', [
      strategy('alpha', { names: [{ text: '...' }, { text: 'Next.js' }], elements }),
    ]);
    assertFound(found.slice(0, 1), /^error alpha names\.0: The name "\.\.\." is not found in a sentence that has it/);
    assert.ok(!found.some((line) => /blue|enlist|帳簿|Next/.test(line)), found.join('\n'));
  });

  it('knows every form of import and the languages that have none', () => {
    assertFound(
      unmatched(
        { import: 'kit', as: 'quoted' },
        { import: 'example.org/kit', as: 'quoted', languages: ['go'] },
        { import: 'kit.web', as: 'dotted', languages: ['python', 'java', 'csharp', 'elixir'] },
        { import: 'Kit\\Web', as: 'dotted', languages: ['php'] },
        { import: 'kit', as: 'header' },
        { import: 'kit', as: 'call', languages: ['r', 'clojure'] },
      ),
    );
    assertFound(
      unmatched({ import: 'kit', as: 'dotted', languages: ['python', 'typescript'] }),
      /^error alpha signals\.0: The import "kit" is never found in typescript, which have no import of the form "dotted"/,
    );
  });

  it('knows the manifests, and what they never say', () => {
    assertFound(
      unmatched(
        { dependency: '@kit/*', in: 'npm' },
        { dependency: 'kit', in: 'pypi' },
        { dependency: 'kit-web', in: 'maven' },
        { dependency: 'org.kit:*', in: 'gradle' },
        { dependency: 'org.kit', in: 'gradle' },
        { dependency: 'kit', in: 'gem' },
        { dependency: 'kit/kit', in: 'composer' },
        { dependency: 'example.org/kit', in: 'gomod' },
        { dependency: 'kit', in: 'cargo' },
        { dependency: 'Kit.*', in: 'nuget' },
        { dependency: 'kit', in: 'hex' },
        { dependency: 'kit', in: 'pub' },
        { dependency: 'acme/kit', in: 'swiftpm' },
        { dependency: 'kit/core', in: 'clojars' },
        { dependency: 'kit', in: 'hackage' },
        { dependency: 'kit', in: 'cran' },
        { dependency: 'Kit', in: 'julia' },
        { dependency: 'Kit', in: 'cocoapods' },
        { dependency: 'Kit::Web', in: 'cpan' },
        { dependency: 'kit', in: 'conan' },
        { dependency: 'kit', in: 'vcpkg' },
        { dependency: 'kit', in: 'shards' },
        { dependency: 'kit', in: 'docker' },
        { dependency: 'acme/kit', in: 'actions' },
        { dependency: 'kit', in: 'helm' },
        { dependency: 'acme/kit', in: 'terraform' },
      ),
    );
    assertFound(
      unmatched(
        { dependency: 'kit:1', in: 'docker' },
        { dependency: '*-kit', in: 'npm' },
        { dependency: 'kit/web', in: 'gem' },
        { dependency: 'kit/web', in: 'pub' },
        { dependency: 'kit.', in: 'hackage' },
      ),
      /^error alpha signals\.0: The dependency "kit:1" says more than a name/,
      /The dependency "\*-kit" says more than a name/,
    );
  });

  it('finds symbols without a word, in comments, and with files that their languages exclude', () => {
    assertFound(
      unmatched(
        { symbol: '@Kit(' },
        { symbol: 'kit-open', languages: ['html', 'vue'] },
        { symbol: 'stages', files: ['*.yml'] },
      ),
    );
    assertFound(
      unmatched(
        { symbol: '=>' },
        { symbol: '// kit()', languages: ['javascript'] },
        { symbol: 'stages', languages: ['python'], files: ['*.yml'] },
      ),
      /The symbol "=>" has no word/,
      /The symbol "\/\/ kit\(\)" is never found in the code of javascript/,
      /The symbol "stages" is never found in \*\.yml: its languages and its files exclude each other/,
    );
  });

  it('finds files with two stars or a folder, and commands that are none', () => {
    assertFound(unmatched({ file: 'kit.*' }, { command: 'kit serve' }));
    assertFound(
      unmatched({ file: '*.kit.*' }, { file: 'conf/kit.yml' }, { command: '# kit' }),
      /The file "\*\.kit\.\*" has two stars/,
      /The file "conf\/kit\.yml" is not found, as a file is known by its name alone/,
      /The command "# kit" is not found in a script/,
    );
  });

  it('leaves expressions to the examples of their framework', () => {
    assertFound(unmatched({ expression: 'kit\\d', around: 'kit' }));
  });
});
