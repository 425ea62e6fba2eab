import type { Block, Table } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { cellText, isBlank, rowName } from '../columns';
import { correction } from '../corrections';
import { parseQuantity, type Quantity } from '../quantity';
import { ownText, perSection, within } from '../sections';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';

/** What is shared out. */
const CAPACITY = anyOf`
  capacity, allocat*, split, time, effort, budget, spend(ing)?, funding, engineers?, people, staff(ing)?, headcount, FTEs?, team'?s?, sprint, roadmap
  investment, portfolio, work, hours
`;
/** A column whose shares are of one whole. */
const SHARES =
  /^(?:%|share|split|allocation|capacity|(?:share|%|percentage|part|split|allocation) of (?:\w+ )?(?:capacity|time|effort|budget|spend(?:ing)?|team|people|work|investment|engineering|portfolio)|(?:capacity|time|effort|budget) (?:share|split|allocation|%|\(%\)))(?: \(%\)| %| in %)?$/i;
/** Rows that are people: each may be given whole. */
const PEOPLE = /^(?:names?|person|people|roles?|engineers?|who|members?|resources?|employees?|team members?|staff)$/i;
const SPLITS = anyOf`
  split, divid*, allocat*, shar(e|es|ed|ing) out, (of|our) capacity, distribut*, spend(s)?, (goes?|go) to, reserv*, assign*, devot*, dedicat*
  capacity, (of|our) (time|effort|budget)
`;
/** What makes shares of something else, or of more than one whole. */
const NOT_PARTS = anyOf`
  from, up to, at least, at most, less than, more than, increas*, reduc*, grow*, rise, rises, fall, falls, instead, of which, of that, of those, currently, today
  was, were, last, compared, overlap*, both, either, or, if, utili[sz]*
`;
const SHARE = /\d ?%/;
/** Sums this far from the whole were meant to be something else. */
const NEAR = 0.35;

/** Shares of capacity, people or money that are not the whole. */
export const allocationSum: Rule = {
  id: 'engineering-leadership/allocation-sum',
  severity: 'error',
  topic: 'arithmetic',
  why: 'What is given out twice is done by nobody, and what is left over is filled with whatever comes.',
  question: 'Which share is wrong, or what is the rest for?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline } = context;
    const isOfCapacity = perSection((section) => CAPACITY.test(ownText(outline, section)));
    const overlaps = perSection((section) => OVERLAPS.test(ownText(outline, section)));
    for (const table of outline.tables) {
      if (!PER_CENT.test(context.document.slice(table)) || !isOfCapacity(table.section)) continue;
      if (!overlaps(table.section)) yield* columnHits(context, table);
      yield* rowHits(table);
    }
    yield* listHits(context);
    const countsPeople = context.words.matcher(PEOPLE_COUNTED);
    for (const sentence of context.words.mayMatch([SHARE, PEOPLE_COUNTED])) {
      if (sentence.text.includes('%')) yield* sentenceHits(sentence);
      if (countsPeople(sentence)) yield* peopleHits(sentence);
    }
  },
  mustFire: [
    '# Teams\n\nOur 24 engineers are split into three teams: 10 on payments, 9 on search and 8 on the platform.\n',
    '# Plan for the second half\n\n| Work | Share of capacity |\n|---|---|\n| Roadmap | 50 % |\n| Technical debt | 25 % |\n| Support | 35 % |',
    '# Capacity\n\nEach quarter the team spends 55 % of its capacity on the roadmap, 25 % on support and 30 % on debt.\n',
    '# Capacity\n\nWe split the team’s capacity: 60 % features, 25 % debt and 20 % support.\n',
    '# Capacity\n\n| Team | Roadmap | Debt | Support |\n|---|---|---|---|\n| Payments | 60 % | 20 % | 20 % |\n| Search | 50 % | 30 % | 20 % |\n| Platform | 40 % | 40 % | 30 % |',
    '# Plan\n\n## Capacity allocation\n\n- Roadmap: 50 %\n- Technical debt: 30 %\n- Support: 10 %\n',
    '# Budget\n\n| Area | Share |\n|---|---|\n| Cloud | 45 % |\n| Licences | 35 % |\n| Training | 25 % |\n| Total | 100 % |',
  ],
  mustNotFire: [
    '# Teams\n\nOur 24 engineers are split into three teams: 10 on payments, 8 on search and 6 on the platform.\n',
    '# Teams\n\nThe 24 engineers were asked: 10 on Monday, 9 in person and 8 at home, and some of them twice or more.\n',
    '# Plan for the second half\n\n| Work | Share of capacity |\n|---|---|\n| Roadmap | 50 % |\n| Technical debt | 25 % |\n| Support | 25 % |',
    '# Staffing\n\n| Name | Allocation |\n|---|---|\n| Staff engineer | 50 % |\n| Designer | 40 % |\n| Analyst | 20 % |',
    '# Capacity\n\nWe give 60 % to features, up from 50 %, and keep 20 % of the time for support.\n',
    '# Survey\n\n| Answer | Share |\n|---|---|\n| Build time | 45 % |\n| Tests | 40 % |\n| Meetings | 35 % |\n\nSeveral answers were possible.\n',
    '# Servers\n\nCPU was at 60 %, memory at 25 % and the disk at 20 % of capacity.\n',
    '# Capacity\n\n| Team | Roadmap | Debt | Support |\n|---|---|---|---|\n| Payments | 60 % | 20 % | 20 % |\n| Search | 33 % | 33 % | 33 % |',
  ],
};

const TOTAL = /^(?:grand |overall )?(?:total|sum)s?:?$/i;
/** What a section says whose shares overlap. */
const OVERLAPS = anyOf`several answers, multiple answers, more than one, overlap*, respondents?, survey*, selected`;

/** How per cent are written, as `parseQuantity` reads them; most tables have none. */
const PER_CENT = /%|per ?cent/;

function* columnHits(context: RuleContext, table: Table): Generator<Hit> {
  if (PEOPLE.test(table.header[0]?.text.trim() ?? '')) return;
  const last = table.rows.at(-1);
  const total = last && TOTAL.test(rowName(last)) ? last : undefined;
  const parts = total ? table.rows.slice(0, -1) : table.rows;
  for (const [index, head] of table.header.entries()) {
    const stated = total ? parseQuantity(cellText(total, index)) : null;
    const isWhole = stated?.percent === true;
    if (index === 0 || !(isWhole || (!total && SHARES.test(head.text.trim())))) continue;
    const shares = sharesOf(parts.map((row) => row[index]));
    if (!shares || isWholeSum(shares)) continue;
    const sum = sumOf(shares);
    const cell = total?.[index];
    if (stated && cell && (Math.abs(sum - stated.value) <= slackOf(shares) || !isNear(sum))) continue;
    const name = quote(head.text, 40);
    const message = `The shares under ${name} add up to ${shown(sum)} %, not ${stated ? cell?.text.trim() : '100 %'}.`;
    if (cell && stated?.value !== 100)
      yield { start: cell.start, end: cell.end, message, ...correction(context, cell, cell.text.trim(), sum) };
    else if (isNear(sum)) yield { start: head.start, end: head.end, message };
  }
}

/** Rows of shares, most of which are the whole. */
function* rowHits({ header, rows }: Table): Generator<Hit> {
  const wrong: { readonly row: readonly Block[]; readonly sum: number }[] = [];
  let right = 0;
  for (const row of rows) {
    const cells = row.slice(1).filter((_, index) => !/^(?:total|sum|change|Δ)/i.test(header[index + 1]?.text ?? ''));
    const shares = sharesOf(cells);
    if (!shares) return;
    if (isWholeSum(shares)) right++;
    else wrong.push({ row, sum: sumOf(shares) });
  }
  if (right < 2 || wrong.length > right / 2) return;
  for (const { row, sum } of wrong) {
    const [first] = row;
    if (!first || !isNear(sum)) continue;
    const message = `The shares of ${quote(rowName(row))} add up to ${shown(sum)} %, those of the other rows to 100 %.`;
    yield { start: first.start, end: first.end, message };
  }
}

/** A list under a heading on capacity, each item with one share. */
function* listHits({ outline }: RuleContext): Generator<Hit> {
  for (const heading of outline.headings) {
    if (!/\b(?:capacity|allocation|split|staffing|budget split|investment mix)\b/i.test(heading.text)) continue;
    const { section } = heading;
    const listed = within(outline.items, { first: section, end: section + 1 }).filter(({ depth }) => depth === 0);
    const shares = sharesOf(listed.map((item) => ({ ...item, text: shareOf(item.text) })));
    if (!shares || shares.length < 3 || isWholeSum(shares) || !isNear(sumOf(shares))) continue;
    const { start, end, text } = heading;
    yield { start, end, message: `The shares under ${quote(text)} add up to ${shown(sumOf(shares))} %, not 100 %.` };
  }
}

/** The one share that an item gives; an empty text where it gives none or several, or where it says that it moved. */
function shareOf(text: string): string {
  const shares = [...text.slice(0, 300).matchAll(/\d{1,3}(?:[.,]\d)? ?%/g)];
  return shares.length === 1 && !NOT_PARTS.test(text.slice(0, 300)) ? (shares[0]?.[0] ?? '') : '?%';
}

function* sentenceHits({ text, start, end }: Block): Generator<Hit> {
  if (!SPLITS.test(text) || !CAPACITY.test(text) || NOT_PARTS.test(text)) return;
  const shares = sharesOf(
    Array.from(text.matchAll(/(?<![\d.,–-])\d{1,3}(?:\.\d)? ?%/g), ({ 0: share }) => ({
      start,
      end,
      text: share,
      section: 0,
    })),
  );
  if (!shares || shares.length < 3 || isWholeSum(shares) || !isNear(sumOf(shares))) return;
  yield { start, end, message: `The shares in ${quote(text)} add up to ${shown(sumOf(shares))} %, not 100 %.` };
}

const PEOPLE_COUNTED =
  /\b(?:the |our |of )(?<all>\d{1,4}) (?:engineers?|developers?|people|staff|FTEs?|colleagues|team members)\b[^:.]{0,40}(?::| (?:are|is|were) (?:split|divided|allocated|assigned)[^:.\d]{0,30})(?<parts>[^.]{5,300})/i;

/** "Our 24 engineers: 10 on payments, 9 on search and 8 on the platform". */
function* peopleHits({ text, start, end }: Block): Generator<Hit> {
  const { groups } = PEOPLE_COUNTED.exec(text) ?? {};
  if (!groups?.all || !groups.parts || NOT_PARTS.test(groups.parts) || groups.parts.includes('%')) return;
  const counts = Array.from(
    groups.parts.matchAll(
      /(?<![\w.-])(\d{1,4})(?= (?:people |engineers |of them )?(?:on|to|for|in|work|at|stay|join|build|run)\b)/g,
    ),
    ([, count]) => Number(count),
  );
  const sum = counts.reduce((all, count) => all + count, 0);
  if (counts.length < 3 || sum === Number(groups.all)) return;
  yield { start, end, message: `The people in ${quote(text)} add up to ${sum}, not ${groups.all}.` };
}

/** The shares of some cells, none of which is the whole; null where they are anything else, or fewer than two. */
function sharesOf(cells: readonly (Block | undefined)[]): Quantity[] | null {
  const shares: Quantity[] = [];
  for (const cell of cells) {
    const text = cell?.text.trim() ?? '';
    const quantity = parseQuantity(text);
    if (quantity?.percent && quantity.value >= 0 && quantity.value < 100) shares.push(quantity);
    else if (!isBlank(text)) return null;
  }
  return shares.length < 2 ? null : shares;
}

function sumOf(shares: readonly Quantity[]): number {
  return shares.reduce((sum, { value }) => sum + value, 0);
}

function slackOf(shares: readonly Quantity[]): number {
  // Shares in steps of five were chosen; others are rounded.
  const isChosen = shares.every(({ value }) => value % 5 === 0);
  return isChosen ? 1e-9 : shares.reduce((sum, { rounding }) => sum + rounding, 0) + 1e-9;
}

function isWholeSum(shares: readonly Quantity[]): boolean {
  return Math.abs(sumOf(shares) - 100) <= slackOf(shares);
}

function isNear(sum: number): boolean {
  return Math.abs(sum - 100) <= NEAR * 100;
}

function shown(sum: number): string {
  return String(Math.round(sum * 10) / 10);
}
