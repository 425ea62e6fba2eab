import type { Block, Table } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { cellText, columnOf, isBlank, rowName } from '../columns';
import { subtree, subtreeText } from '../sections';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { type Label, labels } from './labels';
import { insertion } from './skeleton';

/** The four types of Team Topologies (Skelton and Pais, 2019), with the shorter names people give them. */
const TYPE = anyOf`
  stream[- ]aligned, platform, enabling, enablement, complicated[- ]sub-?system, sub-?system, SA team, stream, CS team
`;
const TYPES = 'stream-aligned, enabling, complicated-subsystem, platform';
/** Words of a team's name, at most. */
const MAX_NAME = 5;
const TEAM = /\bteams?\b|\bsquads?\b/i;

const teamUntyped: Rule = {
  id: 'engineering-leadership/team-untyped',
  severity: 'info',
  topic: 'people',
  why: 'A team without a type is asked for everything: features, support and tools at once.',
  question: 'Which of the four types is this team, and what does it then not do?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline, detections } = context;
    if (!detections.some(({ id, standing }) => id === 'team-topologies' && standing === 'applied')) return;
    for (const table of outline.tables) yield* untypedRows(table);
    for (const group of groupsOf(context)) {
      const open = group.filter(({ text }) => !TYPE.test(text));
      // Three with a type to one without: the list is about types, and this one was forgotten.
      if (open.length === 0 || group.length - open.length < 2 || open.length * 3 > group.length) continue;
      for (const { block } of open) {
        const { start, end, text } = block;
        const fix = { title: 'Insert the type', edits: [insertion(end, ` (type: … of ${TYPES})`)] };
        yield { start, end, message: `${quote(text)} has no team type, as the others have.`, fix };
      }
    }
  },
  mustFire: [
    '# Team Topologies\n\n| Team | Type |\n|---|---|\n| Claims | stream-aligned |\n| Policies | stream-aligned |\n| Build | |\n',
    '# Team Topologies\n\n## Teams\n\n- Claims team: stream-aligned\n- Policies team: stream-aligned\n- Pricing team: complicated-subsystem\n- Data team: everything about data\n',
  ],
  mustNotFire: [
    '# Team Topologies\n\n| Team | Type |\n|---|---|\n| Claims | stream-aligned |\n| Policies | stream-aligned |\n| Build | platform |\n',
    '# Team Topologies\n\n## Stream-aligned teams\n\n- Claims team\n- Policies team\n- Partner team\n\n## Platform team\n\n- Build team\n',
    'Team Topologies has stream-aligned teams and platform teams.',
    '# Teams\n\n| Team | Type |\n|---|---|\n| Reds | football |\n| Blues | |\n',
  ],
};

function* untypedRows(table: Table): Generator<Hit> {
  const team = columnOf(table, /^(?:teams?|team name|squads?|name)$/i);
  const type = columnOf(table, /^(?:(?:team )?(?:type|topology)|type of team|team topology)$/i);
  if (team < 0 || type < 0 || !table.rows.some((row) => TYPE.test(cellText(row, type)))) return;
  for (const row of table.rows) {
    const cell = row[team];
    if (cell?.text && isBlank(cellText(row, type))) {
      yield { start: cell.start, end: cell.end, message: `${quote(rowName(row))} has no team type.` };
    }
  }
}

/** Lists and sibling headings of teams, each with all that is said of the team. */
function groupsOf({ outline }: RuleContext): { readonly text: string; readonly block: Block }[][] {
  const groups = new Map<string, Label[]>();
  for (const label of labels(outline).all) {
    if (label.form !== 'item' && label.form !== 'heading') continue;
    const held = groups.get(label.group);
    if (held) held.push(label);
    else groups.set(label.group, [label]);
  }
  return [...groups.values()]
    .filter((group) => group.length > 2 && group.every(isTeam))
    .map((group) => group.map((label) => ({ text: saidOf(outline, label), block: label.block })));
}

function isTeam({ text }: Label): boolean {
  return TEAM.test(text) && text.split(/\s+/).length <= MAX_NAME;
}

function saidOf(outline: RuleContext['outline'], { form, block, index }: Label): string {
  if (form === 'heading') return subtreeText(outline, index);
  const { section } = block;
  const above = subtree(outline, section).first;
  return `${block.text}\n${outline.headings[above]?.text ?? ''}`;
}

/** Rules on how teams are laid out. */
export const teamChecks: readonly Rule[] = [teamUntyped];
