import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Standing } from '../../src/engine/detection/detection';
import { languageIdOf } from '../../src/engine/detection/zones/languages';
import { SourceDocument } from '../../src/engine/document';

/** The folder of the labels; everything runs from the project's root. */
const FOLDER = join('test', 'accuracy');
/** One document in so many is held out. */
const HELD_OUT = 3;

/** A document and what a reader says of it. */
export interface Labelled {
  /** Its path as the labels have it. */
  readonly file: string;
  readonly document: SourceDocument;
  /** True for a document that nothing is fitted on. */
  readonly heldOut: boolean;
  /** How each framework stands, by id; what is not here is not in the document. */
  readonly frameworks: ReadonlyMap<string, Standing>;
  /** The versions the document gives, by the framework's id. */
  readonly versions: ReadonlyMap<string, string>;
  /** Frameworks of which readers may say either; they count neither way. */
  readonly tolerated: ReadonlySet<string>;
}

interface Label {
  readonly file: string;
  readonly languageId?: string;
  readonly frameworks: Readonly<Record<string, Standing>>;
  readonly versions?: Readonly<Record<string, string>>;
  readonly tolerated?: readonly string[];
}

/** The project's labelled documents, prose first. */
export function labelledDocuments(): Labelled[] {
  return ['prose.json', 'code.json'].flatMap((name) => {
    const { documents } = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as { documents: Label[] };
    return documents.map(labelledOf);
  });
}

function labelledOf({ file, languageId, frameworks, versions = {}, tolerated = [] }: Label): Labelled {
  const text = readFileSync(join(FOLDER, 'documents', file), 'utf8');
  const language = languageId ?? languageIdOf(basename(file), text.slice(0, 200).split('\n', 1)[0]);
  return {
    file,
    document: new SourceDocument(`file:///labelled/${encodeURI(file)}`, language, 1, text),
    heldOut: isHeldOut(file),
    frameworks: new Map(Object.entries(frameworks)),
    versions: new Map(Object.entries(versions)),
    tolerated: new Set(tolerated),
  };
}

/** Decided by the path alone, so that a new document moves no other. */
function isHeldOut(file: string): boolean {
  return (createHash('sha1').update(file).digest()[0] as number) % HELD_OUT === 0;
}
