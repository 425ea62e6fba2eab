import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly colors: readonly { readonly id: string; readonly defaults: Readonly<Record<string, string>> }[];
  };
}

const { activationEvents, contributes }: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));

describe('the manifest', () => {
  it('starts us with the first document of any language, and has no workspace searched for a reason to', () => {
    assert.ok(activationEvents.includes('onLanguage'));
    assert.deepEqual(
      activationEvents.filter((event) => event === '*' || event.startsWith('workspaceContains')),
      [],
    );
  });

  it('gives each of our colours a value in every kind of theme', () => {
    assert.ok(contributes.colors.length > 0);
    for (const { id, defaults } of contributes.colors)
      assert.deepEqual(Object.keys(defaults).toSorted(), ['dark', 'highContrast', 'highContrastLight', 'light'], id);
  });
});
