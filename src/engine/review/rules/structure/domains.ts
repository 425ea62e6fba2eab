import { replacement } from '../../fixes';
import type { Hit, Rule, RuleContext } from '../../rule';
import { wholeText, within } from '../sections';
import { quote } from '../wording';
import { labels } from './labels';

/** The domains with the response each asks for (Snowden and Boone, "A Leader's Framework for Decision Making", 2007). */
const RESPONSES: readonly {
  readonly domain: RegExp;
  readonly name: string;
  readonly verbs: string;
  readonly response: RegExp;
}[] = [
  {
    name: 'clear',
    domain: /\b(?:clear|simple|obvious)\b/i,
    verbs: 'sense, categorise, respond',
    response: verbs('sense', 'categori[sz]e'),
  },
  {
    name: 'complicated',
    domain: /\bcomplicated\b/i,
    verbs: 'sense, analyse, respond',
    response: verbs('sense', 'analy[sz]e'),
  },
  { name: 'complex', domain: /\bcomplex\b/i, verbs: 'probe, sense, respond', response: verbs('probe', 'sense') },
  { name: 'chaotic', domain: /\bchao(?:tic|s)\b/i, verbs: 'act, sense, respond', response: verbs('act', 'sense') },
];

/** How every response ends; looked for first, as most texts have none. */
const RESPONDS = /respond/i;

function verbs(first: string, second: string): RegExp {
  return new RegExp(`\\b${first}\\W{1,4}${second}\\W{1,4}(?:and )?respond\\b`, 'i');
}

/** A domain of Cynefin beside the response of another one. */
const cynefinResponse: Rule = {
  id: 'executive-strategy/cynefin-response',
  severity: 'warning',
  topic: 'structure',
  why: 'The domain is there to choose the response; analysing what is complex finds the answer of yesterday.',
  question: 'Is the domain wrong, or the response?',
  *check({ outline, detections, document }: RuleContext): Generator<Hit> {
    if (!detections.some(({ id }) => id === 'cynefin') || !RESPONDS.test(wholeText(outline))) return;
    const rows = outline.tables.flatMap(({ rows }) => rows);
    const places = [
      ...outline.sentences.map((block) => [block]),
      ...rows,
      ...labels(outline)
        .all.filter(({ form }) => form === 'heading')
        .map(({ block }) => [
          block,
          ...within(outline.sentences, { first: block.section, end: block.section + 1 }).slice(0, 1),
        ]),
    ];
    const said = new Set<number>();
    for (const blocks of places) {
      const text = blocks.length === 1 ? (blocks[0]?.text ?? '') : blocks.map((block) => block.text).join(' | ');
      if (!RESPONDS.test(text)) continue;
      const given = RESPONSES.filter(({ response }) => response.test(text));
      if (given.length !== 1) continue;
      const domains = RESPONSES.filter(({ domain }) => domain.test(text));
      const [domain, other] = [domains[0], given[0]];
      if (domains.length !== 1 || !domain || !other || domain === other) continue;
      const block = blocks.find((one) => other.response.test(one.text));
      if (!block || said.has(block.start)) continue;
      said.add(block.start);
      const { start, end } = block;
      const message = `${quote(other.response.exec(text)?.[0] ?? '')} stands beside ${domain.name}, where Cynefin says ${domain.verbs}.`;
      const raw = other.response.exec(document.text.slice(start, end));
      const at = start + (raw?.index ?? 0);
      const fix =
        raw &&
        replacement(`Write “${domain.verbs}”`, { start: at, end: at + raw[0].length }, likeIt(raw[0], domain.verbs));
      yield { start, end, message, ...(fix && { fix }) };
    }
  },
  mustFire: [
    '# Cynefin\n\n| Domain | Response |\n|---|---|\n| Clear | sense, categorise, respond |\n| Complex | sense, analyse, respond |\n',
    'By Cynefin the merger is complex, so we sense, analyse and respond.\n\n- Complex: sense-analyse-respond\n- Chaotic: act-sense-respond\n',
    '# Cynefin\n\n## Chaotic\n\nWe probe - sense - respond.\n\n## Complicated\n\nSense, analyze, respond.\n',
  ],
  mustNotFire: [
    '# Cynefin\n\n| Domain | Response |\n|---|---|\n| Clear | sense, categorize, respond |\n| Complicated | sense – analyze – respond |\n| Complex | probe, sense, respond |\n| Chaotic | act, sense, respond |\n',
    'Cynefin: what is complex is not complicated; sense, analyse, respond fits the latter only.',
    'The complex plane is a set of numbers. Sense, analyse, respond is the slogan of the radar.',
    '# Cynefin\n\n## Complex\n\nWe probe, sense and respond.\n',
  ],
};

/** The verbs with the marks and the capital that those before them had. */
function likeIt(old: string, verbs: string): string {
  const mark = /\W+/.exec(old)?.[0] ?? ', ';
  const text = verbs.split(', ').join(mark);
  return /^\p{Lu}/u.test(old) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Rules on domains and what they ask for. */
export const domainChecks: readonly Rule[] = [cynefinResponse];
