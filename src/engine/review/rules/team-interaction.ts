import { enumerated } from '../../format';
import { matches } from '../matches';
import type { Hit, Rule, RuleContext } from '../rule';
import { wholeText } from './sections';
import { anyOf } from './vocabulary';

/** The four team types of Team Topologies (Skelton and Pais, 2019), in the words people use. */
const TEAM_TYPE = /\b(?<type>stream[- ]aligned|platform|enabling|complicated[- ]subsystem)[- ](?:\w+[- ])?teams?\b/gi;
/** The three interaction modes of the same book. */
const MODE = anyOf`
  (x|everything|platform|consumed|offered|provided)[- ]as[- ]an?[- ]service, xaas, facilitat*, collaborat*
  interaction modes? (is|are|between|of)
`;

/** Team types without the modes in which the teams work with each other. */
export const teamInteraction: Rule = {
  id: 'engineering-leadership/team-interaction',
  severity: 'warning',
  topic: 'people',
  why: 'Team types say what each team is for; the mode says who waits for whom, and that is where delivery stalls.',
  question: 'Collaboration, X-as-a-Service or facilitating: which, for each pair, and until when?',
  *check({ outline, detections }: RuleContext): Generator<Hit> {
    const applied = detections.some(({ id, standing }) => id === 'team-topologies' && standing === 'applied');
    const text = wholeText(outline);
    if (!applied || MODE.test(text)) return;
    const types = new Map<string, string>();
    for (const { groups } of matches(text, TEAM_TYPE)) types.set(nameOf(groups?.type), groups?.type ?? '');
    const place = [...outline.sentences, ...outline.items, ...outline.headings].find(
      (block) => block.text.search(TEAM_TYPE) >= 0,
    );
    if (types.size < 2 || !place) return;
    const message = `${capital(enumerated([...types.keys()]))} teams are named, and no interaction mode between any two of them.`;
    yield { start: place.start, end: place.end, message };
  },
  mustFire: [
    '# Team Topologies\n\nFour stream-aligned teams own the products. One platform team owns the pipelines.',
    'We follow Team Topologies: stream-aligned teams for each product, an enabling team for testing, a platform team below.',
  ],
  mustNotFire: [
    '# Team Topologies\n\nFour stream-aligned teams own the products. One platform team offers the pipelines as X-as-a-Service.',
    '# Team Topologies\n\nStream-aligned teams and the platform team work in collaboration mode for two sprints.',
    'The platform team has a new office.',
    'Team Topologies was published in 2019.',
  ],
};

function nameOf(type = ''): string {
  return type.toLowerCase().replace(/(?<=^stream|^complicated) /, '-');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
