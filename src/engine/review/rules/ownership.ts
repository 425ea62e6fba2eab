import type { Span } from '../../document';
import type { Item, Table } from '../outline';
import type { TextEdit } from '../review';
import type { Hit, Rule, RuleContext } from '../rule';
import { cellText, isBlank, rowName } from './columns';
import { blankFilled } from './corrections';
import { deliberates, plainHeading } from './deliberation';
import { within } from './sections';
import { quote } from './wording';

const ACTIONS =
  /^(?:agreed |open )?(?:action (?:items|points)|actions agreed|agreed actions|decisions and actions|follow-?ups?(?: actions)?)$/i;
/** Headings that in a manual address the reader. */
const STEPS = /^(?:next steps|actions|to-?dos?|who does what|immediate actions)$/i;

/** Characters of an action in which its owner is looked for. */
const MAX_ACTION = 500;

/** Verbs with which an action begins that is addressed to nobody. */
export const IMPERATIVES: ReadonlySet<string> = new Set(
  `add agree align announce archive arrange ask assess assign book build check choose clarify clean close collect communicate complete
  confirm consolidate contact create decide define deliver design discuss document draft establish evaluate explore extend finalise
  finalize find finish fix follow get hire identify implement improve inform introduce investigate invite launch map measure migrate
  monitor move negotiate open order organise organize plan prepare present produce propose publish raise reach rebuild remove replace
  report request research resolve review roll run schedule select send set share sign speak start stop study survey switch talk test
  track train update validate verify work write`.split(/\s+/),
);
const OWNED =
  /@\w|\b(?:owner|owned by|led by|lead|assigned to|responsible|accountable|DRI|driver)\b|\((?:[^()]{0,40}[ ,])?\p{Lu}[\p{L}.'’-]+[^()]{0,40}\)|[–—-] ?\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+)?(?:,|\.|$)|\[\p{Lu}[^\]]{1,40}\]|[:,] ?\p{Lu}[\p{L}'’-]+\.?$/u;

/** An action that is nobody's. */
export const actionWithoutOwner: Rule = {
  id: 'engineering-leadership/action-without-owner',
  severity: 'warning',
  topic: 'ownership',
  why: 'What everybody should do is done by nobody; an action without a name is a wish.',
  question: 'Who does it, and by when will we know?',
  *check(context: RuleContext): Generator<Hit> {
    const { headings, items, tables } = context.outline;
    for (const [index, { text }] of headings.entries()) {
      const title = plainHeading(text);
      if (!(ACTIONS.test(title) || (STEPS.test(title) && deliberates(context)))) continue;
      yield* unowned(
        within(items, { first: index, end: index + 1 }).filter(({ depth }) => depth === 0),
        title,
      );
    }
    for (const table of tables) yield* unownedRows(table);
  },
  mustFire: [
    '# Minutes\n\n## Action items\n\n- Draft the budget\n- Talk to the vendor about the contract\n',
    '# Minutes\n\n## Action items\n\n- Mara: draft the budget\n- Talk to the vendor about the contract\n',
    '| Action | Owner | Due |\n|---|---|---|\n| Draft the budget | Finance | May |\n| Talk to the vendor | TBD | May |',
  ],
  mustNotFire: [
    '# Minutes\n\n## Action items\n\n- Draft the budget (Mara)\n- Platform team to talk to the vendor\n- @jo: write the summary\n',
    '# My library\n\n## Next steps\n\n- Read the guide\n- Run the tests\n',
    '| Action | Owner | Due |\n|---|---|---|\n| Draft the budget | Finance | May |\n| Talk to the vendor | Legal | May |',
    '# Memo\n\n## Action items\n\nOwner of all of these: head of platform.\n\n- Finance drafts the budget\n',
    '| Option | Default |\n|---|---|\n| owner | none |',
  ],
};

function* unowned(actions: readonly Item[], heading: string): Generator<Hit> {
  const open = actions.filter(({ text }) => isUnowned(text));
  const [first] = open;
  if (!first) return;
  if (open.length === actions.length && open.length > 1) {
    const { start } = first;
    const end = actions.at(-1)?.end ?? first.end;
    const message = `None of the ${open.length} actions under ${quote(heading)} has an owner.`;
    yield { start, end, message, fix: { title: 'Add an owner to each action', edits: open.map(ownerEdit) } };
    return;
  }
  for (const action of open) {
    const { start, end, text } = action;
    const fix = { title: 'Add an owner to the action', edits: [ownerEdit(action)] };
    yield { start, end, message: `The action ${quote(text)} has no owner.`, fix };
  }
}

function ownerEdit({ end }: Span): TextEdit {
  return { start: end, end, text: ' (owner: …)' };
}

function isUnowned(text: string): boolean {
  const action = text.slice(0, MAX_ACTION);
  const first = /^\p{L}+/u.exec(action)?.[0].toLowerCase() ?? '';
  return IMPERATIVES.has(first) && !OWNED.test(action);
}

function* unownedRows({ header, rows }: Table): Generator<Hit> {
  const owner = header.findIndex(({ text }) =>
    /^(?:owner|action owner|assignee|who|responsible|DRI)$/i.test(text.trim()),
  );
  const action = header.findIndex(({ text }) =>
    /^(?:actions?|tasks?|next steps?|decisions?|milestones?|deliverables?|work)$/i.test(text.trim()),
  );
  if (owner < 0 || action < 0) return;
  for (const row of rows) {
    const cell = row[action];
    if (!cell?.text || !isBlank(cellText(row, owner))) continue;
    const { start, end } = cell;
    yield { start, end, message: `${quote(rowName(row))} has no owner in its row.`, ...blankFilled(row[owner]) };
  }
}
