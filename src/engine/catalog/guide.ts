import type { Catalog } from './catalog';
import type { Framework } from './framework';

/** What the catalogue tells a reader about a framework, as plain text: guide, elements, questions, relations, source, links. */
export function guideText(framework: Framework, catalog: Catalog): string {
  const { guide, questions, related = [], competing = [], links = [], source } = framework;
  const lines = [guide];
  if (framework.kind === 'strategy' && framework.elements.length > 0) {
    lines.push('', `Elements: ${framework.elements.map(({ name }) => name).join(', ')}.`);
  }
  if (questions.length > 0) lines.push('', 'Questions:', ...questions.map((question) => `- ${question}`));
  const names = (ids: readonly string[]): string => ids.map((id) => catalog.find(id)?.name ?? id).join(', ');
  if (related.length + competing.length > 0) lines.push('');
  if (related.length > 0) lines.push(`Goes with: ${names(related)}.`);
  if (competing.length > 0) lines.push(`Another way to the same end: ${names(competing)}.`);
  lines.push('', `Source: ${source}`, ...links);
  return lines.join('\n');
}
