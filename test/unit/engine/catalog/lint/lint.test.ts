import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ElementSignal, UsageSignal } from '../../../../../src/engine/catalog/framework';
import type { Check, Linted } from '../../../../../src/engine/catalog/lint/finding';
import { lint } from '../../../../../src/engine/catalog/lint/lint';
import { lintPorts } from './ports';

/** A strategic framework with nothing to say about it. */
function strategy(id: string, parts: Partial<Extract<Linted, { kind: 'strategy' }>> = {}): Linted {
  return {
    id,
    name: `${id} way`,
    kind: 'strategy',
    category: 'test',
    source: 'Acme, 2026',
    guide: 'Orders work by size. It helps where much is open.',
    questions: ['Which is the largest?', 'Who says so?'],
    links: ['https://example.org/'],
    names: [{ text: `${id} way` }],
    elements: [],
    ...parts,
  };
}

/** A software framework with nothing to say about it. */
function software(id: string, signals: readonly UsageSignal[], parts: Partial<Linted> = {}): Linted {
  const { elements: _, ...base } = strategy(id) as Extract<Linted, { kind: 'strategy' }>;
  return { ...base, kind: 'software', signals, ...parts } as Linted;
}

function element(id: string, wordings: Partial<ElementSignal>): ElementSignal {
  return { id, name: id, ...wordings };
}

/** Findings of a check, each as "severity id: where: message". */
function findings(check: Check, linted: readonly Linted[], others: readonly Linted[] = []): string[] {
  return lint(linted, others, lintPorts([...others, ...linted]))
    .filter((finding) => finding.check === check)
    .map(({ severity, framework, path, message }) => `${severity} ${framework} ${path.join('.')}: ${message}`);
}

function assertFound(found: readonly string[], ...expected: readonly RegExp[]): void {
  assert.equal(found.length, expected.length, found.join('\n') || 'nothing was found');
  for (const [at, pattern] of expected.entries()) assert.match(found[at] ?? '', pattern);
}

it('the lint says nothing about frameworks with nothing wrong', () => {
  const all = [strategy('alpha'), software('beta', [{ import: 'beta', as: 'quoted' }])];
  assert.deepEqual(lint(all, [], lintPorts(all)), []);
});

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

describe('the lint for signals that add nothing', () => {
  const shadowed = (...linted: readonly Linted[]): string[] => findings('shadowed', linted);

  it('finds a distinct wording that is a name, unless an example shows it applied', () => {
    const parts = {
      names: [{ text: 'grand ledger' }],
      elements: [element('a', { distinct: ['Grand Ledger'] })],
      mustNotMatch: [],
    };
    const applied = { text: 'Our grand ledger has four pages.', standing: 'applied' } as const;
    assertFound(
      shadowed(strategy('alpha', { ...parts, mustMatch: [] })),
      /^error alpha elements\.0\.distinct\.0: The wording "Grand Ledger" of the element "a" is also a name/,
    );
    assertFound(shadowed(strategy('alpha', { ...parts, mustMatch: [applied] })));
    assertFound(
      shadowed(
        strategy('alpha', { ...parts, elements: [element('a', { everyday: ['grand ledger'] })], mustMatch: [] }),
      ),
    );
  });

  it('finds wordings that repeat a stronger one, or one like it, in hyphens or in the plural', () => {
    const elements = [
      element('a', {
        distinct: ['blue ledger', 'blue-ledger'],
        everyday: ['red ledger', 'red ledgers'],
        formal: ['Blue Ledger'],
      }),
      element('b', { distinct: ['red ledger'] }),
    ];
    assertFound(
      shadowed(strategy('alpha', { elements })),
      /distinct\.1: The wording "blue-ledger"/,
      /everyday\.1: The wording "red ledgers"/,
      /formal\.0: The wording "Blue Ledger"/,
    );
  });

  it('allows a longer wording, which is a label where the shorter is none', () => {
    const elements = [element('a', { distinct: ['blue ledger', 'blue ledger book', 'blue, ledger'] })];
    assertFound(shadowed(strategy('alpha', { elements })));
  });

  it('finds names that hold another of their framework, and those in the plural', () => {
    const names = [{ text: 'grand ledger' }, { text: 'the grand ledger method' }, { text: 'grand ledgers' }];
    assertFound(
      shadowed(strategy('alpha', { names })),
      /^warning alpha names\.1: The name "the grand ledger method" adds nothing to "grand ledger"/,
      /names\.2: The name "grand ledgers"/,
    );
  });

  it('allows longer names that are translations, that make certain or that keep others from counting', () => {
    const names = [
      { text: 'LEDGER' },
      { text: 'small', ambiguous: true },
      { text: 'small method' },
      { text: 'LEDGER method in one grand book', case: 'exact' },
      { text: 'método LEDGER', language: 'es' },
      { text: 'ledger day' },
      { text: 'LEDGER for beta way', case: 'exact' },
    ] as const;
    const elements = [element('book', { everyday: ['grand book'] })];
    assertFound(shadowed(strategy('alpha', { names, elements }), strategy('beta')));
  });

  it('finds a name that a longer name of another framework always hides', () => {
    const hidden = strategy('alpha', { names: [{ text: 'ledger' }] });
    const longer = strategy('beta', { names: [{ text: 'read about ledger' }] });
    assertFound(
      shadowed(hidden, longer),
      /^error alpha names\.0: The name "ledger" is always hidden by a longer name of the framework "beta"/,
    );
    assertFound(shadowed(hidden, strategy('beta', { names: [{ text: 'blue ledger' }] })));
  });
});

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

describe('the lint for data', () => {
  const data = (...linted: readonly Linted[]): string[] => findings('data', linted);

  it('finds what is missing', () => {
    const bare = strategy('alpha', { source: ' ', guide: '', questions: ['Why?'], links: [] });
    assertFound(
      data(bare),
      /source: It has no source/,
      /guide: It has no guide/,
      /questions: .*two questions/,
      /links: It has no link/,
    );
    assertFound(data(software('alpha', [], { links: [] })));
  });

  it('counts the sentences of a guide, and no abbreviation as one', () => {
    const guide = 'Names roles, e.g. owners (i.e. people). It helps with Node.js 22.1 too; it misleads elsewhere!';
    assertFound(data(strategy('alpha', { guide })));
    assertFound(
      data(strategy('alpha', { guide: 'One. Two. Three.' })),
      /^warning alpha guide: The guide has 3 sentences/,
    );
  });

  it('finds ids that lead nowhere, twice, or to itself, and links that are not https', () => {
    const parts = {
      related: ['beta', 'gone', 'alpha', 'beta'],
      links: ['http://example.org/', 'https://example.org/'],
    };
    assertFound(
      data(strategy('alpha', parts), strategy('beta')),
      /^error alpha links\.0: The link "http:\/\/example\.org\/" is no address that begins with https/,
      /related\.1: There is no framework "gone"/,
      /related\.2: It is related to itself/,
      /related\.3: "beta" stands twice/,
    );
  });

  it('wants competing to be mutual, and not related as well', () => {
    const one = strategy('alpha', { competing: ['beta'] });
    assertFound(data(one, strategy('beta')), /^error alpha competing\.0: "beta" does not name it/);
    assertFound(data(one, strategy('beta', { competing: ['alpha'] })));
    assertFound(
      data({ ...one, related: ['beta'] }, strategy('beta', { competing: ['alpha'] })),
      /^error alpha competing\.0: "beta" is both related and competing/,
    );
    assertFound(findings('data', [one], [strategy('beta')]));
  });

  it('finds elements that nothing says', () => {
    assertFound(
      data(strategy('alpha', { elements: [element('a', { distinct: [] })] })),
      /^error alpha elements\.0: Nothing says the element "a"/,
    );
  });

  it('warns of common words', () => {
    const elements = [element('a', { distinct: ['plan', 'zygote'], everyday: ['plan'] })];
    assertFound(data(strategy('alpha', { elements })), /^warning alpha elements\.0\.distinct\.0: The wording "plan"/);
    const names = [
      { text: 'file' },
      { text: 'use file' },
      { text: 'USE' },
      { text: 'use', ambiguous: true },
      { text: 'Next.js' },
    ];
    assertFound(data(strategy('alpha', { names })), /names\.0: The name "file"/, /names\.1: The name "use file"/);
  });

  it('wants an example with the framework applied, where anything could apply it', () => {
    const mentioned = { text: 'The alpha way.', standing: 'mentioned' } as const;
    const examples = { mustMatch: [mentioned], mustNotMatch: [] };
    const elements = [element('a', { distinct: ['blue ledger'] })];
    assertFound(data(strategy('alpha', { ...examples, elements })), /^warning alpha mustMatch: No example/);
    assertFound(data(strategy('alpha', examples)));
    assertFound(data(strategy('alpha', { elements })));
  });
});
