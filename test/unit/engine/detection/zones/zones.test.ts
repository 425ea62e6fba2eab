import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { detectWith, documentOf, software, standingIn, strategy } from '../../../../support/detect';

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

  it('know the names in a block of no language, and nothing else of its words', () => {
    const swot = strategy({
      names: [{ text: 'SWOT' }],
      elements: [{ id: 'strengths', name: 'Strengths', distinct: ['our strengths'] }],
    });
    assert.equal(standingIn(swot, '```\n+ SWOT: our strengths\n```\n'), 'mentioned');
    assert.equal(standingIn(swot, '```\nour strengths\n```\n'), undefined);
    assert.equal(standingIn(swot, '```python\nSWOT\n```\n'), undefined);
  });

  it('read a notebook by its cells', () => {
    const notebook = JSON.stringify(
      {
        cells: [
          { cell_type: 'markdown', metadata: {}, source: ['# Plot\n', 'We use Vue.js and "more".\n'] },
          {
            cell_type: 'code',
            metadata: {},
            outputs: ['import vue'],
            source: ['import os\n', 'import vue\n', 'print("x")'],
          },
        ],
      },
      null,
      1,
    );
    const python = software({ names: [{ text: 'Vue.js' }], signals: [{ import: 'vue', as: 'dotted' }] });
    const [found] = detectWith([python], documentOf(notebook, 'json', 'plot.ipynb'));
    assert.deepEqual(
      found?.evidence.map(({ signal, line, text }) => [signal, line, text]),
      [
        ['name', 8, 'Vue.js'],
        ['import:vue', 19, 'vue'],
      ],
    );
  });

  it('read blocks of code in AsciiDoc, Org, LaTeX and reStructuredText as their language', () => {
    const code = '@Injectable()\nclass A {}\n';
    assert.equal(standingIn(decorator, `[source,typescript]\n----\n${code}----\n`, 'asciidoc'), 'applied');
    assert.equal(standingIn(decorator, `#+begin_src typescript\n${code}#+end_src\n`, 'org'), 'applied');
    assert.equal(standingIn(decorator, `\\begin{minted}{typescript}\n${code}\\end{minted}\n`, 'latex'), 'applied');
    assert.equal(
      standingIn(decorator, `.. code-block:: typescript\n\n   ${code}\nEnd\n`, 'restructuredtext'),
      'applied',
    );
    assert.equal(standingIn(decorator, 'Title\n-----\n\n@Injectable() in words\n', 'asciidoc'), undefined);
  });

  it('take Perl’s and Ruby’s documentation for words', () => {
    assert.equal(standingIn(vue, '=head1 NAME\n\nLike Vue.js\n\n=cut\n\nuse strict;\n', 'perl'), 'mentioned');
    assert.equal(standingIn(vue, '=begin\nLike Vue.js\n=end\nputs 1\n', 'ruby'), 'mentioned');
  });
});
