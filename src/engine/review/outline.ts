import type { Span } from '../document';

/** The parts of a written document that rules read: headings, paragraphs, list items and tables, each at its span. */
export interface Outline {
  readonly headings: readonly Heading[];
  readonly paragraphs: readonly Block[];
  readonly items: readonly Item[];
  readonly tables: readonly Table[];
  /** Sentences of paragraphs and list items; code, quotes and links' addresses are left out. */
  readonly sentences: readonly Block[];
}

/** A span of the document with its text as a reader sees it, emphasis and links resolved. */
export interface Block extends Span {
  readonly text: string;
  /** Index of the heading it stands under, -1 before the first. */
  readonly section: number;
}

export interface Heading extends Block {
  /** 1 for the title. */
  readonly depth: number;
}

export interface Item extends Block {
  /** 0 for an item of an outermost list. */
  readonly depth: number;
  readonly ordered: boolean;
}

export interface Table extends Span {
  readonly section: number;
  readonly header: readonly Block[];
  readonly rows: readonly (readonly Block[])[];
}
