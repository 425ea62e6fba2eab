import type { Hit, RuleContext } from '../../rule';
import { cellText, columnOf, rowName } from '../columns';
import { quote } from '../wording';
import { type DatedSentence, datesOf } from './dated-sentences';
import { datesIn, isBefore, type StatedDate } from './dates';

const ENDS =
  /^(?:planned |target )?(?:end|finish|until|to|due(?: date)?|deadline|delivery|go-?live|release|ready|available)(?: date)?$/i;
const FIRST_DAY = /^(?:planned |target )?(?:start|begin|from|kick-?off)(?: date)?$/i;
const PROMISE =
  /\b(?:deliver\w*|ready|available|finish\w*|complet\w*|done|live|launch\w*|ship\w*|contain\w*|promis\w*|announc\w*|released?)\b/i;
/** Shorter names of rows are words of every day. */
const MIN_NAME = 6;
/** Rows of plans that are compared with the sentences of a text, at most. */
const MAX_ROWS = 60;

/** A day that a sentence names for something, by which the plan in a table has not ended it or even begun it. */
export function* promisedEarlier(context: RuleContext, stated: readonly DatedSentence[]): Generator<Hit> {
  const rows = plannedRows(context);
  if (rows.length === 0 || rows.length > MAX_ROWS) return;
  for (const { block, text, date } of stated) {
    if (!PROMISE.test(text) || !date.month) continue;
    const said = text.toLowerCase();
    const row = rows.find(({ name, end }) => said.includes(name) && isBefore(date, end) && date.month !== undefined);
    if (!row) continue;
    const written = text.slice(date.start, date.end);
    const message = `${quote(block.text)} says “${written}”, and the plan has “${row.written}” for ${quote(row.name)}.`;
    yield { start: block.start, end: block.end, message };
  }
}

const MUST_END =
  /\b(?:ready|finished|done|completed?|delivered|submitted|in place|due|deadline\b.{0,20}is|ends?)\b[^,;.]{0,20}$/i;
const BEGINS = /\b(?:starts?|begins?|kicks? off|commences?)\b[^,;.]{0,20}$/i;
const SWITCHED_OFF =
  /\b(?:switched off|shut down|turned off|decommissioned|retired|closed|terminated|discontinued|expires?|ends?|unavailable)\b[^,;.]{0,20}$/i;
const COMES =
  /\b(?:comes|goes live|go live|launch\w*|starts?|begins?|released?|ready|available|introduced|in service|opens?)\b[^,;.]{0,25}$/i;

const ENDINGS = [MUST_END, SWITCHED_OFF];

/** Work that begins after its deadline, and an old thing that ends before the new one is there. */
export function* inTheWrongOrder(context: RuleContext, stated: readonly DatedSentence[]): Generator<Hit> {
  const { sentences } = context.outline;
  const byBlock = new Map(stated.map((sentence) => [sentence.block, sentence]));
  for (const block of context.words.mayMatch(ENDINGS)) {
    if (!HAS_MONTH.test(block.text)) continue;
    const { text, dates } = datesOf(context, block);
    const [first, second, ...more] = dates;
    if (!first?.month || more.length > 0) continue;
    const { start, end } = block;
    const written = text.slice(first.start, first.end);
    if (second) {
      const between = text.slice(first.end, second.start);
      if (MUST_END.test(text.slice(0, first.start)) && BEGINS.test(between) && isBefore(first, second))
        yield { start, end, message: `${quote(block.text)} ends by “${written}” what begins later.` };
      continue;
    }
    if (!/\breplac\w*|\bold\b|\bsuccess(?:or|eeds)\b/i.test(text) || !SWITCHED_OFF.test(text.slice(0, first.start)))
      continue;
    const index = sentences.indexOf(block);
    for (const near of [sentences[index - 1], sentences[index + 1]]) {
      const other = near && near.section === block.section ? byBlock.get(near) : undefined;
      if (!other || !COMES.test(other.text.slice(0, other.date.start)) || !isBefore(first, other.date)) continue;
      const comes = other.text.slice(other.date.start, other.date.end);
      yield { start, end, message: `${quote(block.text)} is before “${comes}” in ${quote(other.block.text)}.` };
      break;
    }
  }
}

/** What every day of a month holds. */
const HAS_MONTH = /Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d\d-\d\d/;

function plannedRows({
  outline,
}: RuleContext): { readonly name: string; readonly end: StatedDate; readonly written: string }[] {
  return outline.tables.flatMap((table) => {
    const [ends, starts] = [columnOf(table, ENDS), columnOf(table, FIRST_DAY)];
    if (ends < 0) return [];
    return table.rows.flatMap((row) => {
      const [name, written] = [rowName(row).toLowerCase(), cellText(row, ends)];
      const [[end], [start]] = [datesIn(written), datesIn(cellText(row, starts))];
      // A row that ends before it begins is wrong by itself.
      return end?.month && name.length >= MIN_NAME && !(start && isBefore(end, start)) ? [{ name, end, written }] : [];
    });
  });
}
