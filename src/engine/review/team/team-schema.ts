import type { Rule } from '../rule';

/** What the schema needs of a persona. */
interface Member {
  readonly id: string;
  readonly name: string;
  readonly lens: string;
  readonly rules: readonly Pick<Rule, 'id' | 'severity' | 'why' | 'question'>[];
}

/**
 * The JSON schema (draft 7) by which editors complete and check `.framework-director.json`; made at build time, so that it lists
 * every rule. `team-schema.test.ts` holds it and the reader to one verdict on all but names.
 */
export function teamSchema(board: readonly Member[]): object {
  const ruleNames = Object.fromEntries(
    board.flatMap(({ id, name, rules }) => [
      [`${id}/*`, level(`All rules of ${name}.`)],
      ...rules.map((rule) => [rule.id, level(`${rule.why} ${rule.question} (${rule.severity} by itself)`)]),
    ]),
  );
  const rules = {
    type: 'object',
    description: 'Rules that are off, or graver or milder than by themselves. The more exact name wins.',
    properties: { '*': level('All rules.'), ...ruleNames },
    // Packs bring more of them; which there are, the reader knows.
    additionalProperties: level('A rule of a pack.'),
  };
  const personas = {
    description: 'Who is asked: "auto" leaves it to each document.',
    anyOf: [
      { const: 'auto' },
      {
        type: 'array',
        uniqueItems: true,
        items: {
          anyOf: [
            { enum: board.map(({ id }) => id), enumDescriptions: board.map(({ name, lens }) => `${name}: ${lens}.`) },
            { type: 'string', description: 'A persona of a pack.' },
          ],
        },
      },
    ],
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Framework Director, for a team',
    description: 'What a team wants of the reviews of the documents in this folder.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string', description: 'Where this schema is.' },
      rules,
      personas,
      packs: paths('Packs of frameworks, files and folders of them, as paths below this folder.'),
      ignore: paths('Globs of files that nobody reviews.'),
      overrides: {
        type: 'array',
        description: 'What holds for some files over what stands above; the later goes before the earlier.',
        items: {
          type: 'object',
          required: ['files'],
          additionalProperties: false,
          properties: {
            files: paths('Globs of paths below this folder; without a slash, of file names.'),
            rules,
            personas,
          },
        },
      },
    },
  };
}

function level(description: string): object {
  return { enum: ['off', 'info', 'warning', 'error'], description };
}

function paths(description: string): object {
  return {
    type: 'array',
    description,
    items: {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      pattern: '^(?!/|[a-zA-Z]:|\\.\\.(?:/|$))(?!.*/\\.\\.(?:/|$))[^\\\\]+$',
    },
  };
}
