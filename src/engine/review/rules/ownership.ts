import type { Span } from '../../document';
import type { Item, Table } from '../outline';
import type { TextEdit } from '../review';
import type { Hit, Rule, RuleContext } from '../rule';
import { cellText, isBlank, rowName } from './columns';
import { blankFilled } from './corrections';
import { deliberates, plainHeading } from './deliberation';
import { headingsThat } from './headings';
import { stated } from './outright';
import { BY_SOMEBODY, NOT_TO_DO } from './ownership-phrases';
import { ownText, subtreeText, within } from './sections';
import { anyOf, exactly } from './vocabulary';
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
/** A role or a body that has the action: "head of training", "the platform team". */
const ROLE = anyOf`
  (by|with|for|owner|from|[^\w\s]) ?(the )?(\w+ )?(head|lead|leads|manager|director|officer|architect|group|chair|board|committee|team|department|office|finance|legal|hr|sales|marketing|procurement|operations|engineering|works council|CEO|CTO|CFO|COO|CIO|CISO|CPO|DPO)
`;
/** Sections of what is to be done, and tables of it, in a text that decides. */
const PLANNED = exactly`
  (the |our |project |action |implementation |rollout |migration |work |launch |execution )?(plan|measures|steps|implementation|execution|tasks|to-?dos?|activities|actions|next steps|roadmap|work packages|who does what|immediate actions|timeline|schedule|milestones)
`;
const WORK =
  /^(?:features?|initiatives?|projects?|epics?|work(?: packages?)?|tasks?|milestones?|activit(?:y|ies)|measures?|steps?|actions?|deliverables?|work ?streams?|items?)$/i;
const WHEN =
  /^(?:start|end|from|to|until|date|dates|when|due|due date|by|by when|deadline|target|quarter|month|timing|period|release|finish|go-?live|planned|eta)\b/i;
const WHO = anyOf`owners?, who, by whom, responsib*, accountable, assign*, lead, leads, led by, team, teams, contact, DRI, sponsor, driver, person, people, role, department, unit, carried out by, done by, managed by, in charge, head of, manager, supplier, provider`;
const WHO_SAID = anyOf`owners?, owned by, responsib*, accountable, assigned to, led by, by whom, in charge, carried out by, done by, sponsor, DRI`;
const OWNER_COLUMN = /^(?:owner|action owner|assignee|who|responsible|DRI)$/i;
const ACTION_COLUMN = /^(?:actions?|tasks?|next steps?|decisions?|milestones?|deliverables?|work)$/i;
/** Rows or items from which a list is a plan. */
const PLAN = 3;

/** An action that is nobody's. */
export const actionWithoutOwner: Rule = {
  id: 'engineering-leadership/action-without-owner',
  severity: 'warning',
  topic: 'ownership',
  why: 'What everybody should do is done by nobody; an action without a name is a wish.',
  question: 'Who does it, and by when will we know?',
  *check(context: RuleContext): Generator<Hit> {
    const { items, tables } = context.outline;
    // In a manual, and in the notes of a single author, the next steps are the reader's or their own.
    if (deliberates(context)) {
      for (const { section, text } of headingsThat(context, ACTIONS, STEPS)) {
        const own = within(items, { first: section, end: section + 1 });
        yield* unowned(
          own.filter(({ depth }) => depth === 0),
          plainHeading(text),
        );
      }
      yield* unownedBelowLines(context);
    }
    for (const table of tables) yield* unownedRows(table);
    if (!deliberates(context)) return;
    for (const { place, words } of stated(context, BY_SOMEBODY, NOT_TO_DO)) {
      const { start, end, text } = place.block;
      yield { start, end, message: `${quote(text)} leaves “${words}” to nobody by name.` };
    }
    yield* unownedPlans(context);
  },
  mustFire: [
    '# Minutes\n\n## Action items\n\n- Draft the budget\n- Talk to the vendor about the contract\n',
    '# Minutes\n\n## Action items\n\n- Mara: draft the budget\n- Talk to the vendor about the contract\n',
    '| Action | Owner | Due |\n|---|---|---|\n| Draft the budget | Finance | May |\n| Talk to the vendor | TBD | May |',
    '# Post-mortem\n\n## Decision\n\nFrom now on everybody should be more careful with the file.\n\n## Status\n\nDone.',
    '# Product roadmap\n\n## Goals\n\nMore customers, and a lower price of each sale.\n\n## Scope\n\n| Feature | Start | End |\n|---|---|---|\n| Search | May 2031 | June 2031 |\n| Export | June 2031 | July 2031 |\n| Login | July 2031 | May 2032 |\n',
    '# Proposal: one warehouse\n\n## Decision\n\nOne warehouse is enough.\n\n## Plan\n\n- Sell the old building\n- Move the goods\n- Tell the customers\n',
  ],
  mustNotFire: [
    '# Minutes\n\n## Action items\n\n- Draft the budget (Mara)\n- Platform team to talk to the vendor\n- @jo: write the summary\n',
    '# Proposal: one warehouse\n\n## Decision\n\nOne warehouse is enough.\n\n## Plan\n\n- Sell the old building: head of facilities, by May\n- Move the goods: the logistics team\n- Tell the customers: sales\n',
    '# Minutes\n\n## Action items\n\n- Choose the courses: head of training, by 23 October\n',
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

/** In plain text a line of its own is the heading of the list below it. */
function* unownedBelowLines({ outline }: RuleContext): Generator<Hit> {
  const { paragraphs, items } = outline;
  for (const [index, { text, start, end }] of paragraphs.entries()) {
    if (text.length > MAX_LINE || !(ACTIONS.test(text) || STEPS.test(text))) continue;
    const next = paragraphs[index + 1]?.start ?? Infinity;
    const below = items.filter((item) => item.depth === 0 && item.start > end && item.start < next);
    const open = below.filter(({ text: action }) => isUnowned(action));
    if (open.length < 2 || below.some(({ text: action }) => OWNED.test(action) || ROLE.test(action))) continue;
    const message = `Nobody is named for any of the ${below.length} actions under ${quote(text)}.`;
    yield { start, end, message, fix: { title: 'Add an owner to each action', edits: below.map(ownerEdit) } };
  }
}

const MAX_LINE = 40;

/** Sections that plan, in a list or a table, and say nowhere whose work it is. */
function* unownedPlans(context: RuleContext): Generator<Hit> {
  const { outline } = context;
  for (const { section, text, start, end } of headingsThat(context, PLANNED)) {
    const title = plainHeading(text);
    if (ACTIONS.test(title) || STEPS.test(title) || WHO_SAID.test(subtreeText(outline, section))) continue;
    const own = { first: section, end: section + 1 };
    const items = within(outline.items, own).filter(({ depth }) => depth === 0);
    const tables = within(outline.tables, own).filter(isPlan);
    const parts = tables.length > 0 ? tables.reduce((sum, { rows }) => sum + rows.length, 0) : items.length;
    if (parts < PLAN || (tables.length === 0 && items.some(({ text: item }) => OWNED.test(item) || ROLE.test(item))))
      continue;
    if (tables.length === 0 && !items.some(({ text: item }) => isAction(item))) continue;
    yield { start, end, message: `Nobody is named for any of the ${parts} steps under ${quote(text)}.` };
  }
  for (const table of outline.tables) {
    const cell = table.header[0];
    if (!cell || table.rows.length < PLAN || !isPlan(table)) continue;
    if (PLANNED.test(plainHeading(outline.headings[table.section]?.text ?? ''))) continue;
    if (table.rows.flat().some(({ text }) => OWNED.test(text)) || WHO_SAID.test(ownText(outline, table.section)))
      continue;
    const last = table.header.at(-1) ?? cell;
    yield { start: cell.start, end: last.end, message: `No row under ${quote(cell.text)} says whose work it is.` };
  }
}

/** Work with dates, and no column for who does it. */
function isPlan({ header }: Table): boolean {
  const has = (name: RegExp) => header.some(({ text }) => name.test(text.trim()));
  return has(WORK) && has(WHEN) && !has(WHO);
}

function isAction(text: string): boolean {
  return IMPERATIVES.has(/^\p{L}+/u.exec(text)?.[0].toLowerCase() ?? '');
}

function ownerEdit({ end }: Span): TextEdit {
  return { start: end, end, text: ' (owner: …)' };
}

function isUnowned(text: string): boolean {
  const action = text.slice(0, MAX_ACTION);
  const first = /^\p{L}+/u.exec(action)?.[0].toLowerCase() ?? '';
  return IMPERATIVES.has(first) && !OWNED.test(action) && !ROLE.test(action);
}

function* unownedRows({ header, rows }: Table): Generator<Hit> {
  const owner = header.findIndex(({ text }) => OWNER_COLUMN.test(text.trim()));
  const action = owner < 0 ? -1 : header.findIndex(({ text }) => ACTION_COLUMN.test(text.trim()));
  if (action < 0) return;
  for (const row of rows) {
    const cell = row[action];
    if (!cell?.text || !isBlank(cellText(row, owner))) continue;
    const { start, end } = cell;
    yield { start, end, message: `${quote(rowName(row))} has no owner in its row.`, ...blankFilled(row[owner]) };
  }
}
