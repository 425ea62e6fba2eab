import { describe, it } from 'mocha';
import type { Linted } from '../../../../../src/engine/catalog/lint/finding';
import { assertFound, element, findings, software, strategy } from '../../../../support/linting';

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
