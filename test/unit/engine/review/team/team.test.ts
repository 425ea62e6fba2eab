import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  DEFAULT_REVIEW_SETTINGS,
  levelOf,
  type ReviewSettings,
} from '../../../../../src/engine/review/review-settings';
import { readTeam } from '../../../../../src/engine/review/team/read-team';
import type { Team } from '../../../../../src/engine/review/team/team-configuration';

const KNOWN = { personas: ['finance', 'security'], rules: ['finance/sunk-cost', 'security/shared-account'] };

describe('A team’s configuration', () => {
  it('turns rules off or makes them graver, for all files and for some', () => {
    const team = good({
      rules: { 'finance/sunk-cost': 'error', 'security/*': 'info' },
      overrides: [
        { files: ['drafts/**'], rules: { '*': 'off' } },
        { files: ['*.draft.md'], rules: { 'finance/sunk-cost': 'off' } },
      ],
    });
    const level = (path: string, rule: string) =>
      levelOf(team.settingsFor(path, DEFAULT_REVIEW_SETTINGS), rule, 'warning');
    const levels = (path: string) => KNOWN.rules.map((rule) => level(path, rule));
    assert.deepEqual(levels('memo.md'), ['error', 'info']);
    assert.deepEqual(levels('drafts/deep/memo.md'), ['off', 'off']);
    assert.deepEqual(levels('deep/one.draft.md'), ['off', 'info']);
  });

  it('names who is asked, or leaves it to each text', () => {
    const team = good({
      personas: ['finance'],
      overrides: [
        { files: ['adr/**'], personas: ['security'] },
        { files: ['adr/open/**'], personas: 'auto' },
      ],
    });
    const asked = (path: string) => team.settingsFor(path, DEFAULT_REVIEW_SETTINGS).personas;
    assert.deepEqual([asked('memo.md'), asked('adr/1.md'), asked('adr/open/1.md')], [['finance'], ['security'], null]);
  });

  it('asks nobody about files it ignores', () => {
    const team = good({ ignore: ['vendor/**', '.private/*.md'] });
    const asked = (path: string) => team.settingsFor(path, DEFAULT_REVIEW_SETTINGS).personas;
    assert.deepEqual([asked('vendor/a/b.md'), asked('.private/a.md'), asked('a.md')], [[], [], null]);
  });

  it('leaves what a person has set where it says nothing', () => {
    const own: ReviewSettings = { personas: ['security'], rules: [{ 'finance/*': 'off' }] };
    const level = (team: Team) => levelOf(team.settingsFor('a.md', own), 'finance/sunk-cost', 'info');
    assert.deepEqual(good({}).settingsFor('a.md', own).personas, ['security']);
    assert.deepEqual([level(good({})), level(good({ rules: { 'finance/*': 'error' } }))], ['off', 'error']);
  });

  const wrong: readonly (readonly [string, at: string, message: string])[] = [
    ['', '', 'The configuration cannot be read: it is empty.'],
    ['[]', '[]', 'The configuration must be an object: put it in braces.'],
    [
      '{"rules": {"finance/sunk-cost": "of"}}',
      '"of"',
      '"finance/sunk-cost" must be "off", "info", "warning" or "error".',
    ],
    ['{"rules": ["x"]}', '["x"]', '"rules" must be an object of rules and levels: {"vendor/no-exit": "off"}.'],
    [
      '{"rules": {"finance/sunk-costs": "off"}}',
      '"finance/sunk-costs"',
      'There is no rule "finance/sunk-costs": did you mean "finance/sunk-cost"?',
    ],
    ['{"rules": {"qqq": "off"}}', '"qqq"', 'There is no rule "qqq".'],
    [
      '{"personas": "finance"}',
      '"finance"',
      '"personas" must be "auto" or a list of personas: ["finance", "security"].',
    ],
    ['{"personas": ["finanse"]}', '"finanse"', 'There is no persona "finanse": did you mean "finance"?'],
    ['{"personas": [5]}', '5', 'There is no persona 5: they are finance, security.'],
    ['{"rule": {}}', '"rule"', '"rule" is no property here: did you mean "rules"?'],
    ['{"overrides": [{"rules": {}}]}', '{', 'This override has no "files": add a list of globs.'],
    ['{"overrides": [5]}', '5', 'An override must be an object with "files": put it in braces.'],
    ['{"ignore": "x"}', '"x"', '"ignore" must be a list: put it in square brackets.'],
    [
      '{"ignore": ["../x"]}',
      '"../x"',
      'Only paths below this folder are used: write one that begins here, without "..".',
    ],
    ['{"packs": ["a\\\\b"]}', '"a\\\\b"', 'Paths are written with "/" between their parts, on every system.'],
    ['{"packs": [""]}', '""', 'This must be a path or glob in double quotes.'],
  ];
  for (const [text, at, message] of wrong) {
    it(`says of ${text || 'nothing'} what is wrong, where it stands, and uses the rest`, () => {
      const { team, problems } = readTeam(text, KNOWN);
      assert.deepEqual(
        problems.map((problem) => problem.message),
        [message],
      );
      const [problem] = problems;
      assert.ok(problem);
      if (at) assert.equal(text.slice(problem.start, problem.end), at);
      assert.equal(team.settingsFor('a.md', DEFAULT_REVIEW_SETTINGS).personas, null);
    });
  }

  it('ends in good time, whatever the globs', () => {
    const team = good({ ignore: [`${'*a'.repeat(90)}`, `{${'a,'.repeat(90)}}`, '+(+(a))b'] });
    team.settingsFor(`${'a/'.repeat(200)}${'a'.repeat(5_000)}`, DEFAULT_REVIEW_SETTINGS);
  });
});

function good(configuration: unknown) {
  const { team, problems } = readTeam(JSON.stringify(configuration), KNOWN);
  assert.deepEqual(problems, []);
  return team;
}
