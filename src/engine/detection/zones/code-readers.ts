import { CodeReader } from './code-zones';
import { type Language, language, type Syntax } from './languages';

const readers = new Map<Syntax, CodeReader>();

/** The language of a name, as a fence or an editor gives it, with the reader of its code. */
export function codeReader(name: string): Language & { readonly reader: CodeReader } {
  const found = language(name);
  let reader = readers.get(found.syntax);
  if (!reader) {
    reader = new CodeReader(found.syntax);
    readers.set(found.syntax, reader);
  }
  return { ...found, reader };
}
