import { enumerated } from '../../../format';
import type { Block, Outline } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { cellText, rowName } from '../columns';
import { deliberates } from '../deliberation';
import { wholeText } from '../sections';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { type Amount, amountsIn, CURRENCY } from './amounts';

/** Amounts below this are prices and examples; in whole units of whatever currency. */
const SMALLEST = 500;
/** What a text says that knows of its currencies. */
const RATE = anyOf`
  exchange, FX, conver(t|ts|ted|sion|sions), (EUR|USD|GBP|CHF) ?\/ ?(EUR|USD|GBP|CHF), currenc(y|ies) (rate|risk|effect|hedge)*, hedg*, at a rate
  1(\.0+)? (EUR|USD|GBP|CHF|euro|dollar|pound) (=|is|are), rate of [01][.,]\d{2,4}, equivalent, in local currency, currency
`;
/** Words by which one sentence sets two amounts against each other. */
const COMPARES = anyOf`
  total*, sum, together, plus, and, versus, vs, against, compared, than, instead, less, more, cheaper, dearer, or, from, replaces?, exceeds?
`;

/** Amounts in several currencies that are added up or compared, and no rate at which. */
export const mixedCurrencies: Rule = {
  id: 'finance/mixed-currencies',
  severity: 'warning',
  topic: 'currency',
  why: 'The sum and the comparison change with the rate, and nobody can check either.',
  question: 'In which currency is it decided, at which rate, and who bears it when that moves?',
  *check(context: RuleContext): Generator<Hit> {
    const { document, outline } = context;
    if (new Set(document.text.match(CURRENCY)).size < 2) return;
    if (!deliberates(context) || RATE.test(wholeText(outline))) return;
    yield* tableHits(outline);
    yield* listHits(outline);
    for (const sentence of outline.sentences) {
      const text = sentence.text.replaceAll(/\([^()]*\)/g, '');
      const amounts = large(text);
      const between = text.slice(amounts[0]?.index ?? 0, amounts.at(-1)?.index ?? 0);
      if (amounts.length > 1 && COMPARES.test(between)) yield* mixedHit(sentence, amounts, 'sentence');
    }
  },
  mustFire: [
    '# Business case\n\n## Costs\n\n| Item | Cost a year |\n|---|---|\n| Licences | $120,000 |\n| People | €240,000 |\n| Hosting | €40,000 |',
    '# Proposal: new vendor\n\n## Recommendation\n\nThe new contract costs $310,000 a year and replaces the old one at €340,000.\n',
    '# Investment\n\n## Budget\n\n- Licences: USD 80,000\n- Integration: EUR 120,000\n- Training: EUR 20,000\n',
  ],
  mustNotFire: [
    '# Business case\n\n## Costs\n\nDollars are converted at 0.92.\n\n| Item | Cost a year |\n|---|---|\n| Licences | $120,000 |\n| People | €240,000 |',
    '# Business case\n\n## Costs\n\n| Item | EUR | USD |\n|---|---|---|\n| Licences | €110,000 | $120,000 |\n| People | €240,000 | $261,000 |',
    '# Proposal: new vendor\n\n## Recommendation\n\nThe contract costs €310,000 ($337,000) a year.\n',
    '# Strategy\n\n## Background\n\nA rival was sold for $2 billion. Our own run cost is €4 million a year.\n',
    '# Price list\n\nThe plan costs $1,200 in America and €1,100 in Europe.\n',
  ],
};

/** Columns in which amounts of several currencies stand below each other. */
function* tableHits({ tables }: Outline): Generator<Hit> {
  for (const { header, rows } of tables) {
    if (header.some(({ text }) => /currency/i.test(text))) continue;
    for (const [index, head] of header.entries()) {
      const cells = rows.map((row) => ({ row, amounts: large(cellText(row, index)) }));
      // A cell with two amounts converts one into the other.
      if (index === 0 || cells.some(({ amounts }) => amounts.length > 1)) continue;
      const all = cells.flatMap(({ amounts }) => amounts);
      const odd = cells.find(({ amounts }) => amounts[0] && amounts[0].currency !== all[0]?.currency);
      const cell = odd?.row[index];
      if (!odd || !cell) continue;
      const name = head.text.trim() ? `Under ${quote(head.text, 40)}` : 'In one column';
      const message = `${name} stand amounts in ${enumerated(currencies(all))}, and no rate; ${quote(rowName(odd.row), 40)} is one of them.`;
      yield { start: cell.start, end: cell.end, message };
      break;
    }
  }
}

/** Lists whose items are amounts in several currencies. */
function* listHits({ items }: Outline): Generator<Hit> {
  const bySection = new Map<string, Block[]>();
  for (const item of items) {
    const key = `${item.section} ${item.depth}`;
    const listed = bySection.get(key) ?? [];
    listed.push(item);
    bySection.set(key, listed);
  }
  for (const listed of bySection.values()) {
    const amounts = listed.map((item) => ({ item, found: large(item.text.slice(0, 200)) }));
    if (amounts.some(({ found }) => found.length > 1)) continue;
    const all = amounts.flatMap(({ found }) => found);
    const odd = amounts.find(({ found }) => found[0] && found[0].currency !== all[0]?.currency);
    if (odd && all.length > 1) yield* mixedHit(odd.item, all, 'list');
  }
}

function* mixedHit({ start, end, text }: Block, amounts: readonly Amount[], where: string): Generator<Hit> {
  const names = currencies(amounts);
  if (names.length < 2) return;
  yield {
    start,
    end,
    message: `${quote(text)} stands in a ${where} with amounts in ${enumerated(names)}, and no rate.`,
  };
}

function large(text: string): Amount[] {
  return amountsIn(text).filter(({ value }) => Math.abs(value) >= SMALLEST);
}

function currencies(amounts: readonly Amount[]): string[] {
  return [...new Set(amounts.map(({ currency }) => currency))];
}
