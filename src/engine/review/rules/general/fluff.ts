import { enumerated } from '../../../format';
import type { Block } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { Phrases } from '../../words/phrases';
import { SENTENCES } from '../../words/place-kinds';
import { tokensOf } from '../../words/tokens';
import { deliberates } from '../deliberation';
import { stated } from '../outright';
import { quote, unquoted } from '../wording';
import { NOT_PRAISE, PRAISE } from './praise-phrases';

/** Different big words in a sentence from which on it says nothing else. */
const TOO_MANY = 3;

/**
 * Words whose opposite nobody would want, so that they choose nothing; after what Rumelt calls fluff ("Good Strategy Bad Strategy",
 * 2011, chapter 3). Hyphens separate words, so "best-in-class" is found by its parts below.
 */
const BIG = new Set(
  `leverage leverages leveraging synergy synergies synergistic seamless seamlessly holistic holistically empower empowers empowering
  innovative innovation innovations innovate transformative transformational disruptive unparalleled revolutionary revolutionise
  revolutionize unlock unlocks unlocking unleash unleashing impactful frictionless visionary excellence passionate agile robust
  scalable dynamic proactive proactively optimise optimize optimal streamline streamlined harness harnessing elevate elevating
  reimagine reimagining ecosystem paradigm paradigms delight delightful outstanding exceptional sustainable cohesive pivotal
  strategic strategically actionable accelerate accelerating supercharge turbocharge`.split(/\s+/),
);
const PHRASES = [
  'world class',
  'best in class',
  'best of breed',
  'cutting edge',
  'bleeding edge',
  'state of the art',
  'next generation',
  'next level',
  'game changing',
  'game changer',
  'customer centric',
  'future proof',
  'value added',
  'thought leader',
  'thought leadership',
  'digital transformation',
  'win win',
  'end to end',
  'industry leading',
  'market leading',
  'value proposition',
  'drive value',
  'create value',
  'data driven',
  'high performing',
];

const ANY_BIG = new Phrases([...BIG, ...PHRASES]);

/** "Personalised, holistic, social": so many words by which a thing is called, with no thing between them. */
const ADJECTIVES = 4;
const MAX_LIST = 200;
const ADJECTIVE =
  /^(?:[a-zß-ɏ]+[- ])?[a-zß-ɏ]+(?:based|driven|first|[ai]ble|al|ive|ous|ful|ic|ant|ent|ed|ing|less|ary|proof|ern|art)$/i;

/** A sentence that is big words and nothing that could be wrong. */
export const fluff: Rule = {
  id: 'executive-strategy/fluff',
  severity: 'info',
  topic: 'wording',
  why: 'Nobody can disagree with it, so it directs nobody.',
  question: 'Which choice does it make, and who could sensibly have chosen otherwise?',
  *check(context: RuleContext): Generator<Hit> {
    if (!deliberates(context)) return;
    const said = new Set<Block>();
    for (const { place, words } of stated(context, PRAISE, NOT_PRAISE)) {
      const { text, start, end } = place.block;
      if (/^make/.test(words) && /\d/.test(text)) continue;
      said.add(place.block);
      yield { start, end, message: `${quote(text)} praises with “${words}”, and nobody could say the opposite.` };
    }
    const { items, tables } = context.outline;
    yield* lonePraise(items);
    for (const { rows } of tables) for (const row of rows) yield* lonePraise(row);
    // Only sentences with one of the words are cut into words again.
    for (const { place } of context.words.find(ANY_BIG, SENTENCES)) {
      const { text, start, end } = place.block;
      if (/\d/.test(text) || said.has(place.block)) continue;
      const words = bigWords(unquoted(text));
      if (words.length < TOO_MANY) continue;
      yield {
        start,
        end,
        message: `${quote(text)} rests on ${enumerated(words.slice(0, 4).map((word) => `“${word}”`))}.`,
      };
    }
  },
  mustFire: [
    '# Platform strategy\n\n## Vision\n\nWe leverage synergies to deliver a world-class, seamless developer experience.',
    '# Roadmap\n\n## Goals\n\nThe new shop takes us to the next level.\n\n## Costs\n\nNone.',
    '| Field | Content |\n|---|---|\n| Value proposition | seamless, intelligent, holistic, sustainable, digital |\n\n# Decision\n\nGo.\n\n## Risks\n\nNone.',
    '# Digital strategy\n\n## Goals\n\n- Become an agile, innovative and customer-centric organisation\n- Win\n',
  ],
  mustNotFire: [
    '# Platform strategy\n\n## Vision\n\nA team of five ships a change to production in an hour, without asking anybody.',
    '# Platform strategy\n\n## Background\n\nThe report promised “a seamless, innovative and world-class platform”; what we have is a wiki.',
    '# Roadmap\n\n## Goals\n\nThe new shop makes us faster and saves 2 of 5 days; it is no game changer.\n\n## Costs\n\nNone.',
    '# Survey plan\n\n## Scope\n\n- weekly, monthly, annual, local\n\n## Decision\n\nGo.',
    '# My library\n\nA robust, scalable, innovative and seamless library.',
    '# Platform strategy\n\n## Vision\n\nA robust and scalable queue carries 40,000 orders an hour, end to end.',
  ],
};

function* lonePraise(blocks: readonly Block[]): Generator<Hit> {
  for (const { text, start, end } of blocks) {
    if (isPraiseAlone(text)) yield { start, end, message: `${quote(text)} is a list of praise.` };
  }
}

/** Whether a text is adjectives between commas, one of the big words among them. */
function isPraiseAlone(text: string): boolean {
  if (text.length > MAX_LIST || !text.includes(',')) return false;
  const words: string[] = [];
  for (const part of text.split(/,| and /)) {
    const word = part.trim();
    if (word === '') continue;
    // Most lists have something else in the first place.
    if (!ADJECTIVE.test(word)) return false;
    words.push(word);
  }
  return words.length >= ADJECTIVES && words.some((word) => BIG.has(word.toLowerCase()));
}

/** The different big words of a sentence, as they are compared. */
function bigWords(text: string): string[] {
  const tokens = tokensOf(text);
  const line = ` ${tokens.join(' ')} `;
  const phrases = PHRASES.filter((phrase) => line.includes(` ${phrase} `));
  return [...phrases, ...new Set(tokens.filter((token) => BIG.has(token)))];
}
