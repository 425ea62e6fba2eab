import type { Framework } from './framework';

/** What the catalogue tells a reader about a framework, as plain text: guide, elements, questions, source. */
export function guideText(framework: Framework): string {
  const lines = [framework.guide];
  if (framework.kind === 'strategy' && framework.elements.length > 0) {
    lines.push('', `Elements: ${framework.elements.map(({ name }) => name).join(', ')}.`);
  }
  if (framework.questions.length > 0)
    lines.push('', 'Questions:', ...framework.questions.map((question) => `- ${question}`));
  lines.push('', `Source: ${framework.source}`);
  return lines.join('\n');
}
