import type { Block, Item, Outline } from '../outline';
import { isBlank } from './columns';
import { plainHeading } from './deliberation';
import { wholeText } from './sections';

/** An objective with the key results written under it. */
export interface Objective extends Block {
  readonly keyResults: readonly Block[];
}

/** "KR", "KR2", "KR 1.3:", "Key result 2 -": how a key result announces itself. */
const KEY_RESULT = /^(?:KR ?\d{0,2}(?:\.\d{1,2})?|key result ?\d{0,2})\s*(?:[:.)–—-]+\s*|\s+(?=\p{Lu}))/u;
const KEY_RESULTS = /^key results?:?$/i;
/** "Objective 1: ...", "O2: ...", "Objective: ...". */
const OBJECTIVE = /^(?:objective ?\d{0,2}|O\d{1,2})\s*[:–—-]+\s*\S/i;

type Entry =
  | { readonly kind: 'heading' | 'paragraph'; readonly block: Block }
  | { readonly kind: 'item'; readonly block: Item };

/** The objectives of a document with their key results, from headings, labels, lists and tables. */
export function objectivesOf(outline: Outline): Objective[] {
  const reader = new OkrReader(/\bOKRs?\b|\bkey results?\b|\bKR ?\d/i.test(wholeText(outline)));
  for (const entry of inOrder(outline)) reader.read(entry);
  return [...reader.objectives(), ...tableObjectives(outline)];
}

/** A key result without the label before it. */
export function keyResultText(text: string): string {
  return text.replace(KEY_RESULT, '').trim();
}

class OkrReader {
  readonly #found: { readonly block: Block; readonly keyResults: Block[] }[] = [];
  /** Depth that items must exceed to be key results; undefined outside a list of them. */
  #listing: number | undefined;

  constructor(private readonly named: boolean) {}

  objectives(): Objective[] {
    return this.#found.map(({ block, keyResults }) => ({ ...block, keyResults }));
  }

  read(entry: Entry): void {
    const { block, kind } = entry;
    const text = kind === 'heading' ? plainHeading(block.text) : block.text;
    const depth = entry.kind === 'item' ? entry.block.depth : -1;
    if (KEY_RESULT.test(text)) this.#found.at(-1)?.keyResults.push(block);
    else if (this.named && OBJECTIVE.test(text)) this.#begin(block, depth);
    else if (KEY_RESULTS.test(text)) this.#listing = depth;
    else if (this.#listing !== undefined && kind === 'item' && depth > this.#listing) this.#add(block, depth);
    else this.#listing = kind === 'paragraph' ? this.#listing : undefined;
  }

  #begin(block: Block, depth: number): void {
    this.#found.push({ block, keyResults: [] });
    this.#listing = depth;
  }

  /** Only the outermost items below the label are key results; what is below them explains. */
  #add(block: Block, depth: number): void {
    if (depth === (this.#listing ?? 0) + 1) this.#found.at(-1)?.keyResults.push(block);
  }
}

/** Headings, paragraphs and items in the order of the text. */
function inOrder({ headings, paragraphs, items }: Outline): Entry[] {
  const entries: Entry[] = [
    ...headings.map((block) => ({ kind: 'heading' as const, block })),
    ...paragraphs.map((block) => ({ kind: 'paragraph' as const, block })),
    ...items.map((block) => ({ kind: 'item' as const, block })),
  ];
  return entries.sort((a, b) => a.block.start - b.block.start);
}

/** Tables with a column of objectives and one of key results; an empty objective continues the one above. */
function tableObjectives({ tables }: Outline): Objective[] {
  const found: { readonly block: Block; readonly keyResults: Block[] }[] = [];
  for (const { header, rows } of tables) {
    const objective = header.findIndex(({ text }) => /^objectives?$/i.test(text.trim()));
    const keyResult = header.findIndex(({ text }) => KEY_RESULTS.test(text.trim()));
    if (objective < 0 || keyResult < 0) continue;
    for (const row of rows) {
      const name = row[objective];
      const result = row[keyResult];
      const previous = found.at(-1);
      if (name && !isBlank(name.text) && previous?.block.text !== name.text)
        found.push({ block: name, keyResults: [] });
      if (result && !isBlank(result.text)) found.at(-1)?.keyResults.push(result);
    }
  }
  return found.map(({ block, keyResults }) => ({ ...block, keyResults }));
}
