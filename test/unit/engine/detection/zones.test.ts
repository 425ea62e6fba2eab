import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { software, standingIn } from '../../../support/detect';

const decorator = software({ signals: [{ symbol: '@Injectable', languages: ['typescript'] }] });
const vue = software({ names: [{ text: 'Vue.js' }], signals: [{ import: 'vue', as: 'quoted' }] });

describe('zones', () => {
  it('look for symbols in code, not in its strings and comments', () => {
    assert.equal(standingIn(decorator, '@Injectable()\nclass A {}', 'typescript'), 'applied');
    assert.equal(standingIn(decorator, '/* @Injectable */ "@Injectable"', 'typescript'), undefined);
  });

  it('read a fence as the language it names, and Markdown around it as prose', () => {
    assert.equal(standingIn(decorator, 'Text\n\n~~~ts\n@Injectable()\n~~~\n'), 'applied');
    assert.equal(standingIn(decorator, '```python\n@Injectable()\n```\n'), undefined);
    assert.equal(standingIn(decorator, 'Write @Injectable() above it.'), undefined);
  });

  it('read scripts of components as code and their text as prose', () => {
    assert.equal(
      standingIn(vue, '<template><p>Hi</p></template>\n<script setup>\nimport { ref } from "vue"\n</script>', 'vue'),
      'applied',
    );
    assert.equal(standingIn(vue, '<p>We use Vue.js here</p>', 'html'), 'mentioned');
  });

  it('go on after a string or a comment that never ends', () => {
    assert.equal(standingIn(decorator, "const a = 'open\n@Injectable()\nclass B {}", 'typescript'), 'applied');
    assert.equal(standingIn(decorator, '/* open\n@Injectable()', 'typescript'), undefined);
  });

  it('keep what comments say as words', () => {
    assert.equal(standingIn(vue, '// ported from Vue.js\nlet a = 1;', 'typescript'), 'mentioned');
    assert.equal(standingIn(vue, 'let a = "Vue.js";', 'typescript'), undefined);
  });
});
