import { describe, it } from 'mocha';
import type { UsageSignal } from '../../../../../src/engine/catalog/framework';
import type { Linted } from '../../../../../src/engine/catalog/lint/finding';
import { assertFound, element, findings, software, strategy } from '../../../../support/linting';

describe('the lint for signals of two frameworks', () => {
  const overlap = (...linted: readonly Linted[]): string[] => findings('overlap', linted);

  it('finds a name that two have, whatever its case and hyphens, and tells it once', () => {
    const one = strategy('alpha', { names: [{ text: 'Open Space' }] });
    const other = strategy('beta', { names: [{ text: 'open-space' }] });
    assertFound(overlap(one, other), /^error beta names\.0: The name "open-space" also tells the framework "alpha"/);
  });

  it('tells a name that a framework beside the linted ones has, and nothing of those', () => {
    const name = { names: [{ text: 'open space' }] };
    assertFound(
      findings('overlap', [strategy('beta', name)], [strategy('alpha', name), strategy('gamma', name)]),
      /beta/,
    );
  });

  it('allows a name that is ambiguous, one told by its case, and one that joins a name of each', () => {
    const ambiguous = { names: [{ text: 'open space', ambiguous: true }] };
    assertFound(overlap(strategy('alpha', ambiguous), strategy('beta', { names: [{ text: 'open space' }] })));
    assertFound(
      overlap(strategy('alpha', { names: [{ text: 'RaPID' }] }), strategy('beta', { names: [{ text: 'RAPid' }] })),
    );
    const joined = (word: string): Partial<Linted> => ({
      names: [{ text: word, ambiguous: true }, { text: 'zig and zag' }],
    });
    assertFound(overlap(strategy('alpha', joined('zig') as object), strategy('beta', joined('zag') as object)));
  });

  it('finds a distinct wording that two have, unless they say that they belong together', () => {
    const elements = [element('widen', { distinct: ['widen the options'] })];
    const [one, other] = [strategy('alpha', { elements }), strategy('beta', { elements })];
    assertFound(overlap(one, other), /^error beta elements\.0\.distinct\.0: The distinct wording "widen the options"/);
    assertFound(overlap(one, { ...other, related: ['alpha'] }));
    assertFound(overlap({ ...one, competing: ['beta'] }, other));
  });

  it('finds imports, dependencies, symbols, files and commands that two have', () => {
    const signals: readonly UsageSignal[] = [
      { import: 'kit', as: 'quoted' },
      { dependency: 'kit', in: 'npm' },
      { symbol: '@Kit' },
      { file: 'kit.toml' },
      { command: 'kit build' },
    ];
    const found = overlap(software('alpha', signals), software('beta', signals));
    assertFound(found, /import "kit"/, /dependency "kit"/, /symbol "@Kit"/, /file "kit\.toml"/, /command "kit build"/);
  });

  it('compares names of packages as their registry does', () => {
    const kit = (dependency: string): readonly UsageSignal[] => [{ dependency, in: 'pypi' }];
    assertFound(overlap(software('alpha', kit('my.Kit')), software('beta', kit('my-kit'))), /dependency "my-kit"/);
  });

  it('allows the same in languages, files or forms that have nothing in common', () => {
    const python: UsageSignal = { import: 'kit', as: 'dotted', languages: ['python'] };
    const rust: UsageSignal = { import: 'kit', as: 'dotted', languages: ['rust'] };
    assertFound(overlap(software('alpha', [python]), software('beta', [rust])));
    assertFound(overlap(software('alpha', [python]), software('beta', [{ import: 'kit', as: 'dotted' }])), /beta/);
    const symbol = (file: string): UsageSignal => ({ symbol: 'stages', files: [file] });
    assertFound(overlap(software('alpha', [symbol('a.yml')]), software('beta', [symbol('b.yml')])));
  });

  it('warns of a signal that another framework has a wider one of', () => {
    const wide: readonly UsageSignal[] = [
      { import: 'org.kit', as: 'dotted' },
      { dependency: 'kit-*', in: 'npm' },
      { command: 'kit' },
      { file: '*.kit' },
    ];
    const narrow: readonly UsageSignal[] = [
      { import: 'org.kit.web', as: 'dotted' },
      { dependency: 'kit-web', in: 'npm' },
      { command: 'kit serve' },
      { file: 'web.kit' },
    ];
    const [one, other] = [software('alpha', wide), software('beta', narrow)];
    assertFound(
      overlap(one, other),
      /^warning beta signals\.0: Wherever the import "org\.kit\.web" is found, the import "org\.kit" of the framework "alpha" is, too/,
      /dependency "kit-web"/,
      /command "kit serve"/,
      /file "web\.kit"/,
    );
    assertFound(overlap(one, { ...other, related: ['alpha'] }));
    assertFound(overlap(software('alpha', [{ import: 'org.ki', as: 'dotted' }]), software('beta', narrow)));
  });
});
