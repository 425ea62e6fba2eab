import { once } from '../../once';
import type { Block, Item, Outline, Table } from '../outline';
import { cellText, columnOf, isBlank } from './columns';
import { plainHeading } from './deliberation';
import { wholeText } from './sections';

/** A key result, with everything that is said of it: its own text, or the whole row it stands in. */
export interface KeyResult extends Block {
  readonly measure: string;
}

/** An objective with the key results written under it. */
export interface Objective extends Block {
  readonly keyResults: readonly KeyResult[];
}

/** "KR", "KR2", "KR 1.3:", "Key result 2 -": how a key result announces itself. */
const KEY_RESULT =
  /^(?:KR ?\d{0,2}(?:\.\d{1,2})?|[Kk]ey [Rr]esult ?\d{0,2}(?:\.\d{1,2})?)(?:\s*[:.)–—-]+\s*|\s+(?=\p{Lu}))(?=\S)/u;
const KEY_RESULTS = /^key results?:?$/i;
/** "Objective 1: ...", "O2: ...", "Objective: ...", and "Objective 1" alone. */
const OBJECTIVE = /^(?:(?:objective ?\d{0,2}|O\d{1,2})\s*[:–—-]+\s*\S|objective \d{1,2}$)/i;

/** How key results and objectives begin that say what they are. */
const MAY_BEGIN = 'KkOo';

type Entry =
  | { readonly kind: 'heading' | 'paragraph'; readonly block: Block }
  | { readonly kind: 'item'; readonly block: Item }
  | { readonly kind: 'table'; readonly block: Table };

/** The objectives of a document with their key results, from headings, labels, lists and tables. */
export const objectivesOf = once((outline: Outline): readonly Objective[] => {
  const text = wholeText(outline);
  if (!/\bOKRs?\b|\bkey results?\b|\bKR ?\d/i.test(text)) return [];
  const reader = new OkrReader(!/\bkey results?:?$|^KR ?\d/im.test(text));
  for (const entry of inOrder(outline)) reader.read(entry);
  return reader.objectives();
});

/** A key result's text without the label before it. */
export function keyResultText(text: string): string {
  return text.replace(KEY_RESULT, '').trim();
}

/** Where key results are expected: below a label, at this depth of a list. */
interface Listing {
  readonly depth: number;
  begun: boolean;
}

class OkrReader {
  readonly #found: { readonly block: Block; readonly keyResults: KeyResult[] }[] = [];
  #listing: Listing | undefined;

  /** @param plain true where no label says "key results", so that the list under an objective is theirs */
  constructor(private readonly plain: boolean) {}

  objectives(): Objective[] {
    return this.#found.map(({ block, keyResults }) => ({ ...block, keyResults }));
  }

  read(entry: Entry): void {
    if (entry.kind === 'table') {
      this.#table(entry.block);
      return;
    }
    const { block, kind } = entry;
    const text = kind === 'heading' ? plainHeading(block.text) : block.text;
    const depth = entry.kind === 'item' ? entry.block.depth : -1;
    const isNamed = MAY_BEGIN.includes(text.charAt(0));
    if (isNamed && KEY_RESULT.test(text)) this.#add(block);
    else if (isNamed && OBJECTIVE.test(text)) this.#begin(block, depth);
    else if (isNamed && KEY_RESULTS.test(text)) this.#listing = { depth: depth + 1, begun: false };
    else if (entry.kind === 'item') this.#item(entry.block);
    else if (kind === 'heading' || this.#listing?.begun || text.endsWith(':')) this.#listing = undefined;
  }

  #begin(block: Block, depth: number): void {
    this.#found.push({ block, keyResults: [] });
    this.#listing = this.plain ? { depth: depth + 1, begun: false } : undefined;
  }

  /** Only the outermost items below the label are key results; what is below them explains. */
  #item(item: Item): void {
    const listing = this.#listing;
    if (!listing) return;
    if (item.depth < listing.depth) this.#listing = undefined;
    else listing.begun = true;
    if (item.depth === listing.depth && !/^\p{L}[\p{L} ]{1,20}:/u.test(item.text)) this.#add(item);
  }

  /** Tables with a column of key results; a column of objectives begins a new one wherever it names one. */
  #table(table: Table): void {
    const results = columnOf(table, KEY_RESULTS);
    if (results < 0) return;
    const objectives = columnOf(table, /^objectives?$/i);
    for (const row of table.rows) {
      const name = row[objectives];
      if (name && !isBlank(name.text) && this.#found.at(-1)?.block.text !== name.text) {
        this.#found.push({ block: name, keyResults: [] });
      }
      const measure = row.map(({ text }) => keyResultText(text)).join(' | ');
      const cell = row[results];
      if (cell && !isBlank(cellText(row, results))) this.#add(cell, measure.replace(/^KR ?\d{0,2} \| /, ''));
    }
  }

  #add(block: Block, measure = keyResultText(block.text)): void {
    // "[Metric with target]" is a form to be filled in.
    if (!/^[[<{].*[\]>}]$/.test(measure)) this.#found.at(-1)?.keyResults.push({ ...block, measure });
  }
}

/** Headings, paragraphs, items and tables in the order of the text. */
function inOrder({ headings, paragraphs, items, tables }: Outline): Entry[] {
  const entries: Entry[] = [
    ...headings.map((block) => ({ kind: 'heading' as const, block })),
    ...paragraphs.map((block) => ({ kind: 'paragraph' as const, block })),
    ...items.map((block) => ({ kind: 'item' as const, block })),
    ...tables.map((block) => ({ kind: 'table' as const, block })),
  ];
  return entries.sort((a, b) => a.block.start - b.block.start);
}
