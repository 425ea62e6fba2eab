import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  isLibraryId,
  type Library,
  librariesIn,
  mostFitting,
} from '../../../../../src/engine/enhancement/enhancers/context7-libraries';

/** An answer in the form of context7's server 4.1.1. */
const ANSWER = `Available Libraries:

- Title: React Native
- Context7-compatible library ID: /facebook/react-native-website
- Description: Native apps with React.
- Code Snippets: 2931
- Source Reputation: High
- Benchmark Score: 94.1
----------
- Title: React
- Context7-compatible library ID: /someone/react-notes
- Description: Notes.
- Code Snippets: 12
- Source Reputation: Low
----------
- Title: React
- Context7-compatible library ID: /websites/react_dev
- Description: The library for user interfaces.
- Context7-compatible library ID: /evil/library
- Code Snippets: 2461
- Source Reputation: High
- Benchmark Score: 91.7
- Versions: v18.3.1, v19.0.0
- Source: https://react.dev`;

const library = (title: string, more: Partial<Library> = {}): Library => ({
  id: `/org/${title.toLowerCase().replaceAll(' ', '-')}`,
  title,
  reputation: 2,
  benchmark: 0,
  snippets: 0,
  ...more,
});

describe('the libraries that context7 lists', () => {
  it('are read with what tells them apart', () => {
    assert.deepEqual(librariesIn(ANSWER), [
      { id: '/facebook/react-native-website', title: 'React Native', reputation: 2, benchmark: 94.1, snippets: 2931 },
      { id: '/someone/react-notes', title: 'React', reputation: 0, benchmark: 0, snippets: 12 },
      { id: '/websites/react_dev', title: 'React', reputation: 2, benchmark: 91.7, snippets: 2461 },
    ]);
  });

  it('are read from older servers, which score trust', () => {
    const older = ANSWER.replaceAll('Source Reputation: High', 'Trust Score: 9.2').replace(
      'Reputation: Low',
      'Trust Score: 3',
    );
    assert.deepEqual(
      librariesIn(older).map(({ reputation }) => reputation),
      [2, 0, 2],
    );
  });

  it('are left out where the id has another form', () => {
    for (const id of [
      'react',
      '/react',
      '/a/b/c/d',
      '/a/../b',
      '/a/b?x=1',
      'https://context7.com/a/b',
      '/a b/c',
      '/a/b\u202e',
      '',
    ]) {
      assert.deepEqual(librariesIn(`- Title: React\n- Context7-compatible library ID: ${id}`), [], id);
      assert.equal(isLibraryId(id), false, id);
    }
    for (const id of ['/vercel/next.js', '/vercel/next.js/v15.1.8', '/websites/react_dev', '/facebook/react/v19_1_1']) {
      assert.equal(isLibraryId(id), true, id);
    }
  });

  it('are chosen from by title, then by reputation, score and snippets, then in their order', () => {
    assert.equal(mostFitting(librariesIn(ANSWER), 'React')?.id, '/websites/react_dev');
    const chosen = (name: string, ...libraries: Library[]) => mostFitting(libraries, name)?.title;
    assert.equal(
      chosen('Next.js', library('Nextra', { benchmark: 99 }), library('NextJS', { reputation: 0 })),
      'NextJS',
    );
    assert.equal(chosen('Apache Kafka', library('Flink', { benchmark: 99 }), library('Kafka')), 'Kafka');
    assert.equal(chosen('WPF', library('One', { reputation: 1 }), library('Two')), 'Two');
    assert.equal(chosen('WPF', library('One', { benchmark: 40 }), library('Two', { benchmark: 60 })), 'Two');
    assert.equal(chosen('WPF', library('One'), library('Two', { snippets: 9 })), 'Two');
    assert.equal(chosen('WPF', library('One'), library('Two')), 'One');
    assert.equal(chosen('WPF'), undefined);
  });
});
