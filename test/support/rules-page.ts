import type { Persona } from '../../src/engine/review/rule';
import { softwareRulesOf } from '../../src/engine/review/software/software-review';

/** The page that lists every rule of the board: docs/rules.md. */
export function rulesPage(personas: readonly Persona[]): string {
  const texts = personas.reduce((sum, { rules }) => sum + rules.length, 0);
  const software = personas.reduce((sum, persona) => sum + softwareRulesOf(persona).length, 0);
  return [
    '# The rules of the board',
    '',
    `${personas.length} personas with ${texts} rules for texts and ${software} for code and manifests. A rule belongs to the persona its id`,
    'begins with; `persona/*` stands for all of a persona in settings. `npm run docs:rules` writes this page.',
    ...personas.flatMap(section),
    '',
  ].join('\n');
}

function section(persona: Persona): string[] {
  const rows = [...persona.rules, ...softwareRulesOf(persona)]
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, severity, question, why }) => `| ${id} | ${severity} | ${cell(why)} | ${cell(question)} |`);
  const head = ['| rule | severity | why it matters | what is asked |', '|---|---|---|---|'];
  return ['', `## ${persona.name}`, '', `${upperFirst(persona.lens)}. ${seatSentence(persona)}`, '', ...head, ...rows];
}

function seatSentence({ joins }: Persona): string {
  if (joins.always) return 'Reads every text.';
  const of = [
    ...(joins.categories ? [`frameworks of ${joins.categories.join(', ')}`] : []),
    ...(joins.frameworks ? [joins.frameworks.join(', ')] : []),
  ];
  const words = joins.words?.slice(0, 8).join(', ').replaceAll('~', '');
  return `Is asked where a text applies ${of.join(', ')}, or speaks of ${words} and the like.`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
