import { describe, it } from 'mocha';
import type { Linted } from '../../../../../src/engine/catalog/lint/finding';
import { assertFound, element, findings, strategy } from '../../../../support/linting';

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
