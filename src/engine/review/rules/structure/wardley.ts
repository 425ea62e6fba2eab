import type { Block, Table } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { cellText, columnOf, isBlank, rowName } from '../columns';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { labels } from './labels';
import { columnFix } from './skeleton';

/** The stages of activities, practices, data and knowledge (Wardley, Wardley Maps, chapter 2). */
const STAGE = anyOf`
  genesis, custom([- ]built)?, bespoke, products?( \(\+ ?rental\))?, rental, commodit*, utilit*, evolution, evolv*, evolved, maturity, novel, emerging, converging, accepted, stage [1-4]
  unmodelled, divergent, convergent, modelled, concept, hypothesis, theory, phase (1|2|3|4|I|II|III|IV)
`;
const STAGE_COLUMN = /^(?:evolution|stage|evolution(?:ary)? stage|maturity|phase|position)\b/i;
const COMPONENTS = /^(?:components?|capability|capabilities|activity|node)\b/i;
/** `component Tea [0.6, 0.8]` and `evolve Power 0.9`, as the map's own notation has it. */
const NOTATION = /\[ ?[01](?:\.\d+)? ?, ?[01](?:\.\d+)? ?\]/;

const NEED = anyOf`user needs?, users?, customers?, needs?, anchor*, consumer*, citizen*, clients?, patients?, buyers?, people`;

/** A map whose components have no place on it. */
const wardleyEvolution: Rule = {
  id: 'executive-strategy/wardley-evolution',
  severity: 'info',
  topic: 'structure',
  why: 'The stage is what the map adds to a list of parts: it says what to build, what to buy and what will move.',
  question: 'Which stage has each component today, and whose need stands above them?',
  *check(context: RuleContext): Generator<Hit> {
    const { document, outline, detections } = context;
    if (!detections.some(({ id, standing }) => id === 'wardley-mapping' && standing === 'applied')) return;
    if (NOTATION.test(document.text)) return;
    for (const table of outline.tables) yield* unstagedRows(table);
    const [first] = componentsOf(context);
    if (!first) return;
    if (!STAGE.test(document.text.replaceAll(/Wardley[^\n]{0,40}(?:evolution)/gi, ''))) {
      const { start, end, text } = first;
      const table = outline.tables.find(({ rows }) => rows[0]?.includes(first));
      const fix = table && columnFix(document, table, 'Evolution');
      yield {
        start,
        end,
        message: `${quote(text)} stands on the map, and no component has a stage of evolution.`,
        ...(fix && { fix }),
      };
    } else if (!NEED.test(document.text)) {
      const { start, end, text } = first;
      yield { start, end, message: `${quote(text)} stands on the map, and no user whose need it serves.` };
    }
  },
  mustFire: [
    '# Wardley map: parcel tracking\n\nValue chain of what a user needs.\n\n| Component | Owner |\n|---|---|\n| Tracking page | Web |\n| Event store | Platform |\n',
    '# Wardley map\n\n## Value chain\n\nUser needs: to know where the parcel is.\n\n## Components\n\n- Tracking page\n- Event store\n- Scanner\n',
    '# Wardley map\n\nUser need: the parcel.\n\n| Component | Evolution |\n|---|---|\n| Tracking page | product |\n| Event store | |\n',
  ],
  mustNotFire: [
    '# Wardley map\n\nUser need: the parcel.\n\n| Component | Evolution |\n|---|---|\n| Tracking page | product |\n| Event store | commodity |\n',
    '# Wardley map\n\nUser needs and value chain.\n\n## Components\n\n- Tracking page (custom-built)\n- Event store (commodity)\n',
    '# Wardley map\n\nUser need at the top of the value chain.\n\n```\ncomponent Tracking page [0.9, 0.6]\n```\n\n## Components\n\n- Tracking page\n',
    'Wardley maps put a user need above a value chain of components.',
  ],
};

function* unstagedRows(table: Table): Generator<Hit> {
  const [stage, component] = [columnOf(table, STAGE_COLUMN), columnOf(table, COMPONENTS)];
  if (stage < 0 || component < 0 || table.rows.every((row) => isBlank(cellText(row, stage)))) return;
  for (const row of table.rows) {
    const cell = row[component];
    if (!cell?.text || !isBlank(cellText(row, stage))) continue;
    yield { start: cell.start, end: cell.end, message: `${quote(rowName(row))} has no stage on the map.` };
  }
}

/** The first component of each table of them, and the headings above lists of them. */
function componentsOf({ outline }: RuleContext): Block[] {
  const columns = outline.tables.flatMap((table) => table.rows[0]?.[columnOf(table, COMPONENTS)] ?? []);
  const headings = labels(outline).all.filter(({ form, text }) => form === 'heading' && COMPONENTS.test(text));
  return [...columns, ...headings.map(({ block }) => block)];
}

/** Rules on Wardley maps. */
export const wardleyChecks: readonly Rule[] = [wardleyEvolution];
