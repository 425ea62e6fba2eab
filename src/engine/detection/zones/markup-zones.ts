import { codeReader } from './code-readers';
import { type LexState, Zone, type ZoneList, type ZoneReader } from './zone-list';

/** A tag's name is looked for in as many characters. */
const LONGEST_TAG = 320;

/**
 * Cuts HTML and its kin: text is prose, tags are code, scripts and styles are code of their own languages. Its states: `c`, inside
 * a comment; `t` with the name of a tag that matters, inside a tag; `script:` or `style:` with the state of the code inside it.
 */
export class MarkupReader implements ZoneReader {
  readonly initial = '';

  cut(list: ZoneList, from: number, to: number, state: LexState): LexState {
    const { text } = list.window;
    let at = from;
    if (state === 'c') {
      list.open(at, Zone.comment);
      at = list.after('-->', at, to);
      if (at < 0) return state;
    } else if (state.startsWith('t')) {
      list.open(at, Zone.code);
      const read = this.#tag(list, at, at, to, state.slice(1));
      if (typeof read === 'string') return read;
      at = read;
    } else if (state !== '') {
      const [name = '', inner = ''] = state.split(':', 2);
      const read = embedded(list, at, to, name, inner);
      if (typeof read === 'string') return read;
      at = read;
    }
    list.open(at, Zone.prose);
    while (at < to) {
      const open = list.find('<', at, to);
      if (open >= to) return '';
      let read: number | LexState;
      if (text.startsWith('<!--', open)) {
        list.open(open, Zone.comment);
        const end = list.after('-->', open + 4, to);
        read = end < 0 ? 'c' : end;
      } else if (/[a-zA-Z/!?]/.test(text.charAt(open + 1))) {
        list.open(open, Zone.code);
        const name = /^<(script|style)\b/i.exec(text.slice(open, open + 8))?.[1]?.toLowerCase() ?? '';
        read = this.#tag(list, open, open + 1, to, name);
      } else {
        at = open + 1;
        continue;
      }
      if (typeof read === 'string') return read;
      at = read;
      list.open(at, Zone.prose);
    }
    return '';
  }

  /** The end of a tag, and of the script or style that it opens; the state where that goes on. */
  #tag(list: ZoneList, open: number, from: number, to: number, name: string): number | LexState {
    const end = list.after('>', from, to);
    if (end < 0) return `t${name}`;
    if (name === '' || list.window.text.startsWith('/>', end - 2) || end - open > LONGEST_TAG) return end;
    return embedded(list, end, to, name, '');
  }
}

/** Cuts a script or a style up to its closing tag; the state where that is not here. */
function embedded(list: ZoneList, at: number, to: number, name: string, inner: LexState): number | LexState {
  const close = list.find(`</${name}`, at, to);
  const { id, reader } = codeReader(name === 'style' ? 'css' : 'typescript');
  const rest = list.within(id, () => reader.cut(list, at, close, inner));
  if (close >= to) return `${name}:${rest}`;
  list.open(close, Zone.code);
  const end = list.after('>', close, to);
  return end < 0 ? 't' : end;
}
