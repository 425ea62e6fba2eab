import { replacement } from '../../fixes';
import type { Block, Item, Table } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { HEADINGS } from '../../words/place-kinds';
import { cellText, columnOf, isBlank, rowName } from '../columns';
import { deliberates, plainHeading } from '../deliberation';
import { IMPERATIVES } from '../ownership';
import { ownText, within } from '../sections';
import { anyOf, exactly } from '../vocabulary';
import { counted, quote } from '../wording';
import { datesIn } from './dates';

const ACTIONS = exactly`
  (agreed |open |new |corrective |our )?action (items|points), actions agreed, agreed actions, decisions and actions, follow-?ups?( actions)?
  who does what, next steps, (immediate |corrective |agreed |preventive )?actions
`;
/** When something is done, in whatever words; a ticket's number says that its date is kept elsewhere. */
const WHEN = anyOf`
  mon(day)?, tue(s|sday)?, wed(nesday)?, thu(rsday)?, fri(day)?, saturday, sunday, today, tonight, tomorrow, immediately, asap, now, ongoing, daily, weekly, monthly
  (this|next|coming|following|every|each|end of|by end of|within|in|before|after|until|by) (the )?(\w+ )?(\w+ )?(sprint|iteration|week|weeks|month|months|quarter|quarters|year|days?|meeting|release|steering|board|review|go-live|launch|workshop|retro|call|session)
  EO[WMDQY], Q[1-4], H[12], done, completed?, in progress, closed, shipped, merged, started, \d+[./]\d+([./]\d+)?, \d+(st|nd|rd|th), w(eek)? ?\d+, CW ?\d+, sprint \d+, due, deadline
  [A-Z][A-Z]+-\d+, (jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\w*, in may, by may, may \d+
`;
/** An owner behind the dash, in brackets or after an at sign, or as the subject of "to do". */
const OWNED =
  /^\p{Lu}[\p{L}'’ &/-]{1,30} (?:to|will) \p{Ll}|@\w|\((?:owner:? )?\p{Lu}[\p{L}'’. -]{1,30}\)\.?$|[–—-] ?(?:owner:? )?\p{Lu}[\p{L}'’. ]{1,30}$|\bowner: ?\p{L}/u;
/** A name before a colon; "Budget: Draft it" has a topic there, so what follows begins small or the name is that of a role. */
const NAMED = /^(?:\[.\] )?(?:@[\w-]+|\p{Lu}[\p{L}'’.-]*(?: (?:and |of |& )?[\p{L}'’.-]+){0,3}): (?=(?<verb>\p{Ll})?)/u;
const ROLE = anyOf`
  team, head, lead, leads, manager, director, officer, architect, owner, group, chair, board, committee, finance, legal, hr, it, marketing, sales, procurement
  operations, ops, security, support, C[A-Z]O, VP, PM, PO, engineering, product manager, analyst, consultant, sponsor
`;

/** An action with an owner and no date. */
export const actionWithoutDate: Rule = {
  id: 'engineering-leadership/action-without-date',
  severity: 'info',
  topic: 'time',
  why: 'Whoever has an action without a date has all the others to do first.',
  question: 'By when, and when will it be asked for?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline } = context;
    for (const { text, section: index } of context.words.mayMatch([ACTIONS], HEADINGS)) {
      const title = plainHeading(text);
      // In a manual the next steps are the reader's.
      if (!ACTIONS.test(title) || (/next steps/i.test(title) && !deliberates(context))) continue;
      const items = within(outline.items, { first: index, end: index + 1 });
      // A date above or below the list holds for all of it.
      const listed = new Set(items.flatMap((item) => item.text.split('\n')));
      const rest = ownText(outline, index)
        .split('\n')
        .filter((line) => !listed.has(line));
      if (!rest.some(isDated)) yield* undated(items, title);
    }
    for (const table of outline.tables) yield* undatedRows(table);
    if (deliberates(context)) yield* timeless(context);
  },
  mustFire: [
    '# Minutes\n\n## Action items\n\n- Mara: draft the budget\n- Platform team to talk to the vendor\n',
    '# Minutes\n\n## Action items\n\n- Mara: draft the budget by Friday\n- Jo: talk to the vendor about the contract\n',
    '| Action | Owner | Due |\n|---|---|---|\n| Draft the budget | Finance | May |\n| Talk to the vendor | Legal | TBD |',
    '| Action | Owner |\n|---|---|\n| Draft the budget | Finance |\n| Talk to the vendor | Legal |',
    '# Product roadmap\n\n## Goals\n\nMore customers at a lower price.\n\n## Plan\n\n| Feature | Release |\n|---|---|\n| Search | May 2031 |\n| Export | some day |\n',
    '# Decision record\n\n## Decision\n\nOne warehouse.\n\n## Context\n\nTwo.\n\n## Plan\n\n- Sell the old one: as soon as possible\n- Tell the customers: May\n',
  ],
  mustNotFire: [
    '# Minutes\n\n## Action items\n\n- Mara: draft the budget by Friday\n- Jo: talk to the vendor before the next steering\n',
    '# Minutes\n\n## Action items\n\nAll until the meeting on 3 May.\n\n- Mara: draft the budget\n- Jo: talk to the vendor\n',
    '# Post-mortem\n\n## Action items\n\n- Add an alert (OPS-1412)\n- Fix the script #88\n',
    '# Guide\n\n## Actions\n\n- Click the button\n- Note: close the window\n',
    '| Action | Owner | Due |\n|---|---|---|\n| Draft the budget | Finance | May |\n| Talk to the vendor | TBD | - |',
    '# Product roadmap\n\n## Goals\n\nMore customers at a lower price.\n\n## Plan\n\n| Feature | Release |\n|---|---|\n| Search | May 2031 |\n| Export | as soon as search is out, in June |\n',
    '| Action | Shortcut |\n|---|---|\n| Copy | C |\n| Paste | - |',
  ],
};

/** What people write where a time should stand. */
const NO_TIME =
  /^(?:asap|a\.s\.a\.p\.?|as soon as possible|soon|some ?day|some ?time|later|at some point|when (?:there is time|possible|ready|needed|somebody has time)|in the near future|in due course|to be (?:decided|defined|determined|confirmed|announced)|tb[acd]|open|unknown|immediately|starts immediately|ongoing|eventually|as needed|not yet known|no date(?: yet)?)[.!]?$/i;
const TIMES =
  /^(?:start|end|from|to|until|dates?|when|due(?: date)?|by(?: when)?|deadline|target(?: date)?|quarter|month|timing|finish|go-?live|release|eta|delivery|response(?: time)?|time|timeline)\b/i;
const PLANS = exactly`
  (the |our |project |action |implementation |rollout |migration |launch )?(plan|measures|steps|next steps|roadmap|actions|timeline|schedule|implementation)
`;

/** Rows and items of plans whose time is none: one for each table and list, as one answer serves all of them. */
function* timeless({ outline, words }: RuleContext): Generator<Hit> {
  for (const table of outline.tables) {
    const columns: number[] = [];
    for (let column = 0; column < table.header.length; column++)
      if (TIMES.test(table.header[column]?.text ?? '')) columns.push(column);
    if (columns.length === 0) continue;
    const isDatedRow = (row: readonly Block[]) =>
      columns.some((column) => isDated(cellText(row, column)) && !NO_TIME.test(cellText(row, column)));
    for (const row of table.rows) {
      const said = columns.map((column) => cellText(row, column));
      const vague = said.find((text) => NO_TIME.test(text));
      const isEmpty = said.every((text) => text === '') && columns.length > 1 && table.rows.some(isDatedRow);
      const [first, last] = [row[0], row.at(-1)];
      if (!(vague || isEmpty) || isDatedRow(row) || !first || !last || isDone(row) || rowName(row) === '') continue;
      const message = vague
        ? `“${capital(vague)}” is no time for ${quote(rowName(row))}.`
        : `${quote(rowName(row))} has no date, and other rows have one.`;
      yield { start: first.start, end: last.end, message };
    }
  }
  for (const { text, section: index } of words.mayMatch([PLANS], HEADINGS)) {
    if (!PLANS.test(plainHeading(text))) continue;
    for (const item of within(outline.items, { first: index, end: index + 1 })) {
      const [, name = '', time = ''] = /^([^:]{3,60}): (.{3,40})$/.exec(item.text) ?? [];
      if (!NO_TIME.test(time)) continue;
      yield { start: item.start, end: item.end, message: `“${capital(time)}” is no time for ${quote(name)}.` };
    }
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isDated(text: string): boolean {
  return /#\d/.test(text) || WHEN.test(text) || datesIn(text).length > 0;
}

function* undated(items: readonly Item[], heading: string): Generator<Hit> {
  const actions = withNested(items);
  const owned = actions.filter(({ item, all }) => isOwned(item.text) || /\bowner: ?\p{L}/iu.test(all));
  // One colon is a remark; a list of owners is a list of actions.
  if (owned.length < 2) return;
  const open = owned.filter(({ all }) => !isDated(all)).map(({ item }) => item);
  const [first] = open;
  if (!first) return;
  if (open.length === owned.length) {
    const { start } = first;
    const end = open.at(-1)?.end ?? first.end;
    yield { start, end, message: `None of the ${counted(open.length, 'action')} under ${quote(heading)} has a date.` };
    return;
  }
  for (const { start, end, text } of open) yield { start, end, message: `The action ${quote(text)} has no date.` };
}

/** "Platform team to ask the vendor" has an owner, "Announce it to all" none. */
function isOwned(text: string): boolean {
  const first = /^\p{L}+/u.exec(text)?.[0].toLowerCase() ?? '';
  const named = NAMED.exec(text);
  if (named) return named.groups?.verb !== undefined || ROLE.test(named[0]);
  return OWNED.test(text) && (!IMPERATIVES.has(first) || /@\w|[(–—]|\bowner/.test(text));
}

/** The outermost items, each with its text and that of the items below it. */
function withNested(items: readonly Item[]): { readonly item: Item; all: string }[] {
  const outer: { readonly item: Item; all: string }[] = [];
  for (const item of items) {
    const last = outer.at(-1);
    if (item.depth === 0) outer.push({ item, all: item.text });
    else if (last) last.all += `\n${item.text}`;
  }
  return outer;
}

function* undatedRows(table: Table): Generator<Hit> {
  const action = columnOf(table, /^(?:action(?: items?)?|actions|tasks?|next steps?|follow-?ups?)$/i);
  if (action < 0) return;
  const owner = columnOf(table, /^(?:owner|action owner|assignee|who|responsible|DRI)$/i);
  if (owner < 0) return;
  const due = columnOf(table, /^(?:due|due date|date|by|by when|when|deadline|target date|target|eta)$/i);
  if (due < 0) {
    yield* withoutColumn(table, action);
    return;
  }
  for (const row of table.rows) {
    const [cell, date] = [row[action], row[due]];
    if (!cell?.text || isBlank(cellText(row, owner)) || !isBlank(cellText(row, due)) || isDone(row)) continue;
    const message = `${quote(rowName(row))} has an owner and no date.`;
    yield {
      start: cell.start,
      end: cell.end,
      message,
      ...(date && date.start < date.end && { fix: replacement('Insert a date to fill in', date, 'by …') }),
    };
  }
}

/** A table of actions that has no column for a date, nor a date anywhere. */
function* withoutColumn({ header, rows }: Table, action: number): Generator<Hit> {
  const named = header[action];
  if (!named || rows.length < 2 || !/^(?:action|next step|follow)/i.test(named.text.trim())) return;
  if (header.some(({ text }) => /status|done|ticket|issue|link/i.test(text))) return;
  if (rows.some((row) => row.some(({ text }) => isDated(text)))) return;
  const { start, end } = named;
  yield { start, end, message: `None of the ${counted(rows.length, 'action')} of the table has a date.` };
}

function isDone(row: readonly Block[]): boolean {
  return row.some(({ text }) => /^(?:done|complete[d]?|closed|cancelled|canceled|✅|✔|x)\b/i.test(text.trim()));
}
