import { counted, formatTable } from '../format';
import type { Contents, EnhancementPart, FindingPart, FrameworkPart, ModelPart, PersonaPart } from './parts';

/** An analysis as Markdown for people. Whatever stands in the texts it is made of is shown, and none of it is markup. */
export function markdownOf(contents: Contents): string {
  const { title, facts, notices, frameworks, review, model, enhancements, steps, sent, maker } = contents;
  const blocks = [
    `# ${plain(title)}`,
    facts.map(plain).join(' · '),
    ...notices.map((notice) => `> ${plain(notice)}`),
    '## Frameworks',
    ...(frameworks.length > 0 ? [frameworks.map(framework).join('\n')] : ['None that the catalogue knows.']),
    ...(review
      ? [
          '## What a reviewer would ask',
          ...(review.recommendation === null ? [] : [`**${plain(review.recommendation)}**`]),
          ...review.personas.flatMap(persona),
          ...(review.silent.length > 0 ? [`Nothing to ask: ${listed(review.silent)}.`] : []),
          ...(review.personas.length + review.silent.length === 0 ? ['Nobody was asked.'] : []),
        ]
      : []),
    ...(review && review.conflicts.length > 0
      ? [
          '## Where the board disagrees',
          review.conflicts
            .map(({ message, question, places }) => `- ${plain(message)} ${plain(question)} (${plain(places)})`)
            .join('\n'),
        ]
      : []),
    ...(model ? modelBlocks(model) : []),
    ...(enhancements ? ['## What servers added', ...enhancementBlocks(enhancements)] : []),
    '## What left this machine',
    sent.length > 0 ? sent.map((one) => `- ${plain(one)}`).join('\n') : 'Nothing.',
    '## Where the time went',
    formatTable(
      ['Step', 'Outcome', 'Took', 'Budget'],
      steps.map(({ step, outcome, took, budget }) => [step, outcome, took, budget].map(plain)),
      2,
    ),
    `Made by ${plain(maker)}.`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function framework({ name, standing, coverage, present, missing, places, reasons }: FrameworkPart): string {
  const rows = [
    ...(coverage ? [`${coverage.present} of ${counted(coverage.of, 'element')}: ${listed(present)}`] : []),
    ...(missing.length > 0 ? [`Missing: ${listed(missing)}`] : []),
    ...(reasons.length > 0 ? [`Why: ${listed(reasons)}`] : []),
  ];
  const where = places === '' ? '' : `, ${plain(places)}`;
  return [`- **${plain(name)}** (${plain(standing)})${where}`, ...rows.map((row) => `  - ${row}`)].join('\n');
}

function persona({ name, reason, findings, problem }: PersonaPart): string[] {
  return [
    `### ${plain(name)}`,
    ...(reason === '' ? [] : [`Asked because ${plain(reason)}.`]),
    ...(problem === null ? [] : [`> ${plain(problem)}`]),
    ...(findings.length > 0 ? [findings.map(finding).join('\n')] : []),
  ];
}

function finding({ severity, place, quote, message, question, why, others, rule }: FindingPart): string {
  return [
    `- **${severity}, ${plain(place)}:** ${plain(message)}`,
    ...(quote === '' ? [] : [`  - Text: “${plain(quote)}”`]),
    `  - Question: ${plain(question)}`,
    `  - Why: ${plain(why)}`,
    ...(others === '' ? [] : [`  - ${plain(others)}`]),
    `  - Rule: ${plain(rule)}`,
  ].join('\n');
}

function modelBlocks({ title, points, text, notices }: ModelPart): string[] {
  const point = ({ question, reason, places }: ModelPart['points'][number]): string => {
    const where = places === '' ? '' : ` (${plain(places)})`;
    return [`- **${plain(question)}**${where}`, ...(reason === '' ? [] : [`  - ${plain(reason)}`])].join('\n');
  };
  return [
    `## ${plain(title)}`,
    ...(points.length > 0 ? [points.map(point).join('\n')] : []),
    ...(text === '' ? [] : [quoted(text)]),
    ...notices.map((notice) => `> ${plain(notice)}`),
  ];
}

function enhancementBlocks(parts: readonly EnhancementPart[]): string[] {
  if (parts.length === 0) return ['Nothing.'];
  return parts.flatMap(({ about, source, text, isAnswer }) => [
    `**${plain(about)}** (${plain(source)})${isAnswer ? '' : ': no answer'}`,
    ...(text === '' ? [] : [quoted(text)]),
  ]);
}

/** A text of several lines as a quotation that keeps them, and their indents. */
function quoted(text: string): string {
  const rows = text.split('\n').map((row) => {
    const indent = /^[ \t]*/.exec(row)?.[0] ?? '';
    const said = plain(row);
    return said === '' ? '' : `${'\u00a0'.repeat(Math.min(indent.length, 12))}${said}`;
  });
  return rows
    .map((row, at) => {
      if (row === '') return '>';
      // A line break that stays one, unless the paragraph ends here.
      return `> ${row}${rows[at + 1] ? '\\' : ''}`;
    })
    .join('\n');
}

function listed(texts: readonly string[]): string {
  return texts.map(plain).join('; ');
}

/**
 * A text as Markdown that shows just this text, on one line and wherever in a line it stands: no emphasis, code, link, table, HTML,
 * entity or formula, and no block of its own (https://spec.commonmark.org/0.31.2/, https://github.github.com/gfm/). Bare addresses of
 * pages are no links either.
 */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
    .replace(/&(?=[#\w])/g, '\\&')
    .replace(/:(?=\/\/)|(?<=\w)@(?=\w)|(?<=www)\./gi, '\\$&')
    .replace(/^[-+#=:]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}
