import type { SignalKind } from '../../detection/detection';
import { counted } from '../../format';
import { type Elements, type Fact, leads, type Rivals } from './facts';

/** Most names in a list that are written out. */
const MAX_LISTED = 5;

/** How many there are, and which of them seems to carry the document; nobody where several are found as often. */
export function survey(facts: readonly Fact[], frequent: Fact | undefined): string {
  const [first] = facts;
  if (facts.length === 1 && first) {
    return `One framework is weighed, ${first.name}, and it is ${first.applied ? 'put to use' : 'only named'}.`;
  }
  const used = facts.filter(({ applied }) => applied).length;
  const named = facts.length - used;
  const split =
    named === 0 ? 'all put to use' : used === 0 ? 'all only named' : `${used} put to use and ${named} only named`;
  const lead = frequent
    ? ` ${frequent.name} is found most often, ${places(frequent)}: taken as the one that carries the document.`
    : '';
  return `${facts.length} frameworks are weighed, ${split}.${lead}`;
}

/** How a framework that is put to use stands, and why. */
export function evidence(fact: Fact): string {
  const reason = why(fact);
  return `${fact.name} is ${standing(fact)}: ${span(fact)}.${reason && ` ${reason}.`}`;
}

function why({ kind, uses, named, elements }: Fact): string {
  if (kind === 'software') return uses.length > 0 ? `It is ${list(uses.map((use) => USE[use]))}` : '';
  const name = named === 'nowhere' ? 'It is never named' : `It is named ${named}`;
  if (!elements) return name;
  if (elements.present === 0) return `${name}, and none of its ${counted(elements.of, 'element')} has a place`;
  const present = elements.present === elements.of ? 'all' : elements.present;
  const have = elements.present === 1 ? 'has' : 'have';
  return `${name}, and ${present} of its ${counted(elements.of, 'element')} ${have} a place${form(elements)}`;
}

function form({ formal, present }: Elements): string {
  if (formal === 0) return '';
  if (formal === 1)
    return present === 1 ? ', as a heading, label or cell' : ', one of them as a heading, label or cell';
  return `, ${formal === present ? 'all' : formal} of them as headings, labels or cells`;
}

const USE: Readonly<Record<SignalKind, string>> = {
  name: 'named',
  element: 'described',
  dependency: 'declared as a dependency',
  import: 'imported',
  symbol: 'known by its symbols',
  file: 'known by the file name',
  command: 'called as a command',
  expression: 'known by its form',
};

/** The others in one step: those put to use with their places, those only named, and what jobs there are. */
export function rest(others: readonly Fact[], all: readonly Fact[]): string {
  const used = others.filter(({ applied }) => applied).map((fact) => `${fact.name} (${places(fact)})`);
  const named = others.filter(({ applied }) => !applied).map((fact) => `${fact.name} (${places(fact)})`);
  const sentences = [];
  if (used.length > 0) sentences.push(`Also put to use: ${list(used)}.`);
  if (named.length > 0) sentences.push(`Only named: ${list(named)}.`);
  const jobs = jobsOf(all);
  if (jobs.length > 1) sentences.push(`The software by its job: ${list(jobs)}.`);
  return sentences.join(' ');
}

/** "web 3", the largest first; nothing where there is too little software for a sum. */
function jobsOf(facts: readonly Fact[]): string[] {
  const software = facts.filter(({ kind, applied }) => kind === 'software' && applied);
  if (software.length < 4) return [];
  const jobs = new Map<string, number>();
  for (const { category } of software) jobs.set(category, (jobs.get(category) ?? 0) + 1);
  return [...jobs].sort(([, a], [, b]) => b - a).map(([job, count]) => `${job} ${count}`);
}

/** Takes back that the one found most often carries the document. */
export function notTheFrequent(frequent: Fact, carriers: readonly Fact[]): string {
  const names = list(carriers.map(({ name }) => name));
  const verb = carriers.length === 1 ? 'runs' : 'run';
  if (!frequent.applied) {
    return `${frequent.name} is found most often and only named: the document speaks of it. What it works with and ${verb} through it: ${names}.`;
  }
  return `The ${places(frequent)} of ${frequent.name} stand on ${counted(frequent.lines.length, 'line')}. ${names} ${verb} through more of the document.`;
}

/** The question that several answer. */
export function fork(rivals: Rivals): string {
  const names = list(rivals.map(({ name }) => name));
  const software = rivals[0].kind === 'software';
  const used = rivals.filter(({ applied }) => applied);
  const what = software ? 'do one job' : 'answer one question in different ways';
  const word = software ? 'used' : 'applied';
  if (used.length === 1) return `${names} ${what}, and only ${rivals[0].name} is ${word}. Is the choice argued?`;
  const all = used.length < rivals.length ? `${used.length} of them` : used.length === 2 ? 'both' : 'all of them';
  return `${names} ${what}, and ${all} are ${word}. ${software ? 'Is one being replaced?' : 'Which of them leads?'}`;
}

/** The evidence for one answer, and how it compares with the strongest other. */
export function branch(fact: Fact, rivals: Rivals): string {
  const elements = fact.elements ? `, ${fact.elements.present} of ${fact.elements.of} elements` : '';
  const other = rivals[0] === fact ? rivals[1] : rivals[0];
  return `${fact.name}: ${standing(fact)}, ${span(fact)}${elements}. ${verdict(fact, other)}`;
}

function verdict(fact: Fact, other: Fact): string {
  if (leads(fact, other)) return 'The evidence is on its side.';
  if (!leads(other, fact)) return `The evidence weighs as much as that for ${other.name}.`;
  if (!fact.applied) return 'It is the alternative, not the choice.';
  return `It is ${counted(other.lines.length - fact.lines.length, 'line')} behind ${other.name}.`;
}

/** What a framework lacks. */
export function gap({ name, elements }: Fact): string {
  const missing = elements?.missing ?? [];
  return `${name} lacks ${missing.length} of ${counted(elements?.of ?? 0, 'element')}: ${list(missing)}.`;
}

/** Says that nothing is missing. */
export function noGap(complete: readonly Fact[]): string {
  return `Every element of ${list(complete.map(({ name }) => name))} has a place in the document.`;
}

/** Doubts that a framework of few elements is followed. */
export function thin({ name, elements }: Fact): string {
  return `${name} counts as applied on ${elements?.present ?? 0} of ${elements?.of ?? 0} elements: is its method followed, or are only its words used?`;
}

/** Which framework carries the document, what to complete first, and what to decide. */
export function conclusion(carriers: readonly Fact[], incomplete: readonly Fact[], open: readonly Rivals[]): string {
  const sentences = [carried(carriers)];
  if (incomplete.length > 0) sentences.push(toComplete(incomplete));
  for (const rivals of open) {
    const used = rivals.filter(({ applied }) => applied).map(({ name }) => name);
    const others = rivals.filter(({ applied }) => !applied).map(({ name }) => name);
    sentences.push(
      used.length > 1 ? `Decide between ${list(used)}.` : `Say why it is ${list(used)} and not ${list(others, 'or')}.`,
    );
  }
  if (sentences.length === 1 && carriers.length > 0) sentences.push('By this evidence nothing is left open.');
  return sentences.join(' ');
}

/** What to complete first: those that lack the least, which come first. */
function toComplete([first, ...others]: readonly Fact[]): string {
  const missing = first?.elements?.missing ?? [];
  const alike = others.filter(({ elements }) => elements?.missing.length === missing.length);
  if (first && missing.length === 1 && alike.length > 0) {
    const each = [first, ...alike].map(({ name, elements }) => `${name} (${list(elements?.missing ?? [])})`);
    return `Complete ${list(each)} first: each lacks one element.`;
  }
  const why = others.length > 0 ? ' first, as it lacks the least' : '';
  return `Complete ${first?.name}${why}: ${list(missing)} ${missing.length === 1 ? 'is' : 'are'} missing.`;
}

function carried(carriers: readonly Fact[]): string {
  const [first, second] = carriers;
  if (!first) return 'No framework is put to use here: the document refers to what it names and follows none of it.';
  if (second)
    return `No framework carries the document alone: ${list(carriers.map(({ name }) => name))} run through it alike.`;
  const elements = first.elements ? `, ${first.elements.present} of ${first.elements.of} elements` : '';
  return `${first.name} carries the document: ${span(first)}${elements}.`;
}

function standing({ kind, applied }: Fact): string {
  if (!applied) return 'mentioned';
  return kind === 'software' ? 'used' : 'applied';
}

function places({ places: count, morePlaces }: Fact): string {
  return morePlaces ? `more than ${counted(count, 'place')}` : counted(count, 'place');
}

/** "14 places on 9 lines, 5 to 61" */
function span(fact: Fact): string {
  const [first] = fact.lines;
  if (first === undefined) return places(fact);
  if (fact.lines.length === 1) return `${places(fact)} on line ${first}`;
  return `${places(fact)} on ${fact.lines.length} lines, ${first} to ${fact.lines.at(-1)}`;
}

/** "A, B and C", or "A, B, C, D, E and 2 more" */
function list(names: readonly string[], word = 'and'): string {
  if (names.length > MAX_LISTED) {
    return `${names.slice(0, MAX_LISTED).join(', ')} ${word} ${names.length - MAX_LISTED} more`;
  }
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}
