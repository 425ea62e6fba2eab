import type { SourceDocument } from '../document';
import { cutCode } from './code-zones';
import { language } from './languages';
import { cutMarkup } from './markup-zones';
import { cutMarkdown, cutProse } from './prose-zones';
import { type Expired, ZoneList, type Zones } from './zone-list';

/** Cuts a document into zones in one pass over its text. */
export function zonesOf({ text, languageId }: SourceDocument, expired: Expired): Zones {
  const { id, reading, syntax } = language(languageId);
  const list = new ZoneList(text, id, expired);
  if (reading === 'markdown') cutMarkdown(list, 0, text.length);
  else if (reading === 'markup') cutMarkup(list, 0, text.length);
  else if (reading === 'prose') cutProse(list, 0, text.length);
  else cutCode(list, 0, text.length, syntax);
  return list;
}
